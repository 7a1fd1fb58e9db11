"""Keeps what the program has in memory out of files and out of other programs' reach.

A core dump would hold the key and every customer on the screen in plain text. What cannot be kept
out from here (swap, hibernation, an administrator) is said in the guide's page on security.
"""

import contextlib
import ctypes
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4


def guard_memory() -> None:
    """No core dump of this process; on Linux no other process of the same user reads its memory
    either. Does what the system allows, and never fails.
    """
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
