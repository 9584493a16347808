"""The directory of a zip archive, entry by entry (APPNOTE.TXT 4.3): Python's own reader takes all of it into
memory, and an archive of a million entries would be too large for it.
"""

from __future__ import annotations

import calendar
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

_END, _END64, _LOCATOR64, _ENTRY = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x01\x02"
_END_SIZE, _LOCATOR_SIZE, _END64_SIZE, _ENTRY_SIZE = 22, 20, 56, 46
_MOST_COMMENT = 1 << 16
_UTF8 = 0x800
_UNIX = 3
_LINK = 0o120000
_IS_64 = 1


def zip_entries(file: Any, size: int) -> Iterator[list[Any] | int]:
    """First how many there are, then each. Raises ValueError where the directory is not as it should be."""
    count, start, before = _find(file, size)
    yield count
    file.seek(start + before)
    for _ in range(count):
        head = file.read(_ENTRY_SIZE)
        if len(head) < _ENTRY_SIZE or head[:4] != _ENTRY:
            raise ValueError
        made_by, flags = head[5], int.from_bytes(head[8:10], "little")
        clock, date = struct.unpack_from("<HH", head, 12)
        (length,) = struct.unpack_from("<I", head, 24)
        name_length, extra_length, comment_length = struct.unpack_from("<HHH", head, 28)
        (attributes,) = struct.unpack_from("<I", head, 38)
        raw, extra = file.read(name_length), file.read(extra_length)
        file.seek(comment_length, 1)
        name = _name(raw, flags)
        is_link = made_by == _UNIX and (attributes >> 16) & 0o170000 == _LINK
        letter = "d" if name.endswith("/") else "l" if is_link else "f"
        bytes_in_it = None if letter == "d" else _length(length, extra)
        yield [letter, name, bytes_in_it, _time(date, clock), ""]


def _find(file: BinaryIO, size: int) -> tuple[int, int, int]:
    """The number of entries, where the first one should be, and how much was put before the archive."""
    start = max(size - _END_SIZE - _MOST_COMMENT, 0)
    file.seek(start)
    tail = file.read(size - start)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise ValueError
    count, length, offset = struct.unpack_from("<HII", tail, at + 10)
    end = start + at
    if at >= _LOCATOR_SIZE and tail[at - _LOCATOR_SIZE :][:4] == _LOCATOR64:
        (where,) = struct.unpack_from("<Q", tail, at - _LOCATOR_SIZE + 8)
        file.seek(min(where, size))
        record = file.read(_END64_SIZE)
        if len(record) < _END64_SIZE or record[:4] != _END64:
            raise ValueError
        count, length, offset = struct.unpack_from("<QQQ", record, 32)
        end = where
    # Programs that unpack themselves stand before the archive that its offsets know nothing of.
    before = end - length - offset
    if before < 0 or offset + before + length > size or count * _ENTRY_SIZE > length:
        raise ValueError
    return count, offset, before


def _name(raw: bytes, flags: int) -> str:
    """Names without a mark should be in the PC's old encoding, and are in UTF-8 more often."""
    if flags & _UTF8:
        return raw.decode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _length(length: int, extra: bytes) -> int:
    """The size of an entry, which stands elsewhere where 32 bits are too few."""
    at = 0
    while length == 0xFFFFFFFF and at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _IS_64 and size >= 8 and at + 12 <= len(extra):
            return int.from_bytes(extra[at + 4 : at + 12], "little")
        at += 4 + size
    return length


def _time(date: int, clock: int) -> int | None:
    """DOS's date and time, which know no time zone, as seconds since 1970."""
    year, month, day = 1980 + (date >> 9), date >> 5 & 15, date & 31
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return calendar.timegm((year, month, day, clock >> 11, clock >> 5 & 63, (clock & 31) * 2))
