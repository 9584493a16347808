"""The records of NTFS's master file table, as Linux-NTFS documents them. Pure, and for hostile bytes.

A record holds the attributes of one file: its times, its names, its content, and streams beside that. What is
damaged is `Damaged`, whatever the damage is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

SECTOR = 512
STANDARD_INFORMATION, ATTRIBUTE_LIST, FILE_NAME, VOLUME_INFORMATION = 0x10, 0x20, 0x30, 0x70
DATA, INDEX_ROOT, INDEX_ALLOCATION, REPARSE_POINT = 0x80, 0x90, 0xA0, 0xC0
NUMBER = 0xFFFFFFFFFFFF
"""The part of a reference that is a record's number; the rest is how often it was used anew."""
_END = 0xFFFFFFFF
_IN_USE, _IS_FOLDER = 1, 2
_MOST_ATTRIBUTES = 4096
_LARGEST_RECORD = 1 << 16
_LARGEST_CLUSTER = 2 << 20
_FARTHEST = 1 << 62
_MOST_CLUSTERS = 1 << 40
"""More than any volume has: 2^32."""
_MASK = (1 << 64) - 1


class Damaged(ValueError):
    """What is no NTFS, or not in order."""


class Run(NamedTuple):
    """Clusters in a row. `place` is the first one's number on the volume, None for a hole."""

    place: int | None
    clusters: int


@dataclass(frozen=True, slots=True)
class Geometry:
    """What the boot sector says: bytes of a cluster and of a record, and where on the device the table is."""

    cluster: int
    record: int
    table: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute, or a part of it: where it is long, or in many pieces, each record has some clusters."""

    kind: int
    name: str
    flags: int
    """Whether it is compressed (the low byte), encrypted (0x4000) or sparse (0x8000)."""
    content: bytes | None
    """All of it, where it is in the record."""
    size: int = 0
    initialized: int = 0
    """Bytes, from the beginning, that were ever written."""
    first: int = 0
    """The number within the attribute of the first cluster of this part."""
    runs: tuple[Run, ...] = ()
    at: int = 0
    """Where its content begins in the record, if it is there."""


def geometry(boot: bytes) -> Geometry:
    """What the first sector of a volume says. Raises `Damaged` for another file system."""
    if len(boot) < SECTOR or boot[3:11] != b"NTFS    ":
        raise Damaged("no NTFS")
    sector, per_cluster = struct.unpack_from("<HB", boot, 11)
    (table,) = struct.unpack_from("<Q", boot, 0x30)
    (clusters,) = struct.unpack_from("<b", boot, 0x40)
    # Large clusters are told as a negative power of two, as are records smaller than a cluster.
    cluster = sector * (per_cluster if per_cluster <= 128 else 1 << (256 - per_cluster))
    record = cluster * clusters if clusters > 0 else 1 << -clusters
    if not SECTOR <= cluster <= _LARGEST_CLUSTER or not SECTOR <= record <= _LARGEST_RECORD:
        raise Damaged("impossible sizes")
    if table > _FARTHEST // cluster:
        raise Damaged("the table is nowhere")
    return Geometry(cluster, record, table * cluster)


def attributes(record: bytes) -> Iterator[Attribute]:
    """The attributes in a record. Raises `Damaged`, behind those that are in order."""
    content = mended(record, b"FILE")
    (position,) = struct.unpack_from("<H", content, 0x14)
    for _ in range(_MOST_ATTRIBUTES):
        kind = _number("<I", content, position)
        if kind == _END:
            return
        length = _number("<I", content, position + 4)
        if length < 24 or position + length > len(content):
            raise Damaged("an attribute has no end")
        yield _attribute(kind, content[position : position + length], position)
        position += length
    raise Damaged("too many attributes")


def is_in_use(record: bytes) -> bool:
    """Whether a file has this record, and it is the file's first one."""
    return bool(_number("<H", record, 0x16) & _IN_USE) and not _number("<Q", record, 0x20)


