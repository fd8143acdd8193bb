#!/usr/bin/env python3
"""Train the judge of blocks (src/extract/judge.h) on labelled pages.  Needs numpy and lightgbm.

usage: fit_blocks.py folds PROGRAM EXTRACT_BLOCKS DIR...     figures on hosts that were not seen
       fit_blocks.py sets PROGRAM EXTRACT_BLOCKS DIR...      figures on sets that were not seen
       fit_blocks.py all MODEL EXTRACT_BLOCKS DIR...         train on everything, into MODEL

PROGRAM is build/glancewire, EXTRACT_BLOCKS the program tools/extract_blocks.c, which computes every
feature: what is learned is what is run.  Each DIR holds pages (*.html.gz) with gold.jsonl (file,
url, body), ground_truth.json (the same by name) or segments.jsonl (file, url, with, without).
Figures are of the texts that PROGRAM gives for pages whose hosts the model did not see, scored
by the words of the body (F1 a page, then the mean), by its runs of four words (mean precision and
recall, then F1), and by wanted and unwanted segments.  OUT=FILE keeps those texts.

The recipe.  The label of a block is the share of its runs of four words that the gold text has,
its weight what it costs the page.  Tables: for each token of element names and of short texts the
log-odds that a block with it is text, every host counting once.  Stage 1: boosted trees on the
features.  Stage 2: the same with what stage 1 said of the blocks around.  Tables and stage-1
answers that stages learn from are those of hosts that were not seen in making them.
SEEDS=n averages n forests a stage.
"""
import collections, gzip, json, math, os, re, struct, subprocess, sys, tempfile
import numpy as np
import lightgbm as lgb
import model_file

WORD = re.compile(r"\w+", re.UNICODE)
RUN = 4
FOLDS, INNER = 5, 3
SEEDS = int(os.environ.get("SEEDS", "2"))
LEAST_HOSTS = 6             # that have a token which is kept
PRIOR = 2                   # hosts' worth of the common share, put to each token's
TREES = {1: 110, 2: 110}
PARAMETERS = dict(objective="cross_entropy", learning_rate=.1, num_leaves=20, min_data_in_leaf=40, feature_fraction=.35,
                  bagging_fraction=.7, bagging_freq=1, lambda_l2=3., max_bin=63, num_threads=1, verbose=-1)


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


def host_of(row, name):
    """The registered part of the host's name, near enough: pages of one owner are not parted."""
    m = re.match(r"https?://([^/:?#]+)", row.get("url") or "")
    labels = (m.group(1) if m else name.split("-")[0]).lower().split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "org", "net", "gov", "ac", "edu") else 2
    return ".".join(labels[-keep:])


class Reader:
    """What extract_blocks wrote, read in order."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self):
        self.at += 4
        return struct.unpack_from("<I", self.data, self.at - 4)[0]

    def array(self, count, kind="<u4"):
        self.at += 4 * count
        return np.frombuffer(self.data, kind, count, self.at - 4 * count)

    def string(self):
        n = self.number()
        self.at += n
        return self.data[self.at - n:self.at].decode("utf-8", "replace")


def dump(program, model, paths):
    """The features of pages, [blocks][features] by page, by a model's tables and forests."""
    for start in range(0, len(paths), 60):
        part = paths[start:start + 60]
        r = Reader(subprocess.run([program, model or "-"] + part, stdout=subprocess.PIPE, check=True).stdout)
        first, count = r.number(), r.number()
        names = [r.string() for _ in range(count)]
        for _ in part:
            n = r.number()
            page = {"names": names, "first": first, "text": [r.string() for _ in range(n)]}
            page["words"] = r.array(n).astype(int)
            page["x"] = r.array(n * count, "<f4").reshape(count, n).T if n else np.zeros((0, count), "f4")
            if n:
                r.array(n, "<f4")
                page["elements"] = [r.array(r.number()) for _ in range(r.number())]
                page["above"], page["tokens"] = zip(*[(r.array(r.number()), r.array(r.number())) for _ in range(n)])
            yield page


