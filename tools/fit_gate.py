#!/usr/bin/env python3
"""Fits models/gate.model: how rare words are, which words of a claim are wrong, and the forest that ranks claims.

usage: fit_gate.py fit PROGRAM ENGLISH LEXICON EDITED MODEL CLAIMS TEXTS…           trains on all claims, writes MODEL
       fit_gate.py folds PROGRAM ENGLISH LEXICON EDITED GLANCEWIRE CLAIMS TEXTS…    figures on claims whose source was not learned from
       fit_gate.py sets PROGRAM ENGLISH LEXICON EDITED GLANCEWIRE CLAIMS TEXTS…     figures on each set, learned from the other sets

PROGRAM is build/src/gate/gate_claims, ENGLISH models/english.model, LEXICON what tools/fit_lexicon.py makes, EDITED what tools/edited_claims.py makes.
CLAIMS: JSON Lines {"set","source","claim","label","pair"?,"span"?}.  TEXTS: JSON Lines whose long strings are
texts of news; summaries, headlines and references in them are left out.  The figures are those of the
program itself, by `check --batch --model`.  Needs numpy, scipy and lightgbm.

Two forests say of single words how likely they are to be wrong: one learns from sentences in which one
piece was exchanged (EDITED, and claims that differ from a good one in a piece), the other from such claims
and the words that people marked in what programs wrote ("span").  What they say of a claim is known for claims of
other sources only (folds within the folds) when the claims are ranked.

What is learned there is an order within each set: of two claims of one set, or two that differ in one
piece only, the supported one is to be marked higher.  Each feature may only speak for its own side
(more of it is worse, or better), so that no quirk of a set is learned.  A linear ranking and
boosted trees are added, both as trees.
"""
import ast, collections, difflib, json, os, re, struct, subprocess, sys, tempfile
import lightgbm as lgb
import numpy as np
from scipy.optimize import minimize
import model_file
from reference_texts import long_strings

SEEDS = 1
PAIRS = 3000          # drawn from each set
TREES, LEAVES = 250, 6
SAFE = .9             # of the unsupported claims that the bar alone keeps out
STEPS = 17            # of the steps by which a straight line is drawn
# Features that are used; 1: the more the better, -1: the worse.
SIDES = {
    "cover_rare": 1, "skips": 1, "together_rare": 1, "unseen_kin": 1, "density.worst": 1,
    "fragments.whole": -1, "jump.worst": -1, "unseen_rare.whole": -1, "unseen_rarest": -1, "unseen_proper.worst": -1,
    "names_missing": -1, "numbers_outside": -1, "hedged.worst": -1, "leans.worst": -1, "sentences": -1,
    "edited_first.whole": -1, "free_first.whole": -1, "edited_mean.whole": -1, "free_mean.whole": -1, "free_none.whole": 1,
}
WORD_TREES = 100
INNER = 2             # folds within the folds; one more where the model is made
WHOLE = .6            # of a claim: what is marked beyond says nothing of single words
REPEATS = .25         # of the words that claims of one pair share
FREE = .3             # weight of words in freely written claims: many of them are wrong
MADE_RIGHT = .2       # of the right words in claims that were made by rule
# Sets of which nearly all claims are of one label say nothing about order.
LEAST_OF_A_LABEL = 10


# ── what is read ──

