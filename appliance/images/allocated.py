"""qcow2 images whose clusters all have their place from the start: what QEMU calls preallocation."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

from appliance.images.overlay import empty_qcow2

_COPIED = 1 << 63


class AllocatedQcow2:
    """An image of `size` bytes and clusters of 2^`bits`, whose content reads as zeros.

    In order: header, refcount table, refcount blocks, L1 table, L2 tables, content.
    """

    def __init__(self, size: int, bits: int, version: int) -> None:
        self._size = size
        self._bits = bits
        self._version = version
        self._cluster = cluster = 1 << bits
        self._content = -(-size // cluster)
        self._l2_tables = -(-self._content // (cluster // 8))
        self._l1 = max(1, -(-self._l2_tables * 8 // cluster))
        # Each cluster needs two bytes in a refcount block, the blocks themselves too.
        others = 1 + self._l1 + self._l2_tables + self._content
        table = blocks = 1
        while (needed := self._counting(others + table + blocks)) != (table, blocks):
            table, blocks = max(table, needed[0]), max(blocks, needed[1])
        self._table, self._blocks = table, blocks
        self._clusters = others + table + blocks

    def _counting(self, clusters: int) -> tuple[int, int]:
        blocks = -(-clusters // (self._cluster // 2))
        return -(-blocks * 8 // self._cluster), blocks

    @property
    def length(self) -> int:
        """Bytes of the whole file."""
        return self._clusters * self._cluster

    @property
    def content(self) -> int:
        """Where the content begins."""
        return self.length - self._content * self._cluster

    def pieces(self) -> Iterator[tuple[int, bytes]]:
        """(offset, bytes) of everything but the content that is not zero."""
        cluster = self._cluster
        blocks_at = 1 + self._table
        l1_at = blocks_at + self._blocks
        l2_at = l1_at + self._l1
        header = bytearray(empty_qcow2(self._size, self._bits, version=self._version)[0][1])
        struct.pack_into(">IQQI", header, 36, self._l2_tables, l1_at * cluster, cluster, self._table)
        yield 0, bytes(header)
        yield cluster, _numbers(range(blocks_at * cluster, l1_at * cluster, cluster))
        counted = b"\0\1" * self._clusters
        yield blocks_at * cluster, counted
        yield l1_at * cluster, _numbers(range(l2_at * cluster, self.content, cluster), _COPIED)
        entries = cluster // 8
        for number in range(self._l2_tables):
            first = self.content + number * entries * cluster
            last = min(first + entries * cluster, self.length)
            yield (l2_at + number) * cluster, _numbers(range(first, last, cluster), _COPIED)


def _numbers(values: range, mark: int = 0) -> bytes:
    found = array("Q", (value | mark for value in values) if mark else values)
    if sys.byteorder == "little":
        found.byteswap()
    return found.tobytes()
