"""A session: one worker thread that owns one handle, and the only way for the rest of the program to it.

`await session.call(GuestFS.ls, "/etc")` queues the call and suspends the coroutine until the worker has run
it. The session lives in the main thread. The worker is the only thread that calls the handle; two of its
methods are made to be called from another one, and only this module does so: `user_cancel`, and
`kill_subprocess` for an appliance that no longer answers.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import enum
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from browser.failure import is_final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from browser.sources import Drive
    from engine import GuestFS

P = ParamSpec("P")
R = TypeVar("R")

WAITING_AFTER = 2.0
"""Seconds after which a call that has not answered is said to be waiting."""
DRAIN_LIMIT = 10.0
"""Seconds that a cancelled call may go on before its appliance is killed."""
CLOSE_LIMIT = 1.5
"""Seconds that a handle has for an orderly end before its appliance is killed."""
KILL_LIMIT = 30.0
"""Seconds that a worker has to end once its appliance was killed; a launch may have to come to its end
first.
"""
KILL_INTERVAL = 0.5
CALL_PATIENCE = 60.0
"""Seconds without a sign of life after which the handle gives a call up."""
PROGRESS_INTERVAL = 0.05
"""Seconds between two reports of progress, whatever the appliance sends."""
LINES_PER_SECOND = 500
"""Lines of the appliance's console that are passed on."""

logger = logging.getLogger(__name__)


class SessionState(enum.Enum):
    """Where a session is in its life; it only ever moves downwards in this list."""

    NEW = "new"
    LAUNCHING = "launching"
    READY = "ready"
    CLOSING = "closing"
    ENDED = "ended"


_ORDER = list(SessionState)


