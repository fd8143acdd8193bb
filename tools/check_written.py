#!/usr/bin/env python3
"""Does every sentence of the default writer pass the check against what it cites?

usage: check_written.py GLANCEWIRE STORIES…

STORIES: JSON Lines {"articles":[text, or {"text"} or {"title","lead"}]}.  Writes each story, then gives each
sentence with its citation to `check --batch`.  Prints how many passed and at which level; exit status 1
where one did not.
"""
import collections, json, subprocess, sys


def batch(program, stage, rows):
    data = "".join(json.dumps(r) + "\n" for r in rows).encode()
    out = subprocess.run([program, stage, "--batch"], input=data, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def article(a, n):
    if isinstance(a, str):
        a = {"text": a}
    return {"url": f"https://outlet{n}.example/", "outlet": f"Outlet {n}", "title": a.get("title") or "", "published": a.get("date"),
            "text": a.get("text") or a.get("body") or a.get("lead") or ""}


def sentences_of(story):
    for part in story.get("paragraphs", []):
        yield from part["sentences"]
    for question in story.get("qna", []):
        yield from question["answer"]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    stories = [{"id": str(i), "articles": [article(a, n) for n, a in enumerate(json.loads(line)["articles"])]}
               for path in sys.argv[2:] for i, line in enumerate(open(path, encoding="utf-8"))]
    rows = []
    for story, written in zip(stories, batch(sys.argv[1], "write", stories)):
        for s in sentences_of(written):
            cite = s["cites"][0]
            rows.append({"source": story["articles"][cite["article"]]["text"], "claim": s["text"], "cites": [{"start": cite["start"], "end": cite["end"]}]})
    answers = batch(sys.argv[1], "check", rows)
    levels = collections.Counter(a["level"] for a in answers)
    print(f"{len(stories)} stories, {len(rows)} sentences: " + ", ".join(f"{n} {level}" for level, n in levels.most_common()))
    for r, a in zip(rows, answers):
        if not a["supported"]:
            print(json.dumps({"claim": r["claim"], "reasons": a["reasons"]}, ensure_ascii=False))
    sys.exit(levels["none"] > 0 or not rows)


if __name__ == "__main__":
    main()
