#!/usr/bin/env python3
"""peers.py: this program beside the tools that do the same work: quality, speed, memory.

usage: peers.py PROGRAM [--stage extract|feed] [--peers NAME,…] [--sets NAME,…] [--sample N] [--runs N]
                [--no-quality | --no-speed] [--keep FILE]

The peers, the scorer and the stopwatch lie in GLANCEWIRE_SHARED (peers/setup.sh installs the
peers); without it nothing is measured.  Quality is what eval/score.py prints.  Speed is taken by
peers/versus.py: both programs in turns on one core, by processor time, start-up included, N
documents spread over the set for peers that are slow.  Prints a row a peer and set, then the
figures in which a peer is ahead.  --keep adds the rows to FILE and leaves out what it has already.
"""
import argparse, json, os, subprocess, sys

SHARED = os.environ.get("GLANCEWIRE_SHARED", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shared"))
PEERS = {
    "extract": "trafilatura trafilatura-fast rs-trafilatura go-trafilatura go-trafilatura-fast readability-js readability-linkedom defuddle "
               "go-readability dom-smoothie readability-lxml newspaper4k goose3 justext resiliparse htmldate htmldate-fast".split(),
    "feed": "feedparser fastfeedparser gofeed feed-rs".split(),
}
SETS = {"extract": ["articles/scrapinghub", "articles/wcxb", "articles/mixed"], "feed": ["feeds/feedparser", "feeds/feed-rs", "feeds/miniflux"]}
SCORE = {"extract": "extract", "feed": "feeds"}
FIGURES = ("body_shingle_f1", "body_word_f1", "title_accuracy", "author_accuracy", "date_accuracy", "segments_f1", "dates_accuracy",
           "parsed", "checks_passed")
MORE_IS_WORSE = ("active_markup_left", "peak_mib")


def figures(stage, program, folder):
    """The figures of the scorer that the table shows."""
    out = subprocess.run([sys.executable, SHARED + "/eval/score.py", SCORE[stage], program, folder], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    if out.returncode:
        return {"failed": out.stderr.strip()[-200:]}
    rows = dict(line.split()[:2] for line in out.stdout.splitlines() if len(line.split()) >= 2)
    return {k: float(rows[k]) for k in (*FIGURES, "active_markup_left") if k in rows}


def speed(stage, program, peer, folder, sample, runs):
    command = [sys.executable, SHARED + "/peers/versus.py", stage, program, peer, folder, "--runs", str(runs), "--json"]
    out = subprocess.run(command + (["--sample", str(sample)] if sample else []), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        r = json.loads(out.stdout)
    except ValueError:
        return {"failed": out.stderr.strip()[-200:]}
    return {"ratio_cpu": r["ratio_cpu"]["median"], "ours_per_cpu_s": r["A"]["rows_per_cpu_second"], "theirs_per_cpu_s": r["B"]["rows_per_cpu_second"],
            "ours_peak_mib": r["A"]["peak_mib"], "theirs_peak_mib": r["B"]["peak_mib"]}


def kept_rows(path):
    if not path or not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as f:
        return {(r["peer"], r["set"]): r for r in map(json.loads, f)}


def show(name, folder, row):
    print(f"{name:22} {folder:20} " + "  ".join(f"{k} {v:.4g}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()), flush=True)


def ahead(ours, theirs):
    """Names of figures in which the peer is better."""
    better = [k for k in theirs if k in ours and (theirs[k] < ours[k] if k in MORE_IS_WORSE else theirs[k] > ours[k])]
    better += ["speed"] if theirs.get("ratio_cpu", 1) < 1 else []
    return better + (["peak memory"] if theirs.get("theirs_peak_mib", 1e9) < theirs.get("ours_peak_mib", 0) else [])


def main():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    p.add_argument("program"); p.add_argument("--stage", default="extract", choices=PEERS); p.add_argument("--peers"); p.add_argument("--sets")
    p.add_argument("--sample", type=int, default=60); p.add_argument("--runs", type=int, default=1); p.add_argument("--keep")
    p.add_argument("--no-quality", action="store_true"); p.add_argument("--no-speed", action="store_true")
    o = p.parse_args()
    if not os.path.isdir(SHARED + "/peers"):
        sys.exit("peers.py: the peers are not here (GLANCEWIRE_SHARED): nothing was measured")
    program = os.path.abspath(o.program)
    kept, behind = kept_rows(o.keep), []
    sets = [s for s in SETS[o.stage] if not o.sets or s.split("/")[1] in o.sets.split(",")]
    for folder in sets:
        data = f"{SHARED}/data/{folder}"
        ours = {} if o.no_quality else figures(o.stage, program, data)
        show("glancewire", folder, ours)
        for name in o.peers.split(",") if o.peers else PEERS[o.stage]:
            row = kept.get((name, folder), {})
            have = {k: v for k, v in row.items() if k not in ("peer", "set")}
            peer = f"{SHARED}/peers/{name}"
            if not o.no_quality and not any(k in have for k in (*FIGURES, "failed")):
                have.update(figures(o.stage, peer, data))
            if not o.no_speed:
                have.update(speed(o.stage, program, peer, data, o.sample, o.runs))
            show(name, folder, have)
            behind += [f"{name} {folder}: {what}" for what in ahead(ours, have)]
            if o.keep and have != row:
                with open(o.keep, "a", encoding="utf-8") as f:
                    print(json.dumps({"peer": name, "set": folder, **{k: v for k, v in have.items() if "peak" not in k and "cpu" not in k}}), file=f)
    print("a peer is ahead in: " + ("; ".join(behind) or "nothing"))


main()
