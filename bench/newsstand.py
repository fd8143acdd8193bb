#!/usr/bin/env python3
"""newsstand.py: how soon items are found on replayed news, by learned polls and by fixed ones.

usage: newsstand.py PROGRAM [STORIES [MEAN_S [SECONDS]]]

Replays a stories file of the reference data (GLANCEWIRE_SHARED, allsides) with all its faults off,
so fast that it is over within SECONDS (300), once with polls every MEAN_S seconds (6) on average
that go where news is expected, then with as many polls at one fixed pause.  Prints lines "name
value unit": polls, the share of them that brought nothing new, and how long an item waited.
"""
import collections, json, os, signal, statistics, subprocess, sys, tempfile, time
from datetime import datetime

PROGRAM = os.path.abspath(sys.argv[1])
SHARED = os.environ.get("GLANCEWIRE_SHARED", "../shared")
STORIES = sys.argv[2] if len(sys.argv) > 2 else SHARED + "/data/stories/allsides.jsonl"
MEAN_S, SECONDS = (float(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((3, 6), (4, 300)))


def moments(path):
    """Seconds of every date in a file of stories."""
    with open(path) as f:
        return sorted(datetime.fromisoformat(json.loads(row)["date"]).timestamp() for row in f)


def begin(arguments, **options):
    return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, **options)


def finish(process):
    process.send_signal(signal.SIGTERM)
    process.wait(30)


def replay(folder, speed, settings):
    """The newsstand's log and truth of one replay."""
    stand = begin([sys.executable, SHARED + "/tools/newsstand.py", "--stories", STORIES, "--speed",
                   str(speed), "--plain", "--reprints", "0", "--retractions", "0", "--updates",
                   "0", "--robots", "0", "--paywalls", "0", "--port", "0", "--out", folder],
                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        while "ready" not in stand.stderr.readline():
            pass
        data = folder + "/data"
        more = [a for s in [*settings, "allow_net=127.20.0.0/16", "host_pause_ms=0",
                            "log_level=error", "listen=127.0.0.1:0"] for a in ("--set", s)]
        subprocess.run([PROGRAM, "import", folder + "/feeds.opml", "--data", data], check=True,
                       stdout=subprocess.DEVNULL)
        program = begin([PROGRAM, "run", "--data", data, *more], stdout=subprocess.DEVNULL)
        try:
            time.sleep(SECONDS)
        finally:
            finish(program)
    finally:
        finish(stand)
    with open(folder + "/access.jsonl") as f:
        log = [json.loads(row) for row in f]
    with open(folder + "/truth.jsonl") as f:
        return log, [json.loads(row) for row in f]


def seconds_of(stamp):
    return datetime.fromisoformat(stamp.replace("Z", "+00:00")).timestamp()


def measure(log, truth, speed):
    """Polls, share of them without news, and what each item waited, in seconds of the replay; one
    that was not found waited to the end."""
    polls = collections.defaultdict(list)
    for row in log:
        if row["kind"] == "feed" and row["status"] in (200, 304):
            polls[row["outlet"]].append(row["time"])
    first = log[0]
    start = first["time"] - seconds_of(first["clock"]) / speed
    items = collections.defaultdict(list)
    for row in truth:
        if row["kind"] == "article":
            published = row["versions"][0]["at"]
            items[row["outlet"]].append(start + (published if isinstance(published, (int, float))
                                                 else seconds_of(published)) / speed)
    waits, count, empty = [], 0, 0
    for outlet, times in polls.items():
        times.sort()
        count += len(times)
        for before, now in zip(times, times[1:]):
            found = [now - at for at in items[outlet] if before < at <= now]
            waits += found
            empty += not found
        waits += [log[-1]["time"] - at for at in items[outlet] if times[-1] < at <= log[-1]["time"]]
    return count, empty / max(count, 1), waits


def main():
    dates = moments(STORIES)
    speed = (dates[-1] - dates[0]) / SECONDS
    least = ["poll_min=0.0334"]
    learned = [f"poll_start={MEAN_S / 60}", f"poll_max={MEAN_S / 6}", *least]
    with tempfile.TemporaryDirectory(prefix="glancewire-bench.") as folder:
        results = {"learned": measure(*replay(folder + "/a", speed, learned), speed)}
        feeds = len({row["outlet"] for row in map(json.loads, open(folder + "/a/truth.jsonl"))
                     if row["kind"] == "article"})
        pause = SECONDS * feeds / results["learned"][0] / 60
        fixed = [f"poll_start={pause}", f"poll_max={pause}", f"poll_min={pause}"]
        results["fixed"] = measure(*replay(folder + "/b", speed, fixed), speed)
    for name, (polls, empty, waits) in results.items():
        print(f"newsstand_{name}_polls {polls / feeds:.1f} polls/feed")
        print(f"newsstand_{name}_empty {empty:.3f} share")
        print(f"newsstand_{name}_items {len(waits)} items")
        print(f"newsstand_{name}_wait {statistics.mean(waits):.2f} s")
        print(f"newsstand_{name}_wait_median {statistics.median(waits):.2f} s")
    # Pauses are whole seconds, so that the numbers of polls differ; waiting falls as they grow.
    spent = {name: polls * statistics.mean(waits) for name, (polls, _, waits) in results.items()}
    print(f"newsstand_wait_ratio {spent['learned'] / spent['fixed']:.3f}")


main()
