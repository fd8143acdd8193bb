#!/usr/bin/env python3
"""Fit the weights of the judge of blocks (src/extract/weights.c) on labelled pages.  Needs numpy.

usage: fit_blocks.py EXTRACT_BLOCKS OUT.c DIR...

EXTRACT_BLOCKS is the program tools/extract_blocks.c.  Each DIR holds pages (*.html.gz) with
gold.jsonl (file, url, body), ground_truth.json (the same by name) or segments.jsonl (file, url,
with, without).  The label of a block is the share of its four-word runs that the gold text has.
Both stages are logistic regressions by Newton's method.  Pages are folded by host: the second
stage learns from first-stage probabilities of hosts that the first stage had not seen, and the
figures printed are those of hosts that neither had seen.  RIDGE="0.05 0.05" sets the strength of
the ridge for the two stages; FIGURES=0 leaves those figures out, which take most of the time.
Three of four links of a few words that are surely no text are left out, the fourth counts for
four.
"""
import collections, glob, gzip, json, math, os, re, struct, subprocess, sys, tempfile
import numpy as np

WORD = re.compile(r"\w+", re.UNICODE)
FOLDS = 5
RUN = 4
CONTEXT = 27            # judge.h: CONTEXT_COUNT


# ---- pages and what is wanted of them ----

