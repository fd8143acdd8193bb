#!/usr/bin/env python3
"""model_measure.py: what a language model of this size is good for, on stories of the reference data.

usage: model_measure.py PROGRAM SET COUNT JOB [--set KEY=VALUE ...]

SET names a file of the reference data's summaries (multinews, neus, allsides), COUNT how many of its
first stories, JOB is story, headline, shorten, questions or rank.  The model is the one that the settings
name (model_url and so on).  Prints the share of calls that answered, what became of each sentence,
and the seconds; the answers themselves go to model_measure.jsonl.
"""
import collections, json, os, subprocess, sys

SHARED = os.environ.get("GLANCEWIRE_SHARED", "../shared")
JOBS = ["story", "headline", "shorten", "questions", "rank"]


def rows(name, count):
    with open(f"{SHARED}/data/summaries/{name}.jsonl", encoding="utf-8") as f:
        for i, line in enumerate(f):
            if i == count:
                return
            articles = [a if isinstance(a, dict) else {"text": a} for a in json.loads(line)["articles"]]
            for k, a in enumerate(articles):
                a.setdefault("text", a.get("lead", ""))
                a.setdefault("title", (a["text"].strip().split("\n") or [""])[0][:120])
                a.setdefault("url", f"http://outlet{k}.example/{i}")
                a.setdefault("outlet", f"Outlet {k + 1}")
            yield {"id": f"{name}-{i}", "articles": articles}


def main(program, name, count, job, *settings):
    switches = [f for j in JOBS for f in ("--set", f"model_{j}={'yes' if j == job else 'no'}")]
    p = subprocess.run([program, "write", "--batch", "--model", *switches, *settings],
                       input="".join(json.dumps(r) + "\n" for r in rows(name, int(count))),
                       stdout=subprocess.PIPE, text=True)
    stories = [json.loads(line) for line in p.stdout.splitlines()]
    errors = [s["error"] for s in stories if "error" in s]
    stories = [s for s in stories if "made" in s]
    with open("model_measure.jsonl", "a") as f:
        for s in stories:
            json.dump({"job": job, "id": s["id"], "headline": s["headline"], **s["made"]}, f)
            f.write("\n")
    made = [s["made"] for s in stories]
    calls, failed = sum(m["calls"] for m in made), sum(m["failed"] for m in made)
    print(f"{job} on {len(stories)} stories of {name}" + (f", {len(errors)} errors: {errors[0]}" if errors else ""))
    print(f"  calls      {calls}, {calls - failed} answered ({(calls - failed) / max(calls, 1):.0%})")
    read = sum(any(v["piece"] for v in m["verdicts"]) for m in made)
    print(f"  stories    {read} with an answer that could be read, {sum(m['used'] for m in made)} published with words of the model")
    for piece in ("sentence", "headline", "question", "answer"):
        fates = collections.Counter(v["fate"] for m in made for v in m["verdicts"] if v["piece"] == piece)
        if fates:
            print(f"  {piece + 's':10} " + ", ".join(f"{n} {fate}" for fate, n in fates.most_common()))
    choices = [v for m in made for v in m["verdicts"] if v["piece"] == "choice"]
    for what, asks in (("headlines", False), ("questions", True)):
        of = [v for v in choices if v["passage"].endswith("?") == asks]
        same = [v for v in of if v["fate"] == "kept"]
        if of:
            chance = sum(1 / int(v["reason"].split()[1].rstrip(";")) for v in of) / len(of)
            print(f"  {'of ' + what:10} {len(of)} choices, {len(same)} the same in both orders (by chance {chance:.0%}), "
                  f"{sum(v['published'] == v['passage'] for v in same)} of them what the default writer has")
    levels = collections.Counter(v["level"] for m in made for v in m["verdicts"]
                                 if v["fate"] in ("kept", "moved") and v["level"] != "none")
    if levels:
        print("  levels     " + ", ".join(f"{n} {level}" for level, n in levels.most_common()))
    reasons = collections.Counter(m["why"] for m in made if m["why"])
    for why, n in reasons.most_common(4):
        print(f"  not taken  {n}: {why}")
    seconds = sum(m["seconds"] for m in made)
    print(f"  time       {seconds:.0f} s in calls, {seconds / max(calls, 1):.1f} s each; tokens "
          f"{sum(m['tokens_in'] for m in made)} read, {sum(m['tokens_out'] for m in made)} written")


if len(sys.argv) < 5:
    sys.exit(__doc__)
main(*sys.argv[1:])
