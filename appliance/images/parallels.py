"""Parallels' `.hds` disks, as QEMU's `docs/interop/parallels.txt` describes them. Little-endian.

A `.hdd` is a folder with such a disk and a description in it; the folder is not read.
"""

from __future__ import annotations

import struct

from appliance.images.header import SECTOR, Header, Unusable
from appliance.images.source import Source

_MAGIC_V1, _MAGIC_V2 = b"WithoutFreeSpace", b"WithouFreSpacExt"
_HEADER = struct.Struct("<16sIIIIIQII")
_IN_USE = 0x746F6E59


def matches(head: bytes) -> bool:
    return head[:16] in (_MAGIC_V1, _MAGIC_V2)


def read_header(source: Source) -> Header:
    """The header; refuses with Unusable."""
    magic, version, _, _, track_sectors, entries, sectors, in_use, _ = _HEADER.unpack(
        source.read(0, _HEADER.size, "header")
    )
    if magic == _MAGIC_V1:
        sectors &= 0xFFFFFFFF
    if version != 2:
        raise Unusable(f"its version {version} is not known")
    if not track_sectors or track_sectors * SECTOR > 1 << 30:
        raise Unusable("its cluster size is not a possible one")
    if not 0 < sectors <= entries * track_sectors:
        raise Unusable("its virtual size does not fit its block table")
    source.require(64, entries * 4, "block table")
    dirty = in_use == _IN_USE
    return Header(
        format="parallels",
        virtual_size=sectors * SECTOR,
        cluster_size=track_sectors * SECTOR,
        dirty=dirty,
        warnings=("It was not closed properly, or is in use.",) if dirty else (),
    )
