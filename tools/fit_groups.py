#!/usr/bin/env python3
"""Fit the decision whether an article joins a story (src/group/measure.h).  Needs numpy.

usage: fit_groups.py folds GROUP_CANDIDATES DATA [FILE...]    figures by folds, of FILEs too
       fit_groups.py sets GROUP_CANDIDATES DATA [FILE...]     figures of each set with weights of the others
       fit_groups.py without GROUP_CANDIDATES DATA [FILE...]  figures by folds without each feature
       fit_groups.py all MODEL GROUP_CANDIDATES DATA          fit on everything, into MODEL

GROUP_CANDIDATES is the program tools/group_candidates.c, which places a stream with given weights
and says what was known at each decision: what is learned is what is run.  DATA holds
stories/allsides.jsonl, stories/basil.jsonl, summaries/neus.jsonl and summaries/multinews.jsonl; a
FILE has rows like those of stories, and is placed as it is and without its dates.

Streams are made of the sets as publishing makes them: dates with long tails, a fifth of them wrong,
texts cut into parts of which most have no title, months squashed into weeks, stories of up to
hundreds of reports, and the same without dates.  A story's fold goes by its time; an article is
decided about by weights that no row about an article of its fold went into.

A row is a candidate of a decision; it is right when at least half of that story's members are of
the article's own.  Rows of stories that are complete are left out: nothing could have joined them,
and their size would be learned.  Because states depend on weights, streams are placed and fitted in
rounds.  BAR (the probability from which an article joins), ROUNDS and WITHOUT
(names of features) are taken from the environment.
"""
import collections, datetime, json, math, os, random, re, struct, subprocess, sys, tempfile
import numpy as np
import model_file

FOLDS, BLOCKS, ROUNDS = 5, 10, int(os.environ.get("ROUNDS", "2"))
BAR = float(os.environ.get("BAR", ".6"))
EPOCH, DAY = 1620000000, 86400
ROWS = 3000                             # of a stream that count in full; what has more is scaled down
MADE = .1                               # what a row of texts that were cut or retold counts
WITHOUT = set(os.environ.get("WITHOUT", "").split())
FIXED = {"strange": -2.}                # set by first hours of invented and real streams
SIGN = {"sim": 1, "title_sim": 1, "age": -1, "day": 1}


# ---- sets ----

def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def seconds(date):
    if not date:
        return None
    d = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    return (d if d.tzinfo else d.replace(tzinfo=datetime.timezone.utc)).timestamp()


def fold_title(title):
    return " ".join(re.findall(r"\w+", (title or "").lower()))[:60]


def report(name, title, text, at=None):
    return {"story": name, "title": title, "text": text, "at": at}


def of_rows(rows):
    return [report(r["cluster"], r.get("title"), r.get("text") or r.get("lead") or "", seconds(r.get("date"))) for r in rows]


def read_sets(data):
    """Lists of reports by set; neus has stories of allsides, which are left out."""
    sets = {name: of_rows(lines(f"{data}/stories/{name}.jsonl")) for name in ("allsides", "basil")}
    known = {fold_title(a["title"]) for s in sets.values() for a in s}
    sets["neus"], sets["multinews"] = [], []
    for k, story in enumerate(lines(f"{data}/summaries/neus.jsonl")):
        if not any(fold_title(a["title"]) in known for a in story["articles"]):
            sets["neus"] += [report(f"neus{k}", a["title"].rstrip("."), a["lead"]) for a in story["articles"]]
    for k, story in enumerate(lines(f"{data}/summaries/multinews.jsonl")):
        for text in story["articles"]:
            parts = [p.strip() for p in text.split("\n") if p.strip()]
            if len(text) >= 400:
                sets["multinews"].append(report(f"multi{k}", " ".join(parts[0].split()[:14]), "\n".join(parts[1:]) or parts[0]))
    return sets


def folds_of(sets):
    """story -> fold: blocks of time of each set in turn."""
    fold = {}
    for s in sets.values():
        times = collections.OrderedDict()
        for a in s:
            times.setdefault(a["story"], []).append(a["at"] or 0)
        order = sorted(times, key=lambda name: sum(times[name]) / len(times[name]))
        for i, name in enumerate(order):
            fold[name] = i * BLOCKS // len(order) % FOLDS
    return fold


