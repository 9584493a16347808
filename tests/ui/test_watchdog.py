"""The watchdog of the main thread, which has to see what it is there for."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from ui.watchdog import Watchdog

Run = Callable[[Any], Any]


def work(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def watched(run: Run, seconds: float, times: int) -> Watchdog:
    watchdog = Watchdog(limit=0.15)

    async def scenario() -> None:
        watchdog.start()
        for _ in range(times):
            work(seconds)
            await asyncio.sleep(0.02)
        watchdog.stop()

    run(scenario())
    return watchdog


def test_a_long_turn_is_found_and_where_it_was(run: Run) -> None:
    watchdog = watched(run, 0.4, 1)
    assert [block.seconds > 0.3 for block in watchdog.blocks] == [True]
    assert "in work" in str(watchdog.blocks[0])


def test_many_short_turns_are_none(run: Run) -> None:
    assert watched(run, 0.01, 30).blocks == []


def test_waiting_is_no_work(run: Run) -> None:
    watchdog = Watchdog(limit=0.15)

    async def scenario() -> None:
        watchdog.start()
        time.sleep(0.4)
        await asyncio.sleep(0.02)
        watchdog.stop()

    run(scenario())
    assert watchdog.blocks == []
