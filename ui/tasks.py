"""Coroutines that the window starts and does not wait for, none of them lost, no failure of one unseen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

logger = logging.getLogger(__name__)


class Tasks:
    """The running coroutines of one owner, who cancels them all when it goes."""

    def __init__(self, on_error: Callable[[BaseException], None] | None = None) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._latest: dict[str, asyncio.Task[Any]] = {}
        self._on_error = on_error

    def start(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run a coroutine. What it raises is logged, and told to whoever asked for that."""
        task = asyncio.ensure_future(coroutine)
        self._running.add(task)
        task.add_done_callback(self._on_done)
        return task

    def restart(self, name: str, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run a coroutine in place of the one that was started under this name before, which is cancelled."""
        self.cancel(name)
        self._latest[name] = self.start(coroutine)
        return self._latest[name]

    def cancel(self, name: str) -> None:
        """Cancel what was started under this name, if it still runs."""
        if (task := self._latest.pop(name, None)) is not None:
            task.cancel()

    async def finish(self) -> None:
        """Wait until everything has ended by itself."""
        while self._running:
            await asyncio.wait(tuple(self._running))

    async def close(self) -> None:
        """Cancel everything and wait until it has ended."""
        for task in tuple(self._running):
            task.cancel()
        if self._running:
            await asyncio.wait(tuple(self._running))

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled() or (error := task.exception()) is None:
            return
        logger.error("A task of the window failed.", exc_info=error)
        if self._on_error is not None:
            self._on_error(error)