def read_lines(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def wanted(folder):
    """file -> {"url", "body"} or {"url", "with", "without"}"""
    rows = {}
    for r in read_lines(folder + "/segments.jsonl"):
        rows[r["file"]] = {"url": r.get("url"), "with": r.get("with", []), "without": r.get("without", [])}
    for r in read_lines(folder + "/gold.jsonl"):
        if r.get("body"):
            rows[r["file"]] = {"url": r.get("url"), "body": r["body"]}
    if os.path.exists(folder + "/ground_truth.json"):
        with open(folder + "/ground_truth.json", encoding="utf-8") as f:
            for name, v in json.load(f).items():
                rows[name] = {"url": v.get("url"), "body": "\n\n".join(v["body"])}
    return rows


def host(row, name):
    m = re.match(r"https?://(?:www\.)?([^/]+)", row.get("url") or "")
    return m.group(1) if m else name.split("-")[0]


def read_dump(data, count):
    """The pages that extract_blocks wrote: (names, blocks)."""
    at = 0

    def number():
        nonlocal at
        at += 4
        return struct.unpack_from("<I", data, at - 4)[0]

    def string():
        nonlocal at
        n = number()
        at += n
        return data[at - n:at].decode("utf-8", "replace")

    for _ in range(count):
        blocks, width = number(), number()
        names = [string() for _ in range(width)]
        page = {"names": names, "text": [], "words": [], "parent": [], "near": [], "group": [], "x": np.zeros((blocks, width), np.float32)}
        for i in range(blocks):
            page["text"].append(string())
            for key in ("words", "parent", "near", "group"):
                page[key].append(number())
            page["x"][i] = np.frombuffer(data, "<f4", width, at)
            at += 4 * width
        for key in ("words", "parent", "near", "group"):
            page[key] = np.array(page[key], int)
        yield page


def load(program, folder):
    rows = sorted(wanted(folder).items())
    pages = []
    with tempfile.TemporaryDirectory() as tmp:
        for start in range(0, len(rows), 50):
            part, paths = rows[start:start + 50], []
            for k, (name, _) in enumerate(part):
                paths.append(f"{tmp}/{k}.html")
                with gzip.open(f"{folder}/{name}") as f, open(paths[-1], "wb") as o:
                    o.write(f.read())
            data = subprocess.run([program] + paths, stdout=subprocess.PIPE, check=True).stdout
            for (name, row), page in zip(part, read_dump(data, len(part))):
                page.update(row, file=name, host=host(row, name), set=os.path.basename(folder.rstrip("/")))
                label(page)
                pages.append(page)
    return pages


# ---- labels ----

def runs(words):
    return [tuple(words[i:i + RUN]) for i in range(len(words) - RUN + 1)]


def label_by_body(page):
    """Long blocks by their runs, each used once; short ones where the gold has them between the
    places of their neighbours."""
    gold = [w.lower() for w in WORD.findall(page["body"])]
    flat = " " + " ".join(gold) + " "
    left = collections.Counter(runs(gold))
    words = [[w.lower() for w in WORD.findall(t)] for t in page["text"]]
    y, place = np.zeros(len(words)), [None] * len(words)
    for i, w in enumerate(words):
        if len(w) < 6:
            continue
        have = collections.Counter(runs(w))
        y[i] = sum(min(k, left.get(r, 0)) for r, k in have.items()) / sum(have.values())
        if y[i] > .3:
            left.subtract({r: k for r, k in have.items() if r in left})
            p = flat.find(" " + " ".join(w[:6]) + " ")
            if p >= 0:
                place[i] = (p, p + len(" ".join(w)) + 1)
    for i, w in enumerate(words):
        if len(w) >= 6 or not w:
            continue
        a = next((place[j][1] for j in range(i - 1, -1, -1) if place[j]), 0)
        z = next((place[j][0] for j in range(i + 1, len(words)) if place[j] and place[j][0] >= a - 5), len(flat))
        s = " " + " ".join(w) + " "
        p = flat.find(s, max(0, a - 3), z + 3)
        if p >= 0 and (p - a < 60 or z - p - len(s) < 60):
            y[i], place[i] = 1, (p, p + len(s) - 1)
    size = np.array([len(w) for w in words])
    return y, np.minimum((size + 3) / (len(gold) + 60), .6) * (size > 0)


def label_by_segments(page):
    squash = lambda s: " ".join(s.split())
    yes, no = ([squash(s) for s in page[k] if s] for k in ("with", "without"))
    y, weight = np.zeros(len(page["text"])), np.zeros(len(page["text"]))
    for i, t in enumerate(map(squash, page["text"])):
        for value, segments in ((0, no), (1, yes)):
            if any(s in t or (len(t) > 10 and t in s) for s in segments):
                y[i], weight[i] = value, .5 / max(1, len(segments))
    return y, weight


def label(page):
    page["y"], page["weight"] = label_by_body(page) if "body" in page else label_by_segments(page)


# ---- logistic regression ----

def fit(x, y, weight, ridge):
    """Newton's method with a ridge on all but the bias (the first column)."""
    b, penalty = np.zeros(x.shape[1]), np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    before = None
    for _ in range(12):
        p = apply(x, b)
        loss = -(weight * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))).sum() + .5 * (penalty * b * b).sum()
        if before is not None and before - loss < 1e-4 * abs(before):
            break
        before = loss
        curve = weight * np.maximum(p * (1 - p), 1e-6)
        curved = x * np.sqrt(curve).astype(np.float32)[:, None]
        hessian = (curved.T @ curved).astype(np.float64) + np.diag(penalty)
        b = b + np.linalg.solve(hessian, (x.T @ (weight * (y - p)).astype(np.float32)).astype(np.float64) - penalty * b)
    return b


def apply(x, b):
    return 1 / (1 + np.exp(-np.clip((x @ b.astype(np.float32)).astype(np.float64), -30, 30)))


# ---- the context of judge.c ----

def logit(p):
    p = np.clip(p, .001, .999)
    return np.log(p / (1 - p)) / 4


def without_self(keys, p, w):
    total, weight = collections.defaultdict(float), collections.defaultdict(float)
    for k, a, b in zip(keys, p, w):
        total[k] += a * b
        weight[k] += b
    return (np.array([(total[k] - a * b) / (weight[k] - b) if weight[k] - b > .5 else a for k, a, b in zip(keys, p, w)]),
            np.array([weight[k] for k in keys]))


