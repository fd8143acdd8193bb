#!/usr/bin/env python3
"""model.py: a language model helps where it answers well and is never in the way where it fails: it is
slow, silent, cut, broken, tells nonsense or lies, the program is killed while it writes, and the money
is gone; every story is there all the same, nothing is paid twice, and the cap holds."""
import json, os, random, time

import model_server as ms
import running

STORIES = 4


def stories(folder):
    return running.rows("stories", folder)


def by_model(folder):
    return [s for s in stories(folder) if s["writer"]["kind"] == "model"]


def once_each(model, what):
    twice = [n for n in model.bodies.values() if n > 1]
    running.need(not twice, f"{what}: {len(twice)} calls were made {max(twice, default=0)} times")


def wrong(text, **more):
    """A mode that gives the same answer whatever is asked."""
    return lambda job, passages, request: (200, ms.completion(text, request, **more))


def liar(job, passages, request):
    body = json.loads(ms.completion(ms.good(job, passages, request), request))
    body["usage"] = {"prompt_tokens": 3, "completion_tokens": -1e9}
    return 200, json.dumps(body)


def thinking(job, passages, request):
    return (200, ms.completion("<think>Zwiebelfisch is what I think.</think>" + ms.good(job, passages, request), request,
                               message={"reasoning_content": "Zwiebelfisch again."}))


def only_thinking(job, passages, request):
    return 200, ms.completion("<think>Zwiebelfisch and no end", request)


FAULTS = {
    "silent": ms.lost, "cut": ms.cut, "endless": ms.endless,
    "garbage": lambda j, p, r: (200, "<html>Zwiebelfisch"),
    "no completion": lambda j, p, r: (200, '{"choices":[]}'),
    "wrong form": wrong('{"story": "Zwiebelfisch"}'),
    "half a form": wrong('{"h": "Zwiebelfisch", "a": [{"t": "Zwiebelfisch met the council.", "s": [1]'),
    "numbers for text": wrong('{"h": 1, "a": [], "b": [], "c": [], "q": []}'),
    "too many": wrong(ms.story("Zwiebelfisch", [ms.sentence("Zwiebelfisch.", 1)] * 400)),
    "length": wrong("{", finish="length"), "filtered": wrong("{}", finish="content_filter"),
    "only thinking": only_thinking, "500": lambda j, p, r: (500, "{}"), "401": lambda j, p, r: (401, "{}"),
    "made up": wrong(ms.story("Zwiebelfisch wins the vote", [ms.sentence(f"Zwiebelfisch {i} met the council.", 1) for i in range(4)])),
}


def faults(without, opml):
    for name, mode in FAULTS.items():
        model, folder = ms.Model(mode), running.subscribed(opml)
        began = time.monotonic()
        said = ms.run(folder, model.settings("--set", "model_timeout_s=1", "--set", "host_wait_s=0"))
        running.need(len(stories(folder)) == without, f"{name}: {len(stories(folder))} stories of {without}")
        running.need(not by_model(folder), f"{name}: a story is said to be the model's")
        for path, text in ms.pages_of(folder).items():
            running.need("Zwiebelfisch" not in text, f"{name}: words of the model stand in {path}")
        running.need(time.monotonic() - began < 60, f"{name}: {time.monotonic() - began:.0f} s")
        running.need(said.count("the server of the language model fails") <= 1, f"{name}: warned again and again")
        running.verify(folder)
    return len(FAULTS)


def helps(without, opml):
    """A good answer becomes an edition, which says so, with its verdicts."""
    for name, mode in {"good": ms.good, "thinking": thinking}.items():
        model, folder = ms.Model(mode), running.subscribed(opml)
        ms.run(folder, model.settings())
        made = by_model(folder)
        running.need(len(made) == without, f"{name}: {len(made)} stories by the model of {without}")
        once_each(model, name)
        calls = [c for c in receipts(folder) if c["job"] != "probe"]
        running.need(len(calls) == model.count(), f"{len(calls)} receipts for {model.count()} calls")
        running.need(all(c["outcome"] == "good" and c["tokens_in"] > 0 for c in calls), "a receipt without figures")
        pages = ms.pages_of(folder)
        running.need(not any("Zwiebelfisch" in p for p in pages.values()), "thinking was published")
        story = next(s for s in stories(folder))
        page = next(p for path, p in pages.items() if path.startswith(f"/story/{story['address']}/") and "edition" not in path)
        running.need("invented-1" in page and "language model" in page, "the page does not name the model")
        running.need("rainedAlgorithmicMedia" in page, "no digital source type of a model")
        running.need(len(story["editions"]) == 2, "the default writer's edition did not come first")
        verdicts = json.loads(running.must(["model", "verdicts", story["address"], "--data", folder]))
        running.need(verdicts["tokens_in"] > 0 and verdicts["verdicts"], "no verdicts are kept")
        running.need("Nothing of the kind" not in page, "a headline that was made up")
    again = model.count()
    ms.run(folder, model.settings())
    running.need(model.count() == again, f"{model.count() - again} calls for what was answered before")


