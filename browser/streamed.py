"""What a long question tells portion by portion, from the worker to the main thread, with bounded memory."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from browser.places import Place
    from browser.side_reader import SideReader, Step
    from engine import GuestFS

T = TypeVar("T")

MOST_AHEAD = 4
"""Portions that the worker may be ahead of the main thread."""


async def streamed(
    reader: SideReader,
    place: Place,
    question: Callable[[GuestFS, Step], Generator[T]],
    take: Callable[[T], object],
) -> None:
    """Run a generator in the worker and `take` what it yields here, in milliseconds each.

    Cancelling ends it. Raises what a launch raises, and what the generator raises.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[T | None] = asyncio.Queue()
    room = threading.BoundedSemaphore(MOST_AHEAD)

    def tell(g: GuestFS, step: Step) -> None:
        # Closed at once where it is given up: a program in the appliance ends with it.
        with contextlib.closing(question(g, step)) as told:
            for portion in told:
                while not room.acquire(timeout=0.2):
                    step()
                loop.call_soon_threadsafe(arrived.put_nowait, portion)

    asking = asyncio.ensure_future(reader.ask(place, tell))
    asking.add_done_callback(lambda _: arrived.put_nowait(None))
    try:
        while (portion := await arrived.get()) is not None:
            take(portion)
            room.release()
            # The window has its turn between two portions, however fast they come.
            await asyncio.sleep(0)
        await asking
    finally:
        asking.cancel()
