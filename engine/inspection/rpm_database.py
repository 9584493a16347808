"""The databases in which RPM keeps the headers of installed packages: SQLite, ndb, and Berkeley DB's hash.

Read in place by the parts of the formats that matter for going through everything once, without their
libraries: those would have to trust a guest's bytes on the host, and the daemon's own reads but the formats
that the distribution it comes from has chosen. Formats: sqlite.org/fileformat2.html; lib/backend/ndb of RPM;
dbinc/db_page.h of Berkeley DB. What stands in SQLite's write-ahead log alone is not seen.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.inspection.pages import Pages, Read, reader

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

PLACES = (
    "/usr/lib/sysimage/rpm/rpmdb.sqlite",
    "/var/lib/rpm/rpmdb.sqlite",
    "/usr/lib/sysimage/rpm/Packages.db",
    "/var/lib/rpm/Packages.db",
    "/var/lib/rpm/Packages",
)

_MOST_PACKAGES = 100_000
_LARGEST_HEADER = 64 << 20
_DEEPEST = 20


def find_database(tree: Tree) -> str | None:
    """Where the system's database is."""
    return next((path for path in PLACES if tree.is_file(path)), None)


def headers(tree: Tree, path: str) -> Iterator[bytes]:
    """All headers in the database, in no order. Raises `Unreadable` where it is damaged."""
    read = reader(tree, path)
    start = read(0, 64)
    if start.startswith(b"SQLite format 3\0"):
        return _Sqlite(read, path).headers()
    if start[:4] == b"RpmP":
        return _ndb(Pages(read, path))
    if start[12:16] in (b"\x61\x15\x06\x00", b"\x00\x06\x15\x61"):
        return _Hash(read, path).headers()
    raise Pages(read, path).damaged("its format is not known")


class _Sqlite:
    """Tables of SQLite: pages in a B-tree, records in cells, long ones in chains of other pages."""

    def __init__(self, read: Read, path: str) -> None:
        self._pages = Pages(read, path)
        head = self._pages.at(0, 100)
        size = int.from_bytes(head[16:18], "big")
        self._size = 65536 if size == 1 else size
        self._usable = self._size - head[20]
        if self._size < 512 or self._size & (self._size - 1) or self._usable < 480:
            raise self._pages.damaged("its pages have no size")

    def headers(self) -> Iterator[bytes]:
        root = None
        for record in self._rows(1):
            values = self._columns(record)
            if len(values) >= 4 and values[0] == b"table" and values[1] == b"Packages":
                root = values[3]
        if not isinstance(root, int):
            raise self._pages.damaged("it has no table of packages")
        for record in self._rows(root):
            values = self._columns(record)
            if len(values) >= 2 and isinstance(values[1], bytes):
                yield values[1]

    def _rows(self, root: int) -> Iterator[bytes]:
        """The records of a table."""
        seen: set[int] = set()
        waiting = [(root, 0)]
        count = 0
        while waiting:
            number, depth = waiting.pop()
            if number in seen or depth > _DEEPEST:
                raise self._pages.damaged("its pages are a loop")
            seen.add(number)
            page = self._page(number)
            start = 100 if number == 1 else 0
            kind, cells = page[start], int.from_bytes(page[start + 3 : start + 5], "big")
            first = start + (12 if kind == 5 else 8)
            if kind not in (5, 13) or first + 2 * cells > self._size:
                raise self._pages.damaged(f"page {number} is of no table")
            pointers = struct.unpack_from(f">{cells}H", page, first)
            if kind == 5:
                rightmost = int.from_bytes(page[start + 8 : start + 12], "big")
                below = [int.from_bytes(page[at : at + 4], "big") for at in pointers]
                waiting += [(child, depth + 1) for child in reversed((*below, rightmost))]
                continue
            for at in pointers:
                count += 1
                if count > _MOST_PACKAGES:
                    return
                yield self._payload(page, at)

    def _payload(self, page: bytes, at: int) -> bytes:
        length, at = self._varint(page, at)
        _row, at = self._varint(page, at)
        if length > _LARGEST_HEADER:
            raise self._pages.damaged(f"a record claims {length} bytes")
        most = self._usable - 35
        if length <= most:
            return page[at : at + length]
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        content = bytearray(page[at : at + local])
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        while len(content) < length:
            if not following:
                raise self._pages.damaged("the rest of a record is missing")
            more = self._page(following)
            following = int.from_bytes(more[:4], "big")
            content += more[4 : 4 + min(self._usable - 4, length - len(content))]
        return bytes(content)

    def _columns(self, record: bytes) -> list[bytes | int | None]:
        """The values of a record; texts as bytes."""
        head, at = self._varint(record, 0)
        position = head
        values: list[bytes | int | None] = []
        while at < min(head, len(record)) and len(values) < 16:
            kind, at = self._varint(record, at)
            if kind >= 12:
                size = (kind - 12) // 2
                values.append(record[position : position + size])
            elif kind in (8, 9):
                size = 0
                values.append(kind - 8)
            else:
                size = (0, 1, 2, 3, 4, 6, 8, 8)[kind] if kind < 8 else 0
                number = record[position : position + size]
                values.append(int.from_bytes(number, "big", signed=True) if 0 < kind < 7 else None)
            position += size
        return values

    def _varint(self, content: bytes, at: int) -> tuple[int, int]:
        value = 0
        for index in range(9):
            if at + index >= len(content):
                break
            byte = content[at + index]
            if index == 8:
                return value << 8 | byte, at + 9
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at + index + 1
        raise self._pages.damaged("a number is cut off")

    def _page(self, number: int) -> bytes:
        if number < 1:
            raise self._pages.damaged("it points outside itself")
        return self._pages.at((number - 1) * self._size, self._size)


