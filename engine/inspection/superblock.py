"""The superblock of an ext2, ext3 or ext4: times and a state that no file tells (Linux: ext4/super.rst)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime

from engine.inspection.facts import from_unix

_START, _SIZE = 1024, 1024
_MAGIC = 0xEF53
_HAS_ERRORS = 2


@dataclass(frozen=True)
class Superblock:
    """`made`, `mounted` and `written` are when it was last so, in UTC; `errors` how many the kernel noted."""

    made: datetime | None
    mounted: datetime | None
    written: datetime | None
    has_errors: bool
    errors: int
    last_mounted_on: str


def parse_superblock(content: bytes) -> Superblock | None:
    """Make sense of the 1024 bytes; None if they are no superblock."""
    if len(content) < _SIZE or struct.unpack_from("<H", content, 0x38)[0] != _MAGIC:
        return None
    mounted, written = struct.unpack_from("<II", content, 0x2C)
    (state,) = struct.unpack_from("<H", content, 0x3A)
    (made,) = struct.unpack_from("<I", content, 0x108)
    (errors,) = struct.unpack_from("<I", content, 0x194)
    # The upper bits of the times, for after 2038.
    high_written, high_mounted, high_made = content[0x274], content[0x275], content[0x276]
    place = content[0x88:0xC8].partition(b"\0")[0].decode("utf-8", "replace")
    return Superblock(
        made=_time(made, high_made),
        mounted=_time(mounted, high_mounted),
        written=_time(written, high_written),
        has_errors=bool(state & _HAS_ERRORS) or errors > 0,
        errors=errors,
        last_mounted_on=place,
    )


def _time(low: int, high: int) -> datetime | None:
    return from_unix(low + (high << 32)) if low or high else None
