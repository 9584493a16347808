"""The names in a folder while they arrive: a folder of a million takes the daemon seconds to read."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.errors import ActionUnknown
from engine.structs import STRUCTS, StructStream

if TYPE_CHECKING:
    from engine.handle import GuestFS

Names = list[tuple[str, str]]
"""Names and the letters of guestfs_readdir(3): `u` where the daemon does not tell."""

FIRST = 256
"""Names after which the first portion is told: more than a screen shows."""
INTERVAL = 0.1
"""Seconds between two portions."""
MOST = 4096
"""Names of the largest portion: what takes them may have only milliseconds at a time."""


def read_folder(handle: GuestFS, path: str, take: Callable[[Names], object]) -> None:
    """Read the names in a folder but `.` and `..`; `take` is called with each portion of them."""
    portions = _Portions(take)
    stream = StructStream(STRUCTS["dirent"])
    try:
        handle.call_daemon(
            "internal_readdir",
            path,
            lambda data: portions.add([(entry["name"], _letter(entry)) for entry in stream.feed(data)]),
        )
    except ActionUnknown:
        _read_names(handle, path, portions)
    else:
        stream.finish()
    portions.end()


def _read_names(handle: GuestFS, path: str, portions: _Portions) -> None:
    """As a daemon before 1.48.2 can: it tells names, and not what they stand for."""
    rest = b""

    def split(data: bytes) -> None:
        nonlocal rest
        *names, rest = (rest + data).split(b"\0")
        portions.add([(name.decode("utf-8", "surrogateescape"), "u") for name in names])

    handle.call_daemon("ls0", path, split)


class _Portions:
    """Collects names until enough came or enough time went by."""

    def __init__(self, take: Callable[[Names], object]) -> None:
        self._take = take
        self._names: Names = []
        self._is_first = True
        self._since = time.monotonic()

    def add(self, names: Names) -> None:
        if not self._names:
            self._since = time.monotonic()
        self._names += [pair for pair in names if pair[0] not in (".", "..")]
        count = len(self._names)
        if count >= (FIRST if self._is_first else MOST) or time.monotonic() - self._since > INTERVAL:
            self.end()

    def end(self) -> None:
        """Tell what was collected."""
        if self._names:
            self._take(self._names)
            self._names, self._is_first = [], False


def _letter(entry: dict[str, object]) -> str:
    letter = entry["ftyp"]
    return letter.decode("latin-1") if isinstance(letter, bytes) else str(letter)
