"""VDI, VirtualBox's format, as far as QEMU's `block/vdi.c` reads it. All little-endian."""

from __future__ import annotations

import struct

from appliance.images.header import SECTOR, Header, Unusable
from appliance.images.source import Source

_SIGNATURE = struct.pack("<I", 0xBEDA107F)
# From byte 68 on, behind 64 bytes of text and the signature.
_HEADER = struct.Struct("<IIII256sIIIIIIIQIIII16s16s16s16s")
_VERSION = 0x00010001
_DYNAMIC, _STATIC, _UNDO, _DIFFERENCING = 1, 2, 3, 4
_BLOCK = 1 << 20
# Block numbers are 32 bits, the last two of which mean "nothing there" and "zeros".
_MAX_BLOCKS = 0x3FFFFFFF


def matches(head: bytes) -> bool:
    return head[64:68] == _SIGNATURE


def read_header(source: Source) -> Header:
    """The header; refuses with Unusable."""
    fields = _HEADER.unpack(source.read(68, _HEADER.size, "header"))
    version, _, kind, _, _, map_offset, data_offset, _, _, _, sector, _, size, block, _, blocks = fields[:16]
    link, parent = fields[19], fields[20]
    if version != _VERSION:
        raise Unusable(f"its version {version >> 16}.{version & 0xFFFF} is not known")
    if kind == _DIFFERENCING or any(link) or any(parent):
        raise Unusable(
            "it is a differencing image, the state of a machine since a snapshot, and needs its parent",
            "Merge it with VirtualBox: VBoxManage clonemedium FILE NEW.vdi",
        )
    if kind not in (_DYNAMIC, _STATIC):
        raise Unusable("it is neither a dynamic nor a fixed image")
    if sector != SECTOR or block != _BLOCK or (map_offset | data_offset) % SECTOR:
        raise Unusable("its blocks have an unusual size, which QEMU does not read")
    if blocks > _MAX_BLOCKS or size > blocks * _BLOCK or not size:
        raise Unusable("its virtual size does not fit its block map")
    source.require(map_offset, blocks * 4, "block map")
    size = -(-size // SECTOR) * SECTOR
    warnings = []
    if kind == _STATIC and data_offset + size > source.size:
        warnings.append("It is shorter than its virtual size: it seems to be cut short.")
    return Header(
        format="vdi",
        virtual_size=size,
        kind="dynamic" if kind == _DYNAMIC else "fixed",
        cluster_size=block,
        warnings=tuple(warnings),
    )
