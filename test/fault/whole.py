#!/usr/bin/env python3
"""whole.py: one short report makes a short page, a report without usable text a headline with its link,
and what a report no longer says stays on no page but that of corrections, which says so."""
import re, sqlite3, time

import running
from running import need

SHORT = """A tram left its rails in Tessmark on Friday morning and came to rest against a kiosk.

Nobody was hurt, the tram company said. The line to Brenholt was closed until noon."""
DAM = """The dam at Ullen gave way on Thursday morning and flooded the Morna valley, the rescue service said.

At least 14 people were killed, the hospital in Brenholt said.

Engineers had warned of a wet spot under the dam at Ullen since spring, the water authority said."""
TALK = """HOST: What did you hear, Ms. Berg, when the wall of the harbour at Kessin went down last night?

BERG: We heard nothing at all, because we were asleep, and nobody called us before the morning.

HOST: And who do you think should have called you, when did you ask for it, and what did they say?

BERG: You should ask them, not me! I only know what I saw when I came down to the harbour at six."""
OFFICE = """The minister resigned on Friday over contracts for the harbour of Kessin, her office said.

Prosecutors in Tessmark have looked into the contracts since spring. The government of Halvonia will name
a successor next week, a spokesman of the prime minister said on Friday."""
REPORTS = {
    "1": ("Courier", "Tram leaves its rails in Tessmark", SHORT, ""),
    "2": ("Lens", "Our talk with the mayor of Kessin about the harbour wall", TALK, ""),
    "3": ("Ledger", "Dam at Ullen breaks and floods the Morna valley", DAM, ""),
    "4": ("Echo", "Minister of Halvonia resigns over harbour contracts",
          OFFICE,
          '<meta name="robots" content="nosnippet">'),
}
SETTINGS = [*running.SETTINGS, "--set", "allow_net=127.0.0.0/29"]
texts = {n: report[2] for n, report in REPORTS.items()}


def answer(address, path, headers):
    n = address.rsplit(".", 1)[1]
    name, title, _, head = REPORTS[n]
    if path == "/feed":
        return 200, "application/rss+xml", (
            f"<rss><channel><title>{name}</title><item><title>{title}</title><link>/report</link>"
            f"<guid>{n}</guid></item></channel></rss>")
    if path != "/report":
        return 404, "text/plain", "not here"
    body = "".join(f"<p>{p}</p>" for p in texts[n].split("\n\n"))
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 7200))
    return 200, "text/html", (
        f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{name}">{head}'
        f'<meta property="article:published_time" content="{moment}"></head><body><article><h1>{title}</h1>'
        f"{body}</article></body></html>")


def run(folder):
    running.must(["run", "--data", folder, "--until-idle", *SETTINGS], timeout=120)


def sentences(story):
    return [s["text"] for p in story["paragraphs"] for s in p["sentences"]]


def page_of(db, story):
    """The newest page of a story."""
    found = db.execute("SELECT body FROM page WHERE path LIKE ? AND path NOT LIKE '%/edition/%' AND type LIKE "
                       "'text/html%' AND coalesce(status, 200) = 200",
                       [f"/story/{story['address']}/%"]).fetchall()
    need(len(found) == 1, f"{len(found)} pages of a story")
    body = found[0][0]
    return body if isinstance(body, str) else body.decode()


def sections(page):
    return re.findall(r'<(?:section|div) id="([a-z]+)"', page)


def one_short_report(db, story):
    told = sentences(story)
    need(1 <= len(told) <= 3 and len(set(told)) == len(told), f"a short report is told in {told}")
    need(all(s in SHORT for s in told), "a sentence is not the report's")
    need(not story["qna"] or all(a["text"] not in told for q in story["qna"] for a in q["answer"]),
         "a question is answered with what the text says")
    page = page_of(db, story)
    need("Single source:" in page, "the page does not say that there is one source")
    need(not {"differs", "timeline"} & set(sections(page)), f"sections of a short page: {sections(page)}")
    need("data-ad=" not in page, "a short page has a slot for advertisements")


def no_usable_text(db, story, link):
    need(not sentences(story) and not story["qna"] and not story["timeline"], f"text of {story['headline']}")
    page = page_of(db, story)
    need("<h1" in page and link in page, "a story without text has no headline or link")
    need("the story?" not in page, "an empty text has its heading")


def body():
    port = running.serve(answer)
    folder = running.temporary_folder()
    for n in REPORTS:
        running.must(["add", f"http://127.0.0.{n}:{port}/feed", "--data", folder, *SETTINGS])
    run(folder)
    stories = {s["headline"]: s for s in running.rows("stories", folder)}
    need(len(stories) == 4, f"stories: {list(stories)}")
    db = sqlite3.connect(running.database(folder))
    one_short_report(db, stories["Tram leaves its rails in Tessmark"])
    for n in "24":
        by_link = [s for s in stories.values() if s["sources"][0]["outlet"] == REPORTS[n][0]]
        need(len(by_link) == 1, f"no story of {REPORTS[n][0]}")
        no_usable_text(db, by_link[0], f"http://127.0.0.{n}:{port}/report")

    # The Ledger counts anew and no longer speaks of a warning.
    first = stories["Dam at Ullen breaks and floods the Morna valley"]
    old = "At least 14 people were killed"
    need(any(old in s for s in sentences(first)), f"the count is not told: {sentences(first)}")
    texts["3"] = DAM.replace("At least 14", "At least 17").rsplit("\n\n", 1)[0]
    db.execute("UPDATE job SET due_at = 0 WHERE kind = 1")
    db.commit()
    run(folder)
    second = next(s for s in running.rows("stories", folder) if s["address"] == first["address"])
    need("17 people" in " ".join(sentences(second)), f"after the change: {sentences(second)}")
    changed = second["editions"][-1]["what_changed"] if second["editions"][-1]["number"] == 2 else \
        second["editions"][0]["what_changed"]
    need("People killed: now 17, before 14." in changed and "Ledger has changed its report." in changed,
         f"what changed: {changed}")
    left = [path for path, in db.execute(
        "SELECT path FROM page WHERE coalesce(status, 200) = 200 AND (instr(body, ?) OR instr(body, ?))",
        [old, "wet spot"])]
    wrong = [p for p in left if "/edition/1" not in p and not p.startswith("/corrections")
             and not p.startswith(f"/story/{first['address']}/")]
    need(not wrong, f"still told on {wrong}")
    # The corrections of the page say it, for people and for machines.
    text = re.sub(r'(?s)<script.*?</script>|<section id="history".*', "", page_of(db, second))
    need(old not in text and "wet spot" not in text, "the page tells what its source took back")
    corrections = db.execute("SELECT body FROM page WHERE path = '/corrections'").fetchone()[0]
    corrections = corrections if isinstance(corrections, str) else corrections.decode()
    need(old in corrections and "It now says" in corrections, "the corrections page is silent")
    db.close()
    running.verify(folder)


running.test(body)