def load(program, folders, tmp):
    pages = []
    for folder in folders:
        name = os.path.basename(folder.rstrip("/"))
        for k, (file, row) in enumerate(sorted(wanted(folder).items())):
            path = f"{tmp}/{name}-{k}.html"
            with gzip.open(f"{folder}/{file}") as f, open(path, "wb") as o:
                o.write(f.read())
            pages.append({**row, "file": file, "path": path, "set": name, "host": host_of(row, file)})
    for page, read in zip(pages, dump(program, None, [p["path"] for p in pages])):
        page.update(read)
        page["y"], page["weight"] = label_by_body(page) if "body" in page else label_by_segments(page)
        page["x"] = None        # read again with tables
        page["stats"] = token_shares(page) if len(page["text"]) else ({}, {})
    return [p for p in pages if len(p["text"])]


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
        y[i] = sum(max(0, min(k, left.get(r, 0))) for r, k in have.items()) / sum(have.values())
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
                y[i], weight[i] = value, 1
    return y, weight * .5 / max(1, np.count_nonzero(weight))


# ---- tables of tokens ----

def token_shares(page):
    """For each token of names and of words: the share of text among the page's blocks with it."""
    names, words = (collections.defaultdict(lambda: [0., 0.]) for _ in range(2))
    for i in range(len(page["text"])):
        y, weight = page["y"][i], page["weight"][i]
        if weight <= 0:
            continue
        for t in {t for e in page["above"][i] for t in page["elements"][e].tolist()}:
            names[t][0] += y * weight
            names[t][1] += weight
        for t in page["tokens"][i].tolist():
            words[t][0] += y
            words[t][1] += 1
    return [{t: a / b for t, (a, b) in table.items()} for table in (names, words)]


def tables(pages):
    out = []
    for k in (0, 1):
        by_host = collections.defaultdict(lambda: collections.defaultdict(lambda: [0., 0]))
        for p in pages:
            for t, share in p["stats"][k].items():
                cell = by_host[t][p["host"]]
                cell[0] += share
                cell[1] += 1
        shares = {t: [s / n for s, n in hosts.values()] for t, hosts in by_host.items()}
        prior = float(np.mean([s for v in shares.values() for s in v])) if shares else .5
        base = math.log(prior / (1 - prior))
        kept = {}
        for t, v in shares.items():
            if len(v) >= LEAST_HOSTS:
                q = min(max((sum(v) + PRIOR * prior) / (len(v) + PRIOR), .005), .995)
                kept[t] = math.log(q / (1 - q)) - base
        out.append(kept)
    return out


# ---- stages ----

def fit(x, y, weight, trees):
    """Boosted trees; of the small blocks that are surely no text one in three stays, for three."""
    small = (y < .1) & (weight < np.median(weight[weight > 0]))
    keep = (weight > 0) & (~small | (np.random.RandomState(5).rand(len(y)) < 1 / 3))
    weight = np.where(small, weight * 3, weight)
    return [lgb.train({**PARAMETERS, "seed": seed}, lgb.Dataset(x[keep], y[keep], weight=weight[keep]), trees) for seed in range(SEEDS)]


def part(boosters, names):
    return model_file.forest(boosters, names, 1 / len(boosters))


def rows_of(program, tmp, pages, parts):
    """The features of pages as one array, by a model of these parts."""
    model_file.write(tmp + "/now.model", parts)
    return [p["x"] for p in dump(program, tmp + "/now.model", [p["path"] for p in pages])]


def train(program, tmp, pages):
    """The parts of a model."""
    hosts = sorted({p["host"] for p in pages})
    np.random.RandomState(0).shuffle(hosts)
    number = {h: i % INNER for i, h in enumerate(hosts)}
    inner = np.array([number[p["host"]] for p in pages])
    first, names = pages[0]["first"], pages[0]["names"]
    y, weight = (np.concatenate([p[k] for p in pages]) for k in ("y", "weight"))
    weight = weight / weight[weight > 0].mean()
    of_page = np.concatenate([np.full(len(p["y"]), k) for p, k in zip(pages, inner)])
    outside = []
    rows = [None] * len(pages)

    def fill(k, parts):
        inside = [i for i in range(len(pages)) if inner[i] == k]
        for i, x in zip(inside, rows_of(program, tmp, [pages[i] for i in inside], parts)):
            rows[i] = x

    for k in range(INNER):
        kept = tables([p for p, f in zip(pages, inner) if f != k])
        outside.append({"body.names": model_file.table(kept[0]), "body.words": model_file.table(kept[1])})
        fill(k, outside[k])
    x = np.concatenate(rows)
    stage1 = fit(x[:, :first], y, weight, TREES[1])
    for k in range(INNER):
        others = of_page != k
        boosters = fit(x[others, :first], y[others], weight[others], TREES[1])
        fill(k, {**outside[k], "body.1": part(boosters, names[:first])})
    stage2 = fit(np.concatenate(rows), y, weight, TREES[2])
    kept = tables(pages)
    return {"body.names": model_file.table(kept[0]), "body.words": model_file.table(kept[1]),
            "body.1": part(stage1, names[:first]), "body.2": part(stage2, names)}


