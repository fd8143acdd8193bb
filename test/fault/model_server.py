"""model_server.py: a language model of our own, for the tests: an OpenAI-compatible server that answers
as it is told, and a site with news to write about."""
import hashlib, html, http.server, json, re, threading, time

import running

PASSAGE = re.compile(r'<p n="(\d+)"[^>]*>(.*?)</p>', re.S)
KEY = "not-for-the-log-0815"


class Model:
    """Answers by `mode(job, passages, request)`, which gives the text of the answer, or a pair of a
    status and a body, or calls of its own on the connection."""

    def __init__(self, mode):
        self.mode, self.bodies, self.calls, self.lock = mode, {}, [], threading.Lock()
        model = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                try:
                    model.answer(self, body)
                except OSError:
                    pass  # nobody waits for it any more

            def log_message(self, *arguments):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass  # the program was killed

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, handler, body):
        request = json.loads(body)
        system = request["messages"][0]["content"]
        job = ("probe" if "number of passages" in system else "story" if "short news story" in system
               else "headline" if "the headline of a news story" in system else "shorten"
               if "leaving words out" in system else "question" if "sound like one" in system
               else "rank" if "reads best" in system else "judge")
        passages = [html.unescape(t) for _, t in PASSAGE.findall(request["messages"][1]["content"])]
        with self.lock:
            digest = hashlib.sha256(body).hexdigest()
            if job != "probe":
                self.bodies[digest] = self.bodies.get(digest, 0) + 1
            self.calls.append({"job": job, "at": time.monotonic(), "passages": passages, "request": request,
                               "authorization": handler.headers["Authorization"]})
        if job == "probe" and self.mode not in (lost, endless):
            return send(handler, 200, completion(json.dumps({"n": len(passages)}), request))
        said = self.mode(job, passages, request) if self.mode not in (lost, endless, cut) else self.mode(handler)
        if said is None:
            return
        status, text, *headers = said if isinstance(said, tuple) else (200, completion(said, request))
        send(handler, status, text, *headers)

    def count(self, job=None):
        return sum(c["job"] != "probe" and job in (None, c["job"]) for c in self.calls)

    def settings(self, *more):
        return ["--set", f"model_url={self.url}", "--set", "model_name=invented-1",
                "--set", "model_provider=llama-server", "--set", "model_timeout_s=30", *more]


