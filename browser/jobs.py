"""Long work that a person waits for: what it is, how far it is, why it stands still, and how it ended.

A job is one coroutine of the main thread; what blocks runs in a session's worker. It is cancelled in one
way, `Job.cancel`, and always ends in one of three states. It stands still in one way too: a person asked for
it, or the work itself found what only a person can mend. `Progress`, `Pause` and `Outcome` describe
themselves without Qt's widgets; the QObject only moves signals.
"""

from __future__ import annotations

import asyncio
import enum
import logging
import threading
import time
from abc import abstractmethod
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from browser.failure import Failure, explain
from browser.transfers import Transfer

if TYPE_CHECKING:
    from engine.transfer import Lost, Skipped

RATE_WINDOW = 3.0
"""Seconds over which a rate is averaged."""

logger = logging.getLogger(__name__)


class JobState(enum.Enum):
    """Where a job is."""

    WAITING = "waiting"
    PREPARING = "preparing"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    """It ran in a process that has ended, and was left undone."""

    @property
    def is_end(self) -> bool:
        return self in _ENDS

    @property
    def is_busy(self) -> bool:
        """Whether the machine works for it."""
        return self in (JobState.PREPARING, JobState.RUNNING)


_ENDS = (JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.INTERRUPTED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. `total` is 0 while it is not known; `rate` is in bytes per second."""

    bytes: int = 0
    total: int = 0
    files: int = 0
    total_files: int = 0
    rate: float = 0.0
    current: str = ""
    """The path that is being worked on; guest text."""
    is_comparing: bool = False
    """Whether everything is copied, and is being compared with the guest's; then only files are counted."""

    @property
    def fraction(self) -> float | None:
        """From 0 to 1, or None while that cannot be told."""
        if self.total:
            return min(self.bytes / self.total, 1.0)
        return self.files / self.total_files if self.total_files else None

    @property
    def seconds_left(self) -> float | None:
        """An estimate, or None while there is nothing to estimate from."""
        return (self.total - self.bytes) / self.rate if self.rate > 0 and self.total else None


@dataclass(frozen=True, slots=True)
class Pause:
    """Why a job stands still, in sentences; empty when a person asked for it."""

    why: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: what it did, and what it did not do."""

    state: JobState
    files: int = 0
    bytes: int = 0
    skipped: tuple[Skipped, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    failure: Failure | None = None
    lost: tuple[Lost, ...] = ()
    """What copied things did not keep."""
    compared: int = 0
    """Files that were found to be the same on both sides."""


class RateMeter:
    """Bytes per second over the last few seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._points: deque[tuple[float, int]] = deque()

    def update(self, total: int) -> float:
        """Take the number of bytes done so far; returns the rate."""
        now = self._clock()
        self._points.append((now, total))
        while len(self._points) > 2 and now - self._points[0][0] > RATE_WINDOW:
            self._points.popleft()
        since, before = self._points[0]
        return (total - before) / (now - since) if now > since else 0.0


class Job(QObject):
    """One piece of long work. `title` and `subtitle` are for people and may hold guest text in its visible
    form. Main thread only, but for `stand_still` and `wait_while_paused`.
    """

    changed = Signal()
    ended = Signal(Outcome)

    can_pause = False
    """Whether the work looks at `wait_while_paused` often enough for a person to pause it."""

    _stands_still = Signal(object)

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.subtitle = ""
        self.transfer: Transfer | None = None
        """What it carries out, where that can be begun again."""
        self.state = JobState.WAITING
        self.progress = Progress()
        self.outcome: Outcome | None = None
        self.why_paused: Pause | None = None
        """Why it stands still; None while it does not."""
        self._before_pause = JobState.RUNNING
        self._going = threading.Event()
        self._going.set()
        self._is_cancelled = False
        self._lock = threading.Lock()  # no worker may come to stand still after the cancel that wakes it
        self._task: asyncio.Task[None] | None = None
        self._stands_still.connect(self._on_stands_still)

    @abstractmethod
    async def work(self) -> Outcome:
        """Do it. Raises CancelledError when cancelled, having left nothing half done behind."""

    def what_failed(self) -> str:
        """The sentence that begins the report of a failure."""
        return self.tr("This could not be finished.")

    def cancel(self) -> None:
        """Stop as soon as can be. The state changes when everything has been left in order."""
        with self._lock:
            self._is_cancelled = True
            self._going.set()
        if self._task is not None:
            self._task.cancel()
        elif not self.state.is_end:
            self._end(Outcome(JobState.CANCELLED))

    def pause(self) -> None:
        """Stand still at the next step, until `resume`."""
        if self.can_pause and self.state.is_busy:
            self._halt()
            self._on_stands_still(Pause())

    def resume(self) -> None:
        """Go on, for whatever reason it stood still: the work looks for itself whether that is mended."""
        if self.state is JobState.PAUSED:
            self.why_paused = None
            self.move_to(self._before_pause)
        self._going.set()

    async def finished(self) -> Outcome:
        """Wait for its end, whoever runs it, and return its outcome."""
        if self.outcome is None:
            ended = asyncio.Event()
            self.ended.connect(lambda _outcome: ended.set())
            await ended.wait()
        assert self.outcome is not None
        return self.outcome

    def wait_while_paused(self) -> None:
        """Block as long as a person wants the job to stand still. For the worker, between two steps."""
        self._going.wait()

    def stand_still(self, pause: Pause) -> None:
        """Block until a person says to go on, or cancels. For the worker, which then looks again."""
        self._halt()
        self._stands_still.emit(pause)
        self._going.wait()

    async def run(self) -> None:
        """Work to one of the ends. Never raises for what the work raises."""
        if self.state.is_end:
            return
        self._task = asyncio.ensure_future(self._run())
        try:
            await asyncio.shield(self._task)
        except asyncio.CancelledError:
            # Whoever runs it was cancelled: so is the job, and it is waited for.
            self.cancel()
            await asyncio.wait([self._task])
            raise

    async def _run(self) -> None:
        try:
            outcome = await self.work()
        except asyncio.CancelledError:
            outcome = self.partial(JobState.CANCELLED, None)
        except Exception as error:
            logger.info("The job %r failed.", self.title, exc_info=error)
            outcome = self.partial(JobState.FAILED, explain(self.what_failed(), error))
        self._end(outcome)

    def partial(self, state: JobState, failure: Failure | None) -> Outcome:
        """The outcome of a job that did not come to its end."""
        return Outcome(state, failure=failure)

    def move_to(self, state: JobState) -> None:
        self.state = state
        self.changed.emit()

    def report(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit()

    def _halt(self) -> None:
        with self._lock:
            if not self._is_cancelled:
                self._going.clear()

    def _on_stands_still(self, pause: Pause) -> None:
        # A signal from the worker may come when the job was resumed or has ended.
        if self.state.is_busy and not self._going.is_set():
            self._before_pause = self.state
            self.why_paused = pause
            self.move_to(JobState.PAUSED)

    def _end(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.why_paused = None
        self.move_to(outcome.state)
        self.ended.emit(outcome)


class Interrupted(Job):
    """A job of a process that has ended, for the list only: it can be begun again, and is never run."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._end(Outcome(JobState.INTERRUPTED))

    async def work(self) -> Outcome:
        raise AssertionError("It has ended.")
