#!/usr/bin/env python3
"""desk.py: what people decide about stories holds, whatever happens to the program.

usage: desk.py PROGRAM [KILLS]

`run` is killed at random moments over one data folder, while orders are given at random between
and during its runs.  In the end every article that a decision holds is where it was put, the
store is sound, and placing all anew from the texts moves nothing: stories are those of a program
that was never stopped.
"""
import http.client, json, random, sys, time, urllib.parse

import running

KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 30
# A text that changes later would be placed by what it said first.
STILL = ["--set", "recheck_h=0"]


def regrouped(folder):
    return json.loads(running.must(["regroup", "--all", "--dry-run", "--json", "--data", folder]))


def killed(folder, seconds, meanwhile=None):
    p = running.start(running.run_arguments(folder) + STILL)
    time.sleep(seconds / 2)
    if meanwhile:
        meanwhile()
    time.sleep(seconds / 2)
    early = p.poll()
    running.need(early in (None, 0), f"run ended by itself with {early}: "
                                     f"{p.stdout.read()[-300:] if early else ''}")
    p.kill()
    p.stdout.read() # ends when the last of its children has
    p.wait()
    p.stdout.close()


def stories(folder):
    found = {}
    for a in running.rows("articles", folder):
        if a["story"] and a["status"] == "placed":
            found.setdefault(a["story"], []).append(a["id"])
    return found


def order(folder, log):
    """One order at random; what is refused must be refused in words."""
    by_story = stories(folder)
    if len(by_story) < 3:
        return
    one, other = random.sample(sorted(by_story), 2)
    article = random.choice(by_story[one])
    words = random.choice([
        ["split", str(one), str(article)], ["merge", str(one), str(other)],
        ["move", str(article), str(other)], ["pin", str(article)], ["unpin", str(article)],
        ["undo", str(random.randint(1, 1 + len(log)))],
    ])
    status, said = running.call(["story", *words, "--json", "--by", "Test", "--why", "at random",
                                 "--data", folder])
    running.need(status in (0, 1), f"story {words}: exit status {status}: {said}")
    if status == 1:
        running.need(said.startswith("glancewire story: "), f"story {words}: {said}")
        return
    log.append(json.loads(said))


def held(folder):
    """Where decisions put articles, by what the store says of them."""
    where = {}
    for line in running.must(["story", "decisions", "--json", "--data", folder]).splitlines():
        for a in json.loads(line)["articles"]:
            where.pop(a["article"], None)
            if a["held"]:
                where[a["article"]] = a["story"]
    return where


def look(folder, log):
    now = {a["id"]: a["story"] for a in running.rows("articles", folder)}
    for article, story in held(folder).items():
        running.need(now[article] == story, f"article {article} is in {now[article]}, held in {story}")
    listed = [json.loads(x) for x in
              running.must(["story", "decisions", "--json", "--data", folder]).splitlines()]
    running.need([d["decision"] for d in listed] == [d["decision"] for d in log],
                 "decisions were lost or repeated")
    running.verify(folder)


def explained(folder, held_now):
    """What is said of each report adds up, and names the person where one decided."""
    seen = {}
    for story, articles in stories(folder).items():
        said = json.loads(running.must(["story", str(story), "--why", "--json", "--data", folder]))
        running.need({a["article"] for a in said["articles"]} >= set(articles), f"story {story} leaves some out")
        for a in said["articles"]:
            seen[a["how"]] = seen.get(a["how"], 0) + 1
            running.need((a["how"] == "person") == (a["article"] in held_now) or "decision" in a,
                         f"article {a['article']}: {a['how']}, held {a['article'] in held_now}")
            if "terms" in a:
                running.need(abs(sum(a["terms"].values()) - a["z"]) < 1e-4 or a["z"] == -10,
                             f"the terms of article {a['article']} do not add up")
            if a["how"] == "reprint":
                running.need(a["containment"] >= 0.5, f"article {a['article']} is no reprint")
            if len(said["articles"]) > 1:
                running.need(sum(w["share"] for w in a["words"]) <= 1.001, "shares of words over 1")
    running.need(not held_now or "person" in seen, "no report is said to be held")
    return seen


def asked(url):
    """Status, address led to, and text, of one request that follows nothing."""
    host = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(host.hostname, host.port, timeout=5)
    connection.request("GET", host.path)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Location"), answer.read().decode("utf-8", "replace")


