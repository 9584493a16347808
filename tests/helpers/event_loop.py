"""Qt's event loop as asyncio's, for tests that await."""

import asyncio
import contextlib
import gc
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # type: ignore[import-untyped]

from tests.helpers.amounts import IS_LONG

R = TypeVar("R")
Run = Callable[[Coroutine[Any, Any, R]], R]

LIMIT = 3600.0 if IS_LONG else 120.0
"""Seconds that one coroutine of a test may take."""


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """Run a coroutine to its end on Qt's event loop."""
    with running(qapp) as run:
        yield run


@contextmanager
def running(qapp: QApplication) -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """The same for a fixture of a module, whose objects live longer than one test."""
    loop = QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    # Collected in this thread only, since Qt's objects must not be destroyed in another.
    with uncollected(), loop:
        yield lambda coroutine: loop.run_until_complete(asyncio.wait_for(coroutine, LIMIT))
    asyncio.set_event_loop(None)
    gc.collect()


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Leave garbage alone, as the program does while it works (`ui.garbage`).

    Python may otherwise go through all that the tests before have left in memory, a tenth of a second, in
    the middle of what is measured.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def until(condition: Callable[[], Any], seconds: float = 60.0) -> None:
    """Wait until something is so, which a signal or a task of the window brings about."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
