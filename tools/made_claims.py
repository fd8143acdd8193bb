#!/usr/bin/env python3
"""Makes false claims from real sentences by rule, and counts how many of them the check lets through.

usage: made_claims.py GLANCEWIRE TEXTS… [--cases N] [--wrong]

TEXTS: JSON Lines whose long strings are texts of news.  Nothing is kept: the cases are made anew at
each run, always the same ones.  --wrong prints those that were judged wrongly.  Exit status 1 where
a kind misses its goal.
"""
import json, random, re, subprocess, sys
from reference_texts import long_strings

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
UNITS = [("miles", "kilometers"), ("hours", "minutes"), ("days", "weeks"), ("months", "years"), ("years", "months"), ("weeks", "days"),
         ("million", "billion"), ("billion", "million"), ("thousand", "million"), ("percent", "percentage points"), ("feet", "meters"),
         ("pounds", "kilograms"), ("minutes", "hours"), ("inches", "feet"), ("acres", "square miles"), ("%", " percentage points"),
         ("degrees", "miles"), ("gallons", "barrels"), ("dollars", "euros"), ("tons", "pounds"), ("seconds", "minutes")]
SMALL = "two three four five six seven eight nine ten eleven twelve".split()
AUXILIARY = "is was are were will has had have can could would should may does did".split()
SAID = r"(?:said|says|told|added|announced|argued|claimed|warned|insisted|wrote|noted)"
NAME = r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
COMMON = set("The A An In On At It He She They We But And For From This That These Those If When While After Before As By To Of With Its His Her Their "
             "There What Who Why How President Senator Former New Mr Mrs Ms Dr U S I You Our My Not No One Two".split())
# A stop behind one of these may end no sentence.
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gov|Rep|Reps|Sen|Sens|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Hon|vs|No|Capt|Maj|Adm|[A-Z])\.$")
GOALS = {"number": .99, "name": .99, "date": .99, "unit": .99, "negation": .95, "speaker": .95, "wrong passage": .99, "splice": .99,
         "certainty": .99, "roles": .95, "verbatim": 1., "shortened": .97}


def sentences(text):
    """Lists of neighbouring plain sentences; what is no prose ends a list."""
    out = []
    for paragraph in re.split(r"\n+", text):
        row = []
        for s in re.split(r"(?<=[a-z0-9\)][.!?]) +(?=[A-Z])", " ".join(paragraph.split())):
            plain = not ABBREVIATION.search(s) and re.fullmatch(r"[A-Z][\x20-\x7e’“”–—é]*[.]", s) and 8 <= len(s.split()) <= 40 and s.count('"') % 2 == 0 \
                and s.count("“") == s.count("”") and s.count("(") == s.count(")") and "|" not in s and "http" not in s
            if plain:
                row.append(s)
            elif row:
                out.append(row)
                row = []
        if row:
            out.append(row)
    return out


def names_in(s):
    """Names inside the sentence, not its first word."""
    return [m for m in re.finditer(r"(?<=[a-z,] )" + NAME + r"(?=[ ,.'’])", s)
            if not set(m.group().split()) & (COMMON | set(WEEKDAYS) | set(MONTHS) | {"May"})]


def swap(s, m, new):
    return s[:m.start()] + new + s[m.end():]


# ── the kinds: each gives a claim, or None; `c` knows the passage and the other texts ──

def number(s, c):
    found = [m for m in re.finditer(r"(?<![\w.,$-])\d[\d,]*(?:\.\d+)?(?![\w-])", s)] + list(re.finditer(r"\b(?:%s)\b" % "|".join(SMALL), s))
    if not found:
        return None
    m = c.random.choice(found)
    w = m.group()
    for _ in range(9):
        if w in SMALL:
            new = c.random.choice(SMALL)
        else:
            digits = [i for i, x in enumerate(w) if x.isdigit()]
            i = c.random.choice(digits)
            new = w[:i] + c.random.choice("123456789") + w[i + 1:]
        if new != w and not re.search(r"(?<![\d.,])" + re.escape(new) + r"(?![\d])", c.passage) and not (new in SMALL and str(SMALL.index(new) + 2) in c.passage) \
                and not (new.isdigit() and 2 <= int(new) <= 12 and SMALL[int(new) - 2] in c.passage.lower()):
            return swap(s, m, new)
    return None


def name(s, c):
    found = names_in(s)
    if not found:
        return None
    m = c.random.choice(found)
    for _ in range(9):
        other = c.random.choice(c.names)
        if not any(w in c.passage for w in other.split()) and not other.startswith(m.group()[:4]):
            return swap(s, m, other)
    return None


