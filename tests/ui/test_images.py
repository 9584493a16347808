"""Chains and snapshots in the window: what is built on what, what is missing, and disks as they were."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine import GuestFS
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.hand import Hand
from tests.ui.conftest import Person
from tests.ui.window import go, names, settled
from ui.disk_view import DiskView, Page
from ui.main_window import MainWindow

Run = Callable[[Any], Any]
Window = Callable[[], Any]


def qemu_img(*words: str | Path) -> None:
    subprocess.run(["qemu-img", *words], check=True, capture_output=True)


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A disk that was changed after the snapshot `before-upgrade`."""
    path = tmp_path_factory.mktemp("upgraded") / "web01.qcow2"
    shutil.copy(disk("ext4-gpt", "qcow2").path, path)
    qemu_img("snapshot", "-c", "before-upgrade", path)
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(path), format="qcow2")
        g.launch()
        g.mount("/dev/sda3", "/")
        g.write("/upgraded", b"yes\n")
        g.rm("/hello.txt")
        g.shutdown()
    return path


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """Three images, the top one on the second, the second on the first."""
    shutil.copy(disk("ext4-gpt", "qcow2").path, tmp_path / "base.qcow2")
    for name, below in (("middle", "base"), ("top", "middle")):
        words = ("-f", "qcow2", "-F", "qcow2", "-b", f"{below}.qcow2")
        qemu_img("create", *words, tmp_path / f"{name}.qcow2")
    return tmp_path / "top.qcow2"


async def shown(window: MainWindow, path: Path) -> DiskView:
    await window.open_paths([path])
    return await answered(window)


async def answered(window: MainWindow) -> DiskView:
    await until(lambda: window.disk is not None)
    view = window.disk
    assert view is not None
    await until(lambda: view.location is not None or view.guest.failure is not None)
    if view.location is not None:
        await settled(view)
    return view


def test_a_disk_opens_as_it_was_in_a_snapshot(
    run: Run, window_of: Window, upgraded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Task: open this disk as it was in the snapshot `before-upgrade`. Two clicks: Storage, and the row."""
    hand = Hand()
    said, command = tmp_path / "said", tmp_path / "guestscope"
    command.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >{said}.part && mv {said}.part {said}\n")
    command.chmod(0o755)
    monkeypatch.setattr("browser.desktop.command", lambda: command)

    async def scene() -> None:
        async with window_of() as window:
            today = await shown(window, upgraded)
            assert "upgraded" in names(today)
            assert "hello.txt" not in names(today)
            hand.click_tab(today.tabs, Page.STORAGE)
            assert today.storage.images.isVisible()
            assert [row[:2] for row in today.storage.images.rows()] == [
                ["web01.qcow2", "this image · qcow2"],
                ["before-upgrade", "snapshot"],
            ]
            images = today.storage.images
            hand.open_row(images, images.index_of("before-upgrade"))
            assert hand.clicks == 2
            assert window.disk is not today
            then = await answered(window)
            assert then.title == "web01.qcow2 @ before-upgrade"
            assert "hello.txt" in names(then)
            assert "upgraded" not in names(then)
            assert then.storage.images.rows()[1][1] == "snapshot, shown now"
            assert window.disks == [today, then], "both stay open"
            await window.open_paths([upgraded])
            assert window.disks == [today, then], "what is open is shown, not opened again"
            assert window.disk is today
            menu = window.frame.sidebar.menu_for(window.frame.sidebar.index_of_disk(then))
            next(action for action in menu.actions() if action.text() == "Open in a new window").trigger()
            await until(lambda: said.exists() and said.read_text().endswith("\n"))
            snapshot = ["--format", "auto", "--snapshot", "before-upgrade"]
            assert said.read_text().splitlines() == ["--new-window", *snapshot, "-a", str(upgraded)]

    run(scene())


def test_every_layer_is_shown_and_can_be_opened(run: Run, window_of: Window, chain: Path) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, chain)
            view.show_page(Page.STORAGE)
            assert [row[0] for row in view.storage.images.rows()] == [
                "top.qcow2",
                "middle.qcow2",
                "base.qcow2",
            ]
            view.storage.images.open_row("base.qcow2")
            base = await answered(window)
            assert base.title == "base.qcow2"
            assert names(base) == names(view)
            assert not base.storage.images.isVisibleTo(base.storage), "it has nothing more to tell"

    run(scene())


def test_a_missing_parent_is_named_and_can_be_located(
    run: Run, window_of: Window, chain: Path, tmp_path: Path, person: Person
) -> None:
    elsewhere = tmp_path / "archive"
    elsewhere.mkdir()
    moved = (tmp_path / "base.qcow2").rename(elsewhere / "old base.qcow2")

    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, chain)
            assert "base.qcow2, which middle.qcow2 needs, is missing" in view.failure.shown_text
            assert view.failure.locate_button.isVisible()
            assert not view.failure.allow_button.isVisible()
            person.moved = moved
            view.failure.locate_button.click()
            await until(lambda: window.disk is not None and window.disk is not view)
            found = await answered(window)
            assert found.guest.failure is None
            assert "hello.txt" in names(found)
            reader = await found.guest.new_reader()
            await reader.session.close()

    run(scene())
    assert person.asked[-1] == "moved base.qcow2"


def test_a_file_of_another_folder_is_allowed_by_a_click(run: Run, window_of: Window, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    base = shutil.copy(disk("ext4-gpt", "qcow2").path, elsewhere / "base.qcow2")
    (tmp_path / "here").mkdir()
    top = tmp_path / "here" / "top.qcow2"
    qemu_img("create", "-f", "qcow2", "-F", "qcow2", "-b", base, top)

    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, top)
            assert str(base) in view.failure.shown_text
            assert view.failure.allow_button.isVisible()
            assert not view.failure.locate_button.isVisible()
            view.failure.allow_button.click()
            await until(lambda: window.disk is not None and window.disk is not view)
            found = await answered(window)
            assert "hello.txt" in names(found)
            await go(found, "/texts")

    run(scene())
