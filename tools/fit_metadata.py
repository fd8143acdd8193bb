#!/usr/bin/env python3
"""Fit the rankers of dates, headlines and authors on labelled pages.  Needs numpy and lightgbm.

usage: fit_metadata.py EXTRACT_CANDIDATES MODEL DIR...

EXTRACT_CANDIDATES is the program tools/extract_candidates.c.  Each DIR holds pages (*.html.gz)
with gold.jsonl (file, url, title, author, date) or dates.jsonl (file, url, date).  The forests
go into the parts "published", "headline" and "authors" of the file MODEL ("-": none is written).

A candidate is right where it is compared as shared/eval/score.py compares answers.  Pages are
folded by host, so the figures printed are those of hosts that the forest had not seen:
  rule     the first candidate of the first kind of place that has one, in a fixed order
  ranker   the candidate that the forest marks highest
  ceiling  any candidate is right
and for growing thresholds what is right and how much of what is given (precision).
All figures are means over several foldings (SEEDS=3).  DROP="near,shown" leaves features out, to
see what they bring; WRONG=1 lists the pages that the ranker gets wrong.
"""
import collections, gzip, json, os, re, struct, subprocess, sys, tempfile
import numpy as np
import lightgbm as lgb
import model_file

WORD = re.compile(r"\w+", re.UNICODE)
FOLDS = 5
TREES = 110
OPTIONS = dict(objective="binary", learning_rate=.08, num_leaves=12, min_data_in_leaf=12, feature_fraction=.6,
               bagging_fraction=.8, bagging_freq=1, lambda_l2=3, verbose=-1, num_threads=1,
               deterministic=True, force_row_wise=True)
SEEDS = int(os.environ.get("SEEDS", "3"))
DROP = set(filter(None, os.environ.get("DROP", "").split(",")))


# ---- golds ----

