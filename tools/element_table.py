#!/usr/bin/env python3
"""Write element_table.c and element_id.h of HTML's elements.

usage: element_table.py src/markup
"""
import random
import sys

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
    "DROPPED": """applet head object script select style template textarea xmp frameset datalist
        canvas annotation annotation-xml""",
    "ENDS_P": """address article aside blockquote center details dialog dir div dl fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section
        summary table ul listing plaintext xmp""",
    "HEAD": "base basefont bgsound link meta noframes noscript script style template title",
    "SPECIAL": """address applet area article aside base basefont bgsound blockquote body br button
        caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer
        form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li
        link listing main marquee menu meta nav noembed noframes noscript object ol p param
        plaintext pre script search section select source style summary table tbody td template
        textarea tfoot th thead title tr track ul wbr xmp""",
    "SCOPE": "applet caption html marquee noscript object table td template th",
    "FORMAT": "a b big code em font i nobr s small strike strong tt u",
    "IMPLIED": "dd dt li optgroup option p rb rp rt rtc",
    "BREAKOUT": """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head
        hr i img li listing menu meta nobr ol p pre ruby s small span strike strong sub sup table
        tt u ul var""",
    "POINT": "annotation-xml desc foreignobject mi mn mo ms mtext title",
    "ENDS_ITSELF": """address applet article aside blockquote button center details dialog dir div dl
        fieldset figcaption figure footer header hgroup listing main marquee menu nav object ol pre
        search section select summary ul dd dt""",
}

# Elements whose start and end have rules of their own in html.c.
RULES = {
    "A": "a nobr", "BODY": "body", "BR": "br", "BUTTON": "button", "CAPTION": "caption",
    "CELL": "td th", "COL": "col", "COLGROUP": "colgroup", "DEFINITION": "dd dt",
    "FONT": "font", "FORM": "form", "FRAME": "frame", "FRAMESET": "frameset", "HEAD": "head",
    "HEADING": "h1 h2 h3 h4 h5 h6", "HR": "hr", "HTML": "html", "IMAGE": "image", "INPUT": "input", "ITEM": "li",
    "NOFRAMES": "noframes", "OPTGROUP": "optgroup", "OPTION": "option", "P": "p",
    "PRE": "pre listing textarea", "ROW": "tr", "ROWS": "tbody tfoot thead",
    "RUBY": "rb rtc", "RUBY_TEXT": "rp rt", "SELECT": "select", "TABLE": "table",
    "TEMPLATE": "noscript template", "FOREIGN": "math svg",
}

flags = {}
for flag, names in FLAGS.items():
    for name in names.split():
        flags.setdefault(name, []).append(flag)
rule = {name: r for r, names in RULES.items() for name in names.split()}
for name in rule:
    flags.setdefault(name, [])
names = sorted(flags)


def constant(name):
    return "ELEMENT_IS_" + name.upper().replace("-", "_")


def slot(name, by):
    """The place in the hash table: of the first, second, middle and last letter and the length."""
    n = len(name)
    letters = (ord(name[0]), ord(name[n > 1]), ord(name[n // 2]), ord(name[-1]), n)
    return sum(x * y for x, y in zip(letters, by)) % SLOTS


SLOTS = 2048
random.seed(1)
while True:
    by = [random.randrange(1, SLOTS, 2) for _ in range(5)]
    if len({slot(name, by) for name in names}) == len(names):
        break

HEADER = """/* element_id.h: a number for each of HTML's elements.  Written by tools/element_table.py. */
#ifndef GW_MARKUP_ELEMENT_ID_H
#define GW_MARKUP_ELEMENT_ID_H

enum element_id {
%s
	ELEMENT_COUNT,
};

#endif
"""
with open(f"{sys.argv[1]}/element_id.h", "w") as f:
    f.write(HEADER % "\n".join(f"\t{constant(name)}," for name in names))

out = open(f"{sys.argv[1]}/element_table.c", "w")


def put(*text):
    print(*text, file=out)


put("/* element_table.c: HTML's elements, sorted by name.  Written by tools/element_table.py. */")
put('#include "markup/element.h"\n')
put("const struct element element_table[ELEMENT_COUNT] = {")
for name in names:
    f = " | ".join("ELEMENT_" + x for x in flags[name]) or "0"
    r = "RULE_" + rule.get(name, "NONE")
    line = f'\t{{{{"{name}", {len(name)}}}, {f}, {r}}},'
    while line:
        cut = len(line) if len(line) <= 86 else line.rindex(" ", 0, 86)
        put(line[:cut].rstrip())
        line = line[cut:].lstrip() and "\t " + line[cut:].lstrip()
put("};\n")
put("const unsigned short element_hash_by[5] = {" + ", ".join(map(str, by)) + "};\n")
put("/* By hash: the element's number and one, 0 for none. */")
put("const unsigned char element_slot[ELEMENT_SLOTS] = {")
row = "\t"
for k, at in sorted((slot(name, by), i) for i, name in enumerate(names)):
    item = f"[{k}] = {at + 1}, "
    if len(row) + len(item) > 84:
        put(row.rstrip())
        row = "\t"
    row += item
put(row.rstrip())
put("};")
