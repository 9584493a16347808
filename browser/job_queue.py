"""The jobs of a window: the list of all of them, and how many run side by side.

Each transfer has an appliance of its own, so the machine's memory and processors decide how many that are. A
job that stands still takes no turn away from the others.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from browser.jobs import Job

MEMORY_OF_ONE = 512 << 20
"""Bytes of memory that have to be free before one more job begins: its appliance, and room for others."""
MOST = 6
"""Jobs that run at once however large the machine is: one disk serves all of them."""


def most_running(running: int, memory: Path = Path("/proc/meminfo")) -> int:
    """How many jobs this machine bears while `running` run already; at least one."""
    more = _free_memory(memory) // MEMORY_OF_ONE
    return max(1, min(running + more, len(os.sched_getaffinity(0)), MOST))


class Jobs(QObject):
    """All jobs of a window, the oldest first; some run at once and the others wait."""

    added = Signal(Job)
    removed = Signal(Job)

    def __init__(self, parent: QObject | None = None, most: Callable[[int], int] = most_running) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._queue: list[Job] = []
        self._running: dict[Job, asyncio.Task[None]] = {}
        self._most = most

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def all(self) -> tuple[Job, ...]:
        return tuple(self._jobs)

    @property
    def unfinished(self) -> tuple[Job, ...]:
        return tuple(job for job in self._jobs if not job.state.is_end)

    def start(self, job: Job, *, at_once: bool = False) -> None:
        """Put a job at the end of the list; it runs when there is room, and not at all if it has ended.

        One that somebody waits for with a hand on the mouse runs `at_once`.
        """
        job.setParent(self)
        job.changed.connect(self._start_more)
        self._jobs.append(job)
        self.added.emit(job)
        if at_once:
            self._run(job)
        else:
            self._queue.append(job)
            self._start_more()

    def remove(self, job: Job) -> None:
        """Take a job that has ended off the list."""
        if job in self._jobs and job.state.is_end:
            self._jobs.remove(job)
            self.removed.emit(job)
            job.deleteLater()

    def remove_ended(self) -> None:
        """Take everything that has ended off the list."""
        for job in self.all:
            self.remove(job)

    async def finish(self) -> None:
        """Wait until every job has ended."""
        while self._running:
            await asyncio.wait(tuple(self._running.values()))

    async def close(self) -> None:
        """Cancel everything and wait until it has ended."""
        for job in self.unfinished:
            job.cancel()
        await self.finish()

    def _start_more(self) -> None:
        busy = sum(job.why_paused is None for job in self._running)
        while self._queue and busy < self._most(busy):
            job = self._queue.pop(0)
            if not job.state.is_end:
                self._run(job)
                busy += 1

    def _run(self, job: Job) -> None:
        self._running[job] = task = asyncio.ensure_future(job.run())
        task.add_done_callback(partial(self._on_done, job))

    def _on_done(self, job: Job, _task: asyncio.Task[None]) -> None:
        del self._running[job]
        self._start_more()


def _free_memory(memory: Path) -> int:
    """Bytes that programs can take before the machine swaps; without end where that is not told."""
    for line in memory.read_text().splitlines() if memory.exists() else ():
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.split()[0]) << 10
    return 1 << 62