def context(page, p):
    n, w = len(p), page["words"] + 1.
    cp, cw = np.concatenate([[0], np.cumsum(p * w)]), np.concatenate([[0], np.cumsum(w)])
    shift = lambda d: np.array([p[i + d] if 0 <= i + d < n else 0 for i in range(n)])

    def window(reach):
        a, z = np.maximum(np.arange(n) - reach, 0), np.minimum(np.arange(n) + reach + 1, n)
        rest = cw[z] - cw[a] - w
        return np.where(rest > .5, (cp[z] - cp[a] - p * w) / np.where(rest > .5, rest, 1), p)

    def distance(order):
        d, out = 99, np.zeros(n)
        for i in order:
            out[i] = d
            d = 1 if p[i] > .8 and page["words"][i] >= 15 else min(d + 1, 99)
        return out
    before, after = distance(range(n)), distance(range(n - 1, -1, -1))
    parent, _ = without_self(page["parent"], p, w)
    near, _ = without_self(page["near"], p, w)
    group, size = without_self(page["group"], p, w)
    total = cp[-1]
    return np.stack([logit(p)] + [logit(shift(d)) for d in (-3, -2, -1, 1, 2, 3)] + [logit(window(r)) for r in (2, 5, 12)] +
                    [logit(parent), logit(near), logit(group), size <= w + .5, cp[:-1] / (total + 1), np.full(n, math.log1p(total) / 6),
                     np.full(n, p.max()), np.exp(-before / 3), np.exp(-after / 3), before == 1, after == 1, (before <= 4) & (after <= 4),
                     p > .5, shift(-1) * shift(1), (before > 8) & (after > 8), parent > .8, group > .8], 1).astype(np.float32)


# ---- figures ----

def choose(page, p):
    order = np.argsort(-p, kind="stable")
    w = page["words"][order]
    f = 2 * np.cumsum(p[order] * w) / np.maximum(np.cumsum(w) + (p * page["words"]).sum(), 1e-9)
    taken = np.zeros(len(p), bool)
    if f.max() > 0:
        taken[order[:int(np.argmax(f)) + 1]] = True
    return taken


def word_f1(gold, got):
    g, h = (collections.Counter(WORD.findall(t.lower())) for t in (gold, got))
    same = sum((g & h).values())
    return 2 * same / (sum(g.values()) + sum(h.values())) if same else 0.


def shingle_pr(gold, got):
    g, h = (collections.Counter(runs(WORD.findall(t))) for t in (gold, got))
    same = sum((g & h).values())
    return (same / sum(h.values()) if h else None), (same / sum(g.values()) if g else None)


def report(title, pages, probabilities):
    for name in sorted({p["set"] for p in pages}):
        bag, precision, recall, hits = [], [], [], np.zeros(3)
        for page, p in zip(pages, probabilities):
            if page["set"] != name or not len(p):
                continue
            text = "\n\n".join(t for t, k in zip(page["text"], choose(page, p)) if k)
            if "body" in page:
                bag.append(word_f1(page["body"], text))
                a, b = shingle_pr(page["body"], text)
                precision += [a] if a is not None else []
                recall += [b] if b is not None else []
            else:
                flat = " ".join(text.split())
                found = [" ".join(s.split()) in flat for s in page["with"]]
                hits += (sum(found), sum(" ".join(s.split()) in flat for s in page["without"]), len(found) - sum(found))
        if bag:
            a, b = np.mean(precision), np.mean(recall)
            print(f"{title} {name}: word F1 {np.mean(bag):.4f}, shingles P {a:.4f} R {b:.4f} F1 {2 * a * b / (a + b):.4f}")
        else:
            print(f"{title} {name}: segments F1 {2 * hits[0] / (2 * hits[0] + hits[1] + hits[2]):.4f}")
    sys.stdout.flush()


# ---- all of it ----

