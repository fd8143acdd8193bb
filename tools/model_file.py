#!/usr/bin/env python3
"""Reads and writes the files of src/learn/model.h.  Needs numpy to write forests and tables.

usage: model_file.py FILE                     what is in it
       model_file.py FILE --take OTHER NAME…  these parts out of OTHER, the rest stays
       model_file.py FILE --about TEXTFILE    recipe, licences and figures, as the part "about"

As a module: read(path) gives {name: part} with part = (kind, fingerprint, bytes); write(path,
parts); replace(path, parts) keeps the parts of other names; forest(...), table(...) and text(...)
make parts.
"""
import struct, sys

TEXT, FOREST, TABLE, PERCEPTRON, WEIGHTS, LEXICON = 1, 2, 3, 4, 5, 6
LEAVES = 32


def fingerprint(names):
    """FNV-1a over the names of the features, each ended by a line feed."""
    h = 0x811c9dc5
    for byte in "".join(n + "\n" for n in names).encode():
        h = (h ^ byte) * 0x01000193 & 0xffffffff
    return h


def text(s):
    return TEXT, 0, s.encode()


def float_below(x):
    """The largest 32-bit float that is not greater, so that "<=" decides alike."""
    import numpy as np
    f = np.float32(x)
    return f if float(f) <= x else np.nextafter(f, np.float32(-np.inf))


def flatten(tree):
    """Nodes as (feature, threshold, leaves kept by "greater"), and the leaves from left to right."""
    nodes, leaves = [], []

    def walk(node):
        if "split_feature" not in node:
            leaves.append(node["leaf_value"])
            return
        at, begin = len(nodes), len(leaves)
        nodes.append(None)
        walk(node["left_child"])
        ruled_out = ((1 << len(leaves)) - 1) & ~((1 << begin) - 1)
        nodes[at] = (node["split_feature"], float_below(node["threshold"]), ~ruled_out & 0xffffffff)
        walk(node["right_child"])

    walk(tree)
    if len(leaves) > LEAVES:
        raise ValueError(f"a tree has {len(leaves)} leaves")
    return nodes, leaves


def forest(boosters, names, scale=1.):
    """The sum of the trees of LightGBM boosters, each times `scale`, as one part."""
    return forest_of([flatten(t["tree_structure"]) for b in boosters for t in b.dump_model()["tree_info"]], names, scale)


def forest_of(trees, names, scale=1.):
    """The same of trees as (nodes, leaves)."""
    import numpy as np
    nodes = [n for t, _ in trees for n in t]
    first = np.cumsum([0] + [len(t) for t, _ in trees]).astype("<u4")
    leaf = np.zeros((len(trees), LEAVES), "<f4")
    for row, (_, leaves) in zip(leaf, trees):
        row[:len(leaves)] = np.array(leaves) * scale
    head = np.array([len(trees), len(names), len(nodes), 0], "<u4")
    columns = [np.array([n[i] for n in nodes], kind) for i, kind in ((1, "<f4"), (0, "<u4"), (2, "<u4"))]
    return FOREST, fingerprint(names), b"".join(a.tobytes() for a in (head, first, *columns, leaf))


def table(values):
    """{32-bit token: value} as one part; values are kept as hundredths."""
    import numpy as np
    slots = 2
    while slots < 2 * len(values) + 2:
        slots *= 2
    hashes, kept = np.zeros(slots, "<u4"), np.zeros(slots, "<i2")
    for token in sorted(values):
        i = token & slots - 1
        while hashes[i]:
            i = i + 1 & slots - 1
        hashes[i], kept[i] = token, round(values[token] * 100)
    return TABLE, 0, np.array([slots, 0, 0, 0], "<u4").tobytes() + hashes.tobytes() + kept.tobytes()


def weights(values, constant, names):
    """One number for each feature and the constant as one part."""
    return WEIGHTS, fingerprint(names), struct.pack(f"<{len(names) + 1}d", *values, constant)


def write(path, parts):
    out, rows, at = b"", b"", 16 + 40 * len(parts)
    for name in sorted(parts):
        kind, finger, data = parts[name]
        at += -at % 16
        rows += struct.pack("<24sIIII", name.encode(), kind, at, len(data), finger)
        at += len(data)
    out = b"GWMODEL1" + struct.pack("<II", len(parts), 0) + rows
    for name in sorted(parts):
        out += bytes(-len(out) % 16) + parts[name][2]
    with open(path, "wb") as f:
        f.write(out)


def read(path):
    with open(path, "rb") as f:
        data = f.read()
    count = struct.unpack_from("<I", data, 8)[0] if data[:8] == b"GWMODEL1" else 0
    parts = {}
    for i in range(count):
        name, kind, at, size, finger = struct.unpack_from("<24sIIII", data, 16 + 40 * i)
        parts[name.rstrip(b"\0").decode()] = kind, finger, data[at:at + size]
    return parts


def replace(path, parts):
    try:
        old = read(path)
    except FileNotFoundError:
        old = {}
    write(path, {**old, **parts})


def main():
    if len(sys.argv) > 4 and sys.argv[2] == "--take":
        other = read(sys.argv[3])
        replace(sys.argv[1], {name: other[name] for name in sys.argv[4:]})
    elif len(sys.argv) == 4 and sys.argv[2] == "--about":
        with open(sys.argv[3], encoding="utf-8") as f:
            replace(sys.argv[1], {"about": text(f.read())})
    elif len(sys.argv) != 2:
        sys.exit(__doc__)
    for name, (kind, finger, data) in sorted(read(sys.argv[1]).items()):
        what, unit = {TEXT: ("text", ""), FOREST: ("forest", "trees"), TABLE: ("table", "slots"),
                      PERCEPTRON: ("perceptron", "classes"), WEIGHTS: ("weights", ""), LEXICON: ("lexicon", "slots")}[kind]
        size = "" if not unit else f", {struct.unpack_from('<I', data)[0]} {unit}"
        print(f"{name}: {what}, {len(data)} bytes{size}" + (f", features {finger:08x}" if finger else ""))
        if kind == WEIGHTS:
            print("    " + " ".join(f"{x:.4g}" for x in struct.unpack(f"<{len(data) // 8}d", data)))
        if kind == TEXT:
            print("    " + data.decode().replace("\n", "\n    ").rstrip())


if __name__ == "__main__":
    main()