# ---- streams ----

def lag(r):
    """Seconds from an event to a report of it."""
    return 3600 * (r.uniform(-12, 12) if r.random() < .6 else r.expovariate(1 / 24) if r.random() < .75 else r.expovariate(1 / 60))


def redrawn(reports, days, seed):
    r, start = random.Random(seed), {}
    for a in reports:
        start.setdefault(a["story"], EPOCH + r.uniform(0, days) * DAY)
    return [{**a, "at": start[a["story"]] + lag(r)} for a in reports]


def long_tails(reports, seed):
    r, middle = random.Random(seed), collections.defaultdict(list)
    for a in reports:
        middle[a["story"]].append(a["at"])
    return [{**a, "at": sum(middle[a["story"]]) / len(middle[a["story"]]) + lag(r)} for a in reports]


def wrong(reports, seed, share=.2, days=10):
    r = random.Random(seed)
    return [{**a, "at": a["at"] + (r.uniform(-days, days) * DAY if r.random() < share else 0)} for a in reports]


def undated(reports, seed=None, share=1.):
    r = random.Random(seed)
    return [{**a, "sorted": a["at"], "at": None if r.random() < share else a["at"]} for a in reports]


def cut(reports, least, most, titled, seed, hours=72):
    """Each text in parts; the first keeps the title, others do with probability `titled`."""
    r, out = random.Random(seed), []
    for a in reports:
        words, k = a["text"].split(" "), r.randint(least, most)
        for i in range(k):
            out.append({**a, "title": a["title"] if i == 0 or r.random() < titled else None,
                        "text": " ".join(words[i * len(words) // k:(i + 1) * len(words) // k]),
                        "at": a["at"] and a["at"] + r.uniform(0, hours) * 3600})
    return out


def retold(reports, seed, most, titled=.7):
    """Stories of many reports, each told with some of the sentences of the story's own; most stories stay small."""
    r, out, stories = random.Random(seed), [], collections.defaultdict(list)
    for a in reports:
        stories[a["story"]].append(a)
    for name, own in stories.items():
        texts = [re.split(r"(?<=[.!?])\s+", a["text"]) for a in own]
        sentences = sum(map(len, texts))
        count = min(most, sentences * 2, int(len(own) * r.paretovariate(.6)))
        spread = r.uniform(.3, 3) * DAY
        for _ in range(count):
            k = r.randrange(len(own))
            told = [s for s in texts[k] if r.random() < .3]
            for other in texts:
                if other is not texts[k]:
                    told += [s for s in other if r.random() < .06]
            if len(told) >= 3:
                title = own[k]["title"] if r.random() < titled else None
                out.append({**own[k], "title": title, "text": " ".join(told), "at": own[k]["at"] and own[k]["at"] + r.expovariate(1 / spread)})
    return out


def some(reports, share, seed):
    r = random.Random(seed)
    keep = {name: r.random() < share for name in sorted({a["story"] for a in reports})}
    return [a for a in reports if keep[a["story"]]]


def starts(reports, windows, length, seed):
    """Windows of a stream, each placed by a program that has just been started."""
    r, out, reports = random.Random(seed), [], sorted(reports, key=lambda a: a["at"])
    for k in range(windows):
        first = r.randrange(len(reports) - length)
        for i, a in enumerate(reports[first:first + length]):
            out.append({**a, "story": f"{a['story']} {k}", "restart": i == 0, "sorted": len(out)})
    return out


def streams_of(s, seed=0):
    """name -> reports"""
    k = seed * 1000
    neus = lambda share, days, n: redrawn(some(s["neus"], share, k + n), days, k + n + 1)
    multi = lambda days, n: redrawn(s["multinews"], days, k + n)
    big = lambda n: retold(redrawn(some(s["basil"], .5, k + n + 3) + some(s["multinews"], .5, k + n + 4) + some(s["neus"], .04, k + n + 1), 10, k + n + 2), k + n, 250)
    dense = redrawn(s["allsides"] + s["basil"] + some(s["neus"], .25, k + 1) + s["multinews"], 21, k + 2)
    out = {
        "allsides": s["allsides"],
        "allsides tails": long_tails(s["allsides"], k + 3),
        "allsides wrong": wrong(s["allsides"], k + 4),
        "basil": s["basil"],
        "basil parts": cut(s["basil"], 2, 5, .2, k + 5),
        "multi parts": cut(multi(40, 6), 2, 4, .3, k + 7),
        "dense": dense,
        "neus": neus(.3, 60, 8),
        "many": big(10),
        "allsides undated": undated(s["allsides"]),
        "basil undated": undated(s["basil"]),
        "basil parts undated": undated(cut(s["basil"], 2, 5, .2, k + 11)),
        "multi parts undated": undated(cut(multi(40, 12), 2, 4, .3, k + 13)),
        "neus undated": undated(neus(.3, 60, 14)),
        "many undated": undated(big(16)),
        "dense half dated": undated(wrong(dense, k + 17, .1, 8), k + 18, .4),
    }
    return out


def clock_streams(s):
    """What clocks do to a stream: never fitted to."""
    r, out = random.Random(77), {}
    shuffled = lambda reports, by: [{**a, "sorted": a["at"] + by(a)} for a in reports]
    for name, reports in (("allsides", s["allsides"]), ("dense", redrawn(s["allsides"] + s["basil"] + some(s["neus"], .25, 78), 21, 79))):
        out["CLOCK " + name] = reports
        out["CLOCK " + name + " shuffled within 12 h"] = shuffled(reports, lambda a: r.uniform(0, 12 * 3600))
        out["CLOCK " + name + " a fifth up to 5 days late"] = shuffled(reports, lambda a: r.uniform(0, 5 * DAY) if r.random() < .2 else 0)
        out["CLOCK " + name + " a tenth undated"] = undated(reports, 80, .1)
        out["CLOCK " + name + " from nothing"] = starts(reports, 50, 60, 81)
    return out


def file_streams(paths, fold, sets):
    """Streams of files, dated and not; a story of another name has the fold of the one with its titles."""
    by_title = {fold_title(a["title"]): a["story"] for s in sets.values() for a in s if a["title"]}
    out = {}
    for path in paths:
        rows = lines(path)
        rows.sort(key=lambda r: (r.get("date") or "", r["id"]))
        name = os.path.basename(path).rsplit(".", 1)[0]
        reports = of_rows(rows)
        for a in reports:
            if a["story"] not in fold:
                twin = by_title.get(fold_title(a["title"] and a["title"].rstrip(".")))
                fold[a["story"]] = fold[twin] if twin else 0
        for i, a in enumerate(reports):
            a["sorted"] = i
        out["FILE " + name] = reports
        out["FILE " + name + " undated"] = [{**a, "at": None} for a in reports]
    return out


# ---- placing ----

class Decided:
    """What the program did with a stream, and what it knew."""

    def __init__(self, data, reports):
        self.reports, at = reports, 0
        (width,) = struct.unpack_from("<I", data)
        at, self.names = 4, []
        for _ in range(width):
            (n,) = struct.unpack_from("<I", data, at)
            self.names.append(data[at + 4:at + 4 + n].decode())
            at += 4 + n
        self.story = []             # by report
        self.row_of, rows = [], []  # by row: the report, the story
        for i in range(len(reports)):
            story, source, count = struct.unpack_from("<III", data, at)
            at += 12
            self.story.append(story)
            part = np.frombuffer(data, "<f4", count * (width + 2), at).reshape(count, width + 2)
            at += part.nbytes
            for row in part:
                self.row_of.append((i, int(row[:1].view("<u4")[0])))
                rows.append(row[1:])
        self.x = np.array(rows, float).reshape(-1, width + 1)[:, 1:]
        self.z = np.array(rows, float).reshape(-1, width + 1)[:, 0]

    def label(self):
        """Right or not, and whether to fit, by row."""
        size = collections.Counter(a["story"] for a in self.reports)
        members, right, keep, k = collections.defaultdict(collections.Counter), [], [], 0
        for i, a in enumerate(self.reports):
            while k < len(self.row_of) and self.row_of[k][0] == i:
                own = members[self.row_of[k][1]]
                count, most = sum(own.values()), own.most_common(1)[0]
                right.append(2 * own[a["story"]] >= count)
                keep.append(right[-1] or most[1] < size[most[0]])
                k += 1
            members[self.story[i]][a["story"]] += 1
        return np.array(right, bool), np.array(keep, bool)


def fold_of(fold, report):
    return fold[report["story"].split(" ")[0]]


def place(program, models, reports, fold):
    reports = sorted(reports, key=lambda a: a["sorted"] if a.get("sorted") is not None else a["at"])
    text = lambda t: None if t is None else datetime.datetime.fromtimestamp(t, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    data = "".join(json.dumps({"title": a["title"], "text": a["text"], "published": text(a["at"]),
                               "fold": fold_of(fold, a), "restart": a.get("restart", False)}) + "\n" for a in reports)
    out = subprocess.run([program] + models, input=data.encode(), stdout=subprocess.PIPE, check=True).stdout
    return Decided(out, reports)


# ---- fitting ----

def logistic(x, y, w, names, l2=1.):
    """Weights and constant, drawn to 0 by their scale; some are fixed, some keep their sign."""
    fixed = np.array([0 if n in WITHOUT else FIXED.get(n, 0.) for n in names])
    mean = np.average(x, 0, w)
    scale = np.sqrt(np.average((x - mean) ** 2, 0, w))
    free = [i for i, n in enumerate(names) if n not in WITHOUT and n not in FIXED and scale[i] > 1e-6]
    weight, known = np.zeros(len(names)), x @ fixed
    while True:
        a = np.column_stack([(x[:, free] - mean[free]) / scale[free], np.ones(len(x))])
        b, ridge = np.zeros(a.shape[1]), np.r_[np.full(len(free), l2), 1e-9]
        for _ in range(50):
            p = 1 / (1 + np.exp(-np.clip(a @ b + known, -30, 30)))
            step = np.linalg.solve((a * (w * p * (1 - p))[:, None]).T @ a + np.diag(ridge), a.T @ (w * (p - y)) + ridge * b)
            b -= step
            if np.abs(step).max() < 1e-7:
                break
        wrong_sign = [i for i, v in zip(free, b) if v * SIGN.get(names[i], 0) < 0]
        if not wrong_sign:
            break
        free = [i for i in free if i not in wrong_sign]
    weight[free] = b[:-1] / scale[free]
    return weight + fixed, float(b[-1] - weight @ mean)


def counts(name, rows):
    """What a row of a stream counts."""
    return min(1, ROWS / max(1, rows)) * (MADE if "parts" in name or "many" in name else 1)


def gather(decided, fold):
    """Features, right, weight and fold of the rows of all streams, in order of their names."""
    xs, ys, ws, fs = [], [], [], []
    for name, d in sorted(decided.items()):
        right, keep = d.label()
        xs.append(d.x[keep])
        ys.append(right[keep])
        ws.append(np.full(keep.sum(), counts(name, keep.sum())))
        fs.append(np.array([fold_of(fold, d.reports[i]) for i, _ in d.row_of], int)[keep])
    return np.concatenate(xs), np.concatenate(ys).astype(float), np.concatenate(ws), np.concatenate(fs)


def write_model(path, weight, constant, names):
    model_file.write(path, {"join": model_file.weights(weight, constant - math.log(BAR / (1 - BAR)), names)})


class Fitter:
    def __init__(self, program, streams, fold, folder):
        self.program, self.streams, self.fold, self.folder = program, streams, fold, folder

    def place(self, streams, models):
        return {name: place(self.program, models, reports, self.fold) for name, reports in streams.items()}

    def fit_folds(self, decided):
        """Models by fold from what was decided."""
        x, y, w, f = gather(decided, self.fold)
        names, models = next(iter(decided.values())).names, [f"{self.folder}/fold{k}" for k in range(FOLDS)]
        for k, path in enumerate(models):
            write_model(path, *logistic(x[f != k], y[f != k], w[f != k], names), names)
        return models

    def folds(self):
        """Models by fold, and the last states that they were fitted to."""
        models, decided = [], {}
        for _ in range(ROUNDS):
            decided = self.place(self.streams, models)
            models = self.fit_folds(decided)
        return models, decided

    def all(self, path):
        decided = self.place(self.streams, self.folds()[0])
        x, y, w, _ = gather(decided, self.fold)
        names = next(iter(decided.values())).names
        weight, constant = logistic(x, y, w, names)
        write_model(path, weight, constant, names)
        print(f"{len(y)} rows; " + " ".join(f"{n} {v:.3f}" for n, v in zip(names, weight)) + f" constant {constant:.3f}")


# ---- figures ----

def bcubed(gold, found):
    both, g, f = collections.Counter(zip(gold, found)), collections.Counter(gold), collections.Counter(found)
    p = sum(n * n / f[s] for (_, s), n in both.items()) / len(gold)
    r = sum(n * n / g[c] for (c, _), n in both.items()) / len(gold)
    return p, r, 2 * p * r / (p + r)


def figures(d):
    gold, found = [a["story"] for a in d.reports], d.story
    p, r, f = bcubed(gold, found)
    pairs = lambda c: sum(n * (n - 1) // 2 for n in c.values())
    both, g, s = collections.Counter(zip(gold, found)), collections.Counter(gold), collections.Counter(found)
    pair = 2 * pairs(both) / max(1, pairs(g) + pairs(s))
    big = {story for story, _ in s.most_common(10)}
    most = collections.Counter()
    for (_, story), n in both.items():
        most[story] = max(most[story], n)
    purity = sum(most[b] for b in big) / sum(s[b] for b in big)
    return {"f1": f, "precision": p, "recall": r, "pairwise": pair, "purity": purity, "stories": len(s), "gold": len(g)}


def show(name, f):
    print(f"{name:26} F1 {f['f1']:.4f} precision {f['precision']:.3f} recall {f['recall']:.3f} pairwise {f['pairwise']:.3f} "
          f"purity {f['purity']:.3f} stories {f['stories']}/{f['gold']}", flush=True)


def by_folds(fitter, files):
    decided = fitter.place({**fitter.streams, **files}, fitter.folds()[0])
    for name, d in decided.items():
        show(name, figures(d))


def by_sets(fitter, files, sets):
    """Streams that hold a set are left out of the fit; what the set and its kin give is shown."""
    streams = fitter.streams
    for name in sets:
        own = {a["story"] for a in sets[name]}
        fitter.streams = {n: r for n, r in streams.items() if not any(a["story"] in own for a in r)}
        models, _ = fitter.folds()
        for n, d in fitter.place({n: r for n, r in {**streams, **files}.items() if any(a["story"] in own for a in r)}, models).items():
            show(f"without {name}: {n}", figures(d))


def by_features(fitter, files):
    """How F1 changes when a feature is not there, on FILEs where there are some; states are the same."""
    models, decided = fitter.folds()
    shown = files or fitter.streams
    f1 = lambda models: {n: figures(d)["f1"] for n, d in fitter.place(shown, models).items()}
    base = f1(models)
    print(f"{'all':12} " + " ".join(f"{n} {v:.3f}" for n, v in base.items()), flush=True)
    for name in next(iter(decided.values())).names:
        WITHOUT.clear()
        WITHOUT.add(name)
        now = f1(fitter.fit_folds(decided))
        print(f"{name:12} {np.mean([now[n] - base[n] for n in base]):+.4f} " + " ".join(f"{now[n] - base[n]:+.3f}" for n in base), flush=True)


def main():
    if len(sys.argv) < 4 or sys.argv[1] not in ("folds", "sets", "without", "all"):
        sys.exit(__doc__)
    what, rest = sys.argv[1], sys.argv[2:]
    model = rest.pop(0) if what == "all" else None
    program, data, files = rest[0], rest[1], rest[2:]
    sets = read_sets(data)
    fold = folds_of(sets)
    streams, files = streams_of(sets), file_streams(files, fold, sets)
    if what == "folds":
        files.update(clock_streams(sets))
    with tempfile.TemporaryDirectory() as folder:
        fitter = Fitter(program, streams, fold, folder)
        if what == "all":
            fitter.all(model)
        elif what == "folds":
            by_folds(fitter, files)
        elif what == "sets":
            by_sets(fitter, files, sets)
        else:
            by_features(fitter, files)


if __name__ == "__main__":
    main()
