#!/usr/bin/env python3
"""stages.py: documents a second through each stage, start-up, requests a second, memory.

usage: stages.py PROGRAM
Python 3 standard library only; wrk where it is installed.  Every figure is the best of three runs
of the whole command, start-up included; compare ratios, not figures of different machines.
"""
import atexit, glob, gzip, http.client, json, os, re, shutil, subprocess, sys, tempfile, time
from urllib.parse import urlsplit

PROGRAM = sys.argv[1]
SHARED = os.environ.get("GLANCEWIRE_SHARED",
                        os.path.join(os.path.dirname(__file__), "..", "..", "shared"))
DATA = os.path.join(SHARED, "data")
FOLDER = tempfile.mkdtemp(prefix="glancewire-bench.")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
started = []


@atexit.register
def end_all():
    for p in started:
        if p.poll() is None:
            p.terminate()
            try:
                p.wait(10)
            except subprocess.TimeoutExpired:
                p.kill()


def show(name, value, unit):
    print(f"{name} {value:.1f} {unit}" if value < 100 else f"{name} {value:.0f} {unit}", flush=True)


def start(*arguments):
    p = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         text=True)
    started.append(p)
    return p


def best_of_three(arguments, rows):
    """The shortest time, and what the last run wrote."""
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()
    best = None
    for _ in range(3):
        began = time.monotonic()
        p = subprocess.run([PROGRAM, *arguments], input=lines, stdout=subprocess.PIPE)
        took = time.monotonic() - began
        if p.returncode:
            return None, []
        best = min(best or took, took)
    return best, [json.loads(line) for line in p.stdout.splitlines()]


def stage(name, unit, arguments, rows):
    if not rows:
        return []
    took, out = best_of_three([name, "--batch", *arguments], rows)
    if took is None:
        print(f"{name} could not run")
    else:
        show(name, len(rows) / took, unit)
    return out


# ------------------------------------------------------------------ data
def keep(name, content):
    path = os.path.join(FOLDER, name)
    with open(path, "wb") as f:
        f.write(content)
    return path


def shared_rows():
    """Pages, feeds, articles and stories out of the reference data."""
    pages = [keep(f"page-{i}.html", gzip.open(path).read()) for i, path in
             enumerate(sorted(glob.glob(DATA + "/articles/*/*.html.gz"))[:1500])]
    with open(DATA + "/feeds/feedparser/expect.jsonl", encoding="utf-8") as f:
        feeds = [os.path.join(DATA, "feeds/feedparser", json.loads(line)["file"]) for line in f]
    with open(DATA + "/stories/allsides.jsonl", encoding="utf-8") as f:
        articles = [json.loads(line) for line in f]
    return pages, feeds, [{**a, "published": a.get("date")} for a in articles]


def fetch(url):
    """By the Host header, since not every resolver knows names under .localhost."""
    parts = urlsplit(url)
    c = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)
    c.request("GET", parts.path or "/", headers={"Host": parts.netloc})
    answer = c.getresponse()
    return answer.read() if answer.status == 200 else None


def newsroom_rows(times=20):
    """The same out of the built-in newsroom, each document several times over."""
    folder = os.path.join(FOLDER, "newsroom")
    os.mkdir(folder)
    p = start("demo", "--newsroom-only", "--speed", "0", "--start", "72", "--data", folder)
    p.stdout.readline()
    with open(folder + "/feeds.opml", encoding="utf-8") as f:
        urls = re.findall(r'xmlUrl="([^"]+)"', f.read())
    feeds = [keep(f"feed-{i}", fetch(url)) for i, url in enumerate(urls)]
    out = subprocess.run([PROGRAM, "feed", "--batch"], stdout=subprocess.PIPE, text=True,
                         input="".join(json.dumps({"file": x}) + "\n" for x in feeds)).stdout
    links = [item["link"] for line in out.splitlines() for item in json.loads(line)["items"]]
    bodies = [b for b in map(fetch, filter(None, links)) if b]
    p.terminate()
    pages = [keep(f"page-{i}.html", b) for i, b in enumerate(bodies)]
    rows = "".join(json.dumps({"file": x}) + "\n" for x in pages)
    out = subprocess.run([PROGRAM, "extract", "--batch"], stdout=subprocess.PIPE, text=True,
                         input=rows).stdout
    articles = [{**json.loads(line), "id": str(i)} for i, line in enumerate(out.splitlines())]
    return pages * times, feeds * times, articles


