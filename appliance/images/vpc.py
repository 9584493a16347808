"""VHD, the format of Virtual PC and older Hyper-V, which QEMU calls vpc. All big-endian.

Fields and limits are those of Microsoft's "Virtual Hard Disk Image Format Specification" and of
QEMU's `block/vpc.c`. A dynamic image begins with a copy of its footer; a fixed one is a raw disk
with the footer behind it.
"""

from __future__ import annotations

import struct

from appliance.images.header import SECTOR, Header, Unusable
from appliance.images.source import Source

_COOKIE = b"conectix"
_DYNAMIC_COOKIE = b"cxsparse"
_FOOTER = struct.Struct(">8sIIQI4sIIQQHBBII16sB427x")
_DYNAMIC_HEADER = struct.Struct(">8sQQIII")
_FIXED, _DYNAMIC, _DIFFERENCING = 2, 3, 4
# Creators who mean the size that they write; for others QEMU, as Virtual PC, multiplies the geometry.
_SIZE_MEANT = (b"win ", b"d2v ", b"qem2", b"tap\0", b"CTXS")
_LARGEST_GEOMETRY = 65535 * 16 * 255
_LARGEST = 2040 << 30


def matches(head: bytes) -> bool:
    return head[:8] == _COOKIE


def ends(tail: bytes, size: int) -> bool:
    """Whether the last 512 bytes are the footer of a fixed image of this file size."""
    if len(tail) < SECTOR or tail[:8] != _COOKIE or not _sum_is_right(tail, 64):
        return False
    footer = _FOOTER.unpack(tail)
    return bool(footer[13] == _FIXED and footer[9] + SECTOR <= size)


def _sum_is_right(data: bytes, at: int) -> bool:
    """The checksum is the complement of the sum of all bytes but its own."""
    total = sum(data) - sum(data[at : at + 4])
    return int.from_bytes(data[at : at + 4], "big") == ~total & 0xFFFFFFFF


def read_header(source: Source) -> Header:
    """Footer, and header of a dynamic image; refuses with Unusable."""
    footer = source.head(SECTOR)
    if footer[:8] != _COOKIE:
        footer = source.tail(SECTOR)
        if footer[:8] != _COOKIE:
            raise Unusable("its footer is missing; it is cut short, or no VHD", "Copy or download it again.")
    if len(footer) < SECTOR or not _sum_is_right(footer, 64):
        raise Unusable("the checksum of its footer is wrong")
    fields = _FOOTER.unpack(footer)
    header_at, creator, stated, cylinders, heads, sectors, kind = (
        fields[3],
        fields[5],
        fields[9],
        *fields[10:14],
    )
    if kind == _DIFFERENCING:
        raise Unusable(
            "it is a differencing image, the state of a machine since a checkpoint, and needs its parent",
            "Merge it into its parent with the program that made it, in Hyper-V with Merge-VHD.",
        )
    if kind not in (_FIXED, _DYNAMIC):
        raise Unusable("it is neither a fixed nor a dynamic image")
    by_geometry = cylinders * heads * sectors
    stated -= stated % SECTOR
    size = stated
    if creator not in _SIZE_MEANT and by_geometry != _LARGEST_GEOMETRY and kind == _DYNAMIC:
        size = by_geometry * SECTOR
    if not 0 < size <= _LARGEST:
        raise Unusable("its virtual size is not a possible one")
    warnings = []
    if size < stated:
        warnings.append("Its geometry leaves out the end of the disk, as Virtual PC does.")
    if kind == _FIXED:
        source.require(0, size, "content")
        return Header(format="vpc", virtual_size=size, kind="fixed")
    header = source.read(header_at, 1024, "header")
    cookie, _, table_at, _, entries, block = _DYNAMIC_HEADER.unpack_from(header)
    if cookie != _DYNAMIC_COOKIE or not _sum_is_right(header, 36):
        raise Unusable("its header is damaged")
    if block < SECTOR or block & (block - 1) or block > 1 << 30:
        raise Unusable("its block size is not a possible one")
    if size > entries * block:
        raise Unusable("its block table is too small for its virtual size")
    source.require(table_at, entries * 4, "block table")
    return Header(
        format="vpc", virtual_size=size, kind="dynamic", cluster_size=block, warnings=tuple(warnings)
    )
