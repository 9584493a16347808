"""Locks that end with their process, however it ends: the kernel lets go of them."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


def lock(path: Path, flags: int) -> int:
    """Open a file or a folder, no link, and lock it. Returns the descriptor, whose end ends the lock.

    Raises BlockingIOError where a living process has it locked.
    """
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