def read_claims(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def word_tables(program, paths):
    """Tables by root: idf in texts, and the log-odds that it has a capital inside a sentence."""
    texts = sorted({t for p in paths for line in open(p, encoding="utf-8") for t in long_strings(json.loads(line), 200)})
    data = "".join(json.dumps({"text": t}) + "\n" for t in texts).encode()
    words = np.frombuffer(subprocess.run([program, "words"], input=data, stdout=subprocess.PIPE, check=True).stdout, "<u4")
    seen, capital, small, at = collections.Counter(), collections.Counter(), collections.Counter(), 0
    while at < len(words):
        rows = words[at + 1:at + 1 + 2 * words[at]].reshape(-1, 2)
        at += 1 + len(rows) * 2
        seen.update(set(rows[:, 0].tolist()))
        capital.update(rows[rows[:, 1] == 1, 0].tolist())
        small.update(rows[rows[:, 1] == 0, 0].tolist())
    kept = [w for w, n in seen.items() if n >= 3]
    rarity = {w: np.log((len(texts) + 1) / seen[w]) for w in kept}
    proper = {w: np.log((capital[w] + .5) / (small[w] + .5)) for w in kept if capital[w] + small[w] >= 3}
    print(f"{len(texts)} texts, {len(kept)} roots")
    return {"rarity": model_file.table(rarity), "proper": model_file.table({w: v for w, v in proper.items() if v > -3})}


def measured(tools, what, parts, rows):
    """Names of the features, the bytes behind them, and where they begin."""
    program, english = tools
    with tempfile.TemporaryDirectory() as folder:
        model_file.write(f"{folder}/words.model", parts)
        data = "".join(json.dumps({"source": r["source"], "claim": r["claim"]}) + "\n" for r in rows).encode()
        out = subprocess.run([program, what, f"{folder}/words.model", english], input=data, stdout=subprocess.PIPE, check=True).stdout
    width, at, names = struct.unpack_from("<I", out)[0], 4, []
    for _ in range(width):
        n = struct.unpack_from("<I", out, at)[0]
        names.append(out[at + 4:at + 4 + n].decode())
        at += 4 + n
    return names, out, at


def features_of(tools, parts, rows):
    names, out, at = measured(tools, "features", parts, rows)
    return names, np.frombuffer(out, "<f4", offset=at).reshape(-1, len(names)).astype(float)


# ── single words ──

def marked_spans(row):
    """What people marked as wrong; some lists were written as text and cut into letters."""
    parts = [x for x in row.get("span") or [] if isinstance(x, str)]
    if parts and all(len(x) <= 1 for x in parts):
        text = "".join(parts)
        try:
            return [x for x in ast.literal_eval(text.replace("nan", "None").replace("\\\\", "\\")) if isinstance(x, str)]
        except (SyntaxError, ValueError):
            return re.findall(r"'([^']+)'", text)
    return parts


def labels_of(row, places):
    """For each word 1 wrong, 0 right, -1 not known."""
    claim, n = row["claim"].encode(), len(places)
    if "wrong" in row:
        return np.array([any(s < b and e > a for a, b in row["wrong"]) for s, e in places], int).reshape(n)
    if row["label"] == 1:
        return np.zeros(n, int)
    y = np.zeros(n, int)
    if row.get("pair"):
        strip = lambda w: w.lower().strip(".,'")
        good = [strip(w) for w in re.findall(r"\w+(?:[-'.,]\w+)*", row["pair"])]
        mine = [strip(claim[s:e].decode(errors="replace")) for s, e in places]
        for what, _, _, c, d in difflib.SequenceMatcher(None, good, mine, False).get_opcodes():
            if what == "delete":
                c, d = max(0, c - 1), c + 1
            if what != "equal":
                y[c:d] = 1
    low = row["claim"].lower()
    for span in marked_spans(row):
        k = low.find(span.lower().strip())
        a = len(low[:k].encode())
        b = a + len(span.strip().encode())
        if k >= 0 and b - a <= WHOLE * len(claim):
            y |= np.array([s >= a and e <= b for s, e in places], int).reshape(n)
    return y if y.any() else np.full(n, -1)


class Words:
    """The words of all rows with their marks, and what is known of them."""
    def __init__(self, tools, tables, rows):
        self.names, out, at = measured(tools, "evidence", tables, rows)
        width, x, y, own = len(self.names), [], [], []
        for i, r in enumerate(rows):
            n = struct.unpack_from("<I", out, at)[0]
            block = np.frombuffer(out, "<u4", n * (2 + width), at + 4).reshape(n, 2 + width)
            at += 4 + block.nbytes
            x.append(block[:, 2:].copy().view("<f4"))
            y.append(labels_of(r, block[:, :2].astype(int)))
            own += [i] * n
        self.x, self.y, self.own = np.concatenate(x), np.concatenate(y), np.array(own, int)

    def forest(self, sample):
        """`sample`: (words, weights)."""
        x, y, weight = (np.concatenate(v) for v in zip(*sample))
        booster = lgb.train({"objective": "binary", "num_leaves": 16, "learning_rate": .1, "min_data_in_leaf": 30, "feature_fraction": .4,
                             "bagging_fraction": .7, "bagging_freq": 1, "lambda_l2": 10, "max_bin": 63, "verbosity": -1, "num_threads": 1, "seed": 1},
                            lgb.Dataset(x, y, weight=weight), WORD_TREES)
        return model_file.forest_of([model_file.flatten(t["tree_structure"]) for t in booster.dump_model()["tree_info"]], self.names)


def words_parts(words, edited, claims, chosen):
    """The two forests, from the chosen claims."""
    inside = np.zeros(len(claims.rows), bool)
    inside[chosen] = True
    random = np.random.RandomState(0)
    pair, free = claims.pair[words.own], claims.free[words.own]
    use = inside[words.own] & (words.y >= 0)
    # Claims that differ in one piece only repeat all others.
    repeats = pair & (claims.label[words.own] == 0) & (words.y == 0) & (random.rand(len(words.y)) > REPEATS)
    ones = use & ~free & ~repeats
    made = (edited.y == 1) | (random.rand(len(edited.y)) < MADE_RIGHT)
    written = use & ~repeats
    return {
        "words.edited": words.forest([(words.x[ones], words.y[ones], np.where(pair[ones] & (words.y[ones] == 1), 2., 1.)),
                                      (edited.x[made], edited.y[made], np.ones(made.sum()))]),
        "words.free": words.forest([(words.x[written], words.y[written], np.where(free[written], FREE, 1.))]),
    }


def stacked(tools, tables, words, edited, claims, chosen, seed, count):
    """Features of the chosen claims, each by forests of words that have not seen its source."""
    which, out = folds_of(claims, seed + 100, count)[chosen], None
    for k in range(count):
        here = chosen[which == k]
        parts = words_parts(words, edited, claims, chosen[which != k])
        names, x = features_of(tools, {**tables, **parts}, [claims.rows[i] for i in here])
        out = np.zeros((len(claims.rows), len(names))) if out is None else out
        out[here] = x
    return names, out


# ── what is learned ──

class Claims:
    def __init__(self, rows):
        self.rows, self.label = rows, np.array([r["label"] for r in rows])
        self.set = np.array([r["set"] for r in rows])
        self.pair = np.array([bool(r.get("pair")) for r in rows])
        self.free = np.array([r["label"] == 0 and bool(r.get("span")) for r in rows])
        number = {}
        self.source = np.array([number.setdefault(r["source"][:200], len(number)) for r in rows])

    def measure(self, names, x):
        self.names, self.columns = names, np.array([names.index(n) for n in SIDES])
        self.x, self.near = x[:, self.columns], x[:, names.index("near.worst")] > 0

    def pairs(self, chosen, seed):
        """(better, worse, weight) of the chosen claims, as numbers among them."""
        random, out = np.random.RandomState(seed), []
        label, sets, source = self.label[chosen], self.set[chosen], self.source[chosen]
        for name in sorted(set(sets)):
            good, bad = np.flatnonzero((sets == name) & (label == 1)), np.flatnonzero((sets == name) & (label == 0))
            if min(len(good), len(bad)) < LEAST_OF_A_LABEL:
                continue
            out.append((random.choice(good, PAIRS), random.choice(bad, PAIRS)))
        made = [i for i, k in enumerate(chosen) if self.rows[k].get("pair")]
        by_source = collections.defaultdict(list)
        for i in np.flatnonzero(label == 1):
            by_source[sets[i], source[i]].append(i)
        same = [(i, k) for k in made for i in by_source[sets[k], source[k]]]
        if same:
            out.append(tuple(np.array(same).T))
        return tuple(np.concatenate([part[i] for part in out]) for i in (0, 1)) + (
            np.concatenate([np.full(len(a), 1. / len(a)) for a, _ in out]),)


def fit_line(x, pairs, strength=.1):
    """Weights of standardised features, each on its own side, and their means and deviations."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.clip((x - mean) / scale, -3, 3)
    better, worse, weight = pairs
    d = z[better] - z[worse]
    sides = np.array(list(SIDES.values()))

    def loss(w):
        m = d @ w
        return (weight * np.logaddexp(0, -m)).sum() + strength * (w @ w), -d.T @ (weight / (1 + np.exp(m))) + 2 * strength * w

    bounds = [(0, None) if s > 0 else (None, 0) for s in sides]
    w = minimize(loss, np.zeros(len(sides)), jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 100}).x
    return w, mean, scale


def fit_trees(x, label, pairs):
    better, worse, weight = pairs
    weight, n = weight * 1000, len(x)

    def objective(p, _):
        q = 1 / (1 + np.exp(p[better] - p[worse]))
        gradient = np.bincount(worse, weight * q, n) - np.bincount(better, weight * q, n)
        return gradient, np.maximum(np.bincount(worse, weight * q * (1 - q), n) + np.bincount(better, weight * q * (1 - q), n), 1e-6)

    return lgb.train({"objective": objective, "num_leaves": LEAVES, "learning_rate": .06, "min_data_in_leaf": 20,
                      "min_sum_hessian_in_leaf": 2, "feature_fraction": .3, "lambda_l2": 20, "verbosity": -1, "num_threads": 1,
                      "seed": 1, "monotone_constraints": list(SIDES.values())}, lgb.Dataset(x, label), TREES)


class Ranker:
    def __init__(self, claims, chosen, seed):
        x, pairs = claims.x[chosen], claims.pairs(chosen, seed)
        self.columns = claims.columns
        self.weights, self.mean, self.scale = fit_line(x, pairs)
        self.booster = fit_trees(x, claims.label[chosen], pairs)
        line, trees = self.line(x), self.booster.predict(x, raw_score=True)
        self.line_scale, self.tree_scale = 1 / line.std(), 1 / trees.std()
        self.shift = -line.mean() / line.std() - trees.mean() / trees.std()
        self.slope, self.offset = 1., 0.

    def line(self, x):
        return np.clip((x - self.mean) / self.scale, -3, 3) @ self.weights

    def rank(self, x):
        return self.line(x) * self.line_scale + self.booster.predict(x, raw_score=True) * self.tree_scale + self.shift

    def calibrate(self, slope, offset):
        self.slope, self.offset = slope, offset

    def steps(self, i):
        """One feature's share of the line, as a tree of steps."""
        cuts = self.mean[i] + self.scale[i] * np.linspace(-3, 3, STEPS)
        values = np.concatenate([[-3], (np.linspace(-3, 3, STEPS)[:-1] + np.linspace(-3, 3, STEPS)[1:]) / 2, [3]])
        nodes = [(int(self.columns[i]), np.float32(t), ~(1 << k) & 0xffffffff) for k, t in enumerate(cuts)]
        return nodes, list(values * self.weights[i] * self.line_scale * self.slope)

    def forest(self, names):
        trees = [self.steps(i) for i in range(len(self.weights)) if self.weights[i]]
        for t in self.booster.dump_model()["tree_info"]:
            nodes, leaves = model_file.flatten(t["tree_structure"])
            trees.append(([(int(self.columns[f]), t, keep) for f, t, keep in nodes],
                          [v * self.tree_scale * self.slope for v in leaves]))
        trees.append(([], [self.shift * self.slope + self.offset]))
        return model_file.forest_of(trees, names)


def parts_of(ranker, names, tables, bars):
    return {**tables, "support": ranker.forest(names),
            "bars": model_file.text("".join(f"{k} {round(1000 * v)}\n" for k, v in bars.items()))}


# ── scale and bars ──

def calibration(rank, claims):
    """Slope and offset of the log-odds, both labels of each set weighing alike."""
    weight = np.zeros(len(rank))
    for name in set(claims.set):
        for label in 0, 1:
            here = (claims.set == name) & (claims.label == label)
            if here.any() and (claims.set == name).sum() != here.sum():
                weight[here] = 1 / max(LEAST_OF_A_LABEL, here.sum())

    def loss(v):
        m = v[0] * rank + v[1]
        return (weight * np.logaddexp(0, np.where(claims.label == 1, -m, m))).sum()

    return minimize(loss, [1., 0.], method="Nelder-Mead").x


def bar_of(score, claims, near):
    """The lowest score that keeps out SAFE of the unsupported claims, each set weighing alike: what passes is published."""
    sets = [n for n in sorted(set(claims.set)) if ((claims.set == n) & (claims.near == near) & (claims.label == 0)).sum() >= LEAST_OF_A_LABEL]
    for bar in np.arange(.2, .9, .01):
        if np.mean([(score[(claims.set == n) & (claims.near == near) & (claims.label == 0)] < bar).mean() for n in sets]) >= SAFE:
            return float(bar)
    return .9


def folds_of(claims, seed, count=5):
    return (np.random.RandomState(seed).permutation(claims.source.max() + 1) % count)[claims.source]


def held_out(claims, seed=0):
    rank, which = np.zeros(len(claims.label)), folds_of(claims, seed)
    for k in range(5):
        rank[which == k] = Ranker(claims, np.flatnonzero(which != k), seed).rank(claims.x[which == k])
    return rank


def scale_and_bars(claims):
    rank = held_out(claims)
    slope, offset = calibration(rank, claims)
    score = 1 / (1 + np.exp(-slope * rank - offset))
    return slope, offset, {"near": bar_of(score, claims, True), "free": bar_of(score, claims, False)}


# ── figures ──

def area(good, bad):
    order = np.concatenate([good, bad])
    ranks = np.array([(order < v).sum() + ((order == v).sum() + 1) / 2 for v in good])
    return (ranks.sum() - len(good) * (len(good) + 1) / 2) / (len(good) * len(bad))


def set_of(r):
    return r["set"] + ("_" + r["cut"] if r.get("cut") else "")


def figures(rows, answers):
    out, sets = {}, np.array([set_of(r) for r in rows])
    score, ok = np.array([a["score"] for a in answers]), np.array([a["supported"] for a in answers])
    half = score >= .5
    label = np.array([r["label"] for r in rows])
    for name in sorted(set(sets)):
        good, bad = (sets == name) & (label == 1), (sets == name) & (label == 0)
        if good.any() and bad.any():
            out[name] = (area(score[good], score[bad]), (half[good].mean() + (~half[bad]).mean()) / 2,
                         (ok[good].mean() + (~ok[bad]).mean()) / 2, ok[good].mean(), (~ok[bad]).mean())
    right = {(r["set"], r["claim"]): i for i, r in enumerate(rows) if r["label"]}
    order = [(score[right[r["set"], r["pair"]]] > score[i]) + .5 * (score[right[r["set"], r["pair"]]] == score[i])
             for i, r in enumerate(rows) if r.get("pair") and (r["set"], r["pair"]) in right]
    if order:
        out["pairs in order"] = (float(np.mean(order)),)
    return out


def answers_of(glancewire, parts, rows):
    with tempfile.TemporaryDirectory() as folder:
        model_file.write(f"{folder}/gate.model", parts)
        data = "".join(json.dumps({"source": r["source"], "claim": r["claim"]}) + "\n" for r in rows).encode()
        out = subprocess.run([glancewire, "check", "--batch", "--model", f"{folder}/gate.model"], input=data,
                             stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def show(tables):
    heads = "area", "balanced by the score alone", "by the verdict", "good passed", "bad caught"
    for name in tables[0]:
        here = np.mean([t[name] for t in tables if name in t], axis=0)
        print(f"{name:24s}" + "".join(f" {h} {v:.3f}" for h, v in zip(heads, here)))


class Fit:
    def __init__(self, tools, lexicon_path, edited_path, claims_path, texts):
        self.tools, self.claims = tools, Claims(read_claims(claims_path))
        self.tables = {**word_tables(tools[0], texts), **model_file.read(lexicon_path)}
        self.words = Words(tools, self.tables, self.claims.rows)
        self.edited = Words(tools, self.tables, read_claims(edited_path))
        self.all = np.arange(len(self.claims.rows))
        self.measured = None
        self.measure(self.all, 0)
        self.scale = scale_and_bars(self.claims)

    def measure(self, chosen, seed):
        if self.measured == (list(chosen), seed):
            return
        self.measured = list(chosen), seed
        count = INNER if len(chosen) < len(self.all) else INNER + 1
        self.claims.measure(*stacked(self.tools, self.tables, self.words, self.edited, self.claims, chosen, seed, count))

    def model(self, chosen, seed):
        """All parts, learned from the chosen claims."""
        self.measure(chosen, seed)
        ranker = Ranker(self.claims, chosen, seed)
        ranker.calibrate(*self.scale[:2])
        parts = {**self.tables, **words_parts(self.words, self.edited, self.claims, chosen)}
        return parts_of(ranker, self.claims.names, parts, self.scale[2])

    def by_parts(self, glancewire, which, seed):
        answers = [None] * len(self.claims.rows)
        for k in sorted(set(which)):
            here = np.flatnonzero(which == k)
            parts = self.model(np.flatnonzero(which != k), seed)
            for i, a in zip(here, answers_of(glancewire, parts, [self.claims.rows[i] for i in here])):
                answers[i] = a
        return figures(self.claims.rows, answers)


def main():
    if len(sys.argv) < 9 or sys.argv[1] not in ("fit", "folds", "sets"):
        sys.exit(__doc__)
    what, program, english, lexicon, edited, target, path, texts = *sys.argv[1:8], sys.argv[8:]
    fit = Fit((program, english), lexicon, edited, path, texts)
    if what == "fit":
        model_file.replace(target, fit.model(fit.all, 0))
        print(f"bars {fit.scale[2]}")
    elif what == "folds":
        show([fit.by_parts(target, folds_of(fit.claims, seed), seed) for seed in range(SEEDS)])
    else:
        show([fit.by_parts(target, fit.claims.set, 0)])


if __name__ == "__main__":
    main()
