"""A second session for long questions, so that browsing never waits for them: launched when somebody asks,
replaced when its appliance ended, closed when nobody asked for a while.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.places import Place, Reader
    from engine import GuestFS

P = ParamSpec("P")
R = TypeVar("R")

IDLE_LIMIT = 60.0
"""Seconds without a question after which the appliance goes: it takes memory."""

logger = logging.getLogger(__name__)


Step = Callable[[], None]
"""To be called now and then by what may take long; raises when nobody waits for it any more."""


class Stopped(Exception):
    """Ends a question in the worker that nobody waits for any more."""


class SideReader:
    """Asks a guest, on a session of its own. Lives in the main thread; nothing here blocks."""

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self._reader: Reader | None = None
        self._launching = asyncio.Lock()
        self._asked = 0
        self._idle: asyncio.TimerHandle | None = None
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def disks(self) -> tuple[str, ...]:
        """The names of the guest's images."""
        return tuple(str(drive.path) for drive in self._guest.source.drives)

    async def ask(
        self,
        place: Place,
        function: Callable[Concatenate[GuestFS, Step, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run `function(handle, step, …)` in this place. Cancelling ends it where it calls `step` next.

        Raises what a launch raises, and what the function raises; after the end of an appliance the next
        question gets a new one.
        """
        stop = threading.Event()

        def step() -> None:
            if stop.is_set():
                raise Stopped

        self._stop_idling()
        self._asked += 1
        try:
            reader = await self._usable()
            return await reader.at(place, lambda g: function(g, step, *args, **kwargs))
        except asyncio.CancelledError:
            stop.set()
            raise
        finally:
            self._asked -= 1
            if not self._asked:
                self._idle = asyncio.get_running_loop().call_later(IDLE_LIMIT, self._on_idle)

    async def close(self) -> None:
        """End the session. Returns when nothing of it is left."""
        self._stop_idling()
        await self._end()
        if self._closing:
            await asyncio.wait(tuple(self._closing))

    async def ask_in_front(
        self, function: Callable[Concatenate[GuestFS, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run `function(handle, …)` on the session that browses: for what is quick and needs no files."""
        return await self._guest.ask_unmounted(function, *args, **kwargs)

    async def _usable(self) -> Reader:
        async with self._launching:
            if self._reader is not None and not self._reader.session.is_usable:
                await self._reader.session.close()
                self._reader = None
            if self._reader is None:
                self._reader = await self._guest.new_reader()
            return self._reader

    async def _end(self) -> None:
        async with self._launching:
            reader, self._reader = self._reader, None
        if reader is not None:
            await reader.session.close()

    def _stop_idling(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _on_idle(self) -> None:
        task = asyncio.ensure_future(self._end())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
