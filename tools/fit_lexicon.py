#!/usr/bin/env python3
"""Makes the lexicon of the check: what words mean to each other (src/learn/lexicon.h), out of WordNet.

usage: fit_lexicon.py PROGRAM WORDNET MODEL LEXICON

PROGRAM is build/src/gate/gate_claims: it says by what token the program knows a word.  WORDNET is the
folder of WordNet's files (/usr/share/wordnet of the Debian package wordnet-base), MODEL models/gate.model:
its table of rarity says which words news use; beside these the words are kept whose senses WordNet's
authors counted in texts.  LEXICON is a model file with the one part "lexicon".

A word has its first senses of each part of speech.  Akin are senses of derived forms, near senses of
adjectives and verbs, and what a verb entails or causes; opposite are antonyms, of an adjective those
of the one that it is near to, too.  Above a sense is the first one that WordNet has above it.
"""
import collections, json, re, struct, subprocess, sys
import model_file

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = {"n": 4, "v": 5, "a": 4, "r": 2}            # of each word, by part of speech
MOST = 31                                            # numbers of one kind in a word's list
ABOVE, AKIN, OPPOSITE, NEAR = {"@", "@i"}, {"+", "\\", "<", "$", "*", ">", "^", "&"}, "!", "&"


class Sense:
    def __init__(self, fields):
        n = int(fields[3], 16)
        self.words = [re.sub(r"\(.*\)", "", w).lower() for w in fields[4:4 + 2 * n:2]]
        rest = fields[5 + 2 * n:]
        self.links = [(rest[i], (rest[i + 2].replace("s", "a"), int(rest[i + 1])), int(rest[i + 3][:2], 16))
                      for i in range(0, 4 * int(fields[4 + 2 * n]), 4)]

    def linked(self, kinds, word=None):
        """What it leads to; by links of the one word only where they are of words."""
        return [to for kind, to, at in self.links
                if kind in kinds and (not at or word is None or self.words[at - 1] == word)]


def rows(path):
    return [line.split("|")[0].split() for line in open(path, encoding="latin-1") if not line.startswith(" ")]


def read(folder):
    """Senses by (part of speech, offset), the first senses of words, and the words of irregular forms."""
    senses, words, forms, counted = {}, collections.defaultdict(list), collections.defaultdict(set), set()
    for part, name in FILES.items():
        for fields in rows(f"{folder}/data.{name}"):
            senses[part, int(fields[0])] = Sense(fields)
        for fields in rows(f"{folder}/index.{name}"):
            if "_" in fields[0]:
                continue
            at = 4 + int(fields[3])
            words[fields[0]] += [(part, int(o)) for o in fields[at + 2:][:SENSES[part]]]
            if int(fields[at + 1]):
                counted.add(fields[0])
        for fields in rows(f"{folder}/{name}.exc"):
            forms[fields[0]].update(fields[1:])
    return senses, words, forms, counted


def tokens_of(program, words):
    """The token of each word, 0 where the program cuts it into several."""
    data = "".join(json.dumps({"text": w}) + "\n" for w in words).encode()
    out = subprocess.run([program, "words"], input=data, stdout=subprocess.PIPE, check=True).stdout
    at, tokens = 0, []
    for _ in words:
        n = struct.unpack_from("<I", out, at)[0]
        tokens.append(struct.unpack_from("<I", out, at + 4)[0] if n == 1 else 0)
        at += 4 + 8 * n
    return tokens


def list_of(senses, meant):
    """Own senses of (sense, word), those akin, and the opposite ones."""
    own = list(dict.fromkeys(s for s, _ in meant))
    akin, opposite = [], []
    for s, word in meant:
        akin += senses[s].linked(AKIN, word)
        opposite += senses[s].linked(OPPOSITE, word)
        for t in senses[s].linked(OPPOSITE, word):
            opposite += senses[t].linked(NEAR)
        for t in senses[s].linked(NEAR):
            opposite += senses[t].linked(OPPOSITE)
    opposite = [s for s in dict.fromkeys(opposite) if s not in own]
    akin = [s for s in dict.fromkeys(akin) if s not in own and s not in opposite]
    return own[:MOST], akin[:MOST], opposite[:MOST]


def above_of(senses, s):
    up = senses[s].linked(ABOVE)
    return up[0] if up else None


def known_tokens(path):
    data = model_file.read(path)["rarity"][2]
    slots = struct.unpack_from("<I", data)[0]
    return set(struct.unpack_from(f"<{slots}I", data, 16)) - {0}


def part_of(lists, senses):
    """The bytes of the part: lists by token."""
    number = {}
    number_of = lambda s: number.setdefault(s, len(number) + 1)
    shown, start = [], {}
    for token in sorted(lists):
        kinds = lists[token]
        start[token] = len(shown)
        shown.append(sum(len(k) << 5 * i for i, k in enumerate(kinds)))
        shown += [number_of(s) for k in kinds for s in k]
    above, at = [0], 1
    order = list(number)
    while at <= len(order):
        up = above_of(senses, order[at - 1])
        if up and up not in number:
            number_of(up)
            order.append(up)
        above.append(number[up] if up else 0)
        at += 1
    if len(above) > 65535:
        sys.exit(f"fit_lexicon.py: {len(above)} senses are too many")
    slots = 2
    while slots < 3 * len(start) // 2 + 2:
        slots *= 2
    hashes, starts = [0] * slots, [0] * slots
    for token in sorted(start):
        i = token & slots - 1
        while hashes[i]:
            i = i + 1 & slots - 1
        hashes[i], starts[i] = token, start[token]
    even = lambda v: v + [0] * (len(v) % 2)
    data = struct.pack("<4I", slots, len(above), len(shown), 0)
    data += struct.pack(f"<{2 * slots}I", *hashes, *starts)
    data += struct.pack(f"<{len(even(above)) + len(even(shown))}H", *even(above), *even(shown))
    print(f"{len(start)} words, {len(above)} senses, {len(data)} bytes")
    return model_file.LEXICON, 0, data


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    program, folder, model, target = sys.argv[1:]
    senses, words, forms, counted = read(folder)
    names = sorted(set(words) | set(forms))
    news, meant = known_tokens(model), collections.defaultdict(list)
    for name, token in zip(names, tokens_of(program, names)):
        roots = [name] + sorted(forms.get(name, ()))
        if token and (token in news or counted.intersection(roots)):
            meant[token] += [(s, root) for root in roots for s in words.get(root, ())]
    lists = {token: list_of(senses, list(dict.fromkeys(m))) for token, m in meant.items() if m}
    model_file.write(target, {"lexicon": part_of(lists, senses)})


if __name__ == "__main__":
    main()
