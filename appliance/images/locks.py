"""Whether another process has an image open for writing, by the locks that QEMU takes.

QEMU marks what it does with an image by read locks on single bytes of it (`block/file-posix.c`):
byte 100 + n says that it uses permission n, byte 200 + n that it lets nobody else use it. Asking
takes no lock and so stops nobody. Other programs' ways of locking are not seen.
"""

from __future__ import annotations

import fcntl
import os
import struct

_USED = 100
_WRITE, _RESIZE = 1, 3
# struct flock of 64-bit Linux: type, whence, start, length, process (0 for these locks).
_FLOCK = struct.Struct("hhqqi4x")


def held_for_writing(fd: int) -> bool:
    """Whether somebody else's QEMU may write to, or resize, the file behind `fd`."""
    return any(_locked(fd, _USED + permission) for permission in (_WRITE, _RESIZE))


def _locked(fd: int, byte: int) -> bool:
    question = _FLOCK.pack(fcntl.F_WRLCK, os.SEEK_SET, byte, 1, 0)
    try:
        answer = fcntl.fcntl(fd, fcntl.F_OFD_GETLK, question)
    except OSError:
        # File systems without locks have none to report.
        return False
    return bool(_FLOCK.unpack(answer)[0] != fcntl.F_UNLCK)
