"""Disks that come by argument, by dialog and by drop; good ones and bad ones."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from browser.settings import Settings
from browser.sources import Source
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from tests.ui.conftest import Person
from tests.ui.window import opened
from ui.disk_view import Page

Run = Callable[[Any], Any]
Window = Callable[[], Any]


@pytest.mark.parametrize("content", [b"", b"just text\n"])
def test_what_is_no_disk_is_said_with_what_to_do(
    run: Run, window_of: Window, person: Person, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "odd.qcow2"
    path.write_bytes(content)

    async def scenario() -> None:
        async with window_of() as window:
            view = window.open_source(Source.of_files([path], "qcow2"))
            await until(lambda: view.guest.failure is not None)
            assert view.page is None
            assert "could not be opened" in view.failure.shown_text
            assert "odd.qcow2" in view.failure.shown_text
            view.failure._copy.click()
            assert "Guestscope" in person.clipboard

    run(scenario())


def test_a_host_without_qemu_gets_the_doctor_s_list(
    run: Run, window_of: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBGUESTFS_HV", "/nonexistent/qemu")

    async def scenario() -> None:
        async with window_of() as window:
            image = disk("ext4-gpt")
            view = window.open_source(Source.of_files([image.path], image.format))
            await until(lambda: view.guest.failure is not None)
            assert view.guest.failure.of_host
            await until(lambda: view.failure.checks.sentences)
            assert any("/nonexistent/qemu" in sentence for sentence in view.failure.checks.sentences)

    run(scenario())


def drop(window: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = QPointF(50, 50)
    QApplication.sendEvent(window, QDragEnterEvent(point.toPoint(), action, data, button, keys))
    QApplication.sendEvent(window, QDropEvent(point, action, data, button, keys))


@pytest.mark.parametrize(("together", "count"), [(True, 1), (False, 2), (None, 0)])
def test_several_disks_are_one_machine_or_many(
    run: Run, window_of: Window, person: Person, together: bool | None, count: int
) -> None:
    person.together = together

    async def scenario() -> None:
        async with window_of() as window:
            drop(window, disk("zeros").path, disk("swap").path)
            await until(lambda: "one or many" in person.asked)
            await asyncio.sleep(0.05)
            assert len(window.disks) == count
            await until(lambda: all(view.page is Page.STORAGE for view in window.disks))

    run(scenario())


def test_a_dropped_disk_opens_without_a_question(run: Run, window_of: Window, person: Person) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            drop(window, disk("swap").path)
            await until(lambda: window.disks and window.disks[0].page is Page.STORAGE)
            assert person.asked == []
            assert "no file system" in window.disks[0].banner.text

    run(scenario())


def test_opened_disks_are_remembered_and_failures_are_not(
    run: Run, window_of: Window, settings: Settings, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            missing = window.open_source(Source.of_files([tmp_path / "missing"]))
            await until(lambda: missing.guest.failure is not None)
            await opened(window)
        assert [path.name[:8] for path in settings.recent] == ["ext4-gpt"]

    run(scenario())


def test_closing_while_a_disk_is_being_opened(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            image = disk("ext4-gpt")
            window.open_source(Source.of_files([image.path], image.format))
            await asyncio.sleep(0.05)
        assert not descendants_named("qemu")

    run(scenario())
