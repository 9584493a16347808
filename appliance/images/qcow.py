"""qcow, qcow2's predecessor, as QEMU's `block/qcow.c` reads it. All big-endian."""

from __future__ import annotations

import struct

from appliance.images.header import Header, Unusable
from appliance.images.source import Source

MAGIC = b"QFI\xfb\0\0\0\1"

_HEADER = struct.Struct(">8sQIIQBBxxIQ")
_MAX_BACKING_NAME = 1023


def matches(head: bytes) -> bool:
    return head[:8] == MAGIC


def read_header(source: Source) -> Header:
    """The header; refuses with Unusable."""
    _, backing_offset, backing_size, _, size, cluster_bits, l2_bits, crypt_method, l1_offset = _HEADER.unpack(
        source.read(0, _HEADER.size, "header")
    )
    if not (9 <= cluster_bits <= 16 and 6 <= l2_bits <= 13):
        raise Unusable("its cluster size is not a possible one")
    if not 1 < size <= 1 << 60:
        raise Unusable("its virtual size is not a possible one")
    if crypt_method:
        raise Unusable("it is encrypted with the old AES scheme, which QEMU no longer opens in a machine")
    entries = -(-size // (1 << cluster_bits + l2_bits))
    source.require(l1_offset, entries * 8, "L1 table")
    backing = None
    if backing_offset:
        if not 0 < backing_size <= _MAX_BACKING_NAME:
            raise Unusable("the name of its backing file has an impossible length")
        backing = source.read(backing_offset, backing_size, "backing file name")
    return Header(
        format="qcow",
        virtual_size=size // 512 * 512,
        kind="version 1",
        cluster_size=1 << cluster_bits,
        backing=backing,
    )
