#!/usr/bin/env python3
"""hostile.py: pages made to be slow or large, of 1, 2, 4 and 8 MB, through "glancewire extract".

usage: hostile.py PROGRAM [SHAPE ...]

Each shape and size is one run of the program in batch mode.  Shown are the processor time and the
largest resident size of the program and its workers.  At most 1 s and 64 MB beyond what an empty
page needs are allowed for any of them, and time must grow with the size: eight times the bytes may
not take more than sixteen times the time.  Ends with 1 where something was beyond.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

MOST_S, MOST_MB, MOST_RATIO = 1.0, 64, 16
SIZES_MB = (1, 2, 4, 8)
WORDS = "The council of Ullen met on Tuesday and heard of the weir. "


def repeat(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


def counted(make, size):
    """Pieces that are all different."""
    parts, n, i = [], 0, 0
    while n < size:
        parts.append(make(i))
        n += len(parts[-1])
        i += 1
    return "".join(parts)


SHAPES = {
    "nested_div": lambda n: repeat("<div>", n),
    "nested_div_closed": lambda n: "<div>" * (n // 11) + "</div>" * (n // 11),
    "nested_li": lambda n: repeat("<div><li>", n),
    "li_below_divs": lambda n: "<div>" * 50000 + repeat("<li>a", n - 250000),
    "nested_unknown": lambda n: repeat("<x-y>", n // 2) + repeat("</x-z>", n // 2),
    "different_unknown": lambda n: counted(lambda i: f"<x{i}>", n),
    "end_tags": lambda n: repeat("</p>", n),
    "end_tags_unknown": lambda n: "<b>" * 50000 + repeat("</x>", n - 150000),
    "attributes": lambda n: "<p" + counted(lambda i: f" a{i}=b", n) + ">x",
    "attributes_same": lambda n: "<p" + repeat(" class=a id=b", n) + ">x",
    "attributes_of_many": lambda n: repeat("<a" + "".join(f" a{i}" for i in range(250)) + ">", n),
    "attributes_read": lambda n: repeat("<a id=a src=b rel=c href=d name=e type=f>", n),
    "classes": lambda n: counted(lambda i: f"<p class=c{i}>x", n),
    "class_long": lambda n: "<p class='" + repeat("related-", n) + "'>x",
    "style_long": lambda n: "<p style='" + repeat("display ", n) + "'>x",
    "quotes": lambda n: repeat("<a b='", n),
    "quotes_both": lambda n: repeat("<a b='c\">", n),
    "comments": lambda n: repeat("<!--", n),
    "comments_ends": lambda n: repeat("<!-- > --", n),
    "cdata": lambda n: repeat("<![CDATA[", n),
    "cdata_svg": lambda n: "<svg>" + repeat("<![CDATA[", n),
    "scripts": lambda n: repeat("<script>", n),
    "scripts_comment": lambda n: repeat("<script><!--<script></script>", n),
    "titles": lambda n: repeat("<title></titl>", n),
    "less_than": lambda n: repeat("<", n),
    "less_slash": lambda n: repeat("</", n),
    "references": lambda n: repeat("&amp;", n),
    "references_numbers": lambda n: repeat("&#", n - n // 8) + repeat("9", n // 8),
    "reference_long": lambda n: repeat("&#x" + "1" * 1000, n),
    "references_half": lambda n: repeat("&CounterClockwiseContourIntegra", n),
    "line": lambda n: repeat("a", n),
    "line_cjk": lambda n: repeat("町", n // 3),
    "spaces": lambda n: repeat(" ", n),
    "words": lambda n: repeat(WORDS, n),
    "paragraphs": lambda n: repeat("<p>" + WORDS, n),
    "paragraphs_short": lambda n: repeat("<p>a", n),
    "lines": lambda n: repeat("a<br>", n),
    "tables": lambda n: repeat("<table><td>", n),
    "cells": lambda n: "<table>" + repeat("<td>a", n),
    "rows": lambda n: "<table>" + repeat("<tr><td>a</td></tr>", n),
    "formats": lambda n: repeat("<b><i><u><p>", n),
    "formats_different": lambda n: counted(lambda i: f"<p><font size={i}>x", n),
    "formats_crossed": lambda n: repeat("<a><div></a>x", n),
    "links": lambda n: counted(lambda i: f"<a href=/{i}>Ullen {i}</a> ", n),
    "headings": lambda n: counted(lambda i: f"<h1>Ullen {i} hears of weir</h1>", n),
    "forms": lambda n: repeat("<form><div></form>", n),
    "selects": lambda n: repeat("<select><option>", n),
    "svg": lambda n: repeat("<svg><g>", n),
    "svg_breakout": lambda n: repeat("<svg><g><p>", n),
    "meta": lambda n: counted(lambda i: f"<meta name=author content='Ann Bell {i}'>", n),
    "dates": lambda n: counted(lambda i: f"<time datetime=2024-05-{i % 28 + 1:02}>May {i}</time> ", n),
    "bylines": lambda n: counted(lambda i: f"<p class=byline>By Ann Bell{i}</p>", n),
    "json": lambda n: '<script type="application/ld+json">' + repeat("[", n) + "</script>",
    "json_flat": lambda n: '<script type="application/ld+json">[' + repeat('{"a":"b"},', n) + "{}]</script>",
    "json_blocks": lambda n: repeat('<script type="application/ld+json">{"@type":"NewsArticle"}</script>', n),
    "high_bytes": lambda n: bytes(range(128, 256)) * (n // 128),
    "broken_utf8": lambda n: b"a\xe3\x81" * (n // 3),
    "nul": lambda n: b"<p\0>a\0" * (n // 6),
    "meta_labels": lambda n: b"\xe9" + b"<meta charset=x>" * (n // 16),
    "quotes_labels": lambda n: b"\xe9" + b"<a b='" * (n // 6),
}


def measure(program, path):
    """Processor seconds, largest resident MB and whether there was an answer."""
    child = subprocess.Popen([program, "extract", "--batch"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    line = json.dumps({"file": path, "url": "https://ullen.example/news/weir"}) + "\n"
    child.stdin.write(line.encode())
    child.stdin.close()
    answer = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status == 0 and answer


def write(name, size, path):
    page = SHAPES[name](size) if size else "<p>"
    with open(path, "wb") as f:
        f.write(page if isinstance(page, bytes) else page.encode())


def run(program, name, size, folder):
    """The page is made by another process: the system counts what was resident before a program
    began as its own."""
    path = os.path.join(folder, "page.html")
    subprocess.run([sys.executable, __file__, "--write", name, str(size), path], check=True)
    return measure(program, path)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip().split("\n\n")[1])
    if sys.argv[1] == "--write":
        return write(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    program, names = sys.argv[1], sys.argv[2:] or list(SHAPES)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        base_s, base_mb, _ = run(program, "line", 0, folder)
        print(f"{'empty page':20} {base_s:6.3f} s {base_mb:4.0f} MB")
        for name in names:
            # A little under the limit of a page, which would be refused.
            results = [run(program, name, mb * 1000 * 1000, folder) for mb in SIZES_MB]
            took = [max(s - base_s, 0.001) for s, _, _ in results]
            ratio = took[-1] / max(took[0], 0.02)
            most_mb = max(mb for _, mb, _ in results) - base_mb
            beyond = [what for what, is_beyond in (
                ("time", took[-1] > MOST_S), ("growth", ratio > MOST_RATIO),
                ("memory", most_mb > MOST_MB), ("no answer", not all(a for _, _, a in results)),
            ) if is_beyond]
            bad += bool(beyond)
            print(f"{name:20} " + " ".join(f"{s:6.3f}" for s in took) +
                  f" s {most_mb:4.0f} MB {' '.join(beyond)}", flush=True)
    print(f"{len(names) - bad} within, {bad} beyond")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