def receipts(folder):
    return ms.receipts(folder)["calls"]


def lies(without, opml):
    """Figures that cannot be are those of a prompt that was cut."""
    model, folder = ms.Model(liar), running.subscribed(opml)
    ms.run(folder, model.settings("--set", "model_price_in=1", "--set", "model_price_out=1"))
    for c in receipts(folder):
        running.need(0 <= c["tokens_in"] < 100000 and c["price"] >= 0, f"a receipt believes {c}")


def busy(opml):
    """429 with Retry-After: asked again, not before, and not a third time after an answer."""
    tried = {}

    def mode(job, passages, request):
        seen = json.dumps(request)
        tried.setdefault(seen, []).append(time.monotonic())
        return (429, "{}", ("Retry-After", "3")) if len(tried[seen]) == 1 else ms.good(job, passages, request)

    model, folder = ms.Model(mode), running.subscribed(opml)
    ms.run(folder, model.settings("--set", "model_headline=no"))
    waits = [t[1] - t[0] for t in tried.values() if len(t) > 1]
    running.need(waits and min(waits) > 2, f"asked again after {waits}")
    running.need(all(len(t) <= 2 for t in tried.values()), "asked more often than needed")
    running.need(by_model(folder), "the second answer was not used")


def judged(opml):
    """A judge may only reject, and is not asked before it was measured."""
    folder, model = running.subscribed(opml), ms.Model(ms.good)
    status, said = running.call([*running.run_arguments(folder), *model.settings("--set", "judge=yes")])
    running.need(status != 0 and "judge_report" in said, f"a judge without a report: {status} {said}")
    report = running.temporary_folder() + "/report"
    with open(report, "w") as f:
        json.dump({"model": "invented-2", "prompt": "judge-1", "balanced_accuracy": 0.9}, f)
    status, said = running.call([*running.run_arguments(folder), *model.settings("--set", "judge=yes", "--set", f"judge_report={report}")])
    running.need(status != 0 and "is not of the model" in said, f"a report on another judge: {status} {said}")


def chooses():
    """A model that may only choose: what it chose stands where it names the same text in both orders, and the
    page says that it wrote nothing."""
    opml = ms.twice_site(2 * STORIES)
    only = ["--set", "model_story=no", "--set", "model_headline=no", "--set", "model_rank=yes", "--set", "host_wait_s=0"]
    folder = running.subscribed(opml)
    ms.run(folder, [])
    before = {s["address"]: s["headline"] for s in stories(folder)}
    changed = 0
    for name, mode in {"by the text": ms.good, "by the place": lambda j, p, r: json.dumps({"n": 2}),
                       "out of range": lambda j, p, r: json.dumps({"n": len(p) + 1}),
                       "no number": lambda j, p, r: json.dumps({"n": p[0]})}.items():
        model, folder = ms.Model(mode), running.subscribed(opml)
        ms.run(folder, model.settings(*only))
        running.need(model.count("rank") >= 2 and model.count("rank") == model.count(), f"{name}: {model.count('rank')} choices asked for")
        once_each(model, name)
        asked = [c["passages"] for c in model.calls if c["job"] == "rank"]
        titles = {t for p in asked for t in p}
        pages = ms.pages_of(folder)
        for s in stories(folder):
            running.need(s["writer"]["kind"] == "extractive", f"{name}: {s['writer']}")
            own = [p for path, p in pages.items() if path.startswith(f"/story/{s['address']}/") and "edition" not in path]
            if s["headline"] == before[s["address"]]:
                running.need(not s["writer"].get("model") or name == "by the text", f"{name}: {s['writer']} without a choice")
                continue
            changed += 1
            running.need(name == "by the text" and s["headline"] in titles, f"{name}: the headline {s['headline']}")
            running.need(s["writer"]["model"] == "invented-1" and len(s["editions"]) == 2, f"{name}: {s['writer']}")
            running.need(any("wrote nothing, but chose" in p and "rank-1" in p for p in own), "the page does not say who chose")
            running.need(not any("rainedAlgorithmicMedia" in p for p in own), "the page says that a model wrote")
            made = json.loads(running.must(["model", "verdicts", s["address"], "--data", folder]))
            running.need([v["piece"] for v in made["verdicts"]].count("choice") >= 1, "no verdict on the choice")
    running.need(changed >= 2, f"only {changed} headlines were chosen")
    return f"{changed} headlines chosen"


