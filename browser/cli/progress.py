"""What a person sees while waiting, on a terminal: a line that comes when it takes long and goes when it
is over. Anywhere else there is nothing.
"""

from __future__ import annotations

import os
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn

DELAY = 0.3
"""Seconds of waiting that need no explanation, nor rich to be loaded for one."""

_INTERVAL = 0.1

STAGES = {
    "build": "Building the appliance; this is done once for each kernel and set of packages…",
    "probe": "Trying KVM…",
    "wait": "Waiting for another process that is saving a started appliance…",
    "template": "Saving a started appliance, so that the next starts take no time…",
    "restore": "Starting the appliance…",
    "boot": "Booting the appliance…",
    "disks": "Looking at the disks…",
}
"""The stages of a launch (see `engine.Event.STAGE`) in words."""


def on_terminal() -> bool:
    """Whether standard error is a terminal that a line can be taken away from again."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def console() -> Console:
    """Standard error, for rich."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


class Waiting:
    """A context manager; within it, `show` says what is being waited for. `text` is ours, not a guest's."""

    def __init__(self, text: str = "Starting…") -> None:
        self._text = text
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if on_terminal():
            self._thread = threading.Thread(target=self._run, name="waiting", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Take the line away for good, before anything else is written."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def show(self, text: str) -> None:
        """Say something else from now on."""
        self._text = text

    def show_stage(self, stage: str) -> None:
        """Say which stage a launch has reached."""
        if stage in STAGES:
            self.show(STAGES[stage])

    def _run(self) -> None:
        if self._over.wait(DELAY):
            return
        with console().status(self._text) as status:
            shown = self._text
            while not self._over.wait(_INTERVAL):
                if self._text != shown:
                    shown = self._text
                    status.update(shown)


class Bar:
    """A context manager: a bar on a terminal.

    Without a title it counts bytes and tells rate and time left; with one it tells what is going on.
    """

    def __init__(self, total: int, title: str = "") -> None:
        self._total = total
        self._title = title
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        if on_terminal():
            from rich import progress

            text = progress.TextColumn("{task.description}", markup=False)
            bar = progress.BarColumn(bar_width=None)
            columns: list[ProgressColumn] = [text, bar, progress.TaskProgressColumn()]
            if not self._title:
                columns = [
                    *(bar, progress.TaskProgressColumn(), progress.DownloadColumn()),
                    *(progress.TransferSpeedColumn(), progress.TimeRemainingColumn()),
                ]
            self._progress = progress.Progress(*columns, console=console(), transient=True, expand=True)
            self._task = self._progress.add_task(self._title, total=self._total)
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def show(self, done: int, title: str | None = None) -> None:
        """Show that this much is done, and perhaps what is being done now. `title` is ours."""
        if self._progress is not None:
            self._progress.update(self._task, completed=done, description=title)
