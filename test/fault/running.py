"""running.py: what the fault tests share: a newsroom, a data folder, and what must hold of it.

Every test takes the program as its first argument, prints one line, "ok NAME" or
"not ok NAME: why", and ends every process that it started by its id.
"""
import atexit, glob, http.server, json, os, shutil, subprocess, sys, tempfile, threading, time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/glancewire")
NAME = os.path.basename(sys.argv[0]).removesuffix(".py")
# Loopback is refused unless it is allowed; all feeds are due at once; no pause between requests.
SETTINGS = ["--set", "allow_net=127.0.0.1/32", "--set", "poll_min=0", "--set", "host_pause_ms=0",
            "--set", "write_after_s=0"]
started = []


class Failure(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Failure(why)


def start(arguments, **options):
    """A process of the program, which is ended with the test whatever happens."""
    p = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, errors="replace", **options)
    started.append(p)
    return p


def end(p):
    if p.poll() is None:
        p.terminate()
        try:
            p.wait(5)
        except subprocess.TimeoutExpired:
            p.kill()
            p.wait()


@atexit.register
def end_all():
    for p in started:
        end(p)


def temporary_folder():
    folder = tempfile.mkdtemp(prefix="glancewire-fault.")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def call(arguments, timeout=120, **options):
    """Exit status and output of one command of the program."""
    p = start(arguments, **options)
    try:
        said, _ = p.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        end(p)
        raise Failure(f"{arguments[0]} did not end within {timeout} s")
    return p.returncode, said


def must(arguments, **options):
    status, said = call(arguments, **options)
    need(status == 0, f"{' '.join(arguments[:2])}: exit status {status}: {said.strip()[-300:]}")
    return said


def newsroom():
    """The outlets with two days of news, standing still; the path of their OPML."""
    folder = temporary_folder()
    p = start(["demo", "--newsroom-only", "--speed", "0", "--start", "48", "--data", folder])
    opml = folder + "/feeds.opml"
    for _ in range(200):
        if os.path.exists(opml) and os.path.getsize(opml):
            return opml
        need(p.poll() is None, "the newsroom did not start: " + (p.stdout.read() if p.poll() else ""))
        time.sleep(0.05)
    raise Failure("the newsroom did not write its OPML within 10 s")


def serve(answer):
    """A server for all loopback addresses; `answer(address, path, headers)` gives the status, the
    type, the text and pairs of further headers.  Its port."""
    class Site(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            status, kind, text, *more = answer(self.connection.getsockname()[0], self.path, self.headers)
            body = text.encode()
            self.send_response(status)
            for name, value in [("Content-Type", kind), *more]:
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if status == 304 else body)

        def log_message(self, *arguments):
            pass

    class Server(http.server.ThreadingHTTPServer):
        request_queue_size, daemon_threads = 512, True

    server = Server(("0.0.0.0", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def subscribed(opml, folder=None):
    """A data folder that knows the feeds."""
    folder = folder or temporary_folder()
    must(["import", opml, "--data", folder, *SETTINGS])
    return folder


def run_arguments(folder):
    return ["run", "--data", folder, "--until-idle", *SETTINGS]


def run_to_the_end(folder, **options):
    return must(run_arguments(folder), timeout=180, **options)


def rows(what, folder):
    return [json.loads(line) for line in must(["export", what, "--data", folder]).splitlines()
            if line.startswith("{")]


def urls(folder):
    return {a["url"] for a in rows("articles", folder)}


def repeated(values):
    seen, twice = set(), set()
    for v in values:
        (twice if v in seen else seen).add(v)
    return sorted(map(str, twice))


class History:
    """What was published once must stay: articles by id, addresses, editions."""

    def __init__(self):
        self.articles, self.stories, self.editions = {}, {}, {}

    def look(self, folder):
        articles, stories = rows("articles", folder), rows("stories", folder)
        need(not (twice := repeated(a["url"] for a in articles)), f"articles twice: {twice[:3]}")
        need(not (twice := repeated(s["address"] for s in stories)), f"addresses twice: {twice[:3]}")
        editions = {(s["address"], e["number"]): e["at"] for s in stories for e in s["editions"]}
        count = sum(len(s["editions"]) for s in stories)
        need(len(editions) == count, "an edition of an address appears twice")
        self.same("article", self.articles, {a["id"]: a["url"] for a in articles})
        self.same("address", self.stories, {s["address"]: s["id"] for s in stories})
        self.same("edition", self.editions, editions)

    @staticmethod
    def same(what, before, now):
        for key, value in before.items():
            need(key in now, f"{what} {key} is gone")
            need(now[key] == value, f"{what} {key} changed from {value} to {now[key]}")
        before.update(now)


def verify(folder):
    must(["verify", "--data", folder])


def database(folder):
    """The data file of a folder, found by its first bytes."""
    for path in glob.glob(folder + "/*"):
        if os.path.isfile(path) and open(path, "rb").read(15) == b"SQLite format 3":
            return path
    raise Failure("there is no database in the data folder")


def test(body):
    """Runs `body` and says how it went."""
    try:
        detail = body()
    except Exception as why:
        kind = "" if isinstance(why, Failure) else type(why).__name__ + ": "
        print(f"not ok {NAME}: {kind}{why}")
        sys.exit(1)
    print(f"ok {NAME}" + (f": {detail}" if detail else ""))
