"""Counting as something that goes on, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from browser.streamed import streamed
from browser.usage.counting import Counted, count
from browser.usage.tree import UsageTree

if TYPE_CHECKING:
    from browser.places import Place
    from browser.side_reader import SideReader


class UsageReading:
    """Fills a tree. Lives in the main thread; cancelling what is awaited ends the counting."""

    def __init__(
        self, reader: SideReader, place: Place, top: str, on_change: Callable[[UsageReading], object]
    ) -> None:
        self.place = place
        self.tree = UsageTree(top)
        self.counted = Counted([])
        self.is_running = False
        self.is_over = False
        """Whether everything was counted."""
        self._reader = reader
        self._on_change = on_change

    async def read(self) -> None:
        """Count. Raises what a launch raises, and what calls raise."""
        self.is_running = True
        self._on_change(self)
        top = self.tree.top
        try:
            await streamed(self._reader, self.place, lambda g, step: count(g, step, top), self._take)
            self.is_over = True
        finally:
            self.is_running = False
            self._on_change(self)

    def _take(self, counted: Counted) -> None:
        self.counted = counted
        self.tree.take(counted.deltas)
        self._on_change(self)
