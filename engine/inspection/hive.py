"""Windows registry hives, read in place: only the pages on the way to a key are fetched from the guest.

hivex, which the daemon has, maps and checks a whole hive first; with one of 100 MiB under emulation that
takes many seconds. The format is that of "regf" files, version 1.3 and later (Maxim Suhanov's "Windows
registry file format specification"). Logs that Windows had not yet applied are not applied here either.

A hive is hostile until read: every offset and count is checked, and a loop ends in an error.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from engine.inspection.errors import Unreadable
from engine.inspection.pages import Pages, Read

_BASE = 0x1000
"""Where the first bin begins; offsets count from there."""

_PAGE = 1 << 14
_MOST_PAGES = 1 << 12
_MOST_CHILDREN = 100_000
_MOST_VALUES = 100_000
_LONGEST_VALUE = 16 << 20
_SEGMENT = 16344
"""Bytes in each part of a value that is too large for one cell."""

_DEEPEST_LIST = 3
_COMPRESSED_KEY, _COMPRESSED_VALUE = 0x20, 0x01
_NONE = 0xFFFFFFFF
_INLINE = 0x80000000
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class RegType(IntEnum):
    """The types of values that have a form of their own (winnt.h)."""

    NONE = 0
    SZ = 1
    EXPAND_SZ = 2
    BINARY = 3
    DWORD = 4
    DWORD_BIG_ENDIAN = 5
    LINK = 6
    MULTI_SZ = 7
    RESOURCE_LIST = 8
    FULL_RESOURCE_DESCRIPTOR = 9
    RESOURCE_REQUIREMENTS_LIST = 10
    QWORD = 11


@dataclass(frozen=True)
class Value:
    """A named value; the name of a key's default value is empty."""

    name: str
    type: int
    data: bytes

    @property
    def text(self) -> str:
        """Of a string, up to its end; "" for other types."""
        if self.type not in (RegType.SZ, RegType.EXPAND_SZ, RegType.LINK):
            return ""
        return _utf16(self.data).partition("\0")[0]

    @property
    def texts(self) -> list[str]:
        """Of a list of strings."""
        return [one for one in _utf16(self.data).split("\0") if one] if self.type == RegType.MULTI_SZ else []

    @property
    def number(self) -> int | None:
        """Of an integer."""
        if self.type == RegType.DWORD and len(self.data) >= 4:
            return int.from_bytes(self.data[:4], "little")
        if self.type == RegType.DWORD_BIG_ENDIAN and len(self.data) >= 4:
            return int.from_bytes(self.data[:4], "big")
        if self.type == RegType.QWORD and len(self.data) >= 8:
            return int.from_bytes(self.data[:8], "little")
        return None


class Hive:
    """One hive. `read(start, size)` fetches bytes of it, `path` is its name in errors.

    Raises `Unreadable`, here and wherever a key or a value is asked for.
    """

    def __init__(self, read: Read, path: str) -> None:
        self._pages = Pages(read, path, _PAGE, _MOST_PAGES)
        head = self._pages.at(0, 0x200)
        if head[:4] != b"regf":
            raise self._pages.damaged("it is not a registry hive")
        first, second, modified = struct.unpack_from("<IIQ", head, 4)
        self.minor_version: int = int.from_bytes(head[0x18:0x1C], "little")
        root, self.size = struct.unpack_from("<II", head, 0x24)
        self.modified = filetime(modified)
        self.is_dirty = first != second
        """Whether Windows had not finished writing it."""
        self.root = Key(self, root)

    def find(self, path: str) -> Key | None:
        """The key at a path with backslashes, whatever the case of its letters."""
        key: Key | None = self.root
        for name in path.split("\\"):
            if name and key is not None:
                key = key.child(name)
        return key

    def damaged(self, reason: str) -> Unreadable:
        """The error that says so."""
        return self._pages.damaged(reason)

    def cell(self, offset: int) -> bytes:
        """The content of the cell at an offset."""
        if offset >= self.size or offset % 8:
            raise self._pages.damaged(f"it points outside itself, to {offset:#x}")
        (size,) = struct.unpack("<i", self._pages.at(_BASE + offset, 4))
        length = -size if size < 0 else size
        if length < 8 or length > self.size - offset or length > _LONGEST_VALUE:
            raise self._pages.damaged(f"the cell at {offset:#x} has a size of {length} bytes")
        return self._pages.at(_BASE + offset + 4, length - 4)


