#!/usr/bin/env python3
"""judge_agreement.py: how well a judge model agrees with people, before it may be switched on.

usage: judge_agreement.py PROGRAM REPORT [--most N] [--longest WORDS] [--set KEY=VALUE ...]

Asks the judge of the settings (judge_url, judge_name and so on) about the claims of the reference data's
grounding set that people judged, N of them (400), half of them faithful, spread evenly, and writes REPORT, the file that the
setting judge_report names: model, prompt, balanced accuracy, by set.  A claim on which the judge gives no
answer counts as rejected, because that is what becomes of it.  --longest leaves out claims whose source has
more words: in the program a judge is shown a passage, not a whole report.
"""
import collections, json, os, subprocess, sys

SHARED = os.environ.get("GLANCEWIRE_SHARED", "../shared")


def claims(most, longest):
    with open(f"{SHARED}/data/grounding/claims.jsonl", encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    rows = [r for r in rows if r.get("label") in (0, 1, True, False) and (not longest or len(r["source"].split()) <= longest)]
    good, bad = (evenly([r for r in rows if bool(r["label"]) == label], most // 2) for label in (True, False))
    return [r for pair in zip(good, bad) for r in pair]


def evenly(rows, most):
    return rows[::max(len(rows) // most, 1)][:most]


def balanced(pairs):
    """Mean of the share of good claims that pass and of bad ones that are rejected."""
    shares = [sum(said == label for label, said in pairs if label == kind) / n
              for kind in (True, False) if (n := sum(label == kind for label, _ in pairs))]
    return sum(shares) / len(shares) if shares else 0.0


def main(program, report, *settings):
    numbers = {"--most": 400, "--longest": 0}
    while settings and settings[0] in numbers:
        numbers[settings[0]], settings = int(settings[1]), settings[2:]
    rows = claims(numbers["--most"], numbers["--longest"])
    p = subprocess.run([program, "model", "judge", *settings], stdout=subprocess.PIPE, text=True,
                       input="".join(json.dumps({"source": r["source"], "claim": r["claim"]}) + "\n" for r in rows))
    answers = [json.loads(line) for line in p.stdout.splitlines()]
    if len(answers) != len(rows):
        sys.exit(f"{len(answers)} answers for {len(rows)} claims")
    sets, silent = collections.defaultdict(list), 0
    for r, a in zip(rows, answers):
        silent += a.get("verdict") not in ("yes", "no")
        sets[r.get("set", "all")].append((bool(r["label"]), a.get("verdict") == "yes"))
    everything = [pair for pairs in sets.values() for pair in pairs]
    named = next((a for a in answers if a.get("prompt")), {})
    result = {"model": named.get("model"), "prompt": named.get("prompt"), "claims": len(rows), "longest": numbers["--longest"], "silent": silent,
              "balanced_accuracy": round(balanced(everything), 4),
              "sets": {name: round(balanced(pairs), 4) for name, pairs in sorted(sets.items())}}
    with open(report, "w") as f:
        json.dump(result, f, indent=1)
        f.write("\n")
    print(json.dumps(result))


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(*sys.argv[1:])
