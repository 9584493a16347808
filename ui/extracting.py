"""From "Extract…" to a running job: which folder, what it is called, and what to tell when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from browser.extract_job import ExtractJob
from browser.extraction import Reason, Skipped
from browser.guest_text import GuestText
from browser.job_queue import Jobs
from browser.jobs import Job

if TYPE_CHECKING:
    from ui.disk_view import DiskView
    from ui.messages import Messages


class Extracting(QObject):
    """Starts extractions for one window."""

    def __init__(self, jobs: Jobs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._messages = messages
        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        self._last_folder = Path(downloads) if Path(downloads).is_dir() else Path.home()

    async def extract(self, disk: DiskView, paths: Sequence[str]) -> Job | None:
        """Ask for a folder and start copying; None when the person thought better of it."""
        location = disk.location
        if location is None or not paths:
            return None
        folder = await self._messages.choose_folder(self._last_folder)
        if folder is None:
            return None
        self._last_folder = folder
        return self.extract_to(disk, paths, folder)

    def extract_to(self, disk: DiskView, paths: Sequence[str], folder: Path) -> Job | None:
        """Start copying into a folder."""
        location = disk.location
        if location is None:
            return None
        job = ExtractJob(
            self._title(paths, folder),
            location.place,
            paths,
            folder,
            new_reader=disk.guest.new_reader,
            ask=self._messages.ask_conflict,
        )
        self._jobs.start(job)
        return job

    async def tell_details(self, job: Job) -> None:
        """Tell what a job left out or renamed, or why it failed."""
        outcome = job.outcome
        if outcome is None:
            return
        if outcome.failure is not None:
            failure = outcome.failure
            sentences = GuestText(f"{failure.why}\n{failure.remedy}".strip()).lines
            await self._messages.tell(failure.what, sentences, GuestText(failure.details).lines)
            return
        lines = [self._line(skipped) for skipped in outcome.skipped]
        lines += [
            self.tr("{0} is now called {1}").format(GuestText(path).plain, GuestText(name).plain)
            for path, name in outcome.renamed
        ]
        await self._messages.tell(
            self.tr("%n thing(s) were not copied as they are.", "", len(lines)),
            self.tr("Links and special files are left out; the details name each of them."),
            "\n".join(lines),
        )

    def _line(self, skipped: Skipped) -> str:
        reasons = {
            Reason.LINK: self.tr("a link"),
            Reason.SPECIAL: self.tr("a special file"),
            Reason.INVALID_NAME: self.tr("no file can have this name"),
            Reason.UNREADABLE: self.tr("cannot be read"),
            Reason.SHORT: self.tr("is not as long as its folder says"),
            Reason.CANNOT_WRITE: self.tr("cannot be written here"),
        }
        detail = f" ({GuestText(skipped.detail).plain})" if skipped.detail else ""
        return f"{GuestText(skipped.path).plain}: {reasons[skipped.reason]}{detail}"

    def _title(self, paths: Sequence[str], folder: Path) -> str:
        place = GuestText(str(folder).replace(str(Path.home()), "~", 1)).within
        if len(paths) == 1:
            name = paths[0].rpartition("/")[2] or paths[0]
            return self.tr("{0} to {1}").format(GuestText(name).within, place)
        return self.tr("%n item(s) to {0}", "", len(paths)).format(place)