def is_folder(record: bytes) -> bool:
    """Whether the file that has this record is a folder."""
    return bool(_number("<H", record, 0x16) & _IS_FOLDER)


def listed(content: bytes) -> Iterator[tuple[int, str, int]]:
    """Kind and name of each attribute in a list of them, and the number of the record that has it."""
    position = 0
    while position + 26 <= len(content):
        kind, length, name_length, name_at, _first, reference = struct.unpack_from(
            "<IHBBQQ", content, position
        )
        if length < 26 or position + length > len(content):
            raise Damaged("an entry of an attribute list has no end")
        yield (
            kind,
            _name(content[position : position + length], name_at, name_length),
            reference & NUMBER,
        )
        position += length


def _attribute(kind: int, data: bytes, position: int) -> Attribute:
    elsewhere, name_length, name_at, flags = struct.unpack_from("<BBHH", data, 8)
    name = _name(data, name_at, name_length)
    if not elsewhere:
        size, start = struct.unpack_from("<IH", data, 16)
        if start + size > len(data):
            raise Damaged("an attribute is cut off")
        return Attribute(kind, name, flags, data[start : start + size], size, size, at=position + start)
    if len(data) < 64:
        raise Damaged("an attribute is cut off")
    first, last = struct.unpack_from("<QQ", data, 16)
    (start,) = struct.unpack_from("<H", data, 32)
    size, initialized = struct.unpack_from("<QQ", data, 48)
    runs = tuple(_runs(data, start))
    # Without any cluster the last one is the one before the first, in 64 bits.
    if sum(run.clusters for run in runs) != (last + 1 - first) & _MASK:
        raise Damaged("an attribute has other clusters than it says")
    if first:
        # Only the first part tells sizes.
        size = initialized = 0
    if max(size, initialized) > _FARTHEST:
        raise Damaged("an attribute is longer than any disk")
    return Attribute(kind, name, flags, None, size, min(initialized, size), first, runs)


def _runs(data: bytes, position: int) -> Iterator[Run]:
    """Each run is a byte that tells how long two numbers are, the count of clusters, and how far the first
    one is from the first one of the run before; without that it is a hole.
    """
    place = 0
    while (head := _number("<B", data, position)) != 0:
        counted, moved = head & 15, head >> 4
        position += 1
        if not 1 <= counted <= 8 or moved > 8 or position + counted + moved > len(data):
            raise Damaged("a run is cut off")
        count = int.from_bytes(data[position : position + counted], "little")
        position += counted
        place += int.from_bytes(data[position : position + moved], "little", signed=True)
        position += moved
        if not 0 < count <= _MOST_CLUSTERS or not 0 <= place <= _MOST_CLUSTERS:
            raise Damaged("a run is nowhere")
        yield Run(place if moved else None, count)


def mended(record: bytes, magic: bytes) -> bytes:
    """A record, or a block of an index, with the last two bytes of its sectors put back where they belong.

    On the disk they are a number that changes with each writing, and tells when a writing was interrupted.
    """
    if len(record) < 0x30 or record[:4] != magic:
        raise Damaged("no record")
    content = bytearray(record)
    start, count = struct.unpack_from("<HH", record, 4)
    if count != len(record) // SECTOR + 1 or start + 2 * count > SECTOR - 2:
        raise Damaged("a record is not whole")
    for end in range(SECTOR, len(record) + 1, SECTOR):
        at = start + 2 * (end // SECTOR)
        if content[end - 2 : end] != record[start : start + 2]:
            raise Damaged("a record was written in part")
        content[end - 2 : end] = record[at : at + 2]
    return bytes(content)


def _name(data: bytes, start: int, length: int) -> str:
    if start + 2 * length > len(data):
        raise Damaged("a name is cut off")
    return data[start : start + 2 * length].decode("utf-16-le", "replace")


def _number(form: str, data: bytes, position: int) -> int:
    try:
        (found,) = struct.unpack_from(form, data, position)
    except struct.error:
        raise Damaged("a record is cut off") from None
    return int(found)
