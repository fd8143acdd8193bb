#!/usr/bin/env python3
"""signals.py: what a publisher asks of machines is obeyed from its page to the published story.

usage: signals.py PROGRAM

An invented outlet on loopback has a page for each way of asking; those that may be published tell
of different things, so that each is a story.
"""
import http.server, json, sqlite3, threading

import running
from running import need

# path: headers, head, and how its third paragraph is wrapped.
PAGES = {
    "plain": ({}, "", "{}"),
    "nosnippet": ({"X-Robots-Tag": "nosnippet"}, "", "{}"),
    "short": ({}, '<meta name="robots" content="max-snippet:140">', "{}"),
    "part": ({}, "", "<div data-nosnippet>{}</div>"),
    "paid": ({}, '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
                 '"isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,'
                 '"cssSelector":"article > .more"}}</script>', '<div class="more">{}</div>'),
    "noarchive": ({"X-Robots-Tag": "noarchive"}, "", "{}"),
    "others": ({"X-Robots-Tag": "googlebot: noindex, nosnippet"}, '<meta name="googlebot" content="none">', "{}"),
    "kept/open": ({}, "", "{}"),
    "soon": ({"X-Robots-Tag": "unavailable_after: Friday, 25-Dec-2099 10:00:00 GMT"}, "", "{}"),
    "noindex": ({}, '<meta name="robots" content="noindex">', "{}"),
    "header": ({"tdm-reservation": "1"}, "", "{}"),
    "meta": ({}, '<meta name="tdm-reservation" content="1">', "{}"),
    "noai": ({"X-Robots-Tag": "noai"}, "", "{}"),
    "past": ({}, '<meta name="robots" content="unavailable_after: 20 Nov 2020 10:00:00 GMT">', "{}"),
    "kept/file": ({}, "", "{}"),
}
# Four paragraphs each; the third is the one that a page may keep for itself.
REPORTS = [
    ("Bridge of Harwick closed after cracks were found",
     ["The council of Harwick closed the old stone bridge over the Ulle on Monday after divers found deep cracks in two of "
      "its pillars, mayor Ilda Brenn said.", "Lorries have to drive round by Porlan, which takes them forty minutes longer.",
      "The repair will cost nine million crowns, and Harwick will ask the province of Marovia for half of that sum.",
      "The bridge was built in 1911 and carries about six thousand cars a day."]),
    ("Saltmouth ferry sails again",
     ["The ferry from Saltmouth to the islands sailed on Tuesday for the first time since the storm, with eighty passengers "
      "on board, the shipping company Brandt said.", "Captain Oda Lind said that the sea was calm and that nobody was sick.",
      "Two more crossings are planned for every Saturday until the end of the winter, the company said.",
      "Fishermen had brought bread and medicines to the islands for eleven days."]),
    ("Two chess players share the prize of Osterwyk",
     ["Mira Solen and Tamas Kerekes shared first prize at the chess tournament of Osterwyk on Sunday after nine rounds without a "
      "single defeat.", "Their last game ended in a draw after seventy moves and five hours.",
      "The two grandmasters will meet again in January at the championship of Tidewater, the organisers said.",
      "About two hundred people watched the final round in the old corn exchange."]),
    ("Library of Pellworm finds a lost diary",
     ["Librarians in Pellworm have found the diary of the poet Anselm Roth behind a shelf, director Greta Holm told reporters "
      "on Wednesday.", "The notebook had been missing since the war and covers the years from 1931 to 1936.",
      "Scholars believe that the poet wrote his last elegies in the reading room of the library at night.",
      "The diary will be shown to visitors from the first of May on."]),
    ("Wolves return to the forests of Quarn",
     ["Rangers have seen a pair of wolves with four cubs in the forests of Quarn, the ministry of the environment announced on "
      "Thursday.", "It is the first litter in the region for more than a century.",
      "Shepherds demand money for fences, and the ministry has promised to pay for eighty per cent of them.",
      "Hunters who shoot a wolf will be fined up to fifty thousand crowns."]),
    ("Brewery of Torvalen lays off a third of its workers",
     ["The brewery of Torvalen will lay off one hundred and twenty of its workers in spring because people drink less beer, chief "
      "executive Paul Nagy said on Friday.", "The trade union called the plan a betrayal and wants to strike in December.",
      "Sales of strong beer have fallen by a quarter in three years, while those of lemonade doubled.",
      "The brewery was founded by monks in 1648 and is the largest employer of the valley."]),
    ("Vessenby votes for a tramway",
     ["Voters in Vessenby approved a tramway from the station to the university in a referendum on Sunday, with fifty-eight per "
      "cent in favour.", "Building is to begin in two years and to take four, the transport office said.",
      "Opponents fear for the chestnut trees of the avenue, of which sixty would have to be felled.",
      "It was the third referendum on a tramway in the city since 1990."]),
    ("Telescope on Mount Sundmark sees a comet",
     ["Astronomers at the observatory on Mount Sundmark have discovered a comet that nobody had seen before, their spokeswoman "
      "Lea Fisk said on Saturday.", "It can be seen with binoculars low in the east before sunrise.",
      "The comet will pass the sun in February at a distance of ninety million kilometres.",
      "Its orbit takes it around the sun once in eleven thousand years."]),
    ("Kellingrad theatre reopens with a comedy",
     ["The city theatre of Kellingrad reopened on Friday evening after four years of rebuilding with a comedy about a lost "
      "umbrella, director Ivo Marek said.", "All six hundred seats were sold within two hours.",
      "Actors complained that the new dressing rooms have no windows and are cold in the mornings.",
      "A tragedy by the same author follows in February."]),
]
TDMREP = [{"location": "/kept/open", "tdm-reservation": 0}, {"location": "/kept/*", "tdm-reservation": 1}]
asked, changed = [], {}


