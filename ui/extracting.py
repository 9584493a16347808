"""From "Extract…" to a running job, and from an ended one to what can be done next: report, again, folder."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from browser.background import in_thread
from browser.extract_job import ExtractJob
from browser.guest import Guest
from browser.guest_text import GuestText
from browser.job_queue import Jobs
from browser.jobs import Interrupted, Job, JobState
from browser.places import Place, RememberedPlace
from browser.selection import Selection
from browser.transfers import Transfer
from browser.unfinished import Entry, Unfinished
from ui.file_manager import FileManager
from ui.messages import Closing, Messages
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.jobs_bar import JobsBar

NOTE_INTERVAL = 0.5
"""Seconds between two notes, on disk, of what a transfer has made in its folder."""


class Extracting(QObject):
    """Starts the transfers of one window, and keeps the list of those that have not finished."""

    def __init__(self, jobs: Jobs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._messages = messages
        self._unfinished = Unfinished()
        self._offers: dict[Job, Entry] = {}
        self._keeps = False
        self._tasks = Tasks()
        jobs.removed.connect(self._on_removed)
        self._file_manager = FileManager(self)
        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        self._folder = Path(downloads) if Path(downloads).is_dir() else Path.home()
        self._last: Transfer | None = None

    async def extract(self, selection: Selection) -> Job | None:
        """Ask where to and how, and start; None when the person thought better of it."""
        suggested = selection.into(self._folder)
        if (last := self._last) is not None:
            suggested = replace(suggested, form=last.form, verify=last.verify, manifest=last.manifest)
        transfer = await self._messages.ask_extraction(suggested)
        if transfer is None:
            return None
        self._folder, self._last = transfer.folder, transfer
        return self._start(transfer, selection.place, selection.guest)

    def extract_to(self, selection: Selection, folder: Path) -> Job:
        """Start copying into a folder."""
        return self._start(selection.into(folder), selection.place, selection.guest)

    def retry(self, job: Job) -> Job | None:
        """Begin a transfer again that did not come to its end, in place of what is left of it on the list."""
        transfer = _continued(job)
        if transfer is None or not job.state.is_end:
            return None
        self._jobs.remove(job)
        place = RememberedPlace(transfer.device) if transfer.of_system else Place(transfer.device)
        # A guest of its own: the disk may have been closed, or opened in a window that is gone.
        guest = Guest(transfer.source)
        again = self._start(transfer, place, guest)
        guest.setParent(again)
        return again

    def show_folder(self, job: Job) -> None:
        """Show what arrived in the desktop's file manager."""
        transfer = job.transfer
        if transfer is not None:
            renamed = dict(job.outcome.renamed) if job.outcome is not None else {}
            is_archive = transfer.form.is_archive
            asked_for = str(transfer.target) if is_archive else transfer.paths[0]
            name = renamed.get(asked_for, transfer.archive if is_archive else transfer.names[0])
            self._file_manager.show(transfer.folder / name.strip("/"))

    def connect_bar(self, bar: JobsBar) -> None:
        """Do what is wished in the list of jobs."""
        bar.report_wanted.connect(lambda job: self._tasks.start(self._messages.show_report(job)))
        bar.retry_wanted.connect(self.retry)
        bar.folder_wanted.connect(self.show_folder)

    async def offer_unfinished(self) -> None:
        """Put what earlier windows left undone on the list, to be begun again or removed."""
        for entry in await in_thread(self._unfinished.take):
            job = Interrupted(self._title(entry.transfer))
            self._offers[job] = entry
            self._list(job, entry.transfer)

    async def may_close(self) -> bool:
        """Ask what becomes of unfinished transfers, where there are any; whether the window may close now."""
        unfinished = len(self._jobs.unfinished)
        if self._keeps or not unfinished:
            return True
        answer = await self._messages.ask_close(unfinished)
        if answer is Closing.FINISH:
            await self._jobs.finish()
        self._keeps = answer is Closing.KEEP
        return answer is not Closing.STAY

    def keep_unfinished(self) -> None:
        """Leave what has not finished on the list without asking: nobody is there to answer."""
        self._keeps = True

    async def close(self) -> None:
        """End all transfers and bring the list on disk up to date."""
        await self._jobs.close()
        await self._tasks.finish()
        for entry in self._offers.values():
            entry.release()

    def _start(self, transfer: Transfer, place: Place, guest: Guest) -> Job:
        job = ExtractJob(
            self._title(transfer),
            place,
            transfer.paths,
            transfer.folder,
            new_reader=guest.new_reader,
            ask=self._messages.ask_conflict,
            how=transfer,
        )
        self._list(job, transfer)
        self._tasks.start(self._remember(job, transfer))
        return job

    def _list(self, job: Job, transfer: Transfer) -> None:
        job.transfer = transfer
        job.subtitle = self.tr("{0} › {1}  to  {2}").format(
            GuestText(transfer.source.name).within,
            GuestText(transfer.guest_folder).within,
            _home_as_tilde(transfer.target),
        )
        self._jobs.start(job)

    async def _remember(self, job: ExtractJob, transfer: Transfer) -> None:
        """Keep a transfer on the list on disk until its job has ended."""
        entry = await in_thread(lambda: self._unfinished.add(transfer))
        if entry is None:
            return
        changed = asyncio.Event()
        job.made.connect(changed.set)
        ended = asyncio.ensure_future(job.finished())
        ended.add_done_callback(lambda _: changed.set())
        while not ended.done():
            await changed.wait()
            changed.clear()
            if not ended.done():
                await in_thread(partial(entry.update, _continued(job) or transfer))
                await asyncio.wait([ended], timeout=NOTE_INTERVAL)
        if self._keeps and job.state is not JobState.DONE:
            await in_thread(partial(entry.update, _continued(job) or transfer))
            await in_thread(entry.release)
        else:
            await in_thread(entry.remove)

    def _on_removed(self, job: Job) -> None:
        entry = self._offers.pop(job, None)
        if entry is not None:
            self._tasks.start(in_thread(entry.remove))

    def _title(self, transfer: Transfer) -> str:
        if len(transfer.paths) == 1:
            return GuestText(transfer.names[0]).within
        return self.tr("%n item(s)", "", len(transfer.paths))


def _continued(job: Job) -> Transfer | None:
    """What a job carries out, with what it has made by now."""
    if job.transfer is None or not isinstance(job, ExtractJob):
        return job.transfer
    return replace(job.transfer, begun=tuple(job.begun))


def _home_as_tilde(path: Path) -> str:
    home = Path.home()
    shown = f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)
    return GuestText(shown).within
