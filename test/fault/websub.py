#!/usr/bin/env python3
"""websub.py: a hub hears of every feed that changed, once it can be reached, and is never in the way:
it is down, slow, fails, or the program is killed while it is asked."""
import http.server, json, re, signal, threading, time, urllib.parse, urllib.request

import running
from running import need

BASE = "https://g.example"
heard = []


class Hub(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    status, delay_s = 204, 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        heard.append((self.headers["Content-Type"], urllib.parse.parse_qs(body, strict_parsing=True)))
        time.sleep(type(self).delay_s)
        try:
            self.send_response(type(self).status)
            self.send_header("Content-Length", "0")
            self.end_headers()
        except OSError:
            pass  # nobody waits for it any more

    def log_message(self, *arguments):
        pass


def hub(status=204, delay_s=0):
    Hub.status, Hub.delay_s = status, delay_s
    heard.clear()


def topics():
    return {url for _, form in heard for url in form["hub.url"]}


def body():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    opml = running.newsroom()
    here = f"http://127.0.0.1:{server.server_address[1]}/"
    settings = ["--set", f"base_url={BASE}", "--set", "websub_hub=" + here]

    hub()
    folder = running.subscribed(opml)
    running.must([*running.run_arguments(folder), *settings], timeout=180)
    # Which stories share a name, and in which section a story stands while few of its reports are there, depends
    # on the order in which reports come: those feeds are not compared from run to run.
    every = {t for t in topics() if "/topic/" not in t}
    sure = {t for t in every if "/section/" not in t}
    need({BASE + "/feed.atom", BASE + "/feed.json"} <= every, "the site's feeds were not told of")
    need(any("/section/" in t for t in every) and any("/outlet/" in t for t in every), "lists were not told of")
    need(all(kind == "application/x-www-form-urlencoded" and form["hub.mode"] == ["publish"] and
             len(form["hub.url"]) <= 20 for kind, form in heard), "a request has another form")
    need(len(heard) < 20, f"{len(heard)} requests for one round")
    counted = len(heard)

    # What the server says of itself leads to the hub.
    served = running.start(["run", "--data", folder, "--listen", "127.0.0.1:0", *running.SETTINGS, *settings])
    port = next(m.group(1) for m in (re.search(r" at http://.*:(\d+)/", line) for line in served.stdout) if m)
    for topic in sorted(every)[:6] + [BASE + "/feed.atom"]:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}" + topic[len(BASE):], timeout=20) as r:
            text, link = r.read().decode(), r.headers["Link"]
        need(link == f'<{here}>; rel="hub", <{topic}>; rel="self"', f"{topic}: Link: {link}")
        if topic.endswith(".json"):
            need(json.loads(text)["hubs"] == [{"type": "WebSub", "url": here}], f"{topic} names no hub")
        else:
            need(f'<link rel="hub" href="{here}"/>' in text and f'rel="self" type="application/atom+xml" href="{topic}"'
                 in text, f"{topic} names no hub")
    running.end(served)

    # Nothing changed: nothing is told.
    hub()
    running.must([*running.run_arguments(folder), *settings], timeout=180)
    need(not heard, f"told of {topics()} without a change")

    # A hub that fails is told later, of all of it.
    for name, setup, where in (("failing", dict(status=500), here), ("slow", dict(delay_s=25), here),
                               ("down", {}, "http://127.0.0.1:1/")):
        hub(**setup)
        folder = running.subscribed(opml)
        began = time.monotonic()
        said = running.must([*running.run_arguments(folder), "--set", f"base_url={BASE}", "--set", "websub_hub=" + where],
                            timeout=180)
        need(time.monotonic() - began < 90, f"{name}: the round took {time.monotonic() - began:.0f} s")
        need(said.count("the hub of the feeds") == 1, f"{name}: {said}")
        need(len(heard) <= 1, f"{name}: asked {len(heard)} times in one round")
        hub()
        running.must([*running.run_arguments(folder), *settings], timeout=180)
        need(topics() >= sure, f"{name}: the hub never heard of {sorted(sure - topics())[:3]}")
        need(any("/section/" in t for t in topics()), f"{name}: the hub never heard of a section")

    # Killed while the hub is asked: the next run tells it.
    hub(delay_s=60)
    folder = running.subscribed(opml)
    p = running.start([*running.run_arguments(folder), *settings])
    for _ in range(1200):
        if heard:
            break
        time.sleep(0.05)
    p.send_signal(signal.SIGKILL)
    p.wait()
    time.sleep(1)
    need(heard, "the hub was not asked before the kill")
    hub()
    running.must([*running.run_arguments(folder), *settings], timeout=180)
    need(topics() >= sure, f"after a kill the hub never heard of {sorted(sure - topics())[:3]}")
    need(any("/section/" in t for t in topics()), "after a kill the hub never heard of a section")
    return f"{len(every)} feeds in {counted} requests; failing, slow, down, killed"


running.test(body)