def report(name):
    return REPORTS[(list(PAGES).index(name)) % len(REPORTS)]


def page(name):
    title, paragraphs = report(name)
    headers, head, wrap, *other = changed.get(name, PAGES[name])
    parts = [f"<p>{p}</p>" for p in (other[0] if other else paragraphs)]
    parts[2:3] = [wrap.format(p) for p in parts[2:3]]
    return headers, (f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body>'
                     f"<article><h1>{title}</h1>{''.join(parts)}</article></body></html>")


class Outlet(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        name = self.path.strip("/")
        headers, kind = {}, "text/html; charset=utf-8"
        if name == "feed.json":
            kind, body = "application/feed+json", json.dumps({
                "version": "https://jsonfeed.org/version/1.1", "title": "The Outlet",
                "items": [{"id": n, "url": f"{self.server.home}/{n}", "title": report(n)[0]} for n in PAGES]})
        elif name == ".well-known/tdmrep.json":
            kind, body = "application/json", json.dumps(TDMREP)
        elif name in PAGES:
            headers, body = page(name)
        else:
            self.send_error(404)
            return
        body = body.encode()
        self.send_response(200)
        for key, value in {**headers, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def opened():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    server.home = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def quoted(story, url):
    """All sentences of a story that readers see from one source."""
    lists = [p["sentences"] for p in story["paragraphs"]] + [q["answer"] for q in story["qna"]] + \
        [story["timeline"]]
    return [s["text"] for sentences in lists for s in sentences
            if story["sources"][s["cites"][0]["article"]]["url"] == url]


def look(folder):
    """What became of each page: its row, whether it is named as a source, and what is quoted of it."""
    articles = {a["url"].split("/", 3)[3]: a for a in running.rows("articles", folder)}
    stories = running.rows("stories", folder)
    found = {}
    for name in PAGES:
        url = articles[name]["url"]
        naming = [s for s in stories if url in [x["url"] for x in s["sources"]]]
        found[name] = (articles[name], bool(naming), [t for s in naming for t in quoted(s, url)])
    return found


def check_first_round(folder):
    found = look(folder)
    for name in ("plain", "others", "noarchive", "part", "paid", "short", "kept/open", "soon"):
        row, listed, texts = found[name]
        need(listed and texts, f"{name}: listed {listed}, {len(texts)} sentences, {row['status']}: {row['reason']}")
    for name in ("noindex", "header", "meta", "noai", "past", "kept/file"):
        row, listed, texts = found[name]
        need(row["status"] == "denied" and not listed and not texts and row["text"] is None,
             f"{name} is {row['status']}, listed {listed}, {len(texts)} sentences")
    row, listed, texts = found["nosnippet"]
    need(row["status"] == "placed" and not texts, f"nosnippet is {row['status']}, {len(texts)} sentences")
    for name in ("part", "paid"):
        third = report(name)[1][2]
        need(not any(t in third for t in found[name][2]), f"{name}: a reserved part is quoted")
        need(third in found[name][0]["text"], f"{name}: the text lost its reserved part")
    need(sum(map(len, found["short"][2])) <= 140, "more is quoted than max-snippet allows")
    need(found["noarchive"][0]["text"] is None and found["plain"][0]["text"], "noarchive: its text is handed on")
    need("/kept/file" not in asked and "/kept/open" in asked, "tdmrep.json is not obeyed")
    need(asked.count("/.well-known/tdmrep.json") == 1, "tdmrep.json is not asked for once")
    return found


def check_status(folder):
    status = json.loads(running.must(["status", "--json", "--data", folder]))
    counts, home = status["signals"], look(folder)["plain"][0]["url"].removesuffix("/plain")
    wanted = {"noindex": 1, "nosnippet": 1, "max-snippet": 1, "data-nosnippet": 1, "paid": 1, "noarchive": 1,
              "unavailable-after": 1, "tdm-reserved": 4, "noimageindex": 0}
    need(counts == wanted, f"status counts {counts}")
    need([e["count"] > 5 for e in status["errors"] if e["what"] == "outlet rules found no author" and e["where"] == home]
         == [True], f"a rule that finds nothing is not shown: {status['errors']}")


def make_rechecks_due(folder):
    with sqlite3.connect(running.database(folder)) as db:
        db.execute("UPDATE job SET due_at = 1 WHERE kind = 1")
        db.execute("UPDATE host SET tdmrep_until = 1")
        db.execute("UPDATE article SET unavailable_after = 1 WHERE unavailable_after > 4000000000")
    db.close()


def pages_of(folder, story, like="/story/%/%", unlike="%/edition/%"):
    """The statuses of some of a story's pages."""
    unlike = "" if "edition" in like else unlike
    with sqlite3.connect(running.database(folder)) as db:
        found = {status or 200 for status, in db.execute(
            "SELECT status FROM page WHERE story = ? AND path LIKE ? AND path NOT LIKE ?", (story, like, unlike))}
    db.close()
    return found


def check_later_requests(folder, before):
    """What is asked of a page after it was published is obeyed at its next reading."""
    changed["plain"] = ({"X-Robots-Tag": "nosnippet"}, "", "{}")
    changed["short"] = ({}, '<meta name="robots" content="nosnippet">', "{}", ["Try again later."])
    changed["others"] = ({}, '<meta name="robots" content="noindex">', "{}")
    TDMREP.append({"location": "/noarchive", "tdm-reservation": 1})
    make_rechecks_due(folder)
    running.run_to_the_end(folder)
    found = look(folder)
    need(pages_of(folder, found["plain"][0]["story"], "%/edition/1") == {410}
         and pages_of(folder, found["plain"][0]["story"], "%/edition/2") == {200},
         "an earlier edition still quotes what may not be quoted")
    need(pages_of(folder, found["part"][0]["story"], "%/edition/%") == {200}, "an edition is gone for no reason")
    need(before["plain"][2] and not found["plain"][2], "a sentence stands that may not be quoted any more")
    need(found["plain"][0]["status"] == "placed" and found["plain"][0]["version"] == before["plain"][0]["version"],
         "a page that asks for less counts as changed")
    need(found["short"][0]["text"] and not found["short"][2], "a page without text is not obeyed")
    need(found["others"][0]["status"] == "gone" and found["others"][0]["text"] is None
         and pages_of(folder, found["others"][0]["story"]) == {410}, "noindex later is not obeyed")
    need(pages_of(folder, found["plain"][0]["story"]) == {200}, "a report that is listed has no page")
    need(found["soon"][0]["status"] == "gone" and asked.count("/soon") == 1,
         "a report is not withdrawn when its last moment has passed")
    need(found["noarchive"][0]["status"] == "gone", "a tdmrep.json that came later is not obeyed")
    need(found["part"][2], "what may be quoted still is no longer there")


def body():
    server = opened()
    folder = running.temporary_folder()
    running.must(["add", server.home + "/feed.json", "--data", folder, *running.SETTINGS])
    rules = folder + "/outlets"
    with open(rules, "w") as f:
        f.write("[127.0.0.1]\nheadline = h1\nauthor = .nobody\n")
    running.must([*running.run_arguments(folder), "--set", "rules=" + rules], timeout=180)
    before = check_first_round(folder)
    check_status(folder)
    check_later_requests(folder, before)
    running.verify(folder)
    server.shutdown()
    return f"{len(PAGES)} pages"


running.test(body)
