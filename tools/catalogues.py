#!/usr/bin/env python3
"""catalogues.py: the texts of the interface and their translations (po/).

usage: catalogues.py compile OUT.c TEXTS.def FILE.po ...
       catalogues.py update
       catalogues.py check

compile  writes the C table that words/text.c looks texts up in; run by the build, without gettext.
         A translation that lacks a placeholder or a tag of its text ends it.
update   makes po/glancewire.pot from src/words/texts.def and merges it into po/*.po (xgettext, msgmerge).
check    one line for each catalogue: is po/ what update would make, does msgfmt accept it, is each text
         translated?  Ends with 1 where something is not."""
import glob, os, re, subprocess, sys, tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TEXTS, POT = "src/words/texts.def", "po/glancewire.pot"
MOST_FORMS = 4  # CATALOGUE_FORMS
STRING = r'"(?:[^"\\\n]|\\.)*"'
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquote(literals):
    """The text of adjacent string literals, of C or of a catalogue."""
    inside = "".join(x[1:-1] for x in re.findall(STRING, literals))
    return re.sub(r"\\(.)", lambda m: ESCAPES[m[1]], inside)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def read_texts(path):
    """[(id, (context, text), plural)], in the order of the file; without: None."""
    with open(path, encoding="utf-8") as f:
        source = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
    strings = rf"((?:\s*{STRING})+)"
    rows, plurals = [], {}
    for m in re.finditer(rf"^(ONE|TWO)(_AS)?\((TEXT_\w+),{strings}((?:,{strings})*)\)$", source, re.M):
        parts = [unquote(m[4])] + [unquote(x) for x in re.findall(rf",{strings}", m[5])]
        context = parts.pop(0) if m[2] else None
        if len(parts) != (2 if m[1] == "TWO" else 1):
            sys.exit(f"{path}: {m[3]} has {len(parts)} forms")
        row = (m[3], (context, parts[0]), parts[1] if m[1] == "TWO" else None)
        if plurals.setdefault(row[1], row[2]) != row[2]:
            sys.exit(f"{path}: {m[3]} needs a context: another text begins as it does")
        rows.append(row)
    if len(rows) != len(re.findall(r"^(?:ONE|TWO)", source, re.M)):
        sys.exit(f"{path}: not all rows can be read")
    return rows


def read_catalogue(path):
    """(header, {(context, text): forms}); what is fuzzy or empty is left out."""
    with open(path, encoding="utf-8") as f:
        blocks = re.split(r"\n\s*\n", f.read())
    header, forms = "", {}
    for block in blocks:
        fuzzy = re.search(r"^#,.*\bfuzzy\b", block, re.M)
        block = "\n".join(x for x in block.splitlines() if not x.startswith("#"))
        found = re.findall(rf"^(msg\w+(?:\[\d\])?)((?:\s*{STRING})+)", block, re.M)
        values = {key: unquote(literals) for key, literals in found}
        if "msgid" not in values:
            continue
        said = [values[k] for k in sorted(values) if k.startswith("msgstr")]
        if values["msgid"] == "" and "msgctxt" not in values:
            header = said[0]
        elif all(said) and not fuzzy:
            forms[values.get("msgctxt"), values["msgid"]] = said
    return header, forms


def plural_rule(path, header):
    """Number of forms and the expression in C, which holds nothing but n, numbers and operators."""
    m = re.search(r"Plural-Forms:\s*nplurals=(\d+);\s*plural=([^;]+);", header)
    if not m or not re.fullmatch(r"[\sn\d()?:!=<>%&|+*-]+", m[2]) or int(m[1]) > MOST_FORMS:
        sys.exit(f"{path}: no Plural-Forms that can be used")
    return int(m[1]), m[2].strip()


def marks_of(text):
    """Placeholders and tags, which a translation must keep."""
    return set(re.findall(r"\{\d\}", text)), sorted(re.findall(r"<[^>]*>", text))


def faults_of(key, plural, said):
    """What is wrong with a translation; a form for one may write the number out."""
    faults = []
    models = [key[1]] + ([plural] if plural is not None else [])
    for form in said:
        holders, tags = marks_of(form)
        if all(marks_of(m)[1] != tags for m in models):
            faults.append(f"other tags: {form}")
        if holders not in [marks_of(m)[0] for m in models]:
            faults.append(f"other placeholders: {form}")
        if re.search(r"&(?!\w+;)", form):
            faults.append(f"an & alone: {form}")
    return faults