def date(s, c):
    found = list(re.finditer(r"\b(?:%s)\b" % "|".join(WEEKDAYS + MONTHS), s)) + list(re.finditer(r"\b(?:19|20)\d\d\b(?!-)", s))
    if not found:
        return None
    m = c.random.choice(found)
    w = m.group()
    pool = WEEKDAYS if w in WEEKDAYS else MONTHS if w in MONTHS else [str(y) for y in range(1990, 2021)]
    pool = [p for p in pool if p != w and p not in c.passage and p[:3] + "." not in c.passage]
    return swap(s, m, c.random.choice(pool)) if pool else None


def unit(s, c):
    found = [(m, new) for old, new in UNITS for m in re.finditer(r"(?<=\d)[ -]?%s(?![\w])|(?<=\d )%s\b" % (re.escape(old), re.escape(old)), s)
             if new.strip() not in c.passage]
    if not found:
        return None
    m, new = c.random.choice(found)
    lead = m.group()[0] if m.group()[0] in " -" else ""
    return swap(s, m, lead + new)


def negation(s, c):
    gone = list(re.finditer(r"\b(?:not|never) |n[’']t\b", s))
    if gone and c.random.random() < .5:
        return swap(s, c.random.choice(gone), "")
    found = [m for m in re.finditer(r"\b(?:%s)\b(?= [a-z]+)(?! not)" % "|".join(AUXILIARY), s)]
    if not found:
        return None
    m = c.random.choice(found)
    return swap(s, m, m.group() + " not")


def speaker(s, c):
    found = [m for m in re.finditer(r"(?<=[,”\"] )(%s)(?= %s\b)" % (NAME, SAID), s)] + [m for m in re.finditer(r"(?<=%s )(%s)(?=[ ,.])" % ("said", NAME), s)] \
        + [m for m in re.finditer(r"^(%s)(?= %s\b)" % (NAME, SAID), s)]
    found = [m for m in found if not set(m.group().split()) & (COMMON | set(WEEKDAYS) | set(MONTHS))]
    others = [o.group() for o in names_in(c.passage) if " " in o.group()]
    if not found or not others:
        return None
    m = c.random.choice(found)
    others = [o for o in others if not set(o.split()) & set(m.group().split())
              and not re.search(re.escape(o.split()[-1]) + r",? " + SAID + "|" + SAID + r" (?:\w+ )?" + re.escape(o.split()[-1]), c.passage)]
    return swap(s, m, c.random.choice(others)) if others else None


def wrong_passage(s, c):
    c.passage = c.elsewhere()
    return s if s not in c.passage else None


def splice(s, c):
    """The front of one sentence and the end of another; one of both or both are cited."""
    other = c.other_sentence()
    a, b = s.split(), other[:-1].split()
    if len(a) < 10 or len(b) < 10 or set(w for w in a if w[0].isupper()) & set(w for w in b if w[0].isupper()):
        return None
    verb = next((i for i, w in enumerate(b) if i > 1 and w in AUXILIARY + ["said"]), None)
    cut = next((i for i, w in enumerate(a) if i > 1 and w in AUXILIARY + ["said"]), None)
    if verb is None or cut is None or verb > len(b) - 5 or not re.search("[A-Z][a-z]", " ".join(b[1:verb])):
        return None
    if c.random.random() < .5:
        c.passage = s + " " + other
    return " ".join(a[:cut] + b[verb:]) + "."


def certainty(s, c):
    rows = [(r"\b(?:may|might|could) (?!not)(?=[a-z])", "will "), (r"\b(?:allegedly|reportedly|possibly|probably|apparently|likely) ", ""),
            (r"\b(?:is|are) (?:expected|likely|planning|set) to ", "will "), (r"\b(?:plans|hopes|intends) to ", "will "),
            (r"\b(?:alleged|suspected|possible|potential) (?=[a-z])", ""), (r"\bwould (?!not|be|have)(?=[a-z])", "will ")]
    found = [(m, new) for old, new in rows for m in re.finditer(old, s)]
    if not found:
        return None
    m, new = c.random.choice(found)
    return swap(s, m, new)


