#!/usr/bin/env python3
"""ads.py: what is counted of advertisements is exact, whoever asks and whatever dies.

usage: ads.py PROGRAM [REQUESTS]

Readers, robots, browsers ahead of their readers, pages loaded anew, double clicks, links that are
forged, changed or too old: a log of them is made at random, while engine and server are killed in
turn. The report must be what the log says. Then all is killed at once: two seconds may be lost.
"""
import base64, collections, glob, gzip, hashlib, hmac, html, http.client, json, os, random, re, signal, socket
import sqlite3, struct, sys, time

import running

REQUESTS = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
ROBOTS = ["Mozilla/5.0 (compatible; Farbot/2.1; +http://far.example/bot)", "curl/8.5.0", "", None]
CAMPAIGNS = {
    "bank.campaign": "advertiser = Harbour Bank\nimpressions_a_day = 100000000\ncompetes = bank\n"
                     "[creative boat]\nsize = box\ntitle = Own a boat\nlink = https://bank.example/boat\n"
                     "[creative house]\ntitle = Own a house\nlink = https://bank.example/house\n",
    "ferry.campaign": "advertiser = Ferries\nshare = 40\n[creative text]\ntitle = Skerra in forty minutes\n"
                      "link = https://ferry.example/?a=b&c=d\n",
    "tea.campaign": "advertiser = Tea\n[creative picture]\nsize = wide\npicture = tea.svg\nalt = Island tea\n"
                    "link = https://tea.example/\n",
    "later.campaign": "advertiser = Later\nstarts = 2999-01-01\npriority = 1\n[creative a]\ntitle = Too early\n"
                      "link = https://later.example/\n",
    "over.campaign": "advertiser = Over\nends = 2001-01-01\npriority = 1\n[creative a]\ntitle = Too late\n"
                     "link = https://over.example/\n",
    "wool.txt": "headline: Island wool\nlink: /about\n",
    "tea.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='100'><rect width='320' height='100'/></svg>",
}
OWNERS = {"Own a boat": ("bank", "boat"), "Own a house": ("bank", "house"), "Island tea": ("tea", "picture"),
          "Skerra in forty minutes": ("ferry", "text"), "Island wool": ("wool", "text")}
LINKS = {"bank/boat": "https://bank.example/boat", "bank/house": "https://bank.example/house",
         "tea/picture": "https://tea.example/", "ferry/text": "https://ferry.example/?a=b&c=d", "wool/text": "/about"}
KINDS = ("served seen clicked served_again seen_again clicked_again served_robot seen_robot clicked_robot "
         "prefetched expired").split()


