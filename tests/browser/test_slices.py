"""Rows are sorted as `sorted` would, whatever their keys are, and never much of it at once."""

import asyncio
import random
import time
from collections.abc import Callable

import pytest

from browser.slices import Breath, in_order

COUNT = 200_000
KEYS: dict[str, Callable[[random.Random], int | str]] = {
    "all the same": lambda _: 0,
    "nearly all the same": lambda chance: chance.choice([0] * 99 + [chance.randrange(COUNT)]),
    "a few": lambda chance: chance.randrange(4),
    "any": lambda chance: chance.randrange(1 << 40),
    "texts": lambda chance: f"{chance.randrange(COUNT)}",
}


class Watched(Breath):
    """Remembers the longest time of its own that the thread was at work between two breaths."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()

    async def take(self) -> None:
        self.longest = max(self.longest, time.thread_time() - self._last)
        await super().take()
        self._last = time.thread_time()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("kind", list(KEYS))
def test_many_rows_are_sorted_in_slices(kind: str, descending: bool) -> None:
    chance = random.Random(1)
    keys = [KEYS[kind](chance) for _ in range(COUNT)]
    breath = Watched()
    found = asyncio.run(in_order(range(COUNT), keys.__getitem__, breath, descending=descending))
    assert list(found) == sorted(range(COUNT), key=keys.__getitem__, reverse=descending)
    assert breath.longest < 0.05


@pytest.mark.parametrize("count", [0, 1, 2, 511, 512, 1025])
def test_few_rows_are_sorted_too(count: int) -> None:
    keys = [-number % 7 for number in range(count)]
    found = asyncio.run(in_order(range(count), keys.__getitem__, Breath()))
    assert list(found) == sorted(range(count), key=keys.__getitem__)