# ---- figures ----

def extract(program, model, pages):
    rows = "".join(json.dumps({"file": p["path"], "url": p["url"]}) + "\n" for p in pages)
    out = subprocess.run([program, "extract", "--batch", "--model", model], input=rows, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line) for line in out.split("\n") if line]


def word_f1(gold, got):
    g, h = (collections.Counter(WORD.findall(t.lower())) for t in (gold, got))
    same = sum((g & h).values())
    return 2 * same / (sum(g.values()) + sum(h.values())) if same else 0.


def shingle_pr(gold, got):
    g, h = (collections.Counter(runs(WORD.findall(t))) for t in (gold, got))
    same = sum((g & h).values())
    return (same / sum(h.values()) if h else None), (same / sum(g.values()) if g else None)


def report(title, pages):
    for name in sorted({p["set"] for p in pages}):
        bag, precision, recall, hits, sure = [], [], [], np.zeros(3), []
        for page in pages:
            if page["set"] != name:
                continue
            text = page["got"].get("text") or ""
            if "body" in page:
                bag.append(word_f1(page["body"], text))
                sure.append(page["got"].get("confidence") or 0)
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
            bands = [(sum(1 for c in sure if l <= c < h), np.mean([f for f, c in zip(bag, sure) if l <= c < h] or [0]))
                     for l, h in ((0, .5), (.5, .7), (.7, .8), (.8, .9), (.9, .95), (.95, 1.01))]
            print("    word F1 by confidence to .5 .7 .8 .9 .95 1:", ", ".join(f"{f:.3f} ({n})" for n, f in bands))
        else:
            print(f"{title} {name}: segments F1 {2 * hits[0] / (2 * hits[0] + hits[1] + hits[2]):.4f}"
                  f" P {hits[0] / (hits[0] + hits[1]):.4f} R {hits[0] / (hits[0] + hits[2]):.4f}")
    sys.stdout.flush()


def parted(pages, mode):
    """(pages to learn from, pages to judge) by folds of host or by sets."""
    if mode == "sets":
        for name in sorted({p["set"] for p in pages}):
            hosts = {p["host"] for p in pages if p["set"] == name}
            yield [p for p in pages if p["set"] != name and p["host"] not in hosts], [p for p in pages if p["set"] == name]
        return
    hosts = sorted({p["host"] for p in pages})
    np.random.RandomState(1).shuffle(hosts)
    number = {h: i % FOLDS for i, h in enumerate(hosts)}
    for k in range(FOLDS):
        yield [p for p in pages if number[p["host"]] != k], [p for p in pages if number[p["host"]] == k]


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in ("folds", "sets", "all"):
        sys.exit(__doc__)
    mode, target, program, folders = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    with tempfile.TemporaryDirectory() as tmp:
        pages = load(program, folders, tmp)
        print(f"{len(pages)} pages of {len({p['host'] for p in pages})} hosts, {sum(len(p['text']) for p in pages)} blocks", flush=True)
        if mode == "all":
            model_file.replace(target, train(program, tmp, pages))
            return
        judged = []
        for inside, outside in parted(pages, mode):
            model_file.write(tmp + "/fold.model", train(program, tmp, inside))
            for page, got in zip(outside, extract(target, tmp + "/fold.model", outside)):
                page["got"] = got
            judged += outside
            report("of this fold", outside)
        report("unseen", judged)
        if os.environ.get("OUT"):
            with open(os.environ["OUT"], "w", encoding="utf-8") as f:
                for p in judged:
                    print(json.dumps({"set": p["set"], "file": p["file"], "got": p["got"]}, ensure_ascii=False), file=f)


if __name__ == "__main__":
    main()
