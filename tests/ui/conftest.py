"""What tests of the window share: the event loop, a window of their own, and a person who answers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from browser.jobs import Job
from browser.settings import Settings
from browser.transfers import Form, Transfer
from engine.transfer import Answer, Conflict
from tests.helpers.event_loop import run
from tests.helpers.speed import slowness
from ui.application import make_application
from ui.main_window import MainWindow
from ui.messages import Closing, Messages
from ui.report import report_text
from ui.watchdog import LIMIT, Block, Watchdog

ROOT = Path(__file__).parents[2]
__all__ = ["run"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of windows and menus what it cannot do with them, which is no fault."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application with its texts and styles, as the command makes it."""
    return make_application()


class Blocked(AssertionError):
    """The main thread was at one thing for too long. The test is run again: where the window is at fault, it
    fails again, and what a busy host did to it does not come back.
    """


class Person(Messages):
    """Answers at once what a test told it to, and remembers what it was asked and told."""

    def __init__(self) -> None:
        self.disks: list[Path] = []
        self.folder: Path | None = None
        self.form, self.archive = Form.FILES, ""
        self.verifies = False
        self.file: Path | None = None
        self.together: bool | None = True
        self.conflict = Answer.KEEP_BOTH, False
        self.closing = Closing.CANCEL
        self.lets_open = True
        self.reports: list[str] = []
        self.libvirt = ""
        self.moved: Path | None = None
        self.startup_key: Path | None = None
        self.asked: list[str] = []
        self.told: list[tuple[str, str, str]] = []
        self.clipboard = ""

    async def choose_disks(self) -> list[Path]:
        self.asked.append("disks")
        return self.disks

    async def ask_extraction(self, transfer: Transfer) -> Transfer | None:
        self.asked.append("folder")
        if self.folder is None:
            return None
        return replace(
            transfer,
            folder=self.folder,
            form=self.form,
            archive=self.archive,
            verify=self.verifies,
            manifest=self.verifies,
        )

    async def choose_save(self, name: str) -> Path | None:
        self.asked.append(name)
        return self.file

    async def choose_moved(self, missing: Path) -> Path | None:
        self.asked.append(f"moved {missing.name}")
        return self.moved

    async def choose_startup_key(self) -> Path | None:
        self.asked.append("startup key")
        return self.startup_key

    async def ask_libvirt(self) -> str:
        self.asked.append("libvirt")
        return self.libvirt

    async def ask_one_or_many(self, paths: Sequence[Path]) -> bool | None:
        self.asked.append("one or many")
        return self.together

    async def ask_conflict(self, conflict: Conflict) -> tuple[Answer, bool]:
        self.asked.append("conflict")
        return self.conflict

    async def ask_close(self, unfinished: int) -> Closing:
        self.asked.append("close")
        return self.closing

    async def ask_open(self, name: str, kind: str, program: str) -> bool:
        self.asked.append(f"open with {program}")
        return self.lets_open

    async def show_report(self, job: Job) -> None:
        self.reports.append(report_text(job))

    async def tell(self, title: str, text: str, details: str = "") -> None:
        self.told.append((title, text, details))

    def copy(self, text: str) -> None:
        self.clipboard = text


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    path = tmp_path_factory.mktemp("settings") / "settings.ini"
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cards that are kept from one test to another would hide what the second one reads."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


Shown = Callable[[], Any]


@pytest.fixture
def window_of(settings: Settings, person: Person) -> Shown:
    """A context of a window that is shown, and closed at its end.

    Nothing in it may hold the main thread up meanwhile, from when it was first seen; `tests.helpers.speed`
    tells how much longer the same work takes now.
    """

    @asynccontextmanager
    async def shown() -> AsyncIterator[MainWindow]:
        window = MainWindow(settings, person)
        window.show()
        await asyncio.wait_for(window.painted.wait(), 20)
        slow = slowness()
        watchdog = Watchdog()
        watchdog.start()
        try:
            yield window
        finally:
            watchdog.stop()
            window.close()
            await asyncio.wait_for(window.closed.wait(), 20)
            window.deleteLater()
        limit = LIMIT * max(slow, slowness())
        if found := [
            block for block in watchdog.blocks if block.seconds > limit and not _is_the_test_s(block)
        ]:
            raise Blocked("\n".join(map(str, found)))

    return shown


def _is_the_test_s(block: Block) -> bool:
    """Whether a test itself was at work, and not what it tests: what the event loop called tells."""
    loops = [number for number, frame in enumerate(block.stack) if "qasync" in frame.filename]
    called = block.stack[loops[-1] + 1 :] if loops else block.stack
    paths = [Path(frame.filename) for frame in called if ".venv" not in frame.filename]
    ours = [path.relative_to(ROOT) for path in paths if path.is_relative_to(ROOT)]
    helpers = [path for path in ours if path.parts[:2] == ("tests", "helpers")]
    return bool(helpers) or (bool(ours) and ours[-1].parts[0] in ("tests", "bench"))
