#!/usr/bin/env python3
"""embeddings.py: a server of embeddings helps where it answers and is never in the way where it
fails: it is slow, broken, gone or tells nonsense, and all reports are placed all the same."""
import hashlib, http.server, json, threading, time

import running

KEY = "not-for-the-log-4711"
asked = {"requests": 0, "texts": 0, "keys": set(), "largest": 0}


def vector(text):
    """The same for the same words, whatever they mean."""
    values = [0.0] * 96
    for word in text.lower().split():
        values[hashlib.sha256(word.encode()).digest()[0] % 96] += 1
    return values


def good(request):
    return 200, json.dumps({"data": [{"index": i, "embedding": vector(t)} for i, t in enumerate(request["input"])]})


def slow(request):
    time.sleep(30)
    return good(request)


ANSWERS = {
    "good": good,
    "slow": slow,
    "failing": lambda r: (500, "{}"),
    "short": lambda r: (200, '{"data":[]}'),
    "nonsense": lambda r: (200, "<html>"),
}


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answer = good

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked["requests"] += 1
        asked["texts"] += len(request["input"])
        asked["largest"] = max(asked["largest"], len(request["input"]))
        asked["keys"].add(self.headers["Authorization"])
        status, text = type(self).answer(request)
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())
        except OSError:
            pass  # nobody waits for it any more

    def log_message(self, *arguments):
        pass


def run(opml, settings):
    folder = running.subscribed(opml)
    said = running.must([*running.run_arguments(folder), *settings], timeout=180)
    running.need(KEY not in said, "the key is in the log")
    return len(running.urls(folder)), said


def body():
    opml = running.newsroom()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    key_file = running.temporary_folder() + "/key"
    with open(key_file, "w") as f:
        f.write(KEY + "\n")
    here = ["--set", f"embeddings_url=http://127.0.0.1:{server.server_address[1]}/v1",
            "--set", f"embeddings_key_file={key_file}", "--set", "embeddings_model=invented"]
    without, _ = run(opml, [])
    for name, answer in ANSWERS.items():
        Server.answer = staticmethod(answer)
        asked.update(requests=0, texts=0, largest=0)
        placed, said = run(opml, here)
        running.need(placed == without, f"{name}: {placed} reports, {without} without a server")
        running.need(asked["keys"] == {"Bearer " + KEY}, f"{name}: {asked['keys']}")
        warned = said.count("the server of embeddings fails")
        if name == "good":
            # Some reports are known and never placed: robots.txt forbids their page.
            running.need(0.9 * placed < asked["texts"] <= placed, f"vectors of {asked['texts']} reports, of {placed}")
            running.need(warned == 0, said)
            batches = f"{asked['requests']} requests for {placed} reports"
            running.need(asked["largest"] > 1, "no two texts in one request")
        else:
            running.need(warned <= 1, f"{name}: warned {warned} times")
            running.need(asked["requests"] <= 6, f"{name}: asked {asked['requests']} times")
    gone, said = run(opml, ["--set", "embeddings_url=http://127.0.0.1:1/v1"])
    running.need(gone == without, f"nobody there: {gone} reports of {without}")
    status, said = running.call(["run", "--data", running.temporary_folder(), "--until-idle", *here[:2],
                                 "--set", "embeddings_key_file=/nowhere/key"])
    running.need(status != 0 and "embeddings_key_file" in said, f"a missing key file: {status} {said}")
    return f"{batches}; slow, failing, short, nonsense, gone: all reports placed"


running.test(body)
