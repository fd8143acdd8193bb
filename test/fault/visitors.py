#!/usr/bin/env python3
"""visitors.py: hostile requests, slow visitors and 10,000 who only hold the line; readers are served all the same.

usage: visitors.py PROGRAM [KILLS] [--table]

Every request of the table is sent as it stands over a connection of its own.  `--table` prints what came back.
"""
import os, re, resource, selectors, socket, sys, time

import running

IDLE = 10000
PATIENCE_S = 1.5     # of a reader, while the others hold the line
LINE_S = 20          # LIMIT_CONNECTION_IDLE_S: how long a silent visitor may stay
SMUGGLED = "GET /metrics HTTP/1.1\r\nHost: g\r\n\r\n"


def get(path, more="", method="GET", version="HTTP/1.1"):
    return f"{method} {path} {version}\r\nHost: g\r\n{more}\r\n"


# What is sent, and the answers that are right: a status, or "closed" for the end without one.
TABLE = [
    ("a page", get("/"), "200"),
    ("a page's header alone", get("/", method="HEAD"), "200"),
    ("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "200"),
    ("a range", get("/", "Range: bytes=0-9\r\n"), "200"),
    ("a thousand ranges", get("/", "Range: bytes=" + "0-,5-9," * 1000 + "7-\r\n"), "200"),
    ("an odd encoding", get("/", "Accept-Encoding: gzip;q=9;;,,\xff*;q=-1\r\n"), "200"),
    ("an ETag without end", get("/", 'If-None-Match: "' + "a" * 9000 + "\r\n"), "200"),
    ("length and encoding", get("/", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "POST") + "0\r\n\r\n" + SMUGGLED, "400"),
    ("two lengths", get("/", "Content-Length: 0\r\nContent-Length: 40\r\n", "POST") + SMUGGLED, "400"),
    ("two equal lengths", get("/", "Content-Length: 0\r\nContent-Length: 0\r\n") + SMUGGLED, "400"),
    ("a length with a sign", get("/", "Content-Length: +0\r\n", "POST") + SMUGGLED, "400"),
    ("a length below nothing", get("/", "Content-Length: -1\r\n", "POST") + SMUGGLED, "400"),
    ("a length past all numbers", get("/", "Content-Length: 99999999999999999999999\r\n", "POST"), "400 413"),
    ("a body on a GET", get("/", f"Content-Length: {len(SMUGGLED)}\r\n") + SMUGGLED, "400"),
    ("a chunked GET", get("/", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n" + SMUGGLED, "400"),
    ("an encoding in disguise", get("/", "Transfer-Encoding : chunked\r\n") + "0\r\n\r\n" + SMUGGLED, "400"),
    ("an unknown encoding", get("/", "Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n" + SMUGGLED, "400"),
    ("a header over two lines", get("/", "X-A: b\r\n c: d\r\n"), "200 400"),
    ("a header without a name", get("/", ": x\r\n"), "200 400"),
    ("no host", "GET / HTTP/1.1\r\n\r\n", "400"),
    ("a huge header", get("/", "X: " + "a" * 60000 + "\r\n"), "431"),
    ("ten thousand headers", get("/", "X: a\r\n" * 10000), "431"),
    ("a huge address", get("/" + "a" * 60000), "414 431"),
    ("a POST", get("/", "Content-Length: 3\r\n", "POST") + "a=b", "400 405"),
    ("a PUT", get("/", method="PUT"), "405"),
    ("a DELETE", get("/", method="DELETE"), "405"),
    ("a TRACE", get("/", method="TRACE"), "405"),
    ("OPTIONS of everything", get("*", method="OPTIONS"), "400 405"),
    ("a CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", "400 405"),
    ("an address with a host", get("http://evil.example/"), "200 400 404"),
    ("a method of its own", get("/", method="X" * 300), "400 405"),
    ("up the tree", get("/../../etc/passwd"), "400 404"),
    ("up the tree, encoded", get("/%2e%2e/%2e%2e/etc/passwd"), "400 404"),
    ("up the tree, encoded twice", get("/%252e%252e%252fetc%252fpasswd"), "400 404"),
    ("up the tree, by an overlong form", get("/%c0%ae%c0%ae/etc/passwd"), "400 404"),
    ("a path with a zero byte", get("/about%00.html"), "400 404"),
    ("a slash, encoded", get("/story%2f1"), "400 404"),
    ("backslashes", get("/..\\..\\etc\\passwd"), "400 404"),
    ("half an escape", get("/%2"), "400 404"),
    ("mark-up in a path", get("/<script>alert(1)</script>"), "400 404"),
    ("mark-up in a search", get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E"), "200"),
    ("a search in the index's own words", get("/search?q=%22%20OR%20NEAR(%20*%20AND%20NOT%20title:"), "200"),
    ("a search of one long word", get("/search?q=" + "a" * 8000), "200 400 414"),
    ("a line end in a search", get("/search?q=a%0d%0aSet-Cookie:%20x"), "200"),
    ("garbage", "\x00\x01\x02\xff" * 100 + "\r\n\r\n", "400 closed"),
    ("a greeting of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 200, "400 closed"),
    ("an upgrade", get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\n"), "200"),
    ("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400 505 closed"),
    ("HTTP/9", get("/", version="HTTP/9.9"), "400 505"),
    ("two pages in one go", get("/") + get("/about"), "200"),
]


def exchange(port, request, seconds=5):
    """Everything that comes back until the other side is done, or silent for half a second."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), seconds) as s:
        s.settimeout(seconds)
        try:
            s.sendall(request.encode("latin-1"))
            while more := s.recv(65536):
                answer += more
                s.settimeout(.5)
        except OSError:
            pass
    return answer


def hostile_requests(port, table):
    for what, request, right in TABLE:
        answer = exchange(port, request)
        statuses = re.findall(rb"(?:^|\n)HTTP/1\.[01] (\d{3})", answer)
        status = statuses[0].decode() if statuses else "closed"
        if table:
            print(f"{what:40} {status:7} {len(answer):6} bytes", flush=True)
        running.need(status in right.split(), f"{what}: {status}, not {right}")
        running.need(b"glancewire_uptime" not in answer, f"{what}: a smuggled request was answered")
        running.need(b"root:" not in answer, f"{what}: a file of the machine came back")
        running.need(b"<script>alert" not in answer, f"{what}: mark-up came back as mark-up")
        running.need(not re.search(rb"\nSet-Cookie: x", answer), f"{what}: a header of the visitor's came back")
        if status != "200":
            running.need(b"200" not in statuses, f"{what}: the connection went on after the refusal")


def reader_waits(port, path="/"):
    """Seconds until a whole page came."""
    began = time.monotonic()
    answer = exchange(port, get(path, "Connection: close\r\n"))
    running.need(answer.startswith(b"HTTP/1.1 200"), f"a reader got {answer[:60]!r}")
    running.need(b"</html>" in answer, "a reader got half a page")
    return time.monotonic() - began


def slow_visitors(port):
    """One byte of a request's header every now and then: the line is closed in the end, nobody waits."""
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    began, open_ones = time.monotonic(), len(slow)
    for s in slow:
        s.setblocking(False)
    request, worst = b"GET / HTTP/1.1\r\nX: " + b"a" * 1000, 0
    for step in range(6):
        for s in slow:
            try:
                s.send(request[step:step + 1])
            except OSError:
                pass
        worst = max(worst, reader_waits(port))
        time.sleep(.2)
    running.need(worst < PATIENCE_S, f"a reader waited {worst:.1f} s beside slow visitors")
    for s in slow:
        s.close()
    return worst


def idle_visitors(port, count):
    """They open a connection and say nothing; addresses of the loopback in turn, as from many machines."""
    held, worst = [], 0
    for i in range(count):
        s = socket.socket()
        s.bind((f"127.0.0.{2 + i % 200}", 0))
        s.connect(("127.0.0.1", port))
        held.append(s)
        if i % 1000 == 999:
            worst = max(worst, reader_waits(port))
    for _ in range(20):
        worst = max(worst, reader_waits(port))
    running.need(worst < PATIENCE_S, f"a reader waited {worst:.1f} s beside {count} silent visitors")
    for s in held:
        s.close()
    return worst


def memory_mb(pid):
    """Resident size of the process and all that it started."""
    total, todo = 0, [pid]
    while todo:
        p = todo.pop()
        try:
            with open(f"/proc/{p}/status") as f:
                total += int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1))
            with open(f"/proc/{p}/task/{p}/children") as f:
                todo += map(int, f.read().split())
        except (OSError, AttributeError):
            pass
    return total / 1024


def served(folder):
    """A running server of the folder, and its port."""
    probe = socket.socket()
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
    probe.close()
    p = running.start(["run", "--data", folder, "--listen", f"127.0.0.1:{port}", *running.SETTINGS])
    for _ in range(200):
        try:
            reader_waits(port)
            return p, port
        except (OSError, running.Failure):
            time.sleep(.05)
    raise running.Failure("the server did not start within 10 s")


def body():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    count = min(IDLE, hard - 500)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    folder = running.subscribed(running.newsroom())
    running.run_to_the_end(folder)
    p, port = served(folder)
    hostile_requests(port, "--table" in sys.argv)
    slow = slow_visitors(port)
    before = memory_mb(p.pid)
    idle = idle_visitors(port, count)
    after = memory_mb(p.pid)
    reader_waits(port)
    running.need(p.poll() is None, "the server ended")
    return (f"{len(TABLE)} requests; readers waited at most {slow:.2f} s beside 200 slow and "
            f"{idle:.2f} s beside {count} silent visitors; {before:.0f} MB before, {after:.0f} MB after")


running.test(body)
