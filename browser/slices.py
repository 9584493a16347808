"""Work on many rows in the main thread, in slices of a few milliseconds with the event loop between them.

Sorting a million names takes seconds, which the main thread does not have. So rows are dealt into buckets
by a sample of their keys, and each bucket is sorted by itself.
"""

from __future__ import annotations

import asyncio
import random
import time
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

RUN = 256
"""Rows that are gone through at once: below a millisecond."""
BUCKET = 512
"""Rows of a bucket, about, which are sorted at once: a millisecond."""
MOST_SAMPLED = 2048
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


def runs(rows: Iterable[int]) -> Iterator[Sequence[int]]:
    """The numbers of rows in portions of `RUN`."""
    numbers = rows if isinstance(rows, array | range) else array("I", rows)
    return (numbers[start : start + RUN] for start in range(0, len(numbers), RUN))


async def in_order(
    rows: Sequence[int], key: Callable[[int], Any], breath: Breath, *, descending: bool = False
) -> array[int]:
    """The numbers of rows sorted by their keys. Those with the same key stay as they are, either way."""
    bounds = await _bounds(rows, key, breath)
    # One bucket below each bound, one for what is just that, which may be most, and one behind the last. Keys
    # are made once more rather than kept: looking through a million of them for garbage takes too long.
    buckets: list[array[int]] = [array("I") for _ in range(2 * len(bounds) + 1)]
    for run in runs(rows):
        for row in run:
            value = key(row)
            place = bisect_right(bounds, value)
            buckets[2 * place - (place > 0 and bounds[place - 1] == value)].append(row)
        await breath.take()
    found = array("I")
    for number in sorted(range(len(buckets)), reverse=descending):
        bucket, buckets[number] = buckets[number], array("I")
        found.extend(bucket if number % 2 else sorted(bucket, key=key, reverse=descending))
        await breath.take()
    return found


async def _bounds(rows: Sequence[int], key: Callable[[int], Any], breath: Breath) -> list[Any]:
    """Keys that part the rows into buckets of about the same size."""
    wanted = len(rows) // BUCKET
    if not wanted:
        return []
    # The same sample for the same rows: what is shown must not depend on chance.
    drawn = random.Random(len(rows)).sample(range(len(rows)), min(len(rows), wanted * 4, MOST_SAMPLED))
    sample: list[Any] = []
    for run in runs(drawn):
        sample += [key(rows[place]) for place in run]
        await breath.take()
    sample.sort()
    step = max(1, len(sample) // wanted)
    bounds: list[Any] = []
    for value in sample[step::step]:
        if not bounds or bounds[-1] != value:
            bounds.append(value)
    return bounds
