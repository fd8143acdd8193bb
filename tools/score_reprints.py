#!/usr/bin/env python3
"""score_reprints.py: precision and recall of reprints, by "glancewire group --batch".

usage: score_reprints.py PROGRAM [DATA [SEED]]   (DATA: GLANCEWIRE_SHARED or ../shared, its folder data)

Copies are made of articles of the reference data at run time, of the kinds that newsrooms make:
the tail cut, cut by four fifths, a new lead, days changed, a third of another article inserted,
words edited, all at once.  Against them stand all pairs of different articles on one story and
reports that quote a tenth to a fifth of another.  Pairs that share three tenths of all runs of five
words share an agency's text or a transcript and are not asked.  Short copies are made of the
first 60 words of reports in the same way, as far as there is something to cut.  Prints lines "name value".
"""
import collections, json, os, random, re, subprocess, sys

PROGRAM = os.path.abspath(sys.argv[1])
DATA = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("GLANCEWIRE_SHARED", "../shared") + "/data"
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 4
COPIES, QUOTES, SHARED, SHORT = 400, 200, .3, 60
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
KINDS = "same cut cut_hard lead week insert edit all".split()
SHORT_KINDS = "same week edit lead".split()


def rows(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def load():
    """Articles as (story, title, text, moment)."""
    out = [("basil" + r["cluster"], r["title"], r["text"]) for r in rows(DATA + "/stories/basil.jsonl")]
    for i, r in enumerate(rows(DATA + "/summaries/multinews.jsonl")):
        out += [(f"multi{i}", " ".join(a.split()[:10]), a) for a in r["articles"]]
    return [d for d in out if d[2] and len(d[2]) > 1200]


def load_short():
    return [("allsides" + r["cluster"], r["title"], " ".join(r["lead"].split()[:SHORT]))
            for r in rows(DATA + "/stories/allsides.jsonl") if r["lead"] and len(r["lead"].split()) >= SHORT]


# ── copies ──

def sentences(text):
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if s.strip()]


def paragraphs(text):
    parts = [p for p in text.split("\n") if p.strip()]
    if len(parts) < 4:
        s = sentences(text)
        parts = [" ".join(s[i:i + 2]) for i in range(0, len(s), 2)]
    return parts


def cut(parts, r, least, most):
    return parts[:max(2, int(len(parts) * r.uniform(least, most)))]


def weekdays(text, r):
    return re.sub("|".join(DAYS), lambda m: r.choice([DAYS[(DAYS.index(m[0]) + 1) % 7], "today", "yesterday"]), text)


