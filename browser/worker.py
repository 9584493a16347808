"""The thread of a session: it owns the handle and its queue of calls, and is the only one that uses them.

Two of a handle's methods are made to be called from another thread, and only this module does so:
`user_cancel`, and `kill_subprocess` for an appliance that no longer answers.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from browser.failure import is_final

if TYPE_CHECKING:
    from engine import GuestFS

PROGRESS_INTERVAL = 0.05
"""Seconds between two reports of progress, whatever the appliance sends."""
LINES_PER_SECOND = 500
"""Lines of the appliance's console that are passed on."""

logger = logging.getLogger(__name__)


class SessionEnded(RuntimeError):
    """The session was closed, or its appliance ended, before the call could be made."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason or "The session was closed."


class Action:
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


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what, in the worker's thread: Qt's signals take it from there to theirs."""

    on_stage: Callable[[str], object]
    on_progress: Callable[[int, int], object]
    on_line: Callable[[str], object]
    on_end: Callable[[BaseException | None], object]


class Worker:
    """The thread, its queue and its handle. Methods are for the main thread unless they say otherwise."""

    def __init__(self, listener: Listener, new_handle: Callable[[], GuestFS]) -> None:
        self._listener = listener
        self._new_handle = new_handle
        self._queue: queue.SimpleQueue[Action | None] = queue.SimpleQueue()
        # Guards _current and _handle against a cancel that comes too late, and the queue against an action
        # that does: the caller may know of the end only when the thread has gone.
        self._lock = threading.Lock()
        self._is_over = False
        self._current: Action | None = None
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

    def put(self, action: Action) -> None:
        """Have it done after what was put before. It fails with SessionEnded where the thread has ended."""
        with self._lock:
            if not self._is_over:
                self._queue.put(action)
                return
        self._refuse(action)

    def cancel(self, action: Action) -> None:
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
                if self._stopping or self.error is not None:
                    self._refuse(action)
                elif action.future.set_running_or_notify_cancel():
                    self._perform(action)
                del action
        finally:
            self._refuse_the_rest()
            self._close_handle()
            self._tell(self._listener.on_end, self.error)
            # As above: the thread must not be the last to know the session.
            del self._listener
            self.finished.set_result(None)

    def _refuse_the_rest(self) -> None:
        with self._lock:
            self._is_over = True
        while not self._queue.empty():
            action = self._queue.get()
            if action is not None:
                self._refuse(action)

    def _refuse(self, action: Action) -> None:
        if action.future.set_running_or_notify_cancel():
            action.future.set_exception(SessionEnded(str(self.error or "")))

    def _perform(self, action: Action) -> None:
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
                logger.exception("Closing a handle failed.")

    def _on_stage(self, event: int, handle: int, buffer: object, numbers: list[int]) -> None:
        self._tell(self._listener.on_stage, _text(buffer))

    def _on_progress(self, event: int, handle: int, buffer: object, numbers: list[int]) -> None:
        position, total = numbers[2], numbers[3]
        now = time.monotonic()
        if now - self._last_progress >= PROGRESS_INTERVAL or position == total:
            self._last_progress = now
            self._tell(self._listener.on_progress, position, total)

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
            self._tell(self._listener.on_line, line)

    def _tell(self, listen: Callable[..., object], *values: object) -> None:
        # Qt's side of the listener may be gone when a program ends in the middle of a call.
        with contextlib.suppress(RuntimeError):
            listen(*values)


def _kill(handle: GuestFS) -> None:
    with contextlib.suppress(Exception):
        handle.kill_subprocess()


def _text(buffer: object) -> str:
    return buffer.decode("utf-8", "surrogateescape") if isinstance(buffer, bytes) else str(buffer)
