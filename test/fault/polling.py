#!/usr/bin/env python3
"""polling.py: polls go where news is, wishes for longer pauses are kept, and what is subscribed to
while the program runs is taken up."""
import collections, time

import running

ITEM = "<item><title>Notice {0}</title><link>/notice/{0}</link><guid>{0}</guid></item>"
SECONDS = 24
asked = collections.defaultdict(list)
conditional = collections.Counter()
BUSY, SILENT, WISHING, LATE = (f"127.21.2.{i}" for i in range(1, 5))


def answer(address, path, headers):
    if path == "/robots.txt":
        return 200, "text/plain", "User-agent: *\nDisallow: /notice/\n"
    now = time.time()
    newest = int(now) if address == BUSY else 1
    etag = f'"{newest}"'
    more = [("ETag", etag)]
    if address == WISHING:
        more.append(("Cache-Control", "public, max-age=3600"))
    asked[address].append(now)
    conditional[address] += headers["If-None-Match"] is not None
    if headers["If-None-Match"] == etag:
        return 304, "text/plain", "", *more
    items = "".join(ITEM.format(i) for i in range(newest, max(newest - 9, 0), -1))
    return 200, "application/rss+xml", f"<rss><channel>{items}</channel></rss>", *more


def body():
    port, folder = running.serve(answer), running.temporary_folder()
    settings = ["--set", "allow_net=127.21.0.0/16", "--set", "host_pause_ms=0", "--set", "poll_min=0",
                "--set", "poll_start=0.06", "--set", "poll_max=1"]
    add = ["add", "--as-is", "--data", folder, *settings]
    running.must([*add, *(f"http://{a}:{port}/feed" for a in (BUSY, SILENT, WISHING))])
    program = running.start(["run", "--data", folder, "--listen", "127.0.0.1:0", *settings])
    time.sleep(SECONDS / 2)
    running.must([*add, f"http://{LATE}:{port}/feed"])
    time.sleep(SECONDS / 2)
    running.need(program.poll() is None, "the program ended by itself")
    running.end(program)
    polls = {a: len(asked[a]) for a in (BUSY, SILENT, WISHING, LATE)}
    running.need(2 * polls[BUSY] >= 3 * polls[SILENT], f"polls of the busy and the silent feed: {polls}")
    running.need(polls[SILENT] >= 2, f"the silent feed was forgotten: {polls}")
    running.need(polls[WISHING] == 1, f"max-age was not kept: {polls}")
    running.need(polls[LATE] >= 1, f"what was added later was not taken up: {polls}")
    for a in (BUSY, SILENT):
        running.need(conditional[a] == polls[a] - 1, f"{conditional[a]} of {polls[a]} were conditional")
    feeds = running.must(["list", "--data", folder])
    running.need(feeds.count("pause of") == 4, feeds)
    return f"{polls[BUSY]} polls of the busy feed, {polls[SILENT]} of the silent one"


running.test(body)
