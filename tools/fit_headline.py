#!/usr/bin/env python3
"""Fit the regression of src/write/headline_word.c to headlines that people wrote.  Needs numpy.

usage: fit_headline.py WRITE_TITLES MODEL ROWS [OTHER...]

WRITE_TITLES is the program tools/write_titles.c, MODEL is english.model.  ROWS and OTHER are files with a JSON object a line:
a row of `glancewire write --batch` with "headline" beside it.  Fits the first half of ROWS; tells for that half, for the
other half and for each OTHER how well words are told apart (area under the curve; mean log loss) and the mean ROUGE-1 of the
titles, or parts of titles, that are chosen so, without what figures in dispute cost.  Prints the weights as C.
"""
import collections, json, re, subprocess, sys
import numpy as np

RIDGE = 10
COMMON_LENGTH, PAIRS_COUNT, NEARNESS_COUNTS = 4.5, 0.3, 0.8   # as in src/write/headline.c


def words_of(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def rouge1(one, other):
    a, b = collections.Counter(words_of(one)), collections.Counter(words_of(other))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def read(program, model, path):
    """Stories as (headline, titles); a word of a title is told where the headline has all its pieces."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    rows = [r for r in rows if r.get("headline") and r.get("articles")]
    lines = "".join(json.dumps({"articles": r["articles"]}) + "\n" for r in rows)
    out = subprocess.run([program, model], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    stories = []
    for line, row in zip(out.splitlines(), rows):
        titles, told = [t for t in json.loads(line) if t["words"]], set(words_of(row["headline"]))
        for t in titles:
            t["words"] = np.array(t["words"], float)
            t["told"] = np.array([bool(words_of(w)) and told.issuperset(words_of(w)) for w in t["low"]], float)
        stories.append((row["headline"], titles))
    return stories


def all_words(stories):
    titles = [t for _, list_ in stories for t in list_]
    return np.vstack([t["words"] for t in titles]), np.concatenate([t["told"] for t in titles])


def logistic(x, y):
    """By Newton's steps."""
    w = np.zeros(x.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + RIDGE * np.eye(len(w)), x.T @ (y - p) - RIDGE * w)
    return w


def choose(titles, w):
    best = (-1, "")
    for t in titles:
        sums = np.concatenate([[0], np.cumsum(1 / (1 + np.exp(-t["words"] @ w)))])
        fresh, pairs, near = t["agreed"]
        agreed = fresh * (1 + PAIRS_COUNT * pairs) * (1 + NEARNESS_COUNTS * near)
        for text, first, end, form in t["parts"]:
            best = max(best, (2 * (sums[end] - sums[first]) / (end - first + COMMON_LENGTH) * form * agreed, text))
    return best[1]


def show(name, stories, w):
    x, y = all_words(stories)
    p = 1 / (1 + np.exp(-x @ w))
    rank, n = np.argsort(np.argsort(p, kind="stable"), kind="stable"), y.sum()
    area = (rank[y > 0].sum() - n * (n - 1) / 2) / (n * (len(y) - n))
    chosen = [choose(titles, w) for _, titles in stories]
    print(f"{name}: {len(stories)} stories, words {area:.3f}, log loss {-np.log(np.where(y > 0, p, 1 - p)).mean():.4f}, "
          f"headlines {np.mean([rouge1(h, c) for (h, _), c in zip(stories, chosen)]):.4f}", flush=True)


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, model, path, *others = sys.argv[1:]
    stories = read(program, model, path)
    half = len(stories) // 2
    w = logistic(*all_words(stories[:half]))
    show(path + ", first half (fitted)", stories[:half], w)
    show(path + ", second half", stories[half:], w)
    for other in others:
        show(other, read(program, model, other), w)
    print("weights: " + ", ".join(f"{v:.2f}" for v in w))


main()
