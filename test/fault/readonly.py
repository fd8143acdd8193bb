#!/usr/bin/env python3
"""readonly.py: a data folder that cannot be written gives a message, no crash and no harm."""
import ctypes, os

import running

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def without_override():
    """Root writes where it may not; without this capability it is held to the modes of files."""
    if os.getuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def set_modes(folder, folder_mode, file_mode):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            os.chmod(path, file_mode)
    os.chmod(folder, folder_mode)


def body():
    folder = running.subscribed(running.newsroom())
    running.run_to_the_end(folder)
    before = running.urls(folder)
    set_modes(folder, 0o555, 0o444)
    try:
        status, said = running.call(running.run_arguments(folder), preexec_fn=without_override)
        running.need(status == 1, f"run ended with {status}, not 1: {said[-300:]}")
        running.need(folder in said, f"the folder is not named: {said[-300:]}")
        status, said = running.call(["export", "articles", "--data", folder],
                                    preexec_fn=without_override)
        running.need(status in (0, 1) and said, f"export ended with {status}: {said[-300:]}")
    finally:
        set_modes(folder, 0o755, 0o644)
    running.run_to_the_end(folder)
    running.verify(folder)
    running.need(before <= running.urls(folder), "articles were lost")


running.test(body)