def send(handler, status, text, *headers):
    body = text.encode()
    handler.send_response(status)
    for name, value in headers:
        handler.send_header(name, value)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def completion(text, request, finish="stop", **more):
    """A chat completion with honest figures."""
    read = sum(len(m["content"]) for m in request["messages"]) // 4
    message = {"role": "assistant", "content": text, **more.pop("message", {})}
    return json.dumps({"object": "chat.completion", "model": "invented-1",
                       "choices": [{"index": 0, "finish_reason": finish, "message": message}],
                       "usage": {"prompt_tokens": read, "completion_tokens": len(text) // 4,
                                 "total_tokens": read + len(text) // 4}, **more})


def story(headline, a, b=(), c=(), questions=()):
    return json.dumps({"h": headline, "a": a, "b": list(b), "c": list(c), "q": list(questions)})


def sentence(text, *numbers):
    return {"t": text, "s": list(numbers)}


def shorter(passage):
    """What ends in a side matter, without it: words that the default writer has not."""
    return re.sub(r"(, and \w+ was named after its founder|, which .* has led for \d+ years| from \w+ to \w+)\.$", ".", passage)


# ── modes ──

def good(job, passages, request):
    """Copies passages, which is what a careful small model does; in another order and some without their end, because
    the default writer's own text would not be taken, nor a part of it."""
    if job == "story":
        own = [sentence(shorter(p), i + 1) for i, p in enumerate(passages) if len(p) < 280][:9]
        return story("Nothing of the kind happened anywhere", own[1::-1], own[2:6], own[6:9])
    if job == "headline":
        return json.dumps({"h": passages[-1]})
    if job == "shorten":
        return json.dumps({"t": passages[0]})
    if job == "judge":
        return json.dumps({"v": "yes"})
    if job == "rank":  # the same one in every order
        return json.dumps({"n": 1 + passages.index(min(passages, key=len))})
    return json.dumps({"q": passages[0]})


def lost(handler):
    """Takes the request and never says a word."""
    time.sleep(30)


def cut(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices":[{"message":{"content":"{')
    handler.wfile.flush()
    handler.connection.shutdown(2)


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", str(1 << 34))
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65536)


# ── a site ──

SUBJECTS = """lighthouse ferry orchard library quarry bakery theatre aqueduct vineyard observatory sawmill harbour
tannery greenhouse hospital brewery windmill museum railway stadium cannery shipyard monastery reservoir
planetarium foundry market nursery tunnel academy barracks chapel refinery printworks dairy archive causeway
hatchery pottery laboratory abbey station gallery kiln depot mill prison embassy lagoon terrace fountain arena
granary dockyard bathhouse courthouse cinema viaduct hostel ranch cemetery pavilion laundry forge colliery
parsonage citadel boathouse""".split()
FIRST = "Anna Bertil Clara Doran Edda Florin Greta Hilmar Ines Jonas Kaja Lorenz Mira Nils Odette".split()
SYLLABLES = "bra kel dov mir tas gol fen ur lam pos wid har zel quo nim".split()


def name(seed):
    """A place or a family that does not exist."""
    digest = hashlib.sha256(str(seed).encode()).digest()
    return "".join(SYLLABLES[digest[k] % 15] for k in range(2 + digest[9] % 2)).capitalize() + "aeiou"[digest[8] % 5]


VERBS = """closes sells repairs moves paints floods rents measures opens lights guards counts heats fences
drains tests lends names films cleans warms lifts maps bans buys""".split()


def report(i):
    """Title and paragraphs of a report on a subject of its own, in which next to every word that
    matters is its own, too, so that no two of them are taken for one story."""
    thing, verb = SUBJECTS[i % len(SUBJECTS)], VERBS[i % len(VERBS)]
    place, street, firm, river, party, hill = (name(i * 41 + k * 613 + 5) for k in range(6))
    person, other = (f"{FIRST[(i + 7 * k) % 15]} {name(i * 53 + k * 1009 + 11)}" for k in range(2))
    n = 12 + i
    first = [
        f"{place} {verb} the {thing} on {street} Street after {n} weeks of talks with {firm}.",
        f"{firm} {verb} the {thing} near the {river}, {person} of {place} said on Monday.",
        f"The {thing} in {place} burned for {n} hours on Tuesday and smoke drifted as far as {hill}.",
        f"Voters of {place} rejected a plan by {party} for the {thing} by {n + 40} to {n} on Sunday.",
        f"{person} left the {thing} of {place} to the {party} foundation, which {verb} it from May on.",
    ][i % 5]
    rest = [
        f"{person} told {party} that the {river} had risen by {n} centimetres beside the {thing}.",
        f"{firm} will pay {n * 3} million crowns for the road from {hill} to {street}.",
        f"{other} of {party} called the plan for {hill} a gift to {firm}.",
        f"A surveyor from {street} wrote to {other} about the {thing} {n} months ago.",
        f"The {thing} once belonged to {party}, and {hill} was named after its founder.",
        f"{place} and {hill} share one fire brigade, which {other} has led for {n} years.",
        f"{party} meets again in {street} next month, when {firm} shows its drawings.",
        f"Fishermen on the {river} fear for {n + 3} jobs, {other} said.",
    ]
    turned = rest[i % 8:] + rest[:i % 8]
    return f"{thing.capitalize()}: {place} {verb}, {firm} waits", [first, turned[0] + " " + turned[1], turned[2] + " " + turned[3],
                                                            turned[4] + " " + turned[5], turned[6] + " " + turned[7]]


def page(title, paragraphs, head="", author="Lena Ostrom", extra=""):
    body = "".join(p if p.startswith("<") else f"<p>{p}</p>\n" for p in paragraphs)
    return (f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}"
            f'<meta name="author" content="{author}"><meta property="article:published_time" '
            f'content="2026-11-20T10:00:00Z"></head><body><header><nav><a href="/">Home</a></nav></header>'
            f'<main><article><h1>{title}</h1><p class="byline">By {author}</p>\n{body}{extra}</article></main>'
            f"<footer>Imprint</footer></body></html>")


def site(pages):
    """Serves pages, a pair of title and HTML each, with a feed; the path of an OPML file."""
    items = "".join(f"<item><title>{html.escape(t)}</title><link>http://127.0.0.1:PORT/{i}</link><guid>g{i}</guid>"
                    f"<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>" for i, (t, _) in enumerate(pages))

    def answer(address, path, headers):
        if path == "/feed":
            return 200, "application/rss+xml", (f"<rss version='2.0'><channel><title>Valley Post</title>"
                                                f"{items.replace('PORT', str(port))}</channel></rss>")
        number = path.strip("/")
        if number.isdigit() and int(number) < len(pages):
            return 200, "text/html", pages[int(number)][1]
        return 404, "text/plain", "none"

    port = running.serve(answer)
    opml = running.temporary_folder() + "/feeds.opml"
    with open(opml, "w") as f:
        f.write(f'<opml version="2.0"><body><outline type="rss" text="Valley Post" '
                f'xmlUrl="http://127.0.0.1:{port}/feed"/></body></opml>')
    return opml


def plain_site(count):
    return site([(t, page(t, p)) for t, p in map(report, range(count))])


def twice_site(count):
    """Two reports of each matter, whose titles have the same words in another order: the story could have
    either."""
    pages = []
    for title, p in map(report, range(count)):
        other = re.sub(r"(\w+): (.*), (.*)", r"\2 \1, \3", title)
        pages += [(title, page(title, p[:3])), (other, page(other, [p[0], *p[3:]]))]
    return site(pages)


def pages_of(folder):
    """Every page that the site would serve, by its path."""
    import sqlite3
    with sqlite3.connect(running.database(folder)) as db:
        return {path: bytes(body or b"").decode("utf-8", "replace")
                for path, body in db.execute("SELECT path, body FROM page")}


def receipts(folder):
    return json.loads(running.must(["model", "spending", "--json", "--data", folder]))


def run(folder, settings, timeout=180):
    return running.must([*running.run_arguments(folder), "--set", "old_h=1000000", "--set", "live_h=100000",
                         *settings], timeout=timeout)
