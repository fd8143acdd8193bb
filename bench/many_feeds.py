#!/usr/bin/env python3
"""many_feeds.py: one process and very many feeds, each on a host of its own on loopback.

usage: many_feeds.py PROGRAM [FEEDS [SECONDS [MINUTES]]]   (20000 feeds, 60 s, one poll in 1 minute)

One server answers for all hosts: robots.txt, a feed, and 304 where nothing changed; one feed in
twenty has something new at each poll.  After every feed was read once, figures are taken for
SECONDS, one "name value unit" a line: polls, processor time by process, memory.
"""
import os, subprocess, sys, tempfile, threading, time

import asyncio

PROGRAM = os.path.abspath(sys.argv[1])
FEEDS, SECONDS = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((2, 20000), (3, 60)))
MINUTES = float(sys.argv[4]) if len(sys.argv) > 4 else 1
TICK = os.sysconf("SC_CLK_TCK")
ITEM = ("<item><title>Notice %d of the harbour office</title><link>/notice/%d</link>"
        "<guid>%d</guid></item>")


class Host(asyncio.Protocol):
    """One connection; what was asked is counted."""
    polls = unchanged = robots = pages = 0
    seen = set()

    def connection_made(self, transport):
        self.transport, self.rest = transport, b""
        self.address = transport.get_extra_info("sockname")[0]

    def data_received(self, data):
        self.rest += data
        while b"\r\n\r\n" in self.rest:
            head, self.rest = self.rest.split(b"\r\n\r\n", 1)
            self.answer(head)

    def answer(self, head):
        path = head.split(b" ", 2)[1]
        if path == b"/robots.txt":
            Host.robots += 1
            return self.send("200 OK", b"User-agent: *\nDisallow: /notice/\n", "text/plain")
        if path != b"/feed":
            Host.pages += 1
            return self.send("404 Not Found", b"", "text/plain")
        Host.polls += 1
        Host.seen.add(self.address)
        if b"If-None-Match" in head and Host.polls % 20:
            Host.unchanged += 1
            return self.send("304 Not Modified", None, None)
        n = Host.polls
        body = "<rss><channel><title>Notices</title>" + "".join(
            ITEM % (i, i, i) for i in range(n, n - 5, -1)) + "</channel></rss>"
        self.send("200 OK", body.encode(), "application/rss+xml")

    def send(self, status, body, kind):
        head = f"HTTP/1.1 {status}\r\nETag: \"{Host.polls}\"\r\n"
        if body is not None:
            head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        self.transport.write(head.encode() + b"\r\n" + (body or b""))


def serve(ready):
    async def main():
        server = await asyncio.get_running_loop().create_server(Host, "0.0.0.0", 0, backlog=1024)
        ready.append(server.sockets[0].getsockname()[1])
        await server.serve_forever()
    asyncio.run(main())


def processes(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as f:
        children = [int(p) for p in f.read().split()]
    return [pid] + [p for child in children for p in processes(child)]


def usage(root):
    """Processor seconds and resident megabytes by name of process."""
    used = {}
    for pid in processes(root):
        try:
            with open(f"/proc/{pid}/stat") as f:
                name, fields = f.read().rsplit(")", 1)
            fields, name = fields.split(), name.split("(", 1)[1]
            seconds, memory = used.get(name, (0, 0))
            used[name] = (seconds + (int(fields[11]) + int(fields[12])) / TICK,
                          memory + int(fields[21]) * os.sysconf("SC_PAGESIZE") / 1e6)
        except OSError:
            pass
    return used


def wait_for(condition, seconds):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(.2)


def main():
    ready = []
    threading.Thread(target=serve, args=(ready,), daemon=True).start()
    wait_for(lambda: ready, 10)
    with tempfile.TemporaryDirectory(prefix="glancewire-bench.") as folder:
        opml = folder + "/feeds.opml"
        with open(opml, "w") as f:
            f.write("<opml><body>" + "".join(
                f'<outline xmlUrl="http://127.20.{i >> 8}.{i & 255}:{ready[0]}/feed"/>'
                for i in range(FEEDS)) + "</body></opml>")
        data = folder + "/data"
        subprocess.run([PROGRAM, "import", opml, "--data", data], check=True,
                       stdout=subprocess.DEVNULL)
        settings = ["allow_net=127.20.0.0/16", "poll_min=0.1", f"poll_start={MINUTES}",
                    f"poll_max={MINUTES * 20}", "host_pause_ms=0", "log_level=error",
                    "listen=127.0.0.1:0"]
        program = subprocess.Popen([PROGRAM, "run", "--data", data,
                                    *(a for s in settings for a in ("--set", s))])
        try:
            began = time.monotonic()
            wait_for(lambda: len(Host.seen) >= FEEDS, 600)
            first = time.monotonic() - began
            before, polls, unchanged, began = usage(program.pid), Host.polls, Host.unchanged, time.monotonic()
            time.sleep(SECONDS)
            after, seconds = usage(program.pid), time.monotonic() - began
            polls, unchanged = Host.polls - polls, Host.unchanged - unchanged
        finally:
            program.terminate()
            program.wait(20)
    print(f"many_feeds {len(Host.seen)} feeds")
    print(f"many_first_round {first:.1f} s")
    print(f"many_polls {polls / seconds:.1f} polls/s")
    print(f"many_unchanged {unchanged / max(polls, 1):.3f} share")
    for name in sorted(after):
        cpu = after[name][0] - before.get(name, (0, 0))[0]
        print(f"many_{name.replace('gw-', '')}_processor {cpu / seconds:.3f} share")
        print(f"many_{name.replace('gw-', '')}_per_poll {cpu / max(polls, 1) * 1e6:.0f} us")
        print(f"many_{name.replace('gw-', '')}_memory {after[name][1]:.1f} MB")


main()
