#!/usr/bin/env python3
"""publish.py: the site as files says what the server says, and is whole after any kill.

usage: publish.py PROGRAM

The newsroom's stories are published and handed out by a server of files; every page must have the text that
the running program shows there, and every link must lead somewhere. Then publishing is killed at random
moments, a story is withdrawn, and files of others lie in the folder.
"""
import functools, hashlib, html, http.client, http.server, json, os, random, re, signal, sqlite3, threading, time, urllib.parse

import running
from running import must, need

HOUSE = "headline: Island wool from Skerra\nlink: https://wool.example/\n"


class Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def hand_out(folder):
    """A server of files on loopback; its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def get(port, path):
    """Status, type and body behind up to three redirects, and where they led."""
    for _ in range(4):
        c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        c.request("GET", path, headers={"User-Agent": "curl/8"})
        r = c.getresponse()
        body = r.read()
        c.close()
        if r.status not in (301, 302):
            break
        path = re.sub(r"^https?://[^/]+", "", r.headers["Location"])
    return r.status, r.headers.get("Content-Type", ""), body, path


def visible(page):
    """The text of a page, without what is an advertisement."""
    page = re.sub(r'<aside class="ad.*?</aside>', "", page, flags=re.S)
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def links(page, base):
    for value in re.findall(r'<[a-z][^<>]*?\s(?:href|src|action)="([^"]*)"', page):
        value = html.unescape(value).split("#")[0].split("?")[0]
        if value.startswith(base):
            value = value[len(base):] or "/"
        if value and not re.match(r"[a-z]+:|//", value):
            yield value


def files_of(folder):
    return {os.path.relpath(os.path.join(at, name), folder)
            for at, _, names in os.walk(folder) for name in names} - {".glancewire-files"}


def digest(folder):
    return {name: hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest() for name in files_of(folder)}


def address_of(name):
    return "/" + re.sub(r"(^|/)index\.html$", "", name)


def compare(folder, live, port):
    """Every file against the server."""
    pages = 0
    for name in sorted(files_of(folder)):
        if name == "404.html" or name.startswith("search/"):
            continue
        path = urllib.parse.quote(address_of(name))
        status, kind, body, _ = get(port, path)
        there, live_kind, live_body, end = get(live, path)
        need(status == 200, f"{path} is not handed out: {status}")
        need(there == 200, f"the server has no {path}: {there}")
        text = body.decode(errors="replace")
        if 'http-equiv="refresh"' in text:
            target = re.search(r'content="0; url=([^"]*)"', text).group(1)
            need(end == html.unescape(target), f"{path} leads to {target}, on the server to {end}")
        elif "html" in live_kind:
            need(visible(text) == visible(live_body.decode()), f"{path} says something else than the server")
            pages += 1
        elif "/feed." not in path:
            need(body == live_body, f"{path} is another file than the server's")
    return pages


def follow_all(folder, port, base):
    count = 0
    for name in files_of(folder):
        if not name.endswith(".html") or name == "404.html":
            continue
        at = urllib.parse.quote("/" + name[:-len("index.html")])
        for link in set(links(open(os.path.join(folder, name)).read(), base)):
            path = urllib.parse.urljoin(at, link)
            status = get(port, path)[0]
            need(status == 200, f"{name} leads to {link}, which is {status}")
            count += 1
    return count


def publish(data, folder, *more):
    return must(["publish", folder, "--data", data, *running.SETTINGS, "--set", "base_url=https://g.example", *more])


def body():
    data = running.subscribed(running.newsroom())
    os.mkdir(data + "/ads")
    open(data + "/ads/wool.txt", "w").write(HOUSE)
    base = ["--set", "base_url=https://g.example"]
    must([*running.run_arguments(data), *base], timeout=180)
    served = running.start(["run", "--data", data, "--listen", "127.0.0.1:0", *running.SETTINGS, *base])
    live = next(int(m.group(1)) for m in (re.search(r" at http://.*:(\d+)/", line) for line in served.stdout) if m)

    folder = running.temporary_folder()
    publish(data, folder)
    port = hand_out(folder)
    pages = compare(folder, live, port)
    need(pages > 40, f"only {pages} pages were published")
    followed = follow_all(folder, port, "https://g.example")
    front = open(folder + "/index.html").read()
    need("Island wool from Skerra" in front and "https://wool.example/" in front, "the house ad is missing")
    need("gw-ad" not in front and "<script src" not in front, "slots or scripts are left in a page")
    need("<form" not in open(folder + "/search/index.html").read(), "there is a form that nobody answers")
    json.load(open(folder + "/api/v1/front.json"))
    pictures = re.findall(r'property="og:image" content="https://g.example(/[^"?]*)', "".join(
        open(os.path.join(folder, n)).read() for n in files_of(folder) if n.endswith(".html")))
    need(pictures and all(get(port, p)[2][:4] == b"\x89PNG" for p in set(pictures)), "pictures of stories are missing")
    for name in re.findall(r"<loc>https://g.example/([^<]*)</loc>", "".join(
            open(folder + "/" + n).read() for n in ("sitemap.xml", "sitemap-news.xml", "sitemap/1.xml", "sitemap/site.xml"))):
        need(get(port, "/" + name)[0] == 200, f"a sitemap leads to /{name}, where nothing is")

    # Only what changed is written; somebody else's files stay.
    before = {n: os.stat(os.path.join(folder, n)).st_mtime_ns for n in files_of(folder)}
    open(folder + "/CNAME", "w").write("g.example")
    said = publish(data, folder)
    need(" 0 written, 0 removed" in said, f"a second run changed something: {said}")
    need(all(os.stat(os.path.join(folder, n)).st_mtime_ns == t for n, t in before.items()), "a file was touched")
    publish(data, folder, "--no-ads")
    need("wool" not in open(folder + "/index.html").read(), "--no-ads leaves the house ad")

    # Relative links work wherever the site lies, plain names on hosts that add the ending.
    outer = running.temporary_folder()
    publish(data, outer + "/deep/er", "--relative")
    deep = hand_out(outer)
    for path in ("/deep/er/", "/deep/er/about/", "/deep/er/how/", "/deep/er/archive/"):
        text = get(deep, path)[2].decode()
        for link in set(links(text, "https://g.example")):
            if link.startswith("/") and not link.startswith("/deep"):
                need("canonical" in text, f"{path} leads out of its folder to {link}")
                continue
            need(get(deep, urllib.parse.urljoin(path, link))[0] == 200, f"{path} leads to {link}, where nothing is")
    flat = running.temporary_folder()
    publish(data, flat, "--flat")
    need(os.path.exists(flat + "/about.html") and not os.path.exists(flat + "/about"), "--flat makes folders")

    # Killed anywhere, run again: complete.
    publish(data, folder)
    want = digest(folder)
    r, kills = random.Random(7), 0
    killed = running.temporary_folder()
    for _ in range(30):
        p = running.start(["publish", killed, "--data", data, *running.SETTINGS, *base])
        time.sleep(r.uniform(0.005, 0.12))
        p.send_signal(signal.SIGKILL)
        p.wait()
        kills += p.returncode == -signal.SIGKILL
        if r.random() < 0.3 and files_of(killed):
            os.truncate(os.path.join(killed, r.choice(sorted(files_of(killed)))), 3)
    publish(data, killed)
    need(digest(killed) == {n: d for n, d in want.items() if n != "CNAME"}, "after kills the site is another one")

    # A withdrawn story has no files, and where pages lead to it it says so.
    running.end(served)
    db = sqlite3.connect(running.database(data))
    story, address = db.execute("SELECT id, address FROM story WHERE edition > 0 ORDER BY id LIMIT 1").fetchone()
    gone = db.execute("SELECT body FROM page WHERE path = '/about'").fetchone()[0]
    db.execute("UPDATE page SET status = 410, redirect = NULL, body = ? WHERE story = ?", (gone, story))
    db.commit()
    db.close()
    publish(data, folder)
    need(not os.path.exists(f"{folder}/story/{address}.json"), "the data of a withdrawn story is still there")
    need(os.path.exists(folder + "/CNAME"), "somebody else's file is gone")
    need(f"/story/{address}.json" not in open(folder + "/.glancewire-files").read(), "the list has a file that is gone")
    return f"{pages} pages, {followed} links, {kills} kills"


running.test(body)