def stories_of(articles, placed):
    """The stories that `group` found, those of several reports first."""
    groups = {}
    for article, place in zip(articles, placed):
        groups.setdefault(place.get("story"), []).append(article)
    ordered = sorted(groups.values(), key=len, reverse=True)[:300]
    return [{"id": str(i), "articles": [{"url": a.get("url") or f"http://outlet.example/{a['id']}",
                                         "outlet": a.get("outlet"), "title": a.get("title"),
                                         "text": a.get("text"), "published": a.get("published")}
                                        for a in g]} for i, g in enumerate(ordered)]


def claims_of(articles):
    """Claims that people wrote beside their sources; else the titles of the articles beside their texts."""
    path = DATA + "/grounding/claims.jsonl"
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            rows = [json.loads(line) for line in f]
        return [{"source": r["source"], "claim": r["claim"]} for r in rows]
    return [{"source": a["text"], "claim": a["title"]} for a in articles if a.get("text") and a.get("title")]


# ------------------------------------------------------------------ the running program
def memory_mb(pid):
    """Resident memory of a process and its children, shared pages counted each time."""
    total = 0
    try:
        with open(f"/proc/{pid}/status") as f:
            total = int(re.search(r"VmRSS:\s+(\d+)", f.read())[1]) / 1024
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            total += sum(memory_mb(int(child)) for child in f.read().split())
    except (OSError, TypeError):
        pass
    return total


def startup():
    folder = os.path.join(FOLDER, "empty")
    began = time.monotonic()
    p = start("run", "--data", folder, "--listen", "127.0.0.1:0")
    line = p.stdout.readline()
    if line:
        show("startup", (time.monotonic() - began) * 1000, "ms")
        time.sleep(1)
        show("memory idle", memory_mb(p.pid), "MB")
    p.terminate()
    p.wait()


def a_story_page(site, patience_s=40):
    for _ in range(patience_s * 2):
        try:
            c = http.client.HTTPConnection(site, timeout=5)
            c.request("GET", "/")
            found = re.search(rb'href="([^"]*/story/[^"#]+)"', c.getresponse().read())
            if found:
                return urlsplit(found[1].decode()).path
        except OSError:
            pass
        time.sleep(0.5)
    return None


def requests():
    p = start("demo", "--listen", "127.0.0.1:0", "--data", os.path.join(FOLDER, "demo"))
    address = re.search(r"http://([^/\s]+)", p.stdout.readline() or "")
    page = a_story_page(address[1]) if address else None
    if page and shutil.which("wrk"):
        said = subprocess.run(["wrk", "-t1", "-c32", "-d5s", f"http://{address[1]}{page}"],
                              stdout=subprocess.PIPE, text=True).stdout
        rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
        show("requests story page", float(rate[1]) if rate else 0, "1/s")
    elif not page:
        print("requests could not be measured: the demo showed no story")
    show("memory demo", memory_mb(p.pid), "MB")
    p.terminate()
    p.wait()


def main():
    whole = os.path.isdir(DATA)
    print("data: " + ("reference data" if whole else "the built-in newsroom"))
    pages, feeds, articles = shared_rows() if whole else newsroom_rows()
    stage("extract", "pages/s", [], [{"file": p} for p in pages])
    stage("feed", "feeds/s", [], [{"file": f} for f in feeds])
    placed = stage("group", "articles/s", [], articles)
    stage("write", "stories/s", [], stories_of(articles, placed))
    stage("check", "claims/s", [], claims_of(articles))
    startup()
    requests()


main()
