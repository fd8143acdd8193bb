#!/usr/bin/env python3
"""voices.py: outlets of one owner are one voice, the first publisher is the original though its copy
was seen first, and of a report that is taken back no edition quotes a word, whatever else there is."""
import json, sqlite3, time

import running

HOUR = 3600
EVENT = "The dam at Ullen gave way on Thursday morning and flooded the Morna valley"
OWN = {
    "1": f"""{EVENT}, the rescue service said. Engineers had warned of a wet spot under the dam at Ullen since
spring, the newspaper learned from the water authority.

Nineteen people were brought out of the flooded Morna valley by boat. The bridge at Brenholt is closed
until inspectors have looked at its piers, the council of Brenholt decided on Thursday.""",
    "4": f"""{EVENT}, according to the water authority. Farmers of the Morna valley drove four hundred cows to
higher ground before the flood from the dam at Ullen reached their barns.

The operator of the dam at Ullen blamed the rain of the last nine days. Prosecutors in Tessmark asked for
its records on Thursday and want to question the engineers.""",
    "3": f"""{EVENT}, and six villages of the valley are under water, the regional government said. Schools in
Brenholt took in two thousand people whose houses were flooded.

A spokeswoman for the regional government said that the dam at Ullen had last been inspected in autumn.
She did not say by whom. Helicopters searched the Morna valley until dark on Thursday.""",
}
OWN["2"] = "By our staff.\n\n" + OWN["3"]  # a copy, dated later
TITLES = {"1": "Dam at Ullen breaks and floods the Morna valley", "2": "Morna valley flooded as dam at Ullen breaks",
          "3": "Dam at Ullen breaks: six villages of the Morna valley under water",
          "4": "Morna valley under water after dam at Ullen gives way"}
AGO_H = {"1": 3, "2": 2, "3": 4, "4": 1}
NAMES = {"1": "Courier", "2": "Echo", "3": "Ledger", "4": "Gazette"}
FAMILY = ["--set", "families.Lake House=127.0.0.1, 127.0.0.4"]
SETTINGS = [*running.SETTINGS, "--set", "allow_net=127.0.0.0/29", *FAMILY]
gone = set()


def moment(n):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - AGO_H[n] * HOUR))


def answer(address, path, headers):
    n = address.rsplit(".", 1)[1]
    if path == "/feed":
        return 200, "application/rss+xml", (
            f"<rss><channel><title>{NAMES[n]}</title><item><title>{TITLES[n]}</title><link>/report</link>"
            f"<guid>{n}</guid></item></channel></rss>")
    if path != "/report":
        return 404, "text/plain", "not here"
    if n in gone:
        return 410, "text/plain", "taken back"
    body = "".join(f"<p>{p}</p>" for p in OWN[n].split("\n\n"))
    return 200, "text/html", (
        f'<html lang="en"><head><title>{TITLES[n]}</title><meta property="og:site_name" content="{NAMES[n]}">'
        f'<meta property="article:published_time" content="{moment(n)}"></head><body><article><h1>{TITLES[n]}'
        f"</h1>{body}</article></body></html>")


def run(folder):
    running.must(["run", "--data", folder, "--until-idle", *SETTINGS], timeout=120)


def story(folder):
    found = running.rows("stories", folder)
    running.need(len(found) == 1, f"{len(found)} stories, not one")
    return found[0]


def counts(s):
    return s["reports"], s["outlets"], s["independent"]


def need_counts(s, reports, outlets, independent, when):
    running.need(counts(s) == (reports, outlets, independent), f"{when}: {counts(s)}")


def body():
    port = running.serve(answer)
    folder = running.temporary_folder()

    def subscribe(n):
        running.must(["add", f"http://127.0.0.{n}:{port}/feed", "--data", folder, *SETTINGS])

    for n in "124":
        subscribe(n)
    run(folder)
    first = story(folder)
    need_counts(first, 3, 3, 2, "two of one owner and another")

    subscribe("3")
    run(folder)
    second = story(folder)
    need_counts(second, 4, 4, 2, "and the original of a copy")
    running.need(second["address"] == first["address"], "the story has another address")
    by_outlet = {a["outlet"]: a for a in running.rows("articles", folder)}
    running.need(by_outlet["Echo"]["reprint_of"] == by_outlet["Ledger"]["id"], "the copy is no reprint")
    running.need(by_outlet["Ledger"]["reprint_of"] is None, "the original is a reprint")
    families = {x["outlet"]: x["family"] for x in second["sources"]}
    running.need(families == {"Courier": "Lake House", "Gazette": "Lake House", "Echo": "Echo", "Ledger": "Ledger"},
                 f"families: {families}")

    listed = json.loads(running.must(["stories", "--json", "--data", folder, *FAMILY]).splitlines()[0])
    running.need((listed["place"], listed["address"], listed["independent"]) == (1, first["address"], 2),
                 f"stories: {listed}")
    running.need("2 independent outlets" in running.must(["stories", "--why", "--data", folder]), "no reasons")

    # The Courier takes its report back; an earlier edition quotes it.
    phrase = "The bridge at Brenholt is closed"
    db = sqlite3.connect(running.database(folder))
    shown = "SELECT path FROM page WHERE coalesce(status, 200) = 200 AND instr(body, ?)"
    running.need(db.execute(shown, [phrase]).fetchall(), "no edition quotes the report that is to go")
    gone.add("1")
    db.execute("UPDATE job SET due_at = 0 WHERE kind = 1")
    db.commit()
    run(folder)
    need_counts(story(folder), 3, 3, 2, "after one was taken back")
    left = [path for path, in db.execute(shown, [phrase])]
    running.need(not left, f"still quoted: {left}")
    closed = [path for path, in db.execute("SELECT path FROM page WHERE status = 410")]
    running.need(f"/story/{first['address']}/edition/1" in closed, f"closed: {closed}")
    db.close()
    running.verify(folder)


running.test(body)
