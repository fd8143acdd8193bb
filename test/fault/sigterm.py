#!/usr/bin/env python3
"""sigterm.py: asked to stop, the program stops at once, keeps what it has and holds no job."""
import json, random, signal, time

import running

ROUNDS = 6
MOST_S = 1.0


def body():
    slowest = 0.0
    folder = running.subscribed(running.newsroom())
    for _ in range(ROUNDS):
        p = running.start(["run", "--data", folder, "--listen", "127.0.0.1:0", *running.SETTINGS])
        time.sleep(random.uniform(0.5, 2.0))
        running.need(p.poll() is None, f"run ended by itself with {p.poll()}")
        began = time.monotonic()
        p.send_signal(signal.SIGTERM)
        said, _ = p.communicate(timeout=20)
        took = time.monotonic() - began
        slowest = max(slowest, took)
        running.need(p.returncode == 0, f"exit status {p.returncode}: {said[-300:]}")
        running.need(took < MOST_S, f"took {took:.2f} s to stop")
        jobs = json.loads(running.must(["status", "--json", "--data", folder]))["jobs"]
        held = sum(n for state, n in jobs.items() if state in ("leased", "running"))
        running.need(held == 0, f"{held} jobs are still held: {jobs}")
    running.run_to_the_end(folder)
    running.verify(folder)
    return f"at most {slowest:.2f} s"


running.test(body)
