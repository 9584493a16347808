"""The window as a process of its own, told what to do by lines: `python -m tests.helpers.shown_window DISK`.

Commands are lines of JSON on the standard input (`{"go": "/a"}`, `{"where": "hello.txt"}`, `{"select":
["a"]}`, `{"copy": true}`, `{"close": true}`); what happens is lines of JSON on the standard output.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSocketNotifier
from qasync import QEventLoop  # type: ignore[import-untyped]

from browser.arrangement import Column
from browser.settings import Settings
from browser.sources import Source
from tests.helpers.drop_target import tell
from ui.application import make_application
from ui.disk_view import DiskView
from ui.main_window import MainWindow


class Shown:
    """A window and the commands for it."""

    def __init__(self, path: Path) -> None:
        self.window = MainWindow(Settings())
        self.window.setGeometry(0, 0, 780, 700)
        self.window.show()
        self.window.dragging.started.connect(lambda formats: tell(started=formats))
        self.window.dragging.told.connect(lambda sentence: tell(told=sentence))
        self.window.jobs.added.connect(lambda job: tell(job=job.title))
        self.view: DiskView = self.window.open_source(Source.of_files([path], "raw"))
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_line)
        self.window.tasks.start(self._settled("opened"))

    def _on_line(self) -> None:
        command: dict[str, Any] = json.loads(sys.stdin.readline())
        table, model = self.view.files.table, self.view.files.model
        if "go" in command:
            self.view.files.go_to_text(command["go"])
            self.window.tasks.start(self._settled("went"))
        elif "where" in command:
            row = model.row_of(command["where"])
            assert row is not None
            rectangle = table.visualRect(model.index(row, Column.NAME))
            spot = table.viewport().mapToGlobal(rectangle.topLeft() + QPoint(40, rectangle.height() // 2))
            tell(at=[spot.x(), spot.y()])
        elif "copy" in command:
            self.window.wishes.copy.trigger()
            tell(copying=True)
        elif "close" in command:
            self._notifier.setEnabled(False)
            self.window.extracting.keep_unfinished()
            self.window.close()

    async def _settled(self, word: str) -> None:
        files = self.view.files
        await asyncio.sleep(0.1)
        while files.location is None or files.is_busy:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)
        tell(**{word: files.location.path})


async def main() -> None:
    shown = Shown(Path(sys.argv[1]))
    await shown.window.closed.wait()


if __name__ == "__main__":
    loop = QEventLoop(make_application())
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(main())