def read_lines(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def golds(folder):
    """file -> {"url", "set", "title", "author", "date"}"""
    rows = {}
    for name in ("gold.jsonl", "dates.jsonl"):
        for r in read_lines(f"{folder}/{name}"):
            row = rows.setdefault(r["file"], {"set": os.path.basename(folder.rstrip("/")), "file": r["file"]})
            url = r.get("url") or ""
            row["url"] = url if re.match(r"https?://", url) else row.get("url")
            for key in ("title", "author", "date"):
                if r.get(key):
                    row[key] = r[key]
            row["whole"] = name == "gold.jsonl"     # no author in it says that there is none
    return rows


def host(row):
    m = re.match(r"https?://(?:www\.)?([^/]+)", row["url"] or "")
    return m.group(1) if m else row["file"].split("-")[0]


def fold(s):
    return " ".join(WORD.findall((s or "").lower()))


def people(names):
    names = names if isinstance(names, list) else [names or ""]
    parts = [x for n in names for x in re.split(r"\s*[;,]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", n or "")]
    return {fold(re.sub(r"^\s*by\s*:?\s+", "", x, flags=re.I)) for x in parts} - {""}


# ---- candidates ----

def read_dump(data, count):
    """For each page three lists, of days, headlines and authors: (values, names, matrix)."""
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
        lists = []
        for _ in range(3):
            rows, width = number(), number()
            names, values = [string() for _ in range(width)], []
            matrix = np.zeros((rows, width), np.float32)
            for i in range(rows):
                values.append(string())
                matrix[i] = np.frombuffer(data, "<f4", width, at)
                at += 4 * width
            lists.append((values, names, matrix))
        yield lists


def read_pages(program, folders):
    pages = [(folder, row) for folder in folders for _, row in sorted(golds(folder).items())]
    with tempfile.TemporaryDirectory() as tmp:
        lines = []
        for i, (folder, row) in enumerate(pages):
            path = f"{tmp}/{i}.html"
            with open(path, "wb") as f:
                f.write(gzip.open(f"{folder}/{row['file']}").read())
            lines.append(f"{path}\t{row['url'] or ''}\n")
        data = subprocess.run([program], input="".join(lines).encode(), stdout=subprocess.PIPE, check=True).stdout
    for (_, row), lists in zip(pages, read_dump(data, len(pages))):
        row["lists"] = lists
    return [row for _, row in pages]


# ---- the three fields ----

class Field:
    def __init__(self, at, part, key, wanted, same, order, thresholds, none_counts=False):
        self.at, self.part, self.key, self.wanted, self.same = at, part, key, wanted, same
        self.order, self.thresholds, self.none_counts = order, thresholds, none_counts

    def rows(self, pages):
        """(page, values, matrix, right) of the pages that say what is right."""
        out = []
        for p in pages:
            gold = self.wanted(p)
            values, names, matrix = p["lists"][self.at]
            if gold is None and not (self.none_counts and p["whole"]):
                continue
            right = np.array([gold is not None and self.same(v, gold) for v in values], bool)
            out.append((p, values, matrix, right, gold is not None))
        return out


FIELDS = [
    Field(0, "published", "date", lambda p: p["date"][:10] if len(str(p.get("date") or "")) >= 10 else None,
          lambda v, g: v == g,
          "url url_digits article meta webpage other_object meta_like created script itemprop time named named_weakly "
          "in_text meta_modified article_modified meta_other".split(), (.02, .05, .1, .2, .3)),
    Field(1, "headline", "title", lambda p: fold(p["title"]) if p.get("title") else None,
          lambda v, g: fold(v) == g,
          "block h1_named h1 ld_headline og twitter title_longest title".split(), (.01, .05, .1)),
    Field(2, "authors", "author", lambda p: people(p["author"]) if p.get("author") else None,
          lambda v, g: people(v.split("\n")) == g,
          "article_list article article_text meta_service meta meta_citation rel itemprop name link meta_other meta_social "
          "byline text object_list object article_desk".split(), (.1, .2, .25, .27, .3, .35, .4, .5, .6), True),
]


def folds_of(pages, seed):
    hosts = sorted({host(p) for p in pages})
    np.random.RandomState(seed).shuffle(hosts)
    which = {h: i % FOLDS for i, h in enumerate(hosts)}
    return np.array([which[host(p)] for p in pages])


def train(rows, names, seed=1):
    """Two forests of half the trees, whose mean decides: one learns whether a candidate is right, the
    other which of a page's candidates is."""
    data = [(x, right, np.full(len(right), 1 / np.sqrt(len(right)))) for _, _, x, right, _ in rows if len(right)]
    x, y, w = (np.concatenate(c) for c in zip(*data))
    x = x.astype(float)
    for i, name in enumerate(names):
        if name in DROP:
            x[:, i] = 0
    single = lgb.train({**OPTIONS, "seed": seed}, lgb.Dataset(x, y.astype(float), weight=w), TREES // 2)
    among = {**OPTIONS, "seed": seed, "objective": "lambdarank", "lambdarank_truncation_level": 3}
    return [single, lgb.train(among, lgb.Dataset(x, y.astype(int), group=[len(d[1]) for d in data]), TREES // 2)]


def mark(forests, x):
    """As a share of 1; the program uses the log-odds (model_file.forest with half the scale)."""
    return 1 / (1 + np.exp(-sum(f.predict(x, raw_score=True, num_threads=1) for f in forests) / len(forests)))


def rule_of(field, names, matrix):
    for name in field.order:
        hits = np.flatnonzero(matrix[:, names.index(name)])
        if len(hits):
            return hits[0]
    return None


def best_of(rows, marks):
    """(is it right, its mark) of the candidate that is marked highest; (False, -1) where there is none."""
    return [(bool(r[3][m.argmax()]), float(m.max())) if len(m) else (False, -1.) for r, m in zip(rows, marks)]


def report(field, rows, names, all_marks):
    for name in sorted({r[0]["set"] for r in rows}):
        here = [i for i, r in enumerate(rows) if r[0]["set"] == name]
        mine, empty = [i for i in here if rows[i][4]], [i for i in here if not rows[i][4]]
        if not mine:
            continue
        n = len(mine)
        rules = [(rows[i][3], rule_of(field, names, rows[i][2])) for i in mine]
        bests = [best_of(rows, marks) for marks in all_marks]
        share = lambda f, among: np.mean([sum(f(b[i]) for i in among) for b in bests]) / max(1, len(among))
        print(f"{field.part} {name}: {n} pages, rule {sum(bool(r[i]) for r, i in rules if i is not None) / n:.3f}, "
              f"ranker {share(lambda b: b[0], mine):.4f}, "
              f"ceiling {sum(rows[i][3].any() for i in mine) / n:.3f}" + (f"; {len(empty)} pages without" if empty else ""))
        for t in field.thresholds:
            right = share(lambda b: b[0] and b[1] >= t, mine)
            print(f"    at {t:.2f}: right {right:.4f}, of those given {right / max(1e-9, share(lambda b: b[1] >= t, mine)):.3f}"
                  + (f", given where there is none {share(lambda b: b[1] >= t, empty):.3f}" if empty else ""))


def show_wrong(field, rows, marks):
    for (p, values, _, right, has), m in zip(rows, marks):
        if has and not (len(m) and right[m.argmax()]):
            print("   ", json.dumps({"file": p["file"], "set": p["set"], "url": p["url"], "gold": p[field.key],
                  "got": values[m.argmax()] if len(m) else None, "mark": round(float(m.max()), 2) if len(m) else 0,
                  "there": bool(right.any())}, ensure_ascii=False))


def as_published(names, x, marks):
    """What published.c does besides: a day on which all witnesses agree is taken, one that only readers,
    lists of other articles or copyrights name is refused."""
    columns = lambda *wanted: x[:, [names.index(n) for n in wanted]].any(axis=1)
    told = np.stack([columns("url", "url_digits"), columns("article", "webpage"), columns("meta")])
    agreed = (told.sum(axis=0) >= 2) & (told == told.any(axis=1)[:, None]).all(axis=0)
    if agreed.any():
        return np.where(agreed, 1., marks)
    return marks if x[marks.argmax(), names.index("ours")] else np.full(len(marks), 1e-9)


def marks_by_folds(rows, names, seed):
    """For each page the marks of its candidates by a forest that has not seen its host."""
    fold_of, marks = folds_of([r[0] for r in rows], seed), [None] * len(rows)
    dropped = [i for i, name in enumerate(names) if name in DROP]
    for k in range(FOLDS):
        forests = train([r for r, f in zip(rows, fold_of) if f != k], names, seed)
        for i in np.flatnonzero(fold_of == k):
            x = rows[i][2].astype(float)
            x[:, dropped] = 0
            marks[i] = mark(forests, x) if len(x) else np.zeros(0)
            if "ours" in names and len(x):
                marks[i] = as_published(names, rows[i][2], marks[i])
    return marks


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, model, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
    pages = read_pages(program, folders)
    parts = {}
    for field in FIELDS:
        rows = field.rows(pages)
        names = next(r[0]["lists"][field.at][1] for r in rows if len(r[1]))
        all_marks = [marks_by_folds(rows, names, seed) for seed in range(SEEDS)]
        report(field, rows, names, all_marks)
        if os.environ.get("WRONG"):
            show_wrong(field, rows, all_marks[0])
        if model != "-":
            parts[field.part] = model_file.forest(train(rows, names), names, .5)
            print(f"    {len(parts[field.part][2])} bytes")
    if model != "-":
        model_file.replace(model, parts)


if __name__ == "__main__":
    main()
