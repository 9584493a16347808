"""Log-ins, boots and shutdowns from wtmp and lastlog, in the layout of utmp(5) on 64-bit Linux with glibc.

Musl keeps none; 32-bit systems and aarch64 write the same 384 bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from engine.inspection.facts import from_unix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.tree import Tree

RECORD = struct.Struct("<hxxi32s4s32s256shhiii16s20x")
LAST_LOGIN = struct.Struct("<i32s256s")

_MOST_BYTES = RECORD.size * 50_000
"""The end of a wtmp that is read; older records are left out."""


class Kind(IntEnum):
    """What a record of wtmp says happened."""

    EMPTY = 0
    RUN_LEVEL = 1
    BOOT = 2
    NEW_TIME = 3
    OLD_TIME = 4
    INIT = 5
    LOGIN = 6
    USER = 7
    DEAD = 8


@dataclass(frozen=True)
class Login:
    """One record; `when` in UTC, `host` where the user came from, `line` the terminal."""

    kind: Kind
    user: str
    line: str
    host: str
    when: datetime

    @property
    def is_shutdown(self) -> bool:
        return self.kind is Kind.RUN_LEVEL and self.user == "shutdown"


def read_wtmp(tree: Tree, path: str = "/var/log/wtmp") -> list[Login]:
    """The records, oldest first; those that make no sense are left out."""
    status = tree.status(path)
    if status is None:
        return []
    start = max(0, status.size - _MOST_BYTES) // RECORD.size * RECORD.size
    return list(parse_wtmp(tree.read(path, _MOST_BYTES, start) or b""))


def parse_wtmp(content: bytes) -> Iterator[Login]:
    """The records in the bytes of a wtmp; a half one at the end is left out."""
    for start in range(0, len(content) - RECORD.size + 1, RECORD.size):
        kind, _pid, line, _id, user, host, *_rest = RECORD.unpack_from(content, start)
        when = from_unix(struct.unpack_from("<I", content, start + 340)[0])
        if when is not None and kind in Kind.__members__.values():
            yield Login(Kind(kind), _text(user), _text(line), _text(host), when)


def last_login(tree: Tree, uid: int, path: str = "/var/log/lastlog") -> datetime | None:
    """When the user with this number last logged in, by lastlog; None if never, or not known."""
    if not 0 <= uid < 1 << 31:
        return None
    record = tree.read(path, LAST_LOGIN.size, uid * LAST_LOGIN.size)
    if record is None or len(record) < LAST_LOGIN.size:
        return None
    seconds = struct.unpack_from("<I", record)[0]
    return from_unix(seconds) if seconds else None


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "replace")
