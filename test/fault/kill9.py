#!/usr/bin/env python3
"""kill9.py: killed at any moment, the program loses nothing and repeats nothing.

usage: kill9.py PROGRAM [KILLS]

`run` is killed with SIGKILL at random moments, ten times over one data folder, then lets finish:
everything that an undisturbed run has must be there, once, and what was seen between two kills
must still be there unchanged.
"""
import random, sys, time

import running

KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 30
KILLS_A_FOLDER = 10


def kill_and_look(folder, history, longest_s):
    p = running.start(running.run_arguments(folder))
    time.sleep(random.uniform(0.02, longest_s))
    early = p.poll()
    running.need(early in (None, 0), f"run ended by itself with {early}")
    p.kill()
    p.wait()
    p.stdout.close()
    history.look(folder)


def body():
    seed = random.randrange(10**6)
    random.seed(seed)
    opml = running.newsroom()
    whole = running.subscribed(opml)
    began = time.monotonic()
    running.run_to_the_end(whole)
    longest_s = min(time.monotonic() - began, 3)
    wanted = running.urls(whole)
    running.need(len(wanted) > 50, f"an undisturbed run has only {len(wanted)} articles")
    for done in range(0, KILLS, KILLS_A_FOLDER):
        folder, history = running.subscribed(opml), running.History()
        for _ in range(min(KILLS_A_FOLDER, KILLS - done)):
            kill_and_look(folder, history, longest_s)
        running.run_to_the_end(folder)
        history.look(folder)
        running.verify(folder)
        missing = wanted - running.urls(folder)
        running.need(not missing, f"lost {len(missing)} articles, such as {sorted(missing)[:2]}"
                                  f" (seed {seed})")
    return f"{KILLS} kills, {len(wanted)} articles, {len(history.editions)} editions"


running.test(body)
