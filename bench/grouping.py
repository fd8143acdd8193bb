#!/usr/bin/env python3
"""grouping.py: how many times as fast as the reference of the design articles are grouped.

usage: grouping.py PROGRAM BENCH_GROUP [ARTICLES ARTICLES_A_DAY]
Both programs read the same lines, those of `BENCH_GROUP --write`, one after the other, by processor time,
start-up included.  The reference is prototypes/grouping/group_ref.py in GLANCEWIRE_SHARED.  It
needs PyStemmer, from the Python that runs this or from one in GW_PEERS (default
~/.cache/glancewire-peers) that `python3 -m venv` made and pip filled.
"""
import os, resource, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("GLANCEWIRE_SHARED", os.path.join(HERE, "..", "..", "shared"))
REFERENCE = os.path.join(SHARED, "prototypes", "grouping", "group_ref.py")
PEERS = os.environ.get("GW_PEERS", os.path.expanduser("~/.cache/glancewire-peers"))
SIZES = (("1500", "1500"), ("4000", "1500")) # of few articles the start takes a good part


def python_with_stemmer():
    for python in (sys.executable, os.path.join(PEERS, "venv", "bin", "python")):
        if os.path.exists(python) and subprocess.run([python, "-c", "import Stemmer"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


def processor_time(command, lines):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=lines, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, bench, size = sys.argv[1], sys.argv[2], sys.argv[3:5]
    python = python_with_stemmer()
    if not python or not os.path.exists(REFERENCE):
        print("the reference of grouping is not installed (group_ref.py and PyStemmer): no ratio")
        return
    for count, a_day in SIZES if not size else [size]:
        lines = subprocess.run([bench, "--write", count, a_day], stdout=subprocess.PIPE, check=True).stdout
        ours = processor_time([program, "group", "--batch"], lines)
        theirs = processor_time([python, REFERENCE, "group", "--batch"], lines)
        print(f"group_to_reference {theirs / ours:.1f} times, {count} articles", flush=True)


main()
