"""Copies of a guest's files for other programs: made in a private folder before anybody is promised them.

While they are made, they are a job on the list like any other, so it is seen that something is prepared, how
far that is, and it can be cancelled. Only what is finished is handed out, and only regular files and folders.
"""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from browser.background import in_thread
from browser.extract_job import ExtractJob
from browser.job_queue import Jobs
from browser.jobs import Job, JobState
from browser.private_folder import PrivateFolder
from browser.selection import Selection
from browser.uris import uri_of
from ui.messages import Messages

MOST_BYTES = 512 << 20
"""Of what is copied before it can be dropped or pasted: somebody waits for it with a finger on the button."""
MOST_FILES = 20_000


class TooLarge(Exception):
    """More than can be copied before it is dropped or pasted."""


class HandedOut(QObject):
    """Makes the copies of one window, and removes them with it."""

    def __init__(self, jobs: Jobs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._messages = messages
        self._folder = PrivateFolder()

    async def copies(
        self, selection: Selection, purpose: str, most_bytes: int | None = MOST_BYTES
    ) -> list[Path]:
        """Copy a selection and return what became of it, once all of it is finished.

        `purpose` says in the list of jobs what it is for. None of it where the job was cancelled or failed,
        which the list tells. Raises TooLarge, and OSError where there is no place for copies.
        """
        folder = await in_thread(self._folder.new)
        job = ExtractJob(
            selection.title,
            selection.place,
            selection.paths,
            folder,
            new_reader=selection.guest.new_reader,
            ask=self._messages.ask_conflict,
        )
        job.subtitle = purpose
        limit = _Limit(job, most_bytes)
        self._jobs.start(job, at_once=True)
        try:
            await job.finished()
        finally:
            # Whoever waited may have been cancelled.
            job.cancel()
        if limit.is_exceeded:
            self._jobs.remove(job)
            raise TooLarge
        if job.state is not JobState.DONE:
            return []
        self._jobs.remove(job)
        return await in_thread(lambda: sorted(path for path in folder.iterdir() if _may_leave(path)))

    async def close(self) -> None:
        """Remove all copies. After all jobs have ended."""
        await in_thread(self._folder.close)


class _Limit:
    """Cancels a job that turns out to be too large, before it has copied much."""

    def __init__(self, job: Job, most_bytes: int | None) -> None:
        self.is_exceeded = False
        self._job = job
        self._most_bytes = most_bytes
        if most_bytes is not None:
            job.changed.connect(self._look)

    def _look(self) -> None:
        progress = self._job.progress
        assert self._most_bytes is not None
        if progress.total > self._most_bytes or max(progress.files, progress.total_files) > MOST_FILES:
            self.is_exceeded = True
            self._job.cancel()


def add_files(data: QMimeData, paths: Sequence[Path]) -> None:
    """Offer files as other programs take them by drag and drop or from the clipboard (RFC 2483)."""
    uris = [uri_of(path) for path in paths]
    data.setData("text/uri-list", "".join(f"{uri}\r\n" for uri in uris).encode())
    # What GNOME's and its relatives' file managers look for when they paste.
    data.setData("x-special/gnome-copied-files", "\n".join(["copy", *uris]).encode())


def _may_leave(path: Path) -> bool:
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
