"""A session: one worker thread that owns one handle, and the only way for the rest of the program to it.

`await session.call(GuestFS.ls, "/etc")` queues the call and suspends the coroutine until the worker has run
it. The session lives in the main thread, its worker is the only thread that calls the handle.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from browser.worker import Action, Listener, SessionEnded, Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from browser.sources import Drive
    from engine import GuestFS

__all__ = ["End", "Session", "SessionEnded", "SessionState"]

P = ParamSpec("P")
R = TypeVar("R")

WAITING_AFTER = 2.0
"""Seconds after which a call that has not answered is said to be waiting."""
DRAIN_LIMIT = 10.0
"""Seconds that a cancelled call may go on before its appliance is killed."""
CLOSE_LIMIT = 1.5
"""Seconds that a handle has for an orderly end before its appliance is killed."""
KILL_LIMIT = 30.0
"""Seconds that a worker has to end once its appliance was killed: a launch may have to end first."""
KILL_INTERVAL = 0.5
CALL_PATIENCE = 60.0
"""Seconds without a sign of life after which the handle gives a call up."""
DRAIN_INTERVAL = 0.05

logger = logging.getLogger(__name__)


class SessionState(enum.Enum):
    """Where a session is in its life; it only ever moves downwards in this list."""

    NEW = "new"
    LAUNCHING = "launching"
    READY = "ready"
    CLOSING = "closing"
    ENDED = "ended"


_ORDER = list(SessionState)


@dataclass(frozen=True, slots=True)
class End:
    """How a session ended: `error` is None after an orderly close."""

    error: BaseException | None = None

    @property
    def was_asked_for(self) -> bool:
        return self.error is None

    def __str__(self) -> str:
        return "The disk was closed." if self.error is None else str(self.error)


class Session(QObject):
    """The handle of one guest's disks. All methods are for the main thread; none of them blocks."""

    stage_changed = Signal(str)
    progressed = Signal(object, object)  # position and total as Python integers: Qt's int ends at 2³¹
    state_changed = Signal(SessionState)
    waiting_changed = Signal(bool)
    log_line = Signal(object)
    ended = Signal(End)

    _worker_ended = Signal(object)

    def __init__(
        self,
        drives: Sequence[Drive],
        *,
        drain_limit: float = DRAIN_LIMIT,
        new_handle: Callable[[], GuestFS] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.drives = tuple(drives)
        self.state = SessionState.NEW
        self.end: End | None = None
        self.why_not_accelerated = ""
        self._drain_limit = drain_limit
        listener = Listener(
            self.stage_changed.emit, self.progressed.emit, self.log_line.emit, self._worker_ended.emit
        )
        self._worker = Worker(listener, new_handle or _new_handle)
        self._draining: set[asyncio.Task[None]] = set()
        self._waiting: set[Action] = set()
        self._worker_ended.connect(self._on_worker_ended)

    @property
    def is_usable(self) -> bool:
        """Whether a call can be made and may succeed."""
        return self.state is SessionState.READY and self._worker.error is None

    async def open(self) -> None:
        """Launch the appliance with the drives. Raises what the engine raises; the session has then ended."""
        self._move_to(SessionState.LAUNCHING)
        self._worker.thread.start()
        drives = self.drives

        def launch(handle: GuestFS) -> str:
            for drive in drives:
                _add(handle, drive)
            handle.launch()
            return handle.launched.why_no_kvm if handle.launched else ""

        try:
            self.why_not_accelerated = await self._submit(Action(launch))
        except Exception as error:
            self._worker.error = error
            await self.close()
            raise
        self._move_to(SessionState.READY)

    async def call(
        self, function: Callable[Concatenate[GuestFS, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run `function(handle, …)` in the worker and return its result.

        `function` is a method of GuestFS or anything that takes the handle first; it may block, and must
        touch nothing of Qt's. Calls run one after another in the order in which they were made. Cancelling
        the coroutine takes the call out of the queue, or cancels it in the appliance when it has begun.
        Raises SessionEnded where the session has ended, and otherwise what the function raises.
        """
        if self.state is not SessionState.READY:
            raise SessionEnded(str(self.end) if self.end else "")
        action = Action(lambda handle: function(handle, *args, **kwargs))
        patience = asyncio.get_running_loop().call_later(WAITING_AFTER, self._on_waiting, action)
        try:
            result: R = await self._submit(action)
        finally:
            patience.cancel()
            self._on_answered(action)
        return result

    async def close(self) -> None:
        """End the session and everything that belongs to it. May be called in any state, and again.

        What is queued is dropped, what runs is cancelled. Returns when no thread and no process is left.
        """
        if self.state is SessionState.NEW:
            self._move_to(SessionState.ENDED)
        if self.state is SessionState.ENDED:
            return
        busy = self.state is SessionState.LAUNCHING or self._worker.is_busy
        self._move_to(SessionState.CLOSING)
        self._worker.stop()
        if not await self._worker_ends_within(CLOSE_LIMIT if not busy else CLOSE_LIMIT / 5):
            await self._kill()
        for task in self._draining:
            task.cancel()
        self._on_worker_ended(self._worker.error)

    async def _submit(self, action: Action) -> Any:
        self._worker.put(action)
        try:
            return await asyncio.wrap_future(action.future)
        except asyncio.CancelledError:
            if not action.future.cancelled():
                self._worker.cancel(action)
                task = asyncio.create_task(self._kill_unless_drained(action))
                self._draining.add(task)
                task.add_done_callback(self._draining.discard)
            raise

    async def _kill_unless_drained(self, action: Action) -> None:
        """Kill an appliance whose worker is not done with a cancelled call in time."""
        deadline = time.monotonic() + self._drain_limit
        while not action.future.done():
            if time.monotonic() > deadline:
                self._worker.kill()
                return
            await asyncio.sleep(DRAIN_INTERVAL)

    async def _kill(self) -> None:
        """End the appliance and wait for the worker; again and again, since a launch may only just get to
        it.
        """
        deadline = time.monotonic() + KILL_LIMIT
        self._worker.kill()
        while not await self._worker_ends_within(KILL_INTERVAL):
            if time.monotonic() > deadline:
                logger.error("The worker of %s did not end.", self.drives)
                return
            self._worker.kill()

    async def _worker_ends_within(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._worker.finished)), seconds)
        return self._worker.finished.done()

    def _on_waiting(self, action: Action) -> None:
        self._waiting.add(action)
        self.waiting_changed.emit(True)

    def _on_answered(self, action: Action) -> None:
        if action in self._waiting:
            self._waiting.remove(action)
            if not self._waiting:
                self.waiting_changed.emit(False)

    def _on_worker_ended(self, error: BaseException | None) -> None:
        if self.end is None:
            self.end = End(error)
            self._move_to(SessionState.ENDED)
            self.ended.emit(self.end)

    def _move_to(self, state: SessionState) -> None:
        if _ORDER.index(state) > _ORDER.index(self.state):
            self.state = state
            self.state_changed.emit(state)


def _new_handle() -> GuestFS:
    from engine import GuestFS

    # Not closed at exit: that would wait for a call that hangs. QEMU ends with this process anyway.
    handle = GuestFS(python_return_dict=True, close_on_exit=False)
    handle.patience = handle.data_patience = CALL_PATIENCE
    return handle


def _add(handle: GuestFS, drive: Drive) -> None:
    from appliance.errors import ApplianceError
    from appliance.images import open_image
    from engine.drives import Drive as Opened
    from engine.errors import NotReady

    try:
        image = open_image(
            drive.path,
            drive.format,
            allowed=drive.allowed,
            located=dict(drive.located),
            snapshot=drive.snapshot,
        )
    except ApplianceError as error:
        raise NotReady(error) from error
    handle.drives.append(Opened(image, readonly=True))