class Key:
    """A key. Two that are equal are the same key of the same hive."""

    def __init__(self, hive: Hive, offset: int) -> None:
        cell = hive.cell(offset)
        if len(cell) < 0x4C or cell[:2] != b"nk":
            raise hive.damaged(f"there is no key at {offset:#x}")
        self._hive = hive
        self._offset = offset
        flags, modified = struct.unpack_from("<HQ", cell, 2)
        self._child_count: int
        self._child_count, _, self._children = struct.unpack_from("<III", cell, 0x14)
        self._value_count, self._values = struct.unpack_from("<II", cell, 0x24)
        self.modified = filetime(modified)
        (length,) = struct.unpack_from("<H", cell, 0x48)
        self.name = _name(cell[0x4C : 0x4C + length], bool(flags & _COMPRESSED_KEY))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and (self._hive, self._offset) == (other._hive, other._offset)

    def __hash__(self) -> int:
        return hash((id(self._hive), self._offset))

    @property
    def child_count(self) -> int:
        """How many keys it says are below it."""
        return self._child_count

    def children(self) -> Iterator[Key]:
        """The keys directly below, in the hive's order, which is that of their names."""
        if self._child_count and self._children != _NONE:
            left = min(self._child_count, _MOST_CHILDREN)
            for offset in self._offsets(self._children, 0):
                if left == 0:
                    return
                left -= 1
                yield Key(self._hive, offset)

    def child(self, name: str) -> Key | None:
        """The key with this name directly below, whatever the case of its letters."""
        wanted = name.casefold()
        return next((key for key in self.children() if key.name.casefold() == wanted), None)

    def values(self) -> Iterator[Value]:
        """Its values, in the hive's order."""
        for offset in self._value_offsets():
            yield self._value(offset)

    def value(self, name: str) -> Value | None:
        """The value with this name, whatever the case of its letters; "" names the default value."""
        wanted = name.casefold()
        return next((value for value in self.values() if value.name.casefold() == wanted), None)

    def text(self, name: str) -> str:
        """A string value; "" if there is none."""
        value = self.value(name)
        return value.text if value else ""

    def number(self, name: str) -> int | None:
        """An integer value."""
        value = self.value(name)
        return value.number if value else None

    def _offsets(self, offset: int, depth: int) -> Iterator[int]:
        if depth >= _DEEPEST_LIST:
            raise self._hive.damaged("its lists of keys are nested in a loop")
        cell = self._hive.cell(offset)
        kind = cell[:2]
        (count,) = struct.unpack_from("<H", cell, 2)
        width = 8 if kind in (b"lf", b"lh") else 4
        if kind not in (b"lf", b"lh", b"li", b"ri") or 4 + count * width > len(cell):
            raise self._hive.damaged(f"there is no list of keys at {offset:#x}")
        for index in range(count):
            (found,) = struct.unpack_from("<I", cell, 4 + index * width)
            if kind == b"ri":
                yield from self._offsets(found, depth + 1)
            else:
                yield found

    def _value_offsets(self) -> list[int]:
        count = min(self._value_count, _MOST_VALUES)
        if count == 0 or self._values == _NONE:
            return []
        cell = self._hive.cell(self._values)
        if count * 4 > len(cell):
            raise self._hive.damaged(f"the list of values at {self._values:#x} is too short")
        return list(struct.unpack_from(f"<{count}I", cell))

    def _value(self, offset: int) -> Value:
        cell = self._hive.cell(offset)
        if len(cell) < 0x14 or cell[:2] != b"vk":
            raise self._hive.damaged(f"there is no value at {offset:#x}")
        length, size, where, kind, flags = struct.unpack_from("<HIIIH", cell, 2)
        name = _name(cell[0x14 : 0x14 + length], bool(flags & _COMPRESSED_VALUE))
        if size & _INLINE:
            return Value(name, kind, cell[8 : 8 + min(size & ~_INLINE, 4)])
        return Value(name, kind, self._data(where, size) if size else b"")

    def _data(self, offset: int, size: int) -> bytes:
        if size > _LONGEST_VALUE:
            raise self._hive.damaged(f"a value claims {size} bytes")
        cell = self._hive.cell(offset)
        if size <= _SEGMENT or self._hive.minor_version <= 3 or cell[:2] != b"db":
            return cell[:size]
        count, segments = struct.unpack_from("<HI", cell, 2)
        listed = self._hive.cell(segments)
        if count * 4 > len(listed):
            raise self._hive.damaged(f"the parts of a value at {offset:#x} are not listed")
        content = bytearray()
        for part in struct.unpack_from(f"<{count}I", listed):
            content += self._hive.cell(part)[: min(_SEGMENT, size - len(content))]
            if len(content) >= size:
                break
        return bytes(content)


def filetime(ticks: int) -> datetime | None:
    """A time of Windows, counted in 100 ns since 1601; None if it is not one."""
    try:
        return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None


def _name(raw: bytes, compressed: bool) -> str:
    return raw.decode("latin-1") if compressed else _utf16(raw)


def _utf16(raw: bytes) -> str:
    return raw.decode("utf-16-le", "replace")
