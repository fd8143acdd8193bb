#!/usr/bin/env python3
"""stray_texts.py: words for readers that stand in the code instead of in the catalogues (po/).

usage: stray_texts.py [FILE.c ...]

Reads the string literals of the code that writes pages (src/page, src/web, src/ads), and prints a line for
each that has
  letters between its tags, as in "<p>Here</p>" or "\\">Here",
  letters in an attribute that is read out or shown (aria-label, title, alt, placeholder), or
  words without a tag in a call that writes text for people (html_text, html_attr, buf_cstr, buf_put).
Markup that is no page's (feeds, sitemaps, lists of outlets) has no words either.  What the site is called
by itself is no text.  Ends with 1 where there is one."""
import glob, os, re, sys

STRING = r'"(?:[^"\\\n]|\\.)*"'
LITERALS = re.compile(rf"{STRING}(?:\s*(?:[A-Z_]+\s*)?{STRING})*")
LETTERS = r"[^\W\d_]"
SHOWN = re.compile(rf'(?:aria-label|title|alt|placeholder)=\\"[^"\\]*{LETTERS}')
WRITERS = re.compile(rf'\b(html_text|html_attr|buf_cstr|buf_put)\((?:[^;"]|{STRING})*\Z')
NAME = re.compile(r"Glancewire|\AGlance\Z|(?<=>)wire(?=<)")  # the brand has two parts
WORDS = re.compile(rf"(?:\A{LETTERS}+| {LETTERS}{{2,}})(?: |\Z)|\A[A-Z][a-z]+\W*\Z")
# Written for programs, in fields that have English names everywhere.
FOR_PROGRAMS = ("src/page/security.c", "src/page/sitemap.c")


def without_comments(source):
    """Comments and what is not said to readers become spaces; lines stay where they are."""
    blank = lambda m: m[0] if m[0][0] == '"' else re.sub(r"[^\n]", " ", m[0])
    source = re.sub(rf"{STRING}|/\*.*?\*/", blank, source, flags=re.S)
    source = re.sub(r"#\s*include[^\n]*", blank, source)
    return re.sub(r"\b(?:err_\w+|log_\w+|_?Static_assert)\((?:" + STRING + r'|[^";])*;', lambda m:
                  re.sub(r"[^\n]", " ", m[0]), source)


def between_tags(text):
    """What a browser would show of a piece of markup that may begin and end inside of a tag."""
    text = re.sub(r"<!--.*?-->|<\?.*?\?>|<!doctype[^>]*>", "", text)
    text = re.sub(r"<[^<>]*>", "\n", text)
    text = re.sub(r"<[^<>]*\Z", "", text)
    return re.sub(r"\A[^<>]*>", "", text)


def fault_of(literal, before):
    """What is wrong with a literal, or None."""
    text = "".join(re.findall(STRING, literal))
    text = re.sub(r'(?<!\\)"', "", text)
    if SHOWN.search(text):
        return "said by an attribute"
    plain = re.sub(r'\w+=\\"[^"\\]*\\"|\\"|\\n|%[-+ #0-9.]*(?:ll|z|h)?[a-zA-Z]|&#?\w+;', " ", NAME.sub("", text))
    if re.search(r"<[!/?a-z]|>\s*$|\A[^<]*>", text):
        return "between tags" if re.search(LETTERS, between_tags(plain)) else None
    if WRITERS.search(before) and (" " in text or text[:1].isupper()) and WORDS.search(plain):
        return None if plain.startswith("#") else "written as text"
    return None


def stray(path):
    with open(path, encoding="utf-8") as f:
        source = without_comments(f.read())
    for m in LITERALS.finditer(source):
        fault = fault_of(m[0], source[max(0, m.start() - 200):m.start()])
        if fault and path not in FOR_PROGRAMS:
            yield f"{path}:{source.count(chr(10), 0, m.start()) + 1}: {fault}: {' '.join(m[0].split())[:70]}"


def main(paths):
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    found = [line for path in paths or sorted(glob.glob("src/page/*.c") + glob.glob("src/web/*.c") +
                                              glob.glob("src/ads/*.c")) for line in stray(path)]
    print("\n".join(found), end="\n" if found else "")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
