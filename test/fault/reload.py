#!/usr/bin/env python3
"""reload.py: SIGHUP takes up another configuration and other advertisements, and no reader notices.

Readers ask without a pause while the program is told to reload several times; each is answered, open
connections go on, what is counted of advertisements is exact, and a wrong configuration changes nothing."""
import glob, http.client, json, os, signal, socket, threading, time

import running
from running import must, need

READER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}
seen = {"asked": 0, "shown": 0, "wrong": []}


def house(folder, headline):
    with open(folder + "/ads/wool.txt.new", "w") as f:
        f.write(f"headline: {headline}\nlink: /about\n")
    os.rename(folder + "/ads/wool.txt.new", folder + "/ads/wool.txt")


def configure(path, name, more=""):
    with open(path, "w") as f:
        f.write(f"[site]\nsite_name = {name}\nbase_url = https://g.example\n{more}")


def get(c, path="/"):
    c.request("GET", path, headers=READER)
    r = c.getresponse()
    return r.status, r.read().decode()


def note(text):
    seen["asked"] += 1
    seen["shown"] += text.count('<aside class="ad')


def read_on(port, stop, lock):
    """A new connection for each page."""
    while not stop.is_set():
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            status, text = get(c)
            c.close()
            with lock:
                note(text)
                if status != 200:
                    seen["wrong"].append(f"status {status}")
        except OSError as why:
            seen["wrong"].append(repr(why))


def servers(parent):
    found = []
    for path in glob.glob(f"/proc/{parent}/task/*/children"):
        for pid in open(path).read().split():
            try:
                if open(f"/proc/{pid}/comm").read().strip() == "gw-web":
                    found.append(int(pid))
            except OSError:
                pass
    return found


def until(what, why, seconds=20):
    end = time.monotonic() + seconds
    while not what():
        need(time.monotonic() < end, why)
        time.sleep(0.1)


def body():
    folder = running.subscribed(running.newsroom())
    os.mkdir(folder + "/ads")
    house(folder, "Island wool")
    configure(folder + "/conf", "Firstwire")
    must([*running.run_arguments(folder), "--config", folder + "/conf"], timeout=180)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    p = running.start(["run", "--data", folder, "--config", folder + "/conf", "--listen", f"127.0.0.1:{port}", *running.SETTINGS,
                       "--set", "poll_min=1000"])
    lock, stop = threading.Lock(), threading.Event()
    until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, "nobody answers")

    def fresh(path="/"):
        c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        status, text = get(c, path)
        c.close()
        with lock:
            note(text)
        need(status == 200, f"{path}: {status}")
        return text

    need("Island wool" in fresh() and "Firstwire" in fresh("/about"), "the first configuration is not served")
    open_one = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with lock:
        note(get(open_one)[1])
    first = servers(p.pid)
    need(len(first) == 1, f"{len(first)} servers")
    readers = [threading.Thread(target=read_on, args=(port, stop, lock)) for _ in range(3)]
    for r in readers:
        r.start()

    house(folder, "Island tea")
    configure(folder + "/conf", "Secondwire")
    p.send_signal(signal.SIGHUP)
    until(lambda: "Island tea" in fresh(), "the new advertisement is not served")
    until(lambda: "Secondwire" in fresh("/about"), "the new name is not on the pages")
    # The open connection is still served by the one that it is joined to, which ends when it closes.
    status, text = get(open_one)
    with lock:
        note(text)
    need(status == 200, f"an open connection: {status}")
    open_one.close()
    until(lambda: first[0] not in servers(p.pid), "the first server does not end")

    # Wrong ones change nothing.
    for wrong in ("nonsense = 1\n", "[web]\nads_txt = /nowhere/at/all\n"):
        before = servers(p.pid)
        configure(folder + "/conf", "Thirdwire", wrong)
        p.send_signal(signal.SIGHUP)
        time.sleep(1.5)
        need(p.poll() is None, "a wrong configuration ended the program")
        need(servers(p.pid) == before and "Secondwire" in fresh("/about"), "a wrong configuration was taken up")

    # Many times in a row, and at once.
    configure(folder + "/conf", "Fourthwire")
    for pause in (0, 0, 0.05, 0.3, 0, 1, 0.1, 0):
        p.send_signal(signal.SIGHUP)
        time.sleep(pause)
    until(lambda: "Fourthwire" in fresh("/about"), "the last configuration is not served")
    until(lambda: len(servers(p.pid)) == 1, "servers are left over", 40)
    stop.set()
    for r in readers:
        r.join()
    need(not seen["wrong"], f"{len(seen['wrong'])} of {seen['asked']} readers were turned away: {seen['wrong'][:3]}")
    began = time.monotonic()
    p.send_signal(signal.SIGTERM)
    p.wait(10)
    need(time.monotonic() - began < 3, "it does not end in time")
    served = sum(json.loads(line)["served"] for line in must(["ads", "report", "--data", folder, "--json"]).splitlines())
    need(served == seen["shown"], f"{served} advertisements were counted, {seen['shown']} shown")
    return f"{seen['asked']} pages, {served} advertisements"


running.test(body)