def killed(without, opml):
    """Killed during calls again and again: nothing is paid twice, no edition is lost."""
    def slowly(job, passages, request):
        time.sleep(0.3)
        return ms.good(job, passages, request)

    model, folder, history = ms.Model(slowly), running.subscribed(opml), running.History()
    chance, kills = random.Random(7), 0
    for _ in range(8):
        p = running.start([*running.run_arguments(folder), "--set", "old_h=1000000", "--set", "live_h=100000", *model.settings()])
        before = model.count()
        for _ in range(400):
            if model.count() > before or p.poll() is not None:
                break
            time.sleep(0.02)
        time.sleep(chance.random() * 0.4)
        if p.poll() is None:
            os.kill(p.pid, 9)
            kills += 1
        p.wait()
        history.look(folder)
    ms.run(folder, model.settings())
    history.look(folder)
    once_each(model, "killed")
    running.need(len(stories(folder)) == without, "a story is lost")
    states = [c["state"] for c in receipts(folder)]
    running.need("reserved" not in states, "a call is open after the end")
    running.verify(folder)
    return f"killed {kills} times, {states.count('lost')} calls lost"


def capped(without, opml):
    """The cap holds over restarts: what was reserved counts until it is settled."""
    model, folder = ms.Model(ms.good), running.subscribed(opml)
    price = ["--set", "model_price_in=1000", "--set", "model_price_out=1000", "--set", "model_cap_day=3",
             "--set", "model_headline=no"]
    for _ in range(3):
        ms.run(folder, model.settings(*price, "--set", "host_wait_s=0"))
    spent = ms.receipts(folder)["spent"]
    running.need(0 < spent["day"] <= 3, f"spent {spent} of 3")
    running.need(model.count() < without, f"{model.count()} calls under a cap that pays for fewer")
    status, said = running.call([*running.run_arguments(folder), *model.settings("--set", "model_cap_day=3")])
    running.need(status != 0 and "model_price" in said, f"a cap without prices: {status} {said}")
    return f"{spent['day']:.2f} of 3 spent in three runs"


def secret(opml):
    """The key is sent, and stands nowhere else."""
    model, folder, key_file = ms.Model(ms.good), running.subscribed(opml), running.temporary_folder() + "/key"
    with open(key_file, "w") as f:
        f.write(ms.KEY + "\n")
    said = ms.run(folder, model.settings("--set", f"model_key_file={key_file}", "--set", "log_level=debug"))
    running.need({c["authorization"] for c in model.calls} == {"Bearer " + ms.KEY}, "the key was not sent")
    running.need(ms.KEY not in said, "the key is in the log")
    for name in os.listdir(folder):
        with open(f"{folder}/{name}", "rb") as f:
            running.need(ms.KEY.encode() not in f.read(), f"the key is in {name}")
    model = ms.Model(ms.good)
    said = running.must(["model", "probe", *model.settings()], env={**os.environ, "GLANCEWIRE_MODEL_SECRET": ms.KEY})
    running.need(model.calls[0]["authorization"] == "Bearer " + ms.KEY and ms.KEY not in said, "the key of the environment")
    running.need("form      kept" in said, said)


def body():
    opml = ms.plain_site(STORIES)
    folder = running.subscribed(opml)
    ms.run(folder, [])
    without = len(stories(folder))
    running.need(without >= STORIES - 1, f"{without} stories of {STORIES} reports")
    running.need(not by_model(folder) and not receipts(folder), "without a model something was asked")
    helps(without, opml)
    count = faults(without, opml)
    lies(without, opml)
    busy(opml)
    judged(opml)
    secret(opml)
    return f"{count} faults, {chooses()}, {killed(without, opml)}, {capped(without, opml)}"


running.test(body)
