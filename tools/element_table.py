#!/usr/bin/env python3
"""Write src/markup/element_table.c: HTML's elements, what they are and what their starts end."""

FLAGS = {
    "BLOCK": """address article aside blockquote center details dialog dir div dl fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section
        summary table ul caption tbody tfoot thead body html optgroup frameset legend""",
    "LINE": "li dd dt tr option",
    "VOID": """area base basefont bgsound br col embed frame hr img input keygen link meta param source
        track wbr command""",
    "KEPT": """a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code
        col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header
        hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong
        sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr audio video source
        track picture""",
    "DROPPED": """applet head iframe math noembed noframes object script select style svg template
        textarea title xmp frameset datalist canvas""",
    "ENDS_P": """address article aside blockquote center details dialog dir div dl fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section
        summary table ul listing plaintext xmp""",
    "HEAD": "base basefont bgsound link meta noframes noscript script style template title",
    "INLINE": "font label td th button",
}

# What an open element is ended by: the starts of these.  The table of libxml2 and SGML's HTML 4,
# with what HTML 5 added to the ends of p.
ENDED_BY = {
    "a": "a fieldset table td th",
    "address": "dd dl dt form li ul",
    "b": "center p td th", "i": "center p td th", "u": "p td th", "font": "center td th",
    "big": "p", "s": "p", "small": "p", "strike": "p", "tt": "p", "span": "td th",
    "caption": "col colgroup tbody tfoot thead tr",
    "colgroup": "colgroup tbody tfoot thead tr",
    "dd": "dt dd", "dt": "dd dl dt",
    "dir": "dd dl dt form ul", "menu": "dd dl dt form ul",
    "dl": "form li", "form": "form",
    "h1": "fieldset form li p table", "h2": "fieldset form li p table",
    "h3": "fieldset form li p table", "h4": "fieldset form li p table",
    "h5": "fieldset form li p table", "h6": "fieldset form li p table",
    "legend": "fieldset", "li": "li", "ol": "form",
    "listing": "dd dl dt fieldset form li table ul", "pre": "dd dl dt fieldset form li table ul",
    "option": "optgroup option",
    "p": FLAGS["ENDS_P"] + " caption col colgroup dd dt li tbody td tfoot th tr frameset",
    "tbody": "tbody tfoot", "thead": "tbody tfoot", "tfoot": "tbody",
    "td": "tbody td tfoot th tr", "th": "tbody td tfoot th tr", "tr": "tbody tfoot tr",
    "ul": "address form menu pre",
}

# An end tag ends what is open inside its element only up to this rank.
RANKS = {1: "", 2: FLAGS["BLOCK"] + " li dd dt button", 3: "td th", 4: "tr caption colgroup",
         5: "thead tbody tfoot", 6: "table", 7: "head body", 8: "html"}

flags = {}
for flag, names in FLAGS.items():
    for name in names.split():
        flags.setdefault(name, []).append(flag)
for name in ENDED_BY:
    flags.setdefault(name, [])
rank = {name: r for r, names in sorted(RANKS.items()) for name in names.split()}
for name in rank:
    flags.setdefault(name, [])
bit = {name: i + 1 for i, name in enumerate(sorted(ENDED_BY))}
ends = {}
for name, by in ENDED_BY.items():
    for starter in set(by.split()):
        ends.setdefault(starter, []).append(name)

print("/* element_table.c: HTML's elements, sorted by name.  Written by tools/element_table.py. */")
print('#include "markup/element.h"\n')
print("enum {")
for name in sorted(ENDED_BY):
    print(f"\tO_{name.upper()} = {bit[name]},")
print("};\n\n#define OPEN(name) (UINT64_C(1) << O_##name)\n")
print("const struct element element_table[] = {")
for name in sorted(flags):
    f = " | ".join("ELEMENT_" + x for x in flags[name] if x != "INLINE") or "0"
    o = f"O_{name.upper()}" if name in bit else "0"
    e = sorted(ends.get(name, []))
    lines = [f'\t{{{{"{name}", {len(name)}}}, {f}, {rank.get(name, 1)}, {o},']
    text = " | ".join(f"OPEN({x.upper()})" for x in e) or "0"
    while text:
        cut = len(text) if len(text) <= 80 else text.rindex(" ", 0, 80)
        lines.append("\t " + text[:cut].rstrip())
        text = text[cut:].lstrip()
    lines[-1] += "},"
    print("\n".join(lines))
print("};\n")
print("const size_t element_table_count = sizeof element_table / sizeof *element_table;\n")
names = sorted(flags)
print("/* Where the names of each first letter begin. */")
first = [sum(n[0] < chr(c) for n in names) for c in range(ord("a"), ord("z") + 2)]
print("const unsigned char element_table_first[27] = {")
for i in range(0, 27, 14):
    print("\t" + ", ".join(map(str, first[i:i + 14])) + ",")
print("};")