class SessionEnded(RuntimeError):
    """The session was closed, or its appliance ended, before the call could be made."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason or "The session was closed."


@dataclass(frozen=True, slots=True)
class End:
    """How a session ended: `error` is None after an orderly close."""

    error: BaseException | None = None

    @property
    def was_asked_for(self) -> bool:
        return self.error is None

    def __str__(self) -> str:
        return "The disk was closed." if self.error is None else str(self.error)


class _Action:
    """One call on its way to the worker and its result on the way back."""

    def __init__(self, function: Callable[[GuestFS], Any]) -> None:
        self._function: Callable[[GuestFS], Any] | None = function
        self.future: concurrent.futures.Future[Any] = concurrent.futures.Future()

    def run(self, handle: GuestFS) -> Any:
        """Make the call, once. In the worker, which keeps nothing of it.

        The function may hold the last reference to an object of Qt's, which must not be destroyed there:
        whoever waits for the result holds it until then.
        """
        function, self._function = self._function, None
        assert function is not None
        return function(handle)


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
        self._worker = _Worker(self, new_handle or _new_handle)
        self._draining: set[asyncio.Task[None]] = set()
        self._waiting: set[_Action] = set()
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
                handle.add_drive(str(drive.path), readonly=True, format=drive.format)
            handle.launch()
            return handle.launched.why_no_kvm if handle.launched else ""

        try:
            self.why_not_accelerated = await self._submit(_Action(launch))
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
        action = _Action(lambda handle: function(handle, *args, **kwargs))
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

    async def _submit(self, action: _Action) -> Any:
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

    async def _kill_unless_drained(self, action: _Action) -> None:
        """Kill an appliance whose worker is not done with a cancelled call in time."""
        deadline = time.monotonic() + self._drain_limit
        while not action.future.done():
            if time.monotonic() > deadline:
                self._worker.kill()
                return
            await asyncio.sleep(PROGRESS_INTERVAL)

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

    def _on_waiting(self, action: _Action) -> None:
        self._waiting.add(action)
        self.waiting_changed.emit(True)

    def _on_answered(self, action: _Action) -> None:
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


class _Worker:
    """The thread, its queue and its handle. Methods are for the main thread unless they say otherwise."""

    def __init__(self, session: Session, new_handle: Callable[[], GuestFS]) -> None:
        self._session = session
        self._new_handle = new_handle
        self._queue: queue.SimpleQueue[_Action | None] = queue.SimpleQueue()
        self._lock = threading.Lock()  # guards _current and _handle against a cancel that comes too late
        self._current: _Action | None = None
        self._handle: GuestFS | None = None
        self.error: BaseException | None = None
        self._stopping = False
        self._last_progress = 0.0
        self._log_since = 0.0
        self._logged = 0
        self.finished: concurrent.futures.Future[None] = concurrent.futures.Future()
        # A daemon: a handle that hangs must not keep the program from ending.
        self.thread = threading.Thread(target=self._run, name="guest", daemon=True)

    @property
    def is_busy(self) -> bool:
        return self._current is not None

    def put(self, action: _Action) -> None:
        self._queue.put(action)

    def cancel(self, action: _Action) -> None:
        """Cancel this action if the worker is at it now."""
        with self._lock:
            if self._current is action and self._handle is not None:
                self._handle.user_cancel()

    def stop(self) -> None:
        """Cancel what runs, drop what is queued, close the handle and end the thread."""
        self._stopping = True
        with self._lock:
            if self._current is not None and self._handle is not None:
                self._handle.user_cancel()
        self._queue.put(None)

    def kill(self) -> None:
        """End the appliance's process, which makes whatever waits for it fail. Does not wait."""
        handle = self._handle
        if handle is not None:
            # Its own thread, since nothing is promised about how long it takes.
            threading.Thread(target=_kill, args=(handle,), name="kill", daemon=True).start()

    def _run(self) -> None:
        """The worker thread."""
        try:
            while (action := self._queue.get()) is not None:
                if not action.future.set_running_or_notify_cancel():
                    continue
                if self._stopping or self.error is not None:
                    action.future.set_exception(SessionEnded(str(self.error or "")))
                else:
                    self._perform(action)
                del action
        finally:
            self._close_handle()
            self._emit(self._session._worker_ended, self.error)
            # As above: the thread must not be the last to know the session.
            del self._session
            self.finished.set_result(None)

    def _perform(self, action: _Action) -> None:
        with self._lock:
            self._current = action
        try:
            if self._handle is None:
                self._handle = self._watched(self._new_handle())
            result = action.run(self._handle)
        except BaseException as error:  # noqa: BLE001 - it is the caller's, who gets it raised
            self._leave()
            if is_final(error):
                self.error = error
                self._queue.put(None)
            action.future.set_exception(error)
        else:
            self._leave()
            action.future.set_result(result)

    def _leave(self) -> None:
        with self._lock:
            self._current = None

    def _watched(self, handle: GuestFS) -> GuestFS:
        import engine

        handle.set_event_callback(self._on_stage, engine.EVENT_STAGE)
        handle.set_event_callback(self._on_progress, engine.EVENT_PROGRESS)
        handle.set_event_callback(self._on_log, engine.EVENT_APPLIANCE | engine.EVENT_WARNING)
        handle.set_event_callback(self._on_quit, engine.EVENT_SUBPROCESS_QUIT)
        return handle

    def _close_handle(self) -> None:
        if self._handle is not None:
            try:
                self._handle.close()
            except Exception:
                logger.exception("Closing the handle of %s failed.", self._session.drives)

    def _on_stage(self, event: int, handle: int, buffer: object, numbers: list[int]) -> None:
        self._emit(self._session.stage_changed, _text(buffer))

    def _on_progress(self, event: int, handle: int, buffer: object, numbers: list[int]) -> None:
        position, total = numbers[2], numbers[3]
        now = time.monotonic()
        if now - self._last_progress >= PROGRESS_INTERVAL or position == total:
            self._last_progress = now
            self._emit(self._session.progressed, position, total)

    def _on_quit(self, event: int, handle: int, buffer: object, numbers: list[int]) -> None:
        """The appliance ended. Within a call, the call raises; between two, this is the only word of it."""
        from engine.errors import ApplianceGone

        if self._current is None and not self._stopping:
            self.error = ApplianceGone("The appliance ended by itself.")
            self._queue.put(None)

    def _on_log(self, event: int, handle: int, buffer: object, numbers: list[int]) -> None:
        # Lines beyond the most are dropped: the appliance may print without end.
        now = time.monotonic()
        if now - self._log_since >= 1.0:
            self._log_since, self._logged = now, 0
        for line in _text(buffer).splitlines()[: LINES_PER_SECOND - self._logged]:
            self._logged += 1
            self._emit(self._session.log_line, line)

    def _emit(self, signal: Any, *values: Any) -> None:
        # The session may be gone when a program ends in the middle of a call.
        with contextlib.suppress(RuntimeError):
            signal.emit(*values)


def _new_handle() -> GuestFS:
    from engine import GuestFS

    # Not closed at exit: that would wait for a call that hangs. QEMU ends with this process anyway.
    handle = GuestFS(close_on_exit=False)
    handle.patience = CALL_PATIENCE
    return handle


def _kill(handle: GuestFS) -> None:
    with contextlib.suppress(Exception):
        handle.kill_subprocess()


def _text(buffer: object) -> str:
    return buffer.decode("utf-8", "surrogateescape") if isinstance(buffer, bytes) else str(buffer)
