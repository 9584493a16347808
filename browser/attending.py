"""What stands between a transfer in its worker and the job that a person sees."""

from __future__ import annotations

import asyncio
import concurrent.futures
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from browser.jobs import Pause
from browser.sentences import in_words
from engine.transfer import Answer, Attendant, Begun, Conflict, Held, Progress, Stopped

if TYPE_CHECKING:
    from browser.extract_job import ExtractJob

REPORT_INTERVAL = 0.1
"""Seconds between two reports of progress."""
STOP_INTERVAL = 0.1

Ask = Callable[[Conflict], Awaitable[tuple[Answer, bool]]]
"""Asks a person; the second value tells whether the answer is for all the others too."""


class JobAttendant(Attendant):
    """A job as its transfer sees it. Made in the main thread, used in the worker's."""

    def __init__(self, job: ExtractJob, ask: Ask) -> None:
        self._job = job
        self._ask = ask
        self._loop = asyncio.get_running_loop()
        self._shown = 0.0
        self._phase: object = None

    @property
    def is_stopped(self) -> bool:
        return self._job.is_stopped

    def wait_while_paused(self) -> None:
        self._job.wait_while_paused()

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        is_due = now - self._shown >= REPORT_INTERVAL
        if is_due or progress.is_whole or progress.phase is not self._phase:
            self._shown, self._phase = now, progress.phase
            self._job.told.emit(progress)

    def made(self, begun: Begun) -> None:
        self._job.begun.append((begun.name, begun.host, begun.device, begun.inode))
        self._job.noted.emit()

    def decide(self, conflict: Conflict) -> tuple[Answer, bool]:
        asked = asyncio.run_coroutine_threadsafe(self._asked(conflict), self._loop)
        while True:
            try:
                return asked.result(STOP_INTERVAL)
            except concurrent.futures.TimeoutError:
                if self.is_stopped:
                    asked.cancel()
                    raise Stopped from None

    def hold(self, held: Held) -> None:
        self._job.stand_still(Pause(in_words(held.cause), in_words(held.remedy)))

    async def _asked(self, conflict: Conflict) -> tuple[Answer, bool]:
        return await self._ask(conflict)