def while_it_runs(folder):
    """A merge is before readers soon; the order to place all anew is obeyed."""
    p = running.start(["run", "--data", folder, "--listen", "127.0.0.1:0", *running.SETTINGS, *STILL])
    site = next(line for line in p.stdout if "Glancewire is at" in line).split()[-1].rstrip("/")
    shown = [s for s in running.rows("stories", folder) if 0 < len(s["articles"]) < 4 and s["language"] == "en"]
    one, other = shown[0], shown[1]
    began = time.monotonic()
    running.must(["story", "merge", one["address"], other["address"], "--data", folder])
    lines = {s["address"]: running.must(["story", s["address"], "--data", folder]).splitlines()
             for s in (one, other)}
    gone = [a for a, said in lines.items() if any(x.startswith("was merged into") for x in said)]
    running.need(len(gone) == 1, f"{len(gone)} of two merged stories lead to the other")
    ended, stands = (one, other) if gone[0] == one["address"] else (other, one)
    path = lines[gone[0]][1]
    status, leads, _ = asked(site + path)
    running.need(status == 301 and f"/story/{stands['address']}/" in leads,
                 f"the old address answers {status}, leads to {leads}")
    text = ""
    while "Joined with" not in text:
        running.need(time.monotonic() - began < 10, "readers see no edition about the merge")
        time.sleep(0.1)
        text = asked(site + leads)[2]
    waited = time.monotonic() - began
    running.need(asked(site + f"/story/{ended['address']}/edition/1")[0] == 200,
                 "an edition that readers saw is gone")
    said = running.must(["regroup", "--data", folder])
    running.need("running program" in said, f"regroup while running: {said}")
    time.sleep(2.5)
    running.need(p.poll() is None, "run ended while it placed all anew")
    running.end(p)
    running.need("placed anew" in p.stdout.read(), "the running program did not place anew")
    running.verify(folder)
    return waited


def body():
    seed = random.randrange(10**6)
    random.seed(seed)
    opml = running.newsroom()
    # Without orders: killed by turns, the stories are those of one run over the same articles.
    folder = running.subscribed(opml)
    for _ in range(KILLS):
        killed(folder, random.uniform(0.05, 0.6))
    running.must(running.run_arguments(folder) + STILL)
    plain = regrouped(folder)
    running.need(plain["articles"] > 50, f"only {plain['articles']} articles were placed")
    running.need(plain["moved"] == 0, f"{plain['moved']} of {plain['articles']} articles are not where "
                                      f"an undisturbed run puts them (seed {seed})")
    seen = explained(folder, {})
    running.need({"founded", "joined", "reprint"} <= set(seen), f"reasons seen: {seen}")
    # With orders, before, during and after the runs.
    folder, log = running.subscribed(opml), []
    for _ in range(KILLS):
        killed(folder, random.uniform(0.1, 0.8), lambda: order(folder, log))
        order(folder, log)
        look(folder, log)
    # An order that is killed itself is there as a whole or not at all.
    for _ in range(KILLS):
        article = random.choice(random.choice(sorted(stories(folder).items()))[1])
        p = running.start(["story", "pin", str(article), "--data", folder])
        time.sleep(random.uniform(0, 0.03))
        p.kill()
        p.wait()
        p.stdout.close()
        log = [json.loads(x) for x in
               running.must(["story", "decisions", "--json", "--data", folder]).splitlines()]
        look(folder, log)
    running.must(running.run_arguments(folder) + STILL)
    look(folder, log)
    before = held(folder)
    explained(folder, before)
    moved = json.loads(running.must(["regroup", "--all", "--json", "--data", folder]))
    running.need(held(folder) == before, f"a regrouping moved what was held (seed {seed})")
    running.need(regrouped(folder)["moved"] == 0, f"regrouping twice is not as once (seed {seed})")
    running.must(running.run_arguments(folder) + STILL)
    running.verify(folder)
    waited = while_it_runs(folder)
    return (f"{2 * KILLS} kills, {plain['articles']} articles, {len(log)} decisions, "
            f"{len(before)} articles held, {moved['moved']} moved by a regrouping, "
            f"an order shown after {waited:.1f} s")


running.test(body)