def _ndb(pages: Pages) -> Iterator[bytes]:
    """Slots at the start tell where blobs begin, in units of 16 bytes."""
    version, _generation, slot_pages = struct.unpack_from("<III", pages.at(0, 32), 4)
    if version or not 0 < slot_pages <= 2048:
        raise pages.damaged("its version is not known")
    for at in range(32, slot_pages * 4096, 16):
        magic, index, offset, _count = struct.unpack("<4sIII", pages.at(at, 16))
        if magic != b"Slot":
            raise pages.damaged(f"there is no slot at {at:#x}")
        if not index:
            continue
        magic, own, _generation, length = struct.unpack("<4sIII", pages.at(offset * 16, 16))
        if magic != b"BlbS" or own != index or length > _LARGEST_HEADER:
            raise pages.damaged(f"there is no package at {offset * 16:#x}")
        yield pages.at(offset * 16 + 16, length)


class _Hash:
    """Berkeley DB's hash: pairs of keys and values on pages, long values in chains of other pages."""

    _HASH_PAGES = (2, 13)
    _OVERFLOW = 7
    _INLINE, _ELSEWHERE = 1, 3
    _HEAD = 26

    def __init__(self, read: Read, path: str) -> None:
        self._pages = Pages(read, path)
        head = self._pages.at(0, 72)
        self._order = "<" if head[12:16] == b"\x61\x15\x06\x00" else ">"
        self._size, self._last = self._numbers("I8xI", head, 20)
        if head[24]:
            raise self._pages.damaged("it is encrypted")
        if not 512 <= self._size <= 65536 or self._size & (self._size - 1):
            raise self._pages.damaged("its pages have no size")

    def headers(self) -> Iterator[bytes]:
        count = 0
        for number in range(1, min(self._last, 1 << 22) + 1):
            page = self._pages.at(number * self._size, self._size)
            (entries,) = self._numbers("H", page, 20)
            if page[25] not in self._HASH_PAGES or self._HEAD + 2 * entries > self._size:
                continue
            offsets = self._numbers(f"{entries}H", page, self._HEAD)
            for key, value in zip(offsets[::2], offsets[1::2], strict=False):
                # The first record is the number of the last package.
                if page[key + 1 : key + 5].strip(b"\0") and count < _MOST_PACKAGES:
                    count += 1
                    yield self._value(page, value, key)

    def _value(self, page: bytes, at: int, end: int) -> bytes:
        if at >= len(page):
            raise self._pages.damaged("a record lies outside its page")
        if page[at] == self._INLINE:
            # Records are laid down from the end of the page, each value below its key.
            return page[at + 1 : end]
        if page[at] != self._ELSEWHERE or at + 12 > len(page):
            raise self._pages.damaged("a record is of no known kind")
        following, length = self._numbers("II", page, at + 4)
        if length > _LARGEST_HEADER:
            raise self._pages.damaged(f"a record claims {length} bytes")
        content = bytearray()
        while len(content) < length:
            more = self._pages.at(following * self._size, self._size)
            (used,) = self._numbers("H", more, 22)
            if not following or more[25] != self._OVERFLOW or not 0 < used <= self._size - self._HEAD:
                raise self._pages.damaged("the rest of a record is missing")
            content += more[self._HEAD : self._HEAD + used]
            (following,) = self._numbers("I", more, 16)
        return bytes(content[:length])

    def _numbers(self, form: str, content: bytes, at: int) -> tuple[int, ...]:
        return struct.unpack_from(self._order + form, content, at)
