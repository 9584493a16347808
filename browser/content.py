"""Parts of a guest's files, read so that nothing waits for ever and no message gets too long.

Only regular files are ever read: opening a FIFO or a device in the appliance could wait for ever or have
effects.
"""

from __future__ import annotations

import stat
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine import GuestFS

PREAD_MOST = 2 << 20
"""Bytes asked for in one call: messages end at 4 MiB, and a read should stay short enough to cancel after
it.
"""


def read_regular(g: GuestFS, path: str, most: int) -> bytes | None:
    """Up to `most` bytes of a file, links followed inside the guest; None for what is no regular file."""
    from engine.ntfs.junctions import real_path
    from engine.ntfs.view import seen_at

    values, _ = seen_at(g, path)
    if stat.S_ISLNK(values["st_mode"]):
        path = real_path(g, path)
        values, _ = seen_at(g, path)
    if not stat.S_ISREG(values["st_mode"]):
        return None
    return read_part(g, path, 0, min(most, values["st_size"]))


def checksum(g: GuestFS, path: str) -> str:
    """The SHA-256 of a regular file. Takes as long as reading it."""
    from engine.ntfs.view import checksum

    return checksum(g, "sha256", path)


def read_part(g: GuestFS, path: str, offset: int, length: int) -> bytes:
    """A part of a regular file; shorter only at its end. The path is a real one."""
    from engine.ntfs.view import pread

    return _in_pieces(partial(pread, g, path), offset, length)


def read_device_part(g: GuestFS, device: str, offset: int, length: int) -> bytes:
    """The same of a whole disk, a partition or another volume of the appliance's."""
    return _in_pieces(partial(g.pread_device, device), offset, length)


def _in_pieces(read: Callable[[int, int], bytes], offset: int, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        part = read(min(PREAD_MOST, length - len(data)), offset + len(data))
        if not part:
            break
        data += part
    return bytes(data)
