"""A file of the guest that is read in pieces, wherever they are asked for, and of which little is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

Read = Callable[[int, int], bytes]
"""Fetches bytes: gets a start and a size, and returns fewer at the end of the file."""


class Pages:
    """The bytes of a file. `page` is the size in which they are fetched, `most` the pages that are kept."""

    def __init__(self, read: Read, path: str, page: int = 1 << 16, most: int = 256) -> None:
        self._read = read
        self.path = path
        self._page_size = page
        self._most = most
        self._pages: OrderedDict[int, bytes] = OrderedDict()

    def at(self, start: int, size: int) -> bytes:
        """`size` bytes from `start` on. Raises `Unreadable` where the file ends before."""
        if size <= 0:
            return b""
        first, last = start // self._page_size, (start + size - 1) // self._page_size
        content = self._page(first) if first == last else b"".join(map(self._page, range(first, last + 1)))
        skipped = start % self._page_size
        found = content[skipped : skipped + size]
        if len(found) < size:
            raise self.damaged("its end is missing")
        return found

    def damaged(self, reason: str) -> Unreadable:
        """The error that says so; `reason` is a clause."""
        return Unreadable(self.path, reason)

    def _page(self, number: int) -> bytes:
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            if len(self._pages) >= self._most:
                self._pages.popitem(last=False)
            self._pages[number] = self._read(number * self._page_size, self._page_size)
        return self._pages[number]


def reader(tree: Tree, path: str) -> Read:
    """What fetches bytes of a guest's file."""
    return lambda start, size: tree.read(path, size, start) or b""
