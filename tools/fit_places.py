#!/usr/bin/env python3
"""Fit the regressions of src/write/risk.c or role.c to what readers marked, and print their header.  Needs numpy.

usage: fit_places.py risk|role WRITE_PLACES MODEL LABELS SET=ROWS...

`risk` learns from test/judged/sentences.tsv and prints src/write/risk_weights.h, `role` learns from test/judged/roles.tsv and
prints src/write/role_weights.h.  WRITE_PLACES is the program tools/write_places.c, MODEL is english.model, LABELS is that list.
SET=ROWS names the rows of a set of LABELS: a file with a JSON object a line, each with "articles" as `glancewire write --batch`
reads them.  Tells for each regression how well it parts marked from unmarked sentences of stories that it was not fitted to
(area under the curve, by eight folds of stories) and the share marked in each fifth of its order, for `role` also how many sentences
stand where readers let them stand, in the paragraph of the list and in the likeliest; then fits all and prints the header.
The rounds of TEST are not fitted to: their area under the curve for openings is told beside.
"""
import collections, json, subprocess, sys
import numpy as np

ROLES = {"happened": 0, "positions": 1, "context": 2}
FOLDS = 8
TEST = ("o1", "o2", "o3")  # openings alone, several of a story
# Name, whether of openings, the marks (doc/rubric.md; empty: any), and the ridge.
FITS = {"risk": (("opening", True, "", 60), ("loose", False, "DL", 100), ("again", False, "T", 40), ("stray", False, "BR", 60)),
        "role": (("happened", False, "H", 100), ("positions", False, "P", 100), ("context", False, "C", 100))}


def read_pages(path):
    """Pages in the order of the file: (round, set, story) to a list of (role, article, start, marks)."""
    pages = collections.OrderedDict()
    for line in open(path, encoding="utf-8"):
        if line.startswith(("#", "round\t")) or not line.strip():
            continue
        which, name, story, role, article, start, marks = line.rstrip("\n").split("\t")
        pages.setdefault((which, name, int(story)), []).append((ROLES[role], int(article), int(start), marks))
    return pages


def features(program, model, pages, rows):
    lines = [json.dumps({"articles": rows[name][story]["articles"], "page": [list(s[:3]) for s in page]})
             for (_, name, story), page in pages.items()]
    out = subprocess.run([program, model], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def logistic(x, y, ridge):
    """By Newton's steps on features of equal spread; the weights are those of the features as they are."""
    mean, spread = x.mean(0), x.std(0)
    spread[spread == 0], mean[0] = 1, 0
    z = (x - mean) / spread
    z[:, 0] = 1
    cost = np.full(z.shape[1], float(ridge))
    cost[0] = 1e-6
    w = np.zeros(z.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-z @ w))
        w += np.linalg.solve((z.T * (p * (1 - p))) @ z + np.diag(cost), z.T @ (y - p) - cost * w)
    v = w / spread
    v[0] = w[0] - (w[1:] * mean[1:] / spread[1:]).sum()
    return v


def area(score, y):
    rank, n = np.argsort(np.argsort(score, kind="stable"), kind="stable"), y.sum()
    return (rank[y > 0].sum() - n * (n - 1) / 2) / (n * (len(y) - n))


def by_folds(x, y, fold, ridge):
    score = np.zeros(len(y))
    for part in range(FOLDS):
        score[fold == part] = x[fold == part] @ logistic(x[fold != part], y[fold != part], ridge)
    return score


def tell(name, score, y):
    fifths = np.array_split(y[np.argsort(score)], 5)
    print(f"{name}: {len(y)} sentences, {y.mean():.3f} marked, area {area(score, y):.3f}, "
          + "marked by fifths " + " ".join(f"{f.mean():.2f}" for f in fifths), file=sys.stderr)


def put_weights(kind, name, weights):
    print(f"\nstatic const double {kind}_{name}[{kind.upper()}_FEATURES] = {{")
    line = "\t"
    for word in (f"{w:.3f}" for w in weights):
        if len(line) + len(word) > 96:
            print(line.rstrip())
            line = "\t"
        line += word + ", "
    print(line.rstrip().rstrip(",") + "};")


def main():
    if len(sys.argv) < 6 or sys.argv[1] not in FITS:
        sys.exit(__doc__)
    kind = sys.argv[1]
    rows = {name: [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
            for name, path in (a.split("=", 1) for a in sys.argv[5:])}
    pages = read_pages(sys.argv[4])
    found = features(sys.argv[2], sys.argv[3], pages, rows)
    fold_of = {story: i % FOLDS for i, story in enumerate(dict.fromkeys(key[1:] for key in pages if key[0] not in TEST))}
    guard = f"GW_WRITE_{kind.upper()}_WEIGHTS_H"
    print(f"/* {kind}_weights.h: written by tools/fit_places.py. */\n#ifndef {guard}\n#define {guard}\n\n#include \"write/{kind}.h\"")
    scores, taken = [], []
    for name, opening, marks, ridge in FITS[kind]:
        x, y, fold, taken, test = [], [], [], [], []
        for (key, page), list_ in zip(pages.items(), found):
            for i, (s, f) in enumerate(zip(page, list_)):
                own = f[kind == "role"] if f else []
                if own and opening and key[0] in TEST:
                    test.append((own, bool(s[3])))
                elif own and (i == 0) == opening:
                    x.append(own)
                    y.append(bool(set(s[3]) & set(marks)) if marks else bool(s[3]))
                    fold.append(fold_of[key[1:]])
                    taken.append(s)
        x, y, fold = np.array(x, float), np.array(y, float), np.array(fold)
        scores.append(by_folds(x, y, fold, ridge))
        tell(name, scores[-1], y)
        weights = logistic(x, y, ridge)
        if test:
            seen, told = np.array([f for f, _ in test], float), np.array([y for _, y in test], float)
            print(f"{name}, test: {len(told)} sentences, {told.mean():.3f} marked, area {area(seen @ weights, told):.3f}", file=sys.stderr)
        put_weights(kind, name, weights)
    if kind == "role":
        likeliest = np.argmax(scores, 0)
        print(f"stand well: {np.mean(['HPC'[s[0]] in s[3] for s in taken]):.3f} in the list, "
              f"{np.mean(['HPC'[r] in s[3] for r, s in zip(likeliest, taken)]):.3f} in the likeliest paragraph", file=sys.stderr)
    print("\n#endif")


main()
