"""Whether an NTFS was left in order, from the flags in its file $Volume (as Linux-NTFS documents them)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from engine.errors import DaemonError

if TYPE_CHECKING:
    from engine.handle import GuestFS

_VOLUME_RECORD = 3
_VOLUME_INFORMATION = 0x70
_END = 0xFFFFFFFF
_DIRTY = 0x0001
_SECTOR = 512
_MOST_ATTRIBUTES = 64


def is_dirty(g: GuestFS, device: str) -> bool | None:
    """Whether Windows would check it at its next start; None if that cannot be told. Costs two processes."""
    try:
        boot = g.pread_device(device, _SECTOR, 0)
        place = record_place(boot)
        return None if place is None else dirty_flag(g.pread_device(device, place[1], place[0]))
    except DaemonError:
        return None


def record_place(boot: bytes) -> tuple[int, int] | None:
    """Where the record of $Volume is, and its size, both in bytes; None for another file system."""
    if len(boot) < _SECTOR or boot[3:11] != b"NTFS    ":
        return None
    sector, per_cluster = struct.unpack_from("<HB", boot, 11)
    (table,) = struct.unpack_from("<Q", boot, 0x30)
    (clusters,) = struct.unpack_from("<b", boot, 0x40)
    # Large clusters are told as a negative power of two, as are records smaller than a cluster.
    cluster = sector * (per_cluster if per_cluster <= 128 else 1 << (256 - per_cluster))
    size = cluster * clusters if clusters > 0 else 1 << -clusters
    if not 256 <= size <= 1 << 16 or table > 1 << 48:
        return None
    return table * cluster + _VOLUME_RECORD * size, size


def dirty_flag(record: bytes) -> bool | None:
    """The flag in the record of $Volume; None if it is damaged."""
    if len(record) < 0x30 or record[:4] != b"FILE":
        return None
    content = _mended(record)
    (position,) = struct.unpack_from("<H", content, 0x14)
    for _ in range(_MOST_ATTRIBUTES):
        if position + 24 > len(content):
            return None
        kind, length, is_elsewhere = struct.unpack_from("<IIB", content, position)
        if kind == _END or length < 24:
            return None
        if kind == _VOLUME_INFORMATION and not is_elsewhere:
            (start,) = struct.unpack_from("<H", content, position + 20)
            if position + start + 12 > len(content):
                return None
            return bool(struct.unpack_from("<H", content, position + start + 10)[0] & _DIRTY)
        position += length
    return None


def _mended(record: bytes) -> bytes:
    """The record with the last two bytes of its sectors put back where they belong."""
    content = bytearray(record)
    start, count = struct.unpack_from("<HH", record, 4)
    for index in range(1, min(count, len(record) // _SECTOR + 1)):
        saved = record[start + 2 * index : start + 2 * index + 2]
        end = index * _SECTOR
        if len(saved) == 2 and end <= len(content):
            content[end - 2 : end] = saved
    return bytes(content)
