"""systemd's journal, read in place and backwards, without the host's journalctl or libsystemd.

The format is "Journal File Format" of systemd.io, with and without the compact flag. The daemon's own
journal actions take three calls for each entry and only go forwards; here an entry costs one read of some
KiB, and what entries share is read once. Only as much is read as is asked for.

A file is hostile until read: every offset is checked, and chains are bounded.
"""

from __future__ import annotations

import heapq
import lzma
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from engine.inspection.compression import Incomplete, lz4_block, zstd_frame
from engine.inspection.errors import Unreadable
from engine.inspection.facts import from_unix
from engine.inspection.pages import Pages, Read, reader

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

FOLDERS = ("/var/log/journal", "/run/log/journal")

_PAGE, _MOST_PAGES = 1 << 18, 64
"""Entries lie one behind another, so that few large pieces hold many of them."""

_MOST_ARRAYS = 10_000
_MOST_ITEMS = 1024
_MOST_FIELD_BYTES = 1 << 16
_MOST_CACHED_FIELDS = 20_000
_MOST_FILES = 500

_COMPACT = 1 << 4
_XZ, _LZ4, _ZSTD = 1, 2, 4
_DATA, _ENTRY, _ENTRY_ARRAY = 1, 3, 6
_OBJECT_HEADER = 16
_MACHINE_ID = re.compile(r"[0-9a-f]{32}")


class State(IntEnum):
    """Whether the file was closed in order."""

    OFFLINE = 0
    ONLINE = 1
    ARCHIVED = 2


@dataclass(frozen=True)
class JournalEntry:
    """One entry: its time in microseconds since 1970, its boot, and its fields (the last of each name)."""

    realtime: int
    monotonic: int
    boot: str
    fields: dict[str, bytes]

    @property
    def when(self) -> datetime | None:
        return from_unix(self.realtime / 1e6)

    def text(self, name: str) -> str:
        """A field as text; "" if it is not there."""
        return self.fields.get(name, b"").decode("utf-8", "replace")


