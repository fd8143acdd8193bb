#!/usr/bin/env python3
"""disk-full.py: a full disk stops the work with a message; with room again nothing is missing.

A small tmpfs where it can be mounted, else a limit on the size of files.
"""
import atexit, os, resource, signal, subprocess

import running

SMALL_BYTES, LARGE_BYTES = 1 << 20, 256 << 20


def mount(folder, options):
    return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
                          stderr=subprocess.DEVNULL).returncode == 0


def limit_file_size():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_BYTES, SMALL_BYTES))


def body():
    opml = running.newsroom()
    whole = running.subscribed(opml)
    running.run_to_the_end(whole)
    folder = running.temporary_folder()
    mounted = os.getuid() == 0 and mount(folder, f"size={SMALL_BYTES}")
    if mounted:
        atexit.register(subprocess.run, ["umount", folder])
    options = {} if mounted else {"preexec_fn": limit_file_size, "restore_signals": False}
    running.subscribed(opml, folder)
    status, said = running.call(running.run_arguments(folder), timeout=180, **options)
    running.need(status == 1, f"run on a full disk ended with {status}, not 1: {said[-300:]}")
    running.need(said.strip(), "run said nothing of the full disk")
    if mounted:
        running.need(mount(folder, f"remount,size={LARGE_BYTES}"), "could not make room")
    running.run_to_the_end(folder)
    running.verify(folder)
    missing = running.urls(whole) - running.urls(folder)
    running.need(not missing, f"lost {len(missing)} articles")
    return "tmpfs" if mounted else "limit on files"


running.test(body)
