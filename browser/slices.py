"""Work on many rows in the main thread, in slices of a few milliseconds with the event loop between them.

Sorting a million names takes seconds, which the main thread does not have. So runs are sorted one by one and
then merged.
"""

from __future__ import annotations

import asyncio
import heapq
import time
from array import array
from collections.abc import Callable, Sequence
from typing import Any

RUN = 1024
"""Rows that are sorted at once: about two milliseconds."""
SLICE = 0.006
"""Seconds of work before the event loop has its turn."""


class Breath:
    """Lets the event loop run whenever a slice of time is used up."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    async def take(self) -> None:
        if time.perf_counter() - self._since > SLICE:
            await asyncio.sleep(0)
            self._since = time.perf_counter()


async def sort_into(
    into: array[int],
    rows: Sequence[int],
    key: Callable[[int], Any],
    breath: Breath,
    *,
    descending: bool = False,
) -> None:
    """Append the numbers of rows in the order of their keys."""
    runs: list[list[tuple[Any, int]]] = []
    for start in range(0, len(rows), RUN):
        runs.append(sorted(((key(row), row) for row in rows[start : start + RUN]), reverse=descending))
        await breath.take()
    for number, (_, row) in enumerate(heapq.merge(*runs, reverse=descending)):
        into.append(row)
        if number % 512 == 0:
            await breath.take()
