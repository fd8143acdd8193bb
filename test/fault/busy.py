#!/usr/bin/env python3
"""busy.py: a second run on the same data says who holds it, and ends; reading goes on."""
import time

import running


def processes_of(pid):
    """A process and its children."""
    with open(f"/proc/{pid}/task/{pid}/children") as f:
        return [pid, *f.read().split()]


def body():
    folder = running.subscribed(running.newsroom())
    first = running.start(["run", "--data", folder, "--listen", "127.0.0.1:0", *running.SETTINGS])
    time.sleep(1)
    running.need(first.poll() is None, "the first run ended by itself")
    for extra in ([], ["--until-idle"]):
        status, said = running.call(["run", "--data", folder, "--listen", "127.0.0.1:0", *extra])
        running.need(status == 1, f"the second run ended with {status}, not 1: {said[-300:]}")
        running.need(any(f"process {pid}" in said for pid in processes_of(first.pid)),
                     f"no process of the first run is named: {said[-300:]}")
    running.must(["status", "--json", "--data", folder])
    running.rows("articles", folder)
    running.need(first.poll() is None, "the first run was disturbed")


running.test(body)
