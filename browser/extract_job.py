"""The job that copies selected files and folders of a guest into a folder of the host.

It runs on a session of its own, so that browsing never waits for it. Before the first byte is written it
finds out how much there is, whether there is room, and asks about names that are taken.
"""

from __future__ import annotations

import asyncio
import enum
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from browser import extraction
from browser.destination import Destination
from browser.extraction import Plan, Skipped, Tally, Target
from browser.failure import Failure
from browser.jobs import Job, JobState, Outcome, Progress, RateMeter

if TYPE_CHECKING:
    from browser.places import Place, Reader
    from engine import GuestFS

REPORT_INTERVAL = 0.1
"""Seconds between two reports of progress."""
RESERVE = 64 << 20
"""Bytes of the destination's file system that are left free."""


class Answer(enum.Enum):
    """What to do with something whose name is taken in the destination."""

    REPLACE = "replace"
    KEEP_BOTH = "keep both"
    SKIP = "skip"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A name that is taken. Only a file can be replaced, and only by a file."""

    name: str
    folder: Path
    can_replace: bool
    others: int
    """How many more such names will be asked about after this one."""


Ask = Callable[[Conflict], Awaitable[tuple[Answer, bool]]]
"""Asks a person; the second value tells whether the answer is for all the others too."""


class NoRoomError(OSError):
    """The destination's file system is too full for what was selected."""

    def __init__(self, needed: int, free: int, folder: Path) -> None:
        super().__init__(needed, free, folder)
        self.needed = needed
        self.free = free
        self.folder = folder

    @property
    def cause(self) -> str:
        needed, free = (f"{size / 1e6:,.1f} MB" for size in (self.needed, self.free))
        return f"{needed} are needed in {self.folder}, where {free} are free."

    @property
    def remedy(self) -> str:
        return "Free some space, or choose another folder."

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


class ExtractJob(Job):
    """Copy `paths` of a place into `folder`. `new_reader` makes the session, which the job closes."""

    _told = Signal(object)

    def __init__(
        self,
        title: str,
        place: Place,
        paths: Sequence[str],
        folder: Path,
        *,
        new_reader: Callable[[], Awaitable[Reader]],
        ask: Ask,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.folder = folder
        self._place = place
        self._paths = tuple(paths)
        self._new_reader = new_reader
        self._ask = ask
        self._stop = threading.Event()
        self._tally = Tally()
        self._plan = Plan()
        self._skipped: list[Skipped] = []
        self._meter = RateMeter()
        self._last_report = 0.0
        self._told.connect(self._on_told)

    def cancel(self) -> None:
        self._stop.set()
        super().cancel()

    def what_failed(self) -> str:
        return self.tr("The files could not be extracted.")

    def partial(self, state: JobState, failure: Failure | None) -> Outcome:
        return Outcome(
            state,
            self._tally.files,
            self._tally.bytes,
            (*self._plan.skipped, *self._tally.skipped),
            tuple(self._tally.renamed),
            failure,
        )

    async def work(self) -> Outcome:
        self.move_to(JobState.PREPARING)
        reader = await self._new_reader()
        try:
            targets = await self._targets(reader)
            if targets is None:
                return Outcome(JobState.CANCELLED)
            self._plan = await reader.at(self._place, self._find, targets)
            self.move_to(JobState.RUNNING)
            await reader.at(self._place, self._copy)
        finally:
            self._stop.set()
            # Shielded: a second cancel must not keep the session from being closed.
            await asyncio.shield(asyncio.ensure_future(reader.session.close()))
        return self.partial(JobState.DONE, None)

    async def _targets(self, reader: Reader) -> list[Target] | None:
        """What is to be copied under which name, after asking; None when the person thought better of it."""
        taken = await reader.session.call(self._taken)
        targets: list[Target] = []
        for_all: Answer | None = None
        left = len(taken)
        for path in self._paths:
            name = _name_of(path)
            if name not in taken:
                targets.append(Target(path, name))
                continue
            left -= 1
            answer = for_all
            if answer is None:
                answer, is_for_all = await self._ask(Conflict(name, self.folder, taken[name], left))
                for_all = answer if is_for_all else None
            if answer is Answer.CANCEL:
                return None
            if answer is not Answer.SKIP:
                targets.append(Target(path, name, replace=answer is Answer.REPLACE and taken[name]))
        return targets

    # What follows runs in the worker.

    def _taken(self, g: GuestFS) -> dict[str, bool]:
        """The selected names that the destination has already, and whether a file of it could be replaced."""
        with Destination(self.folder) as destination:
            names = {_name_of(path): path for path in self._paths}
            return {
                name: not destination.holds_folder(name) and path != "/"
                for name, path in names.items()
                if destination.holds(name)
            }

    def _find(self, g: GuestFS, targets: Sequence[Target]) -> Plan:
        found = extraction.plan(g, targets, self._stop, self._report_found)
        with Destination(self.folder) as destination:
            free = destination.free_bytes()
        if found.bytes > max(free - RESERVE, 0):
            raise NoRoomError(found.bytes, free, self.folder)
        return found

    def _copy(self, g: GuestFS) -> None:
        with Destination(self.folder) as destination:
            extraction.copy(g, self._plan, destination, self._tally, self._stop, self._report_copied)

    def _report_found(self, size: int, files: int, path: str) -> None:
        self._tell(Progress(files=files, current=path))

    def _report_copied(self, size: int, files: int, path: str) -> None:
        rate = self._meter.update(size)
        self._tell(Progress(size, self._plan.bytes, files, self._plan.files, rate, path))

    def _tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last_report >= REPORT_INTERVAL:
            self._last_report = now
            self._told.emit(progress)

    # And this in the main thread again.

    def _on_told(self, progress: Progress) -> None:
        if not self.state.is_end:
            self.report(progress)


def _name_of(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] or "root"
