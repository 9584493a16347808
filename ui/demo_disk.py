"""The demo disk for people who want to look around first: made once, in the cache, when it is asked for."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from browser.background import in_thread
from browser.failure import Failure, explain
from ui.tasks import Tasks


class _Stopped(Exception):
    """Nobody wants the disk any more."""


class DemoDisk(QObject):
    """Makes the disk beside the event loop: at `path`, else in the cache. Under emulation that takes most of
    a minute.
    """

    progress = Signal(float)
    """The share of the work that is done, from 0 to 1."""
    ready = Signal(Path)
    failed = Signal(Failure)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._stop = threading.Event()
        self._tasks = Tasks()
        self._making: asyncio.Task[None] | None = None

    @property
    def is_being_made(self) -> bool:
        return self._making is not None and not self._making.done()

    def make(self) -> None:
        """Make the disk if it is not there; `ready` or `failed` tells the end."""
        if not self.is_being_made:
            self._making = self._tasks.start(self._make_it())

    async def close(self) -> None:
        """Give up what is being made, and return when nothing of it is left."""
        self._stop.set()
        if self._making is not None:
            await asyncio.wait([self._making])

    async def _make_it(self) -> None:
        try:
            path = await in_thread(self._make)
        except _Stopped:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the window has to say it
            self.failed.emit(explain(self.tr("The demo disk could not be made."), error))
        else:
            self.ready.emit(path)

    # In the thread.

    def _make(self) -> Path:
        # Imported here: the engine takes longer to load than the main thread may be busy.
        from browser.demo import demo_path, make_demo

        path = self._path or demo_path()
        if not path.exists():
            make_demo(path, self._on_progress)
        return path

    def _on_progress(self, _stage: str, share: float) -> None:
        if self._stop.is_set():
            raise _Stopped
        # The window may be gone.
        with contextlib.suppress(RuntimeError):
            self.progress.emit(share)
