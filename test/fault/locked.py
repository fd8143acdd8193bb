#!/usr/bin/env python3
"""locked.py: while another process holds the write lock for 15 s, the program waits and goes on."""
import sqlite3, threading, time

import running

HELD_S = 15


def hold(path, held):
    connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    held.set()
    time.sleep(HELD_S)
    connection.execute("ROLLBACK")
    connection.close()


def body():
    opml = running.newsroom()
    whole = running.subscribed(opml)
    running.run_to_the_end(whole)
    folder, held = running.subscribed(opml), threading.Event()
    holder = threading.Thread(target=hold, args=(running.database(folder), held))
    holder.start()
    try:
        running.need(held.wait(15), "the lock could not be had")
        began = time.monotonic()
        running.run_to_the_end(folder)
        took = time.monotonic() - began
    finally:
        holder.join()
    running.need(took > HELD_S - 2, f"run ended after {took:.0f} s while the lock was held")
    missing = running.urls(whole) - running.urls(folder)
    running.need(not missing, f"lost {len(missing)} articles")
    running.verify(folder)


running.test(body)
