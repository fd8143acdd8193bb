#!/usr/bin/env python3
"""Makes claims of which it is known which words are wrong, for tools/fit_gate.py to learn words from.

usage: edited_claims.py SHOW_ENGLISH ENGLISH_MODEL TEXTS… > edited.jsonl

TEXTS: JSON Lines of stories {"summary","articles":[{"text"}]}.  A claim is one to three sentences of a
summary that people wrote, beside the article that has most of its words; once as it is, and twice
with one piece put in the place of another of its kind: a name, noun, verb, adjective, number, time,
preposition, pronoun or connective, from the article or from another story, or two names changed
round.  Output: {"source","claim","wrong":[[start,end]…]}, bytes of the claim.  Always the same.
SHOW_ENGLISH is build/src/text/show_english: it says which words are of one kind.
"""
import collections, json, random, re, subprocess, sys

SMALL = {
    "IN": "in on at before after during since until for against with without by from over under near despite about".split(),
    "PRP": "he she it they".split(), "PRP$": "his her its their".split(),
}
OBJECTS = {"him": ["her", "them"], "her": ["him", "them"], "them": ["him", "her"]}
LINKS = {"because": ["although", "before", "after"], "after": ["before", "because"], "before": ["after", "when"], "when": ["before", "because"],
         "while": ["because", "after"], "although": ["because"], "but": ["so", "because"], "if": ["because", "when"], "so": ["but"],
         "and": ["or"], "more": ["less", "fewer"], "less": ["more"], "first": ["last", "second"], "last": ["first", "next"], "most": ["few"],
         "all": ["some"], "some": ["all"], "both": ["neither"], "will": ["did", "may"], "may": ["will"], "could": ["will"], "would": ["will", "did"]}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
OPEN = {"NN", "NNS", "VB", "VBD", "VBN", "VBZ", "VBG", "VBP", "JJ", "RB"}
SHARE = .45           # of the words of four letters or more that the article must have
EDITS = 2
MOST = 700            # words of an article


def body_of(article):
    """The longest string of an article."""
    return article if isinstance(article, str) else max((v for v in article.values() if isinstance(v, str)), key=len, default="")


def words_of(text):
    return re.findall(r"[a-z]{4,}", text.lower())


def sentences_of(text):
    return [s for s in re.split(r"(?<=[a-z0-9)”\"][.!?])\s+(?=[A-Z“\"])", " ".join(text.split())) if 5 <= len(s.split()) <= 45]


def tagged(show, model, lines):
    out = subprocess.run([show, model, "tags"], input="".join(l + "\n" for l in lines).encode(), stdout=subprocess.PIPE, check=True).stdout
    return [[w.rpartition("/")[::2] for w in line.split(" ") if "/" in w] for line in out.decode().splitlines()]


def placed(sentence, tags):
    """(start, end, word, tag) in characters."""
    at, out = 0, []
    for word, tag in tags:
        k = sentence.find(word, at)
        if k < 0:
            return []
        out.append((k, k + len(word), word, tag))
        at = k + len(word)
    return out


def names_of(words, sentence):
    """Runs of proper nouns."""
    out, i = [], 0
    while i < len(words):
        j = i
        while j < len(words) and words[j][3] in ("NNP", "NNPS") and words[j][2][0].isupper():
            j += 1
        if j > i:
            out.append((words[i][0], words[j - 1][1], sentence[words[i][0]:words[j - 1][1]]))
        i = max(j, i + 1)
    return [n for n in out if n[2] not in DAYS + MONTHS]


class Story:
    def __init__(self):
        self.kinds, self.names = collections.defaultdict(list), []

    def add(self, words, sentence):
        for _, _, word, tag in words:
            if tag in OPEN and len(word) > 3 or tag == "CD":
                self.kinds[tag].append(word)
        self.names += [n[2] for n in names_of(words, sentence)]


def other(random_, pool, word, source, inside):
    """Another word of the pool; one that the source has or, outside, has not."""
    for _ in range(8):
        new = random_.choice(pool) if pool else word
        if new.lower()[:4] != word.lower()[:4] and new[0].isupper() == word[0].isupper() and (new in source) == inside:
            return new
    return None


