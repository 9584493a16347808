"""A function that blocks, run beside the event loop: for the host's own slow answers, never for a handle."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

R = TypeVar("R")


async def in_thread(function: Callable[[], R]) -> R:
    """Run the function in a thread of its own, which the program does not wait for at its end.

    One thread for each call, since calls are rare: the checks of the host, a look at a path that may be slow.
    Not asyncio's executor, whose threads are Qt's here: Qt aborts a program that ends while one of them runs.
    """
    future: Future[R] = Future()

    def run() -> None:
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001 - it is the caller's, who gets it raised
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=run, name="background", daemon=True).start()
    return await asyncio.shield(asyncio.wrap_future(future))
