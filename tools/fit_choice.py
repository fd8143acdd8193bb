#!/usr/bin/env python3
"""Fit the regressions of src/write/concept.c and worth.c to summaries that people wrote.  Needs numpy.

usage: fit_choice.py WRITE_SENTENCES ROWS...

WRITE_SENTENCES is the program tools/write_sentences.c.  ROWS are files with a JSON object a line: a
row of `glancewire write --batch` with "summary" beside it (text, or a list of texts).  Fits each
half of the stories and tells, for each file, how well it orders the words, the pairs of words
(area under the curve) and the sentences of a story (mean rank correlation) of the other half; then
fits all and prints the weights as C.
"""
import json, re, subprocess, sys
import numpy as np

WORD = re.compile(r"\w+(?:['’\-]\w+)*", re.UNICODE)
WORTH_FROM_CONCEPTS = (8, 9, 10)   # places in the features of a sentence: content words, words, pairs
REFUSED = 0x1ff | 0x800            # reasons for which a sentence is never chosen for itself


def fold(text):
    """Words as src/text/token.c gives them: lower case, straight apostrophes, possessive cut."""
    return [re.sub(r"'s?$", "", w.lower().replace("’", "'")) for w in WORD.findall(text)]


def read(program, path):
    rows = [json.loads(l) for l in open(path, encoding="utf-8") if l.strip()]
    lines = "".join(json.dumps({k: r[k] for k in ("id", "articles") if k in r}) + "\n" for r in rows)
    out = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    stories = []
    for line, row in zip(out.splitlines(), rows):
        s = json.loads(line)
        if not s.get("sentences"):
            continue
        told = fold(" ".join(row["summary"]) if isinstance(row["summary"], list) else row["summary"])
        words, pairs = set(told), set(zip(told, told[1:]))
        s["told"] = np.zeros(len(s["concepts"]))
        for x in s["sentences"]:
            low, n = x["low"], len(x["low"])
            for i, c in enumerate(x["concepts"]):
                s["told"][c] = low[i] in words if i < n else (low[i - n], low[i - n + 1]) in pairs
        stories.append(s)
    return stories


def logistic(features, told):
    """By Newton's steps, with a little ridge."""
    w = np.zeros(features.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-features @ w))
        slope = features.T @ (told - p) - w
        bend = (features.T * (p * (1 - p))) @ features + np.eye(len(w))
        w += np.linalg.solve(bend, slope)
    return w


def concepts(stories, words):
    """Features and truth of all words, or of all pairs, that some sentence has."""
    wide = max(len(f) for s in stories for f in s["concepts"])
    pick = [(f, y) for s in stories for f, y in zip(s["concepts"], s["told"]) if (len(f) == wide) == words and f[2] > 0]
    return np.array([f for f, _ in pick]), np.array([y for _, y in pick])


def sentences(s, w, u):
    """Features of the sentences of a story that may be chosen, and how much of each is told: the share of its words and twice that of its pairs."""
    p = np.array([1 / (1 + np.exp(-np.dot(f, w if len(f) == len(w) else u))) for f in s["concepts"]])
    small = np.array([len(f) == len(w) and f[8] > 0 for f in s["concepts"]])
    out, aims = [], []
    for x in s["sentences"]:
        n = len(x["low"])
        words, pairs = np.array(x["concepts"][:n]), np.array(x["concepts"][n:], dtype=int)
        if x["reasons"] & REFUSED or n < 2:
            continue
        content = words[~small[words]]
        f = list(x["features"])
        for place, ids in zip(WORTH_FROM_CONCEPTS, (content, words, pairs)):
            f[place] = p[ids].mean() if len(ids) else 0
        out.append(f)
        aims.append(s["told"][words].mean() + 2 * s["told"][pairs].mean())
    return np.array(out), np.array(aims)


def linear(pairs):
    f, y = np.vstack([f for f, _ in pairs if len(f)]), np.concatenate([y for f, y in pairs if len(f)])
    return np.linalg.solve(f.T @ f + np.eye(f.shape[1]), f.T @ y)


def ranks(v):
    out = np.empty(len(v))
    out[np.argsort(v, kind="stable")] = np.arange(len(v))
    return out


def area(score, told):
    r, n = ranks(score), told.sum()
    return (r[told > 0].sum() + n - n * (n + 1) / 2) / (n * (len(told) - n))


def correlation(pairs, v):
    return np.mean([np.corrcoef(ranks(f @ v), ranks(y))[0, 1] for f, y in pairs if len(f) > 2])


def fit(stories):
    w, u = logistic(*concepts(stories, True)), logistic(*concepts(stories, False))
    return w, u, linear([sentences(s, w, u) for s in stories])


def show(name, weights):
    print(f"{name}: " + ", ".join(f"{x:.2f}" for x in weights))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sets = {path: read(sys.argv[1], path) for path in sys.argv[2:]}
    for part in (0, 1):
        w, u, v = fit([s for all in sets.values() for s in all[1 - part::2]])
        for path, all in sets.items():
            other = all[part::2]
            (f, y), (g, z) = concepts(other, True), concepts(other, False)
            print(f"half {part + 1}, fitted on the other, {path}: words {area(f @ w, y):.3f} pairs {area(g @ u, z):.3f} "
                  f"sentences {correlation([sentences(s, w, u) for s in other], v):.3f}", flush=True)
    w, u, v = fit([s for all in sets.values() for s in all])
    show("word_weights", w), show("pair_weights", u), show("worth weights", v)


main()
