#!/usr/bin/env python3
"""crowd.py: more feeds are due at once than visits can be under way, each on a host whose
robots.txt is not known yet; all are polled all the same."""
import running

FEEDS = 2300  # the engine has 2048 visits
polled = set()


def answer(address, path, headers):
    if path == "/robots.txt":
        return 404, "text/plain", ""
    polled.add(address)
    return 200, "application/rss+xml", "<rss><channel><title>Notices</title></channel></rss>"


def body():
    port, folder = running.serve(answer), running.temporary_folder()
    with open(folder + "/feeds.opml", "w") as f:
        f.write("<opml><body>" + "".join(
            f'<outline xmlUrl="http://127.22.{i >> 8}.{i & 255}:{port}/feed"/>' for i in range(FEEDS)) +
            "</body></opml>")
    settings = [*running.SETTINGS, "--set", "allow_net=127.22.0.0/16"]
    running.must(["import", folder + "/feeds.opml", "--data", folder, *settings])
    running.must(["run", "--until-idle", "--data", folder, *settings], timeout=300)
    running.need(len(polled) == FEEDS, f"{len(polled)} of {FEEDS} feeds were polled")
    return f"{FEEDS} feeds"


running.test(body)