def roles(s, c):
    """Two names on either side of a verb, each in the other's place."""
    found = names_in(s) + [m for m in [re.match(NAME + r"(?= [a-z]+ed\b| (?:%s)\b)" % "|".join(AUXILIARY), s)] if m and not set(m.group().split()) & COMMON]
    found = [m for m in sorted(found, key=lambda m: m.start()) if " " in m.group()]
    pairs = [(a, b) for a, b in zip(found, found[1:]) if re.search(r" [a-z]+(?:ed|es|ing|s) ", s[a.end():b.start()]) and not set(a.group().split()) & set(b.group().split())
             and not re.search(r" (?:and|or|with|but|than)(?: the| former| [A-Z]\w+)* $|," , s[a.end():b.start()])]
    if not pairs:
        return None
    a, b = c.random.choice(pairs)
    return s[:a.start()] + b.group() + s[a.end():b.start()] + a.group() + s[b.end():]


def verbatim(s, c):
    return s


def shortened(s, c):
    if s.startswith(("But ", "And ", "However, ", "Meanwhile, ", "So ", "Still, ")):
        rest = s.split(" ", 1)[1]
        return rest[0].upper() + rest[1:]
    for old in (r" on (?:%s)(?=[ ,.])" % "|".join(WEEKDAYS), r" \([^()]*\)", r"(?<=[a-z]) also(?= [a-z])", r" earlier this (?:week|month|year)(?=[ ,.])",
                r" last (?:week|month|year)(?=[ ,.])"):
        found = list(re.finditer(old, s))
        if len(found) == 1 and found[0].start() > 3 and not re.search(r"[\"“]", s):
            return swap(s, found[0], "")
    return None


KINDS = {"number": number, "name": name, "date": date, "unit": unit, "negation": negation, "speaker": speaker, "wrong passage": wrong_passage,
         "splice": splice, "certainty": certainty, "roles": roles, "verbatim": verbatim, "shortened": shortened}


class Case:
    def __init__(self, rand, rows, names):
        self.random, self.rows, self.names = rand, rows, names

    def at(self, row, i):
        self.row, self.passage = row, " ".join(row[max(0, i - 1):i + 2])
        return self

    def elsewhere(self):
        row = self.random.choice(self.rows)
        i = self.random.randrange(len(row))
        return " ".join(row[i:i + 2]) if row is not self.row else "No."

    def other_sentence(self):
        return self.random.choice(self.random.choice(self.rows))


def make(paths, cases):
    rand = random.Random(7)
    texts = sorted({t for p in paths for line in open(p, encoding="utf-8") for t in long_strings(json.loads(line), 400)})
    rows = [r for t in texts for r in sentences(t)]
    names = sorted({m.group() for r in rows for s in r for m in names_in(s) if " " in m.group()})
    places = [(r, i) for r in rows for i in range(len(r))]
    out, seen = [], set()
    for kind, change in KINDS.items():
        rand.shuffle(places)
        made = 0
        for row, i in places:
            if made == cases:
                break
            case = Case(rand, rows, names).at(row, i)
            claim = change(row[i], case)
            if claim and (kind, claim) not in seen and (kind in ("verbatim", "wrong passage") or claim != row[i]):
                seen.add((kind, claim))
                out.append({"kind": kind, "source": case.passage, "claim": claim, "was": row[i]})
                made += 1
    return out


def main():
    words = [a for a in sys.argv[1:] if a != "--wrong"]
    cases = int(words.pop(words.index("--cases") + 1)) if "--cases" in words else 500
    words = [a for a in words if a != "--cases"]
    if len(words) < 2:
        sys.exit(__doc__)
    rows = make(words[1:], cases)
    data = "".join(json.dumps({"source": r["source"], "claim": r["claim"]}) + "\n" for r in rows).encode()
    out = subprocess.run([words[0], "check", "--batch"], input=data, stdout=subprocess.PIPE, check=True).stdout
    answers, missed = [json.loads(line) for line in out.splitlines()], 0
    print(f"{len(rows)} cases")
    for kind, goal in GOALS.items():
        good = kind in ("verbatim", "shortened")
        here = [(r, a) for r, a in zip(rows, answers) if r["kind"] == kind]
        right = sum(a["supported"] == good for _, a in here)
        reached = right >= goal * len(here)
        missed += not reached
        print(f"{kind:14s} {len(here):5d}  {'passed' if good else 'caught'} {right / max(1, len(here)):.4f}  goal {goal:.2f}{'' if reached else '  MISSED'}")
        if "--wrong" in sys.argv:
            for r, a in here:
                if a["supported"] != good:
                    print("   ", json.dumps({"claim": r["claim"], "was": r["was"], "passage": r["source"] if kind in ("splice", "wrong passage", "speaker") else "",
                                             "level": a["level"], "score": round(a["score"], 2), "reasons": a["reasons"]}, ensure_ascii=False))
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
