"""How much an appliance may send of a file: it is not trusted to end what it began.

What has a size (a file, a device, a range) may bring that much and one chunk. What has none (an archive, a
list) may bring what the handle's `download_budget` says, or else what the destination's disk has free.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from typing import Any

from engine.errors import DaemonError, TooMuchSent
from engine.wire import CHUNK_LIMIT

RESERVE = 64 << 20
"""Bytes that are left free on the destination's disk, where it has many times as much."""


class Budget:
    """Hands the pieces of a file on until there are more bytes than there may be: then `TooMuchSent`.

    That is an error of the local end, which ends the transfer in order.
    """

    __slots__ = ("_left", "_limit", "_name", "_take")

    def __init__(self, name: str, take: Callable[[bytes], object], limit: int) -> None:
        self._name = name
        self._take = take
        self._limit = limit
        self._left = limit

    def __call__(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left < 0:
            raise TooMuchSent(self._name, self._limit)
        self._take(piece)


def announced(ask: Callable[..., Any], name: str, args: Sequence[object]) -> int | None:
    """The most bytes that an action can send by what is known before it; None where that is nothing.

    `ask` runs an action of the daemon.
    """
    if name == "download_offset":
        size = args[3] if len(args) > 3 else None
        return size + CHUNK_LIMIT if isinstance(size, int) and size >= 0 else None
    if name != "download" or not isinstance(args[0], str | os.PathLike):
        return None
    source = os.fsdecode(args[0])
    try:
        if source.startswith("/dev/"):
            return int(ask("blockdev_getsize64", source)) + CHUNK_LIMIT
        status = ask("statns", source)
    except (DaemonError, TypeError, ValueError):
        # The action itself says what is wrong.
        return None
    # The kernel's own files have no size before they are read.
    has_size = stat.S_ISREG(status["st_mode"]) and status["st_size"] > 0
    return int(status["st_size"]) + CHUNK_LIMIT if has_size else None


def free_on(descriptor: int) -> int:
    """How much may be written to the file system of an open file, in bytes."""
    status = os.fstatvfs(descriptor)
    free = status.f_bavail * status.f_frsize
    return free - min(RESERVE, free // 16)
