"""The bytes of a file or device that are looked at, kept in pages: any position, never the whole."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable

PAGE = 16 << 10
"""Bytes of a page: more than a screen shows, and read in one short call."""
MOST_KEPT = 32
"""Pages that are kept."""


class Pages:
    """A window on something of `size` bytes, which `read(offset, length)` gets."""

    def __init__(self, read: Callable[[int, int], Awaitable[bytes]], size: int) -> None:
        self.size = size
        self._read = read
        self._kept: OrderedDict[int, bytes] = OrderedDict()

    def part(self, offset: int, length: int) -> bytes | None:
        """Bytes that are here already; None where some of them are not."""
        parts = []
        for number in self._numbers(offset, length):
            page = self._kept.get(number)
            if page is None:
                return None
            self._kept.move_to_end(number)
            start = number * PAGE
            parts.append(page[max(offset - start, 0) : max(offset + length - start, 0)])
        return b"".join(parts)

    async def fetch(self, offset: int, length: int) -> None:
        """Get what is missing of a part. Raises what reading raises."""
        for number in self._numbers(offset, length):
            if number not in self._kept:
                page = await self._read(number * PAGE, min(PAGE, self.size - number * PAGE))
                self._kept[number] = page
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)

    def _numbers(self, offset: int, length: int) -> range:
        end = min(offset + length, self.size)
        return range(offset // PAGE, -(-end // PAGE)) if end > offset else range(0)