def edit(random_, sentence, words, story, elsewhere, source):
    """One edit: the pieces [(start, end, new)], or None."""
    inside = random_.random() < .55
    kind = random_.choice(["name", "name", "noun", "verb", "verb", "adjective", "number", "time", "small", "small", "pronoun", "link", "turn", "not"])
    place = story if inside else elsewhere
    if kind in ("name", "turn"):
        names = names_of(words, sentence)
        if kind == "turn":
            if len(names) < 2:
                return None
            a, b = random_.sample(names, 2)
            return [(a[0], a[1], b[2]), (b[0], b[1], a[2])] if not set(a[2].split()) & set(b[2].split()) else None
        if not names:
            return None
        a = random_.choice(names)
        new = other(random_, place.names, a[2], source, inside)
        return [(a[0], a[1], new)] if new else None
    if kind == "time":
        found = [w for w in words if w[2] in DAYS + MONTHS]
        if not found:
            return None
        w = random_.choice(found)
        return [(w[0], w[1], random_.choice([d for d in (DAYS if w[2] in DAYS else MONTHS) if d != w[2]]))]
    if kind == "not":
        found = [w for w in words if w[2].lower() in ("is", "was", "are", "were", "will", "has", "have", "had", "can", "could", "would")]
        if not found or "not" in sentence:
            return None
        w = random_.choice(found)
        return [(w[0], w[1], w[2] + " not")]
    if kind in ("pronoun", "link"):
        rows = {w: [o for o in row if o != w] for row in (SMALL["PRP"], SMALL["PRP$"]) for w in row} if kind == "pronoun" else LINKS
        found = [w for w in words if w[2].lower() in rows or (kind == "pronoun" and w[3] == "PRP" and w[2].lower() in OBJECTS)]
        if not found:
            return None
        w = random_.choice(found)
        row = OBJECTS[w[2].lower()] if w[3] == "PRP" and w[2].lower() in OBJECTS and w[0] else rows.get(w[2].lower(), [])
        if not row:
            return None
        new = random_.choice(row)
        return [(w[0], w[1], new.capitalize() if w[2][0].isupper() else new)]
    tags = {"noun": {"NN", "NNS"}, "verb": {"VB", "VBD", "VBN", "VBZ", "VBG", "VBP"}, "adjective": {"JJ", "RB"}, "number": {"CD"}, "small": {"IN"}}[kind]
    found = [w for w in words if w[3] in tags and (kind in ("number",) or len(w[2]) > 3 or (kind == "small" and w[2].lower() in SMALL["IN"]))]
    if not found:
        return None
    w = random_.choice(found)
    new = random_.choice(SMALL["IN"]) if kind == "small" else other(random_, place.kinds[w[3]], w[2], source, inside)
    return [(w[0], w[1], new)] if new and new != w[2] else None


def apply(claim, pieces):
    """The claim with its pieces, and the bytes of what was put in."""
    out, at, wrong = b"", 0, []
    for start, end, new in sorted(pieces):
        out += claim[at:start].encode()
        wrong.append([len(out), len(out) + len(new.encode())])
        out += new.encode()
        at = end
    return (out + claim[at:].encode()).decode(), wrong


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    show, model, random_ = sys.argv[1], sys.argv[2], random.Random(11)
    stories = []
    for path in sys.argv[3:]:
        for line in open(path, encoding="utf-8"):
            r = json.loads(line)
            summary = r["summary"] if isinstance(r["summary"], str) else " ".join(r["summary"])
            articles = [" ".join(body_of(a).split()[:MOST]) for a in r["articles"]]
            stories.append((sentences_of(summary), [a for a in articles if len(a) > 400]))
    stories = [s for s in stories if s[0] and s[1]]
    lines = [s for summary, articles in stories for part in [summary] + [sentences_of(a) for a in articles] for s in part]
    tags, at, parsed = tagged(show, model, lines), 0, []
    if len(tags) != len(lines):
        sys.exit("edited_claims.py: the tagger lost a line")
    for summary, articles in stories:
        story = Story()
        own = [placed(s, tags[at + i]) for i, s in enumerate(summary)]
        at += len(summary)
        for a in articles:
            for s in sentences_of(a):
                story.add(placed(s, tags[at]), s)
                at += 1
        parsed.append((summary, own, articles, story))
    for summary, own, articles, story in parsed:
        sets = [set(words_of(a)) for a in articles]
        i = 0
        while i < len(summary):
            n = random_.choice((1, 1, 2, 3))
            part, words = summary[i:i + n], own[i:i + n]
            i += n
            claim = " ".join(part)
            need = words_of(claim)
            best = max(range(len(articles)), key=lambda k: sum(w in sets[k] for w in need))
            if not need or sum(w in sets[best] for w in need) < SHARE * len(need):
                continue
            source = articles[best]
            print(json.dumps({"source": source, "claim": claim, "wrong": []}))
            made = 0
            for _ in range(12):
                k = random_.randrange(len(part))
                shift = sum(len(s) + 1 for s in part[:k])
                pieces = edit(random_, part[k], words[k], story, random_.choice(parsed)[3], source) if words[k] else None
                if not pieces:
                    continue
                changed, wrong = apply(claim, [(a + shift, b + shift, new) for a, b, new in pieces])
                print(json.dumps({"source": source, "claim": changed, "wrong": wrong}))
                made += 1
                if made == EDITS:
                    break


if __name__ == "__main__":
    main()
