"""Long work that a person waits for: what it is, how far it is, how it ended, and the list of all of it.

A job is one coroutine of the main thread; what blocks runs in a session's worker. It is cancelled in one
way, `Job.cancel`, and always ends in one of three states. `Progress` and `Outcome` describe themselves
without Qt's widgets; the QObjects only move signals.
"""

from __future__ import annotations

import asyncio
import enum
import logging
import time
from abc import abstractmethod
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from browser.extraction import Skipped
from browser.failure import Failure, explain

RATE_WINDOW = 3.0
"""Seconds over which a rate is averaged."""
MOST_RUNNING = 2
"""Jobs that run at once; each has an appliance of its own, of some 200 MiB."""

logger = logging.getLogger(__name__)


class JobState(enum.Enum):
    """Where a job is."""

    WAITING = "waiting"
    PREPARING = "preparing"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_end(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


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
class Outcome:
    """How a job ended: what it did, and what it did not do."""

    state: JobState
    files: int = 0
    bytes: int = 0
    skipped: tuple[Skipped, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    failure: Failure | None = None


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
    """One piece of long work. `title` is for people and may hold guest text in its visible form."""

    changed = Signal()
    ended = Signal(Outcome)

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.state = JobState.WAITING
        self.progress = Progress()
        self.outcome: Outcome | None = None
        self._task: asyncio.Task[None] | None = None

    @abstractmethod
    async def work(self) -> Outcome:
        """Do it. Raises CancelledError when cancelled, having left nothing half done behind."""

    def what_failed(self) -> str:
        """The sentence that begins the report of a failure."""
        return self.tr("This could not be finished.")

    def cancel(self) -> None:
        """Stop as soon as can be. The state changes when everything has been left in order."""
        if self._task is not None:
            self._task.cancel()
        elif not self.state.is_end:
            self._end(Outcome(JobState.CANCELLED))

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

    def _end(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.move_to(outcome.state)
        self.ended.emit(outcome)


@dataclass(slots=True)
class _Started:
    job: Job
    task: asyncio.Task[None] = field(repr=False)


class Jobs(QObject):
    """All jobs of a window, the oldest first; a few run at once and the others wait."""

    added = Signal(Job)
    removed = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._started: list[_Started] = []
        self._room = asyncio.Semaphore(MOST_RUNNING)

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def all(self) -> tuple[Job, ...]:
        return tuple(self._jobs)

    @property
    def unfinished(self) -> tuple[Job, ...]:
        return tuple(job for job in self._jobs if not job.state.is_end)

    def start(self, job: Job) -> None:
        """Put a job at the end of the list; it runs when there is room."""
        job.setParent(self)
        self._jobs.append(job)
        self.added.emit(job)
        task = asyncio.ensure_future(self._run(job))
        started = _Started(job, task)
        self._started.append(started)
        task.add_done_callback(lambda _task: self._started.remove(started))

    def remove(self, job: Job) -> None:
        """Take a job that has ended off the list."""
        if job in self._jobs and job.state.is_end:
            self._jobs.remove(job)
            self.removed.emit(job)
            job.deleteLater()

    async def close(self) -> None:
        """Cancel everything and wait until it has ended."""
        for job in self.unfinished:
            job.cancel()
        if self._started:
            await asyncio.wait([started.task for started in self._started])

    async def _run(self, job: Job) -> None:
        async with self._room:
            await job.run()
