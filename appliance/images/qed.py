"""QED, as QEMU's `docs/interop/qed_spec.rst` describes it. All little-endian."""

from __future__ import annotations

import struct

from appliance.images.header import Header, Unusable
from appliance.images.source import Source

MAGIC = b"QED\0"

_HEADER = struct.Struct("<4sIIIQQQQQII")
_BACKING_FILE, _NEED_CHECK, _BACKING_RAW = 1, 2, 4
_MAX_BACKING_NAME = 1023


def matches(head: bytes) -> bool:
    return head[:4] == MAGIC


def _power_of_two(number: int, lowest: int, highest: int) -> bool:
    return lowest <= number <= highest and not number & (number - 1)


def read_header(source: Source) -> Header:
    """The header; refuses with Unusable."""
    _, cluster, table, header_size, features, _, _, l1_offset, size, backing_offset, backing_size = (
        _HEADER.unpack(source.read(0, _HEADER.size, "header"))
    )
    if features & ~(_BACKING_FILE | _NEED_CHECK | _BACKING_RAW):
        raise Unusable("it needs a feature that is not known")
    if not (_power_of_two(cluster, 4 << 10, 64 << 20) and _power_of_two(table, 1, 16)):
        raise Unusable("its cluster size is not a possible one")
    table_size = table * cluster
    if size % 512 or not 0 < size <= (table_size // 8) ** 2 * cluster:
        raise Unusable("its virtual size is not a possible one")
    source.require(l1_offset, table_size, "L1 table")
    backing = None
    if features & _BACKING_FILE:
        if not 0 < backing_size <= _MAX_BACKING_NAME or backing_offset + backing_size > header_size * cluster:
            raise Unusable("the name of its backing file does not lie in its header")
        backing = source.read(backing_offset, backing_size, "backing file name")
    dirty = bool(features & _NEED_CHECK)
    return Header(
        format="qed",
        virtual_size=size,
        cluster_size=cluster,
        backing=backing,
        backing_format=b"raw" if features & _BACKING_RAW else None,
        dirty=dirty,
        warnings=("It was not closed properly, or is in use.",) if dirty else (),
    )