def edit(text, r):
    words = text.split()
    for _ in range(max(1, len(words) // 25)):
        words[r.randrange(len(words))] = r.choice(["said", "the", "officials", ""])
    return " ".join(w for w in words if w)


def copy_of(d, other, kind, r):
    p = paragraphs(d[2])
    lead = " ".join(d[1].split()[:6])
    if kind == "cut":
        p = cut(p, r, .4, .7)
    elif kind == "cut_hard":
        p = cut(p, r, .2, .35)
    elif kind == "lead":
        p[0] = f"{lead} and others were at the centre of the news, our staff reports."
    elif kind == "week":
        p = [weekdays(x, r) for x in p]
    elif kind == "insert":
        room = len(d[2].split()) // 3
        for x in paragraphs(other[2]):
            words = x.split()[:room]
            room -= len(words)
            if words:
                p.insert(r.randrange(1, len(p) + 1), " ".join(words))
    elif kind == "edit":
        p = [edit(x, r) for x in p]
    elif kind == "all":
        p = [weekdays(x, r) for x in cut(p, r, .5, .8)]
        p[0] = f"Reporting by our staff: {lead}."
        p.insert(r.randrange(1, len(p) + 1), " ".join(paragraphs(other[2])[0].split()[:60]))
        p.append("Follow us for more. The agency contributed to this report.")
    return "\n\n".join(p)


def short_copy_of(d, kind, r):
    if kind == "week":
        return weekdays(d[2], r)
    if kind == "edit":
        return edit(d[2], r)
    if kind == "lead":
        return "Our staff reports on this. " + " ".join(d[2].split()[4:])
    return d[2]


def quoting(d, e, r):
    """The report e with a tenth to a fifth of d in its middle."""
    words, p = d[2].split(), paragraphs(e[2])
    n = int(len(words) * r.uniform(.1, .2))
    at = r.randrange(max(1, len(words) - n))
    p.insert(len(p) // 2, " ".join(words[at:at + n]))
    return "\n\n".join(p)


# ── what articles share in truth ──

def runs(text):
    w = re.findall(r"\w+", text.lower())
    return {" ".join(w[i:i + 5]) for i in range(max(1, len(w) - 4))}


def related(docs):
    """Pairs of articles that share SHARED of all their runs, whatever their stories."""
    sets = [runs(d[2]) for d in docs]
    index = collections.defaultdict(list)
    for i, s in enumerate(sets):
        for x in s:
            index[x].append(i)
    shared = collections.Counter()
    for where in index.values():
        if len(where) < 40:
            shared.update((a, b) for k, b in enumerate(where) for a in where[:k])
    return {(a, b) for (a, b), n in shared.items() if n >= SHARED * min(len(sets[a]), len(sets[b]))}


def place(texts):
    """The program's reprint_of for each text, by number; None: none.  All in one week."""
    lines = "".join(json.dumps({"id": str(i), "title": title, "text": text, "language": "en",
                                "published": f"2026-11-{20 + i * 7 // len(texts):02}T12:00:00Z"}) + "\n"
                    for i, (title, text) in enumerate(texts))
    done = subprocess.run([PROGRAM, "group", "--batch"], input=lines, capture_output=True, text=True, check=True)
    found = [json.loads(line)["reprint_of"] for line in done.stdout.splitlines()]
    return [None if x is None else int(x) for x in found]


def same_story(docs, known):
    groups = collections.defaultdict(list)
    for i, d in enumerate(docs):
        groups[d[0]].append(i)
    return sum((a, b) not in known for v in groups.values() for k, b in enumerate(v) for a in v[:k])


def measure(name, docs, kinds, copy, copies, quotes):
    r = random.Random(SEED)
    known = related(docs)
    alone = [i for i in range(len(docs)) if not any(i in pair for pair in known)]
    chosen = r.sample(alone, min(copies, len(alone)))
    made = [(kinds[n % len(kinds)], i) for n, i in enumerate(chosen)]
    texts = [(d[1], d[2]) for d in docs]
    texts += [(docs[i][1], copy(docs[i], docs[r.choice([k for k in alone if docs[k][0] != docs[i][0]])], kind, r))
              for kind, i in made]
    found = place(texts)
    right, lost, wrong = 0, collections.Counter(), 0
    for i, of in enumerate(found[:len(docs)]):
        wrong += of is not None and (of, i) not in known
    for (kind, i), of in zip(made, found[len(docs):]):
        right += of == i
        lost[kind] += of != i
        wrong += of is not None and of != i
    quoted_wrong = 0
    if quotes:
        stands = set(r.sample(alone, quotes))  # these appear only as reports that quote
        rest = [i for i in range(len(docs)) if i not in stands]
        sources = r.choices(rest, k=quotes)
        texts = [(docs[i][1], docs[i][2]) for i in rest]
        texts += [(docs[e][1], quoting(docs[d], docs[e], r)) for d, e in zip(sources, stands)]
        quoted_wrong = sum(x is not None for x in place(texts)[len(rest):])
    flagged = right + wrong + quoted_wrong
    print(f"{name}_copies {len(made)}\n{name}_same_story_pairs {same_story(docs, known)}\n"
          f"{name}_pairs_left_out {len(known)}\n{name}_quoting {quotes}\n"
          f"{name}_precision {right / max(1, flagged):.4f}\n{name}_recall {right / max(1, len(made)):.4f}\n"
          f"{name}_wrong {wrong} natural, {quoted_wrong} quoting\n"
          f"{name}_missed {dict(+lost) or 'none'}")


measure("reprints", load(), KINDS, copy_of, COPIES, QUOTES)
measure("short_reprints", load_short(), SHORT_KINDS, lambda d, other, kind, r: short_copy_of(d, kind, r), COPIES, 0)