def put_catalogue(out, language, count, rule, rows, forms_of):
    name = re.sub(r"\W", "_", language)
    out.append(f"static unsigned\nform_{name}(uint64_t n)\n{{\n\treturn (unsigned)({rule});\n}}\n")
    out.append(f"static const char *const texts_{name}[TEXT_COUNT][CATALOGUE_FORMS] = {{")
    for text_id, key, plural in rows:
        forms = forms_of(key, plural)
        if forms:
            out.append(f"\t[{text_id}] = {{" + ", ".join(quote(x) for x in forms) + "},")
    out.append("};\n")
    return f'\t{{"{language}", form_{name}, texts_{name}}},'


def compile_all(target, texts, paths):
    rows, bad, table = read_texts(texts), 0, []
    out = ["/* Made by tools/catalogues.py. */", '#include "words/catalogue.h"\n']
    table.append(put_catalogue(out, "en", 2, "n != 1", rows,
                               lambda key, plural: [key[1]] + ([plural] if plural is not None else [])))
    for path in sorted(paths):
        header, forms = read_catalogue(path)
        count, rule = plural_rule(path, header)
        for _, key, plural in rows:
            said = forms.get(key)
            for fault in faults_of(key, plural, said) if said else ():
                print(f"{path}: {fault}", file=sys.stderr)
                bad += 1
            if said and len(said) != (1 if plural is None else count):
                print(f"{path}: {len(said)} forms: {key[1]}", file=sys.stderr)
                bad += 1
        language = os.path.basename(path).removesuffix(".po")
        table.append(put_catalogue(out, language, count, rule, rows, lambda key, _: forms.get(key)))
    out += ["const struct catalogue catalogues[] = {", *table, "\t{0},", "};"]
    with open(target, "w", encoding="utf-8") as f:
        f.write("\n".join(out) + "\n")
    return bad


def run(*command):
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if p.returncode:
        sys.exit(f"{command[0]}: {p.stdout}")
    return p.stdout


def extract(target):
    run("xgettext", "--language=C", "--from-code=UTF-8", "--add-comments=Translators:", "--no-location",
        "--keyword", "--keyword=ONE:2", "--keyword=TWO:2,3", "--keyword=ONE_AS:2c,3",
        "--keyword=TWO_AS:2c,3,4", "--flag=ONE:2:no-c-format", "--flag=TWO:2:no-c-format",
        "--flag=TWO:3:no-c-format", "--package-name=glancewire", "--copyright-holder=Glancewire",
        "--output=" + target, TEXTS)
    with open(target, encoding="utf-8") as f:
        text = f.read().replace("charset=CHARSET", "charset=UTF-8").replace("#, no-c-format\n", "")
    # The day of making would make each run another file.
    text = re.sub(r'^"(POT-Creation-Date|PO-Revision-Date):.*\n', "", text, flags=re.M)
    text = re.sub(r"\A(#.*\n)+", "# Texts of Glancewire's pages.\n#\n#, fuzzy\n", text)
    with open(target, "w", encoding="utf-8") as f:
        f.write(text)


def merged(path, pot):
    return run("msgmerge", "--quiet", "--no-location", "--no-fuzzy-matching", "--output-file=-", path, pot)


def update():
    extract(POT)
    for path in sorted(glob.glob("po/*.po")):
        text = merged(path, POT)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)


def note(faults, name):
    print("not ok" if faults else "ok", name)
    for fault in faults:
        print("    " + fault)
    return bool(faults)


def check():
    rows, failed = read_texts(TEXTS), 0
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "new.pot")
        extract(pot)
        same = open(pot, encoding="utf-8").read() == open(POT, encoding="utf-8").read()
        failed += note([] if same else ["differs: run tools/catalogues.py update"], POT)
        for path in sorted(glob.glob("po/*.po")):
            faults = []
            if merged(path, pot) != open(path, encoding="utf-8").read():
                faults.append("differs: run tools/catalogues.py update")
            p = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", path],
                               stderr=subprocess.PIPE, text=True)
            faults += [p.stderr.strip()] if p.returncode else []
            _, forms = read_catalogue(path)
            faults += [f"not translated: {key[1]}" for _, key, _ in rows if key not in forms]
            failed += note(faults, path)
    return failed


def main(arguments):
    if len(arguments) > 2 and arguments[0] == "compile":
        return compile_all(arguments[1], arguments[2], arguments[3:])
    os.chdir(ROOT)
    if arguments == ["update"]:
        return update()
    if arguments == ["check"]:
        return check()
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