def thin(page):
    """Weights with most of the links of a few words left out."""
    weight = page["weight"].copy()
    links = page["x"][:, page["names"].index("link share > .9")] > 0
    easy = np.flatnonzero(links & (page["words"] < 6) & (page["y"] == 0))
    weight[easy] = 0
    weight[easy[::4]] = 4 * page["weight"][easy[::4]]
    return weight


def train(pages, rows, ridge):
    weight = [thin(p) for p in pages]
    x = np.concatenate([r[w > 0] for r, w in zip(rows, weight)])
    y = np.concatenate([p["y"][w > 0] for p, w in zip(pages, weight)])
    weight = np.concatenate([w[w > 0] for w in weight])
    return fit(x, y, weight, ridge)


def by_fold(pages, rows, fold, ridge):
    """Probabilities of every page from weights that did not see its host."""
    out = [None] * len(pages)
    for k in sorted(set(fold)):
        inside = [i for i in range(len(pages)) if fold[i] != k]
        b = train([pages[i] for i in inside], [rows[i] for i in inside], ridge)
        for i in range(len(pages)):
            if fold[i] == k:
                out[i] = apply(rows[i], b)
    return out


def widen(pages, rows, first):
    return [np.concatenate([x, context(p, q)], 1) for x, p, q in zip(rows, pages, first)]


def both_stages(pages, rows, fold, ridge):
    """Weights of both stages: the second learns from first-stage answers on unseen hosts."""
    first = train(pages, rows, ridge[0])
    return first, train(pages, widen(pages, rows, by_fold(pages, rows, fold, ridge[0])), ridge[1])


def judge(page, x, weights):
    p = apply(x, weights[0])
    return p, apply(np.concatenate([x, context(page, p)], 1), weights[1])


def unseen(pages, rows, fold, ridge):
    """Both stages' answers for every page, by weights that saw its host in no way."""
    out = [None] * len(pages)
    for k in range(FOLDS):
        inside = [i for i in range(len(pages)) if fold[i] != k]
        weights = both_stages([pages[i] for i in inside], [rows[i] for i in inside], [fold[i] for i in inside], ridge)
        for i in range(len(pages)):
            if fold[i] == k:
                out[i] = judge(pages[i], rows[i], weights)
    return out


def main():
    program, target, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
    ridge = [float(r) for r in os.environ.get("RIDGE", ".05 .05").split()]
    pages = [p for folder in folders for p in load(program, folder) if len(p["text"])]
    hosts = sorted({p["host"] for p in pages})
    np.random.RandomState(1).shuffle(hosts)
    number = {h: i % FOLDS for i, h in enumerate(hosts)}
    fold = [number[p["host"]] for p in pages]
    print(f"{len(pages)} pages of {len(hosts)} hosts, {sum(len(p['text']) for p in pages)} blocks", flush=True)
    report("labels", pages, [np.where(p["y"] >= .5, 1., 0.) for p in pages])
    rows = [p["x"] for p in pages]
    if os.environ.get("FIGURES") != "0":
        answers = unseen(pages, rows, fold, ridge)
        report("stage 1", pages, [a for a, _ in answers])
        report("stage 2", pages, [b for _, b in answers])
    b1, b2 = both_stages(pages, rows, fold, ridge)
    names = pages[0]["names"] + [f"context {i}" for i in range(CONTEXT)]
    b1 = np.concatenate([b1, np.zeros(CONTEXT)])
    with open(target, "w") as f:
        f.write("/* weights.c: weights of the judge of blocks; made by tools/fit_blocks.py, not by hand. */\n"
                '#include "extract/judge.h"\n\nconst struct judge_weight judge_weights[] = {\n')
        for name, a, c in zip(names, b1, b2):
            f.write(f'\t{{"{name}", {a:.4f}f, {c:.4f}f}},\n')
        f.write("};\n\nconst unsigned judge_weight_count = sizeof judge_weights / sizeof *judge_weights;\n")


main()
