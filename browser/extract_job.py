"""The job that copies selected files and folders of a guest into a folder of the host.

It runs on a session of its own, so that browsing never waits for it. The copying itself, and all that keeps
it safe, is `engine.transfer`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from browser.failure import Failure
from browser.jobs import Job, JobState, Outcome, Progress, RateMeter
from browser.transfers import Form, Made, Transfer

if TYPE_CHECKING:
    import engine.transfer as transfer
    from browser.attending import Ask
    from browser.places import Place, Reader
    from engine import GuestFS

MANIFEST = "SHA256SUMS"


class ExtractJob(Job):
    """Copy `paths` of a place into `folder`. `new_reader` makes the session, which the job closes.

    `ask` is asked in the main thread about each name that is taken. `how` tells in which form, and whether
    to compare what arrived; without it they are plain files.
    """

    can_pause = True

    told = Signal(object)
    """Emitted in the worker with the transfer's progress."""
    noted = Signal()
    """Emitted in the worker when there is more in `begun`."""
    made = Signal()
    """Emitted in the main thread then."""

    def __init__(
        self,
        title: str,
        place: Place,
        paths: Sequence[str],
        folder: Path,
        *,
        new_reader: Callable[[], Awaitable[Reader]],
        ask: Ask,
        how: Transfer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.folder = folder
        self._place = place
        self._paths = tuple(paths)
        self._new_reader = new_reader
        self._ask = ask
        self._how = how
        self.begun: list[Made] = list(how.begun) if how is not None else []
        """What is in the folder by now, so that a later job can go on with it."""
        self._stop = threading.Event()
        self._report: transfer.Report | None = None
        self._meter = RateMeter()
        self.told.connect(self._on_told)
        self.noted.connect(self._on_noted)

    @property
    def is_stopped(self) -> bool:
        """Whether the transfer shall end; may be asked from any thread."""
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()
        super().cancel()

    def what_failed(self) -> str:
        return self.tr("The files could not be extracted.")

    def partial(self, state: JobState, failure: Failure | None) -> Outcome:
        report = self._report
        if report is None:
            return Outcome(state, failure=failure)
        return Outcome(
            state,
            report.files,
            report.bytes,
            tuple(report.skipped),
            tuple(report.renamed),
            failure,
            tuple(report.lost),
            len(report.checked),
        )

    async def work(self) -> Outcome:
        self.move_to(JobState.PREPARING)
        reader = await self._new_reader()
        try:
            # Here: the session has loaded the engine by now, which takes longer than the main thread may.
            from browser.attending import JobAttendant
            from engine.transfer import Report, Stopped

            self._report = Report()
            try:
                await reader.at(self._place, self._extract, JobAttendant(self, self._ask), self._report)
            except Stopped:
                return self.partial(JobState.CANCELLED, None)
        finally:
            self._stop.set()
            # Shielded: a second cancel must not keep the session from being closed.
            await asyncio.shield(asyncio.ensure_future(reader.session.close()))
        return self.partial(JobState.DONE, None)

    def _extract(self, g: GuestFS, attendant: transfer.Attendant, report: transfer.Report) -> None:
        """Copy. In the worker."""
        from engine.transfer import ALGORITHMS, Begun, Target, archive, extract, name_of

        how = self._how
        targets = [Target(path, name_of(path)) for path in self._paths]
        is_compared = how is not None and (how.verify or how.manifest)
        checksum = ALGORITHMS[0] if is_compared else ""
        if how is not None and how.form.is_archive:
            is_packed = how.form is Form.TAR_ZSTD
            archive(g, targets, how.target, attendant, report, zstd=is_packed, checksum=checksum)
        else:
            earlier = [Begun(*made) for made in how.begun] if how is not None else []
            extract(g, targets, self.folder, attendant, report, checksum=checksum, earlier=earlier)
        if how is not None and how.manifest:
            _write_manifest(report, self.folder)

    def _on_noted(self) -> None:
        self.made.emit()

    def _on_told(self, told: transfer.Progress) -> None:
        if self.state.is_end:
            return
        if told.is_finding:
            self.report(Progress(files=told.total_files, current=told.current))
            return
        if self.state is JobState.PREPARING:
            self.move_to(JobState.RUNNING)
        rate = self._meter.update(told.bytes)
        self.report(
            Progress(
                told.bytes,
                told.total,
                told.files,
                told.total_files,
                rate,
                told.current,
                is_comparing=told.phase.value == "checking",
            )
        )


def _write_manifest(report: transfer.Report, folder: Path) -> None:
    """Write the list of checksums under the first of its names that is free."""
    from engine.transfer import write_manifest

    for number in itertools.count(1):
        name = MANIFEST if number == 1 else f"{MANIFEST} ({number})"
        with contextlib.suppress(FileExistsError):
            write_manifest(report, folder / name)
            return
