"""Indexes of NTFS, as Linux-NTFS documents them: the names in a folder, and all reparse points of a volume.

The entries are in the record of the folder, and where they are many, in blocks elsewhere too. Here they come
in no order, since a tree need not be walked to have all of it.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.ntfs.records import (
    INDEX_ALLOCATION,
    INDEX_ROOT,
    SECTOR,
    Attribute,
    Damaged,
    mended,
)
from engine.ntfs.table import Table

FOLDER = "$I30"
"""The name of the index that a folder is."""
_LAST = 2
_ROOT_HEAD, _BLOCK_HEAD = 16, 24
"""Bytes before the head that a root and a block have in common."""
_LARGEST_BLOCK = 1 << 16
_LARGEST = 64 << 20
"""Bytes of an index that are looked at."""
_AT_ONCE = 1 << 20


class Entry(NamedTuple):
    """An entry as it is on the disk. `place` is where it is: in a record (`is_inside`), or on the device."""

    data: bytes
    place: int
    is_inside: bool


def entries(table: Table, found: Sequence[Attribute], name: str) -> Iterator[Entry]:
    """The entries of an index of a file with these attributes. Raises `Damaged`, and what reading raises.

    A block that is damaged is left out.
    """
    root = next((part for part in found if (part.kind, part.name) == (INDEX_ROOT, name)), None)
    if root is None or root.content is None or len(root.content) < _ROOT_HEAD + 16:
        return
    for at, data in _entries(root.content, _ROOT_HEAD):
        yield Entry(data, root.at + at, is_inside=True)
    stream = table.stream(found, INDEX_ALLOCATION, name)
    (size,) = struct.unpack_from("<I", root.content, 8)
    if stream is None:
        return
    if not SECTOR <= size <= _LARGEST_BLOCK or size % SECTOR or stream.size > _LARGEST:
        raise Damaged("an index of impossible blocks")
    for start, place, length in stream.spans:
        # A block may lie in two places where clusters are smaller; it is left out then.
        for begin in range(-start % size, length, _AT_ONCE):
            data = table.read(place + begin, min(_AT_ONCE, length - begin))
            for at in range(0, len(data) - size + 1, size):
                with contextlib.suppress(Damaged):
                    block = mended(data[at : at + size], b"INDX")
                    for inside, entry in _entries(block, _BLOCK_HEAD):
                        yield Entry(entry, place + begin + at + inside, is_inside=False)


def _entries(content: bytes, head: int) -> Iterator[tuple[int, bytes]]:
    """Each entry that has a key, and where it begins."""
    first, end = struct.unpack_from("<II", content, head)
    position, end = head + first, min(head + end, len(content))
    while position + 16 <= end:
        length, _key, flags = struct.unpack_from("<HHH", content, position + 8)
        if flags & _LAST:
            return
        if length < 16 or position + length > end:
            raise Damaged("an entry has no end")
        yield position, content[position : position + length]
        position += length