class JournalFile:
    """One file. `read(start, size)` fetches bytes of it, `path` is its name in errors.

    Raises `Unreadable`, here and while entries are asked for.
    """

    def __init__(self, read: Read, path: str, size: int) -> None:
        self.path = path
        self._pages = Pages(read, path, _PAGE, _MOST_PAGES)
        self._size = size
        self._fields: dict[int, tuple[str, bytes] | None] = {}
        # Of its own: there may be hundreds of files of which nothing else is asked.
        head = read(0, 208)
        if len(head) < 208:
            raise self._damaged("its end is missing")
        if head[:8] != b"LPKSHHRH":
            raise self._damaged("it is not a journal")
        self._incompatible, state = struct.unpack_from("<IB", head, 12)
        self.state = State(state) if state in State.__members__.values() else State.ONLINE
        self.tail_boot = head[56:72].hex()
        self.entry_count: int
        (self.entry_count,) = struct.unpack_from("<Q", head, 152)
        self._first_array, self._head_time, self.tail_realtime, self.tail_monotonic = struct.unpack_from(
            "<QQQQ", head, 176
        )

    @property
    def first_time(self) -> datetime | None:
        """Of the oldest entry."""
        return from_unix(self._head_time / 1e6) if self._head_time else None

    @property
    def last_time(self) -> datetime | None:
        """Of the newest entry."""
        return from_unix(self.tail_realtime / 1e6) if self.tail_realtime else None

    @property
    def last_boot_time(self) -> datetime | None:
        """When the machine had started that wrote the newest entry; sleep is not counted."""
        if not self.tail_realtime or not 0 < self.tail_monotonic < self.tail_realtime:
            return None
        return from_unix((self.tail_realtime - self.tail_monotonic) / 1e6)

    def entries_backwards(self) -> Iterator[JournalEntry]:
        """The entries, newest first. One that is damaged is left out."""
        width = 4 if self._incompatible & _COMPACT else 8
        for offset, count in reversed(self._arrays(width)):
            content = self._bytes(offset, count * width)
            for (entry,) in reversed(list(struct.iter_unpack("<I" if width == 4 else "<Q", content))):
                if entry:
                    try:
                        yield self._entry(entry)
                    except Unreadable:
                        continue

    def _arrays(self, width: int) -> list[tuple[int, int]]:
        """Where the offsets of entries are: pairs of an offset and a count, in order."""
        arrays: list[tuple[int, int]] = []
        left, offset = self.entry_count, self._first_array
        while offset and left > 0 and len(arrays) < _MOST_ARRAYS:
            kind, _flags, size = self._object(offset)
            if kind != _ENTRY_ARRAY:
                raise self._damaged(f"there is no list of entries at {offset:#x}")
            start = offset + _OBJECT_HEADER + 8
            count = min((size - _OBJECT_HEADER - 8) // width, left)
            arrays.append((start, count))
            left -= count
            (following,) = struct.unpack("<Q", self._bytes(offset + _OBJECT_HEADER, 8))
            # They are written one behind another; one that goes back would be a loop.
            if following and following <= offset:
                raise self._damaged("its lists of entries are a loop")
            offset = following
        return arrays

    def _entry(self, offset: int) -> JournalEntry:
        kind, _flags, size = self._object(offset)
        if kind != _ENTRY or size < 64:
            raise self._damaged(f"there is no entry at {offset:#x}")
        content = self._bytes(offset + _OBJECT_HEADER, min(size - _OBJECT_HEADER, 48 + 16 * _MOST_ITEMS))
        _seqnum, realtime, monotonic = struct.unpack_from("<QQQ", content)
        width = 4 if self._incompatible & _COMPACT else 16
        fields: dict[str, bytes] = {}
        for start in range(48, len(content) - width + 1, width):
            (item,) = struct.unpack_from("<I" if width == 4 else "<Q", content, start)
            field = self._field(item)
            if field is not None:
                fields[field[0]] = field[1]
        return JournalEntry(realtime, monotonic, content[24:40].hex(), fields)

    def _field(self, offset: int) -> tuple[str, bytes] | None:
        if offset not in self._fields:
            if len(self._fields) >= _MOST_CACHED_FIELDS:
                self._fields.clear()
            self._fields[offset] = self._read_field(offset)
        return self._fields[offset]

    def _read_field(self, offset: int) -> tuple[str, bytes] | None:
        kind, flags, size = self._object(offset)
        start = 72 if self._incompatible & _COMPACT else 64
        if kind != _DATA or size < start:
            raise self._damaged(f"there is no field at {offset:#x}")
        payload = self._bytes(offset + start, min(size - start, _MOST_FIELD_BYTES))
        name, separator, value = _decompressed(payload, flags).partition(b"=")
        return (name.decode("latin-1"), value) if separator else None

    def _object(self, offset: int) -> tuple[int, int, int]:
        kind, flags, size = struct.unpack("<BB6xQ", self._bytes(offset, _OBJECT_HEADER))
        if size < _OBJECT_HEADER or offset % 8 or size > self._size - offset:
            raise self._damaged(f"the object at {offset:#x} is damaged")
        return kind, flags, size

    def _bytes(self, start: int, size: int) -> bytes:
        return self._pages.at(start, size)

    def _damaged(self, reason: str) -> Unreadable:
        return self._pages.damaged(reason)


class Journal:
    """All files of a guest's journal; `problems` tells which could not be opened, in sentences."""

    def __init__(self, tree: Tree) -> None:
        self.files: list[JournalFile] = []
        self.problems: list[str] = []
        for path, size in _files(tree):
            try:
                self.files.append(_open(tree, path, size))
            except Unreadable as error:
                self.problems.append(str(error))

    @property
    def newest(self) -> JournalFile | None:
        """The file with the newest entry."""
        return max(self.files, key=lambda file: file.tail_realtime, default=None)

    def entries_backwards(self) -> Iterator[tuple[JournalEntry, str]]:
        """The entries of all files merged, newest first, and the file each is in.

        A file whose lists are damaged ends early and is told in `problems`.
        """
        streams = [self._entries_of(file) for file in self.files]
        return heapq.merge(*streams, key=lambda pair: pair[0].realtime, reverse=True)

    def _entries_of(self, file: JournalFile) -> Iterator[tuple[JournalEntry, str]]:
        try:
            for entry in file.entries_backwards():
                yield entry, file.path
        except Unreadable as error:
            self.problems.append(str(error))


def _open(tree: Tree, path: str, size: int) -> JournalFile:
    return JournalFile(reader(tree, path), path, size)


def _files(tree: Tree) -> Iterator[tuple[str, int]]:
    left = _MOST_FILES
    for top in FOLDERS:
        for folder in tree.names(top):
            if not _MACHINE_ID.match(folder):
                continue
            names = [
                name for name in tree.names(f"{top}/{folder}") if name.endswith((".journal", ".journal~"))
            ]
            for name, status in tree.statuses(f"{top}/{folder}", names[:left]).items():
                left -= 1
                if status.is_file:
                    yield f"{top}/{folder}/{name}", status.size


def _decompressed(payload: bytes, flags: int) -> bytes:
    """The content of a field; where it cannot be decompressed, its name and that."""
    try:
        if flags & _XZ:
            return lzma.LZMADecompressor().decompress(payload, _MOST_FIELD_BYTES)
        if flags & _LZ4:
            return lz4_block(payload[8:], _MOST_FIELD_BYTES)
        if flags & _ZSTD:
            return zstd_frame(payload, _MOST_FIELD_BYTES)
    except lzma.LZMAError:
        return b""
    except Incomplete as error:
        return error.content
    return payload
