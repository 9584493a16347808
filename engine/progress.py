"""The progress of a call, on its way from the daemon to who listens."""

from __future__ import annotations

import time

from engine.actions import Action
from engine.events import Callbacks, Event

INTERVAL = 0.05
"""Seconds between two PROGRESS events at least, however many the daemon sends."""


class CallProgress:
    """Passes the progress of one call on, not more often than anybody can look at it."""

    __slots__ = ("_action", "_callbacks", "_next", "_told", "_total")

    def __init__(self, callbacks: Callbacks, action: Action) -> None:
        self._callbacks = callbacks
        self._action = action
        self._told: tuple[int, int] | None = None
        self._total = 0
        self._next = 0.0

    def take(self, position: int, total: int) -> None:
        self._total = total
        now = time.monotonic()
        if now >= self._next:
            self._next = now + INTERVAL
            self._tell(position)

    def finish(self) -> None:
        """A call that told anything ends with its position at the total, as guestfs(3) promises."""
        if self._told is not None and self._told != (self._total, self._total):
            self._tell(self._total)

    def _tell(self, position: int) -> None:
        self._told = (position, self._total)
        self._callbacks.emit(Event.PROGRESS, "", [self._action.proc or 0, 0, position, self._total])
