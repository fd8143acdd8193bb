#!/usr/bin/env python3
"""Write src/markup/entity_table.c: the named character references of HTML, from Python's list."""
import html.entities


def c_string(text):
    return '"' + "".join(f"\\x{b:02x}" for b in text.encode()) + '"'


names = {}
for name, text in html.entities.html5.items():
    bare = name.rstrip(";")
    _, legacy = names.get(bare, ("", False))
    names[bare] = (text, legacy or not name.endswith(";"))

print("/* entity_table.c: the named character references of HTML, sorted by name.")
print(" * Written by tools/entity_table.py. */")
print('#include "markup/entity_table.h"\n')
print("const struct entity entity_table[] = {")
for bare in sorted(names):
    text, legacy = names[bare]
    print(f'\t{{"{bare}", {c_string(text)}, {"true" if legacy else "false"}}},')
print("};\n")
print("const size_t entity_table_count = sizeof entity_table / sizeof *entity_table;")