class Site:
    """The running program, and one connection to it."""

    def __init__(self, folder):
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free: # the server that is started anew has the same
            self.port = free.getsockname()[1]
        self.start()

    def start(self):
        self.process = running.start(["run", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}", *running.SETTINGS])
        self.connect()

    def connect(self):
        """Waits until somebody answers."""
        for _ in range(400):
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            try:
                return self.connection.connect()
            except ConnectionRefusedError:
                running.need(self.process.poll() is None, "run ended by itself")
                time.sleep(0.05)
        raise running.Failure("nobody answers")

    def child(self, name):
        """The process id of a child, once it is there."""
        for _ in range(400):
            for path in glob.glob(f"/proc/{self.process.pid}/task/*/children"):
                for pid in open(path).read().split():
                    try:
                        if open(f"/proc/{pid}/comm").read().strip() == name:
                            return int(pid)
                    except OSError:
                        pass
            time.sleep(0.05)
        raise running.Failure(f"there is no process {name}")

    def kill(self, name):
        os.kill(self.child(name), signal.SIGKILL)
        if name == "gw-web":
            self.connection.close()
            time.sleep(0.1)
            self.connect()

    def ask(self, method, path, agent=READER, **headers):
        headers = {k.replace("_", "-"): v for k, v in headers.items()}
        if agent is not None:
            headers["User-Agent"] = agent
        self.connection.request(method, path, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        if answer.will_close:
            self.connect()
        return answer.status, answer.headers, body.decode()

    def stop(self):
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        running.need(self.process.wait(20) == 0, "run did not end with status 0")


def ads_in(page):
    """(campaign, creative, place, path of the link) of each advertisement."""
    found = []
    for place, inside in re.findall(r'<aside class="ad[^>]* data-ad="(\w+)">(.*?)</aside>', page):
        title = html.unescape(re.search(r'<b>(.*?)</b>|alt="(.*?)"', inside).expand(r"\1\2"))
        found.append((*OWNERS[title], place, re.search(r'href="(/ad/[^"]+)"', inside)[1]))
    return found


class Log:
    """Asks at random, and notes what is to be counted."""

    def __init__(self, site, stories):
        self.site, self.stories = site, stories
        self.counts = collections.Counter()
        self.views = []                 # (who asked, advertisements, page, entity tag)
        self.done = set()               # what views did, as the server remembers it
        path = running.database(site.folder)
        with sqlite3.connect(path) as store:
            self.key = store.execute("SELECT value FROM setting WHERE name = 'ad key'").fetchone()[0].encode()

    def note(self, kind, ad):
        self.counts[(*ad[:3], kind)] += 1

    def load(self, who, **more):
        agent = random.choice(ROBOTS) if who == "robot" else READER
        page = random.choice(self.stories)
        headers = {"prefetch": random.choice([{"Sec_Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}]),
                   "again": random.choice([{"Cache_Control": "max-age=0"}, {"Pragma": "no-cache"}])}.get(who, {})
        if random.random() < .5:
            headers["Accept_Encoding"] = "gzip"
        status, got, body = self.site.ask("GET", page, agent, **headers)
        running.need(status == 200, f"{page}: {status}")
        ads = ads_in(body)
        running.need(len({a[0] for a in ads}) == len(ads), f"a campaign twice on a page: {ads}")
        kind = {"reader": "served", "again": "served_again", "robot": "served_robot", "prefetch": "prefetched"}[who]
        for ad in ads:
            self.note(kind, ad)
        self.views.append((who, ads, page, got["ETag"]))

    def reader(self):
        self.load("reader")

    def again(self):
        self.load("again")

    def robot(self):
        self.load("robot")

    def prefetch(self):
        self.load("prefetch")

    def head(self):
        status, got, _ = self.site.ask("HEAD", random.choice(self.stories))
        running.need(status == 200 and int(got["Content-Length"]) > 1000, f"HEAD: {status}")

    def known(self):
        """A browser that has the page asks whether it changed."""
        who, ads, page, etag = random.choice(self.views)
        status, _, body = self.site.ask("GET", page, If_None_Match=etag)
        if status == 304:
            for ad in ads:
                self.note("served_again", ad)
        else: # the tag is of another hour
            for ad in ads_in(body):
                self.note("served", ad)

    def old_ad(self):
        for _ in range(50):
            who, ads, _, _ = random.choice(self.views)
            if ads:
                return who, random.choice(ads)
        raise running.Failure("pages have no advertisements")

    def first(self, ad, what):
        new = (ad[3], what) not in self.done
        self.done.add((ad[3], what))
        return new

    def follow(self, ad, method="GET", agent=READER, **headers):
        status, got, _ = self.site.ask(method, ad[3], agent, **headers)
        running.need(status == 302 and got["Location"] == LINKS["/".join(ad[:2])],
                     f"a click: {status} {got['Location']}")

    def click(self):
        _, ad = self.old_ad()
        for _ in range(random.choice([1, 1, 2, 3])):
            self.follow(ad)
            self.note("clicked" if self.first(ad, "clicked") else "clicked_again", ad)

    def click_by_robot(self):
        _, ad = self.old_ad()
        self.follow(ad, agent=random.choice(ROBOTS))
        self.note("clicked_robot", ad)

    def click_by_head(self):
        self.follow(self.old_ad()[1], method="HEAD")

    def click_ahead(self):
        _, ad = self.old_ad()
        self.follow(ad, Sec_Purpose="prefetch")
        self.note("prefetched", ad)

    def look(self):
        who, ad = self.old_ad()
        for _ in range(random.choice([1, 1, 2])):
            status, _, _ = self.site.ask("GET", ad[3] + "/seen", Cache_Control="no-cache")
            running.need(status == 204, f"seen: {status}")
            if who == "robot":
                self.note("seen_robot", ad)
                continue
            first = self.first(ad, "seen") and who != "again"
            if first and who == "prefetch":
                self.note("served", ad)
            self.note("seen" if first else "seen_again", ad)

    def look_by_robot(self):
        _, ad = self.old_ad()
        self.site.ask("GET", ad[3] + "/seen", random.choice(ROBOTS))
        self.note("seen_robot", ad)

    def refused(self, path, wanted):
        status, got, _ = self.site.ask("GET", path)
        running.need(status == wanted and "Location" not in got, f"{path}: {status} {got.get('Location')}")

    def forged(self):
        _, ad = self.old_ad()
        at = random.randrange(4, len(ad[3]))
        letter = random.choice([c for c in "ABCXYZabcxyz019-_" if c != ad[3][at]])
        changed = ad[3][:at] + letter + ad[3][at + 1:]
        self.refused(random.choice([changed, changed + "/seen", ad[3] + "A", ad[3][:-1], "/ad/https:x.example",
                                    "/ad/?u=https://x.example/", self.signed(ad, 0, key=b"guessed")]), 404)

    def signed(self, ad, age_min, creative=None, key=None):
        """The same link made anew by the rules of ads/token.h, some minutes older."""
        body = bytearray(base64.urlsafe_b64decode(ad[3][4:])[:18])
        minute = struct.unpack_from("<I", body, 5)[0] - age_min
        struct.pack_into("<I", body, 5, minute)
        if creative is not None:
            struct.pack_into("<I", body, 0, creative)
        mark = hmac.new(key or self.key, body, hashlib.sha256).digest()[:12]
        return "/ad/" + base64.urlsafe_b64encode(bytes(body) + mark).decode()

    def too_old(self):
        _, ad = self.old_ad()
        self.refused(self.signed(ad, 24 * 60 + 10), 410)
        self.note("expired", ad)
        self.refused(self.signed(ad, 70) + "/seen", 410)

    def unknown(self):
        self.refused(self.signed(self.old_ad()[1], 0, creative=12345), 410)

    def run(self, n):
        acts = ([self.reader] * 10 + [self.again, self.robot, self.click, self.look] * 3 +
                [self.prefetch, self.head, self.known, self.click_by_robot, self.click_by_head, self.click_ahead,
                 self.look_by_robot, self.forged, self.too_old, self.unknown])
        self.reader()
        for _ in range(n):
            random.choice(acts)()


def reported(folder):
    counts = collections.Counter()
    for line in running.must(["ads", "report", "--json", "--data", folder]).splitlines():
        row = json.loads(line)
        for kind in KINDS:
            counts[(row["campaign"], row["creative"], row["place"], kind)] += row[kind]
    return +counts


def need_equal(said, wanted):
    wrong = [(k, said[k], wanted[k]) for k in sorted({*said, *wanted}) if said[k] != wanted[k]]
    running.need(not wrong, f"{len(wrong)} counts differ, such as {wrong[:3]} (reported, made)")


def total(folder):
    return sum(n for key, n in reported(folder).items() if key[3] == "served")


def published(folder):
    """Paths of stories that have slots, and of others that must not."""
    with sqlite3.connect(running.database(folder)) as store:
        rows = store.execute("SELECT p.path, s.section, s.id FROM page p JOIN story s ON s.id = p.story WHERE "
                             "CAST(p.body AS TEXT) LIKE '%<!--gw-ad%' AND p.path NOT LIKE '%/edition/%'").fetchall()
    running.need(len(rows) > 4, f"only {len(rows)} pages have slots")
    return rows


def stopped_where_they_are_not_wanted(folder, rows):
    """A story that its editor names, and a section, carry none; the others do."""
    section, story = rows[0][1], next(r for r in rows if r[1] != rows[0][1])
    running.must(["story", "noads", str(story[2]), "--data", folder])
    running.SETTINGS += ["--set", f"no_ads_sections={section}, Obituaries"]
    site = Site(folder)
    for path, of, number in rows:
        ads = ads_in(site.ask("GET", path, agent="")[2])
        bare = of == section or number == story[2]
        running.need(bool(ads) != bare, f"{path} of {of} has {len(ads)} advertisements")
    site.stop()
    del running.SETTINGS[-2:]
    running.must(["story", "ads", str(story[2]), "--data", folder])


def loses_little_when_all_is_killed(folder, stories):
    site, before = Site(folder), total(folder)
    log = Log(site, stories)
    for _ in range(100):
        log.reader()
    kept = sum(log.counts.values())
    time.sleep(4)
    for _ in range(100):
        log.reader()
    site.process.kill()
    site.process.wait()
    site.connection.close()
    now = total(folder) - before
    running.need(kept <= now <= sum(log.counts.values()), f"{now} of {sum(log.counts.values())}, {kept} were old")


def body():
    seed = random.randrange(10**6)
    random.seed(seed)
    folder = running.subscribed(running.newsroom())
    running.run_to_the_end(folder)
    os.mkdir(folder + "/ads")
    for name, text in CAMPAIGNS.items():
        with open(f"{folder}/ads/{name}", "w") as f:
            f.write(text)
    running.must(["ads", "check", "--data", folder])
    rows = published(folder)
    stories = [r[0] for r in rows]
    site = Site(folder)
    log = Log(site, stories)
    for part in range(12):
        log.run(REQUESTS // 12)
        if part % 2:
            site.kill("gw-engine")
            continue
        log.done.clear() # what views did is in the server's memory only
        if part % 4:
            site.kill("gw-web")
        else:
            site.stop()
            site.start()
    site.stop()
    need_equal(reported(folder), +log.counts)
    served = collections.Counter()
    for key, n in log.counts.items():
        served[key[0]] += n
    running.need(not served["later"] and not served["over"], "a campaign stood outside of its dates")
    stopped_where_they_are_not_wanted(folder, rows)
    loses_little_when_all_is_killed(folder, stories)
    running.verify(folder)
    return f"{sum(log.counts.values())} counts of {REQUESTS} acts exact (seed {seed})"


running.test(body)
