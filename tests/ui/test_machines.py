"""The machines of hypervisors in the window: listed, opened, and labelled while they run."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from browser.background import in_thread
from browser.machines import DomainState, Link
from browser.settings import USUAL_LIBVIRT, Settings
from tests.helpers.demo_disk import demo_disk
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.hand import Hand
from tests.helpers.libvirt import Libvirt, libvirt
from tests.ui.conftest import Person
from tests.ui.window import go, names, path_of, place_of, settled
from ui.main_window import MainWindow
from ui.sidebar_rows import Role

Run = Callable[[Any], Any]
Window = Callable[[], Any]


@pytest.fixture(scope="module")
def daemon() -> Iterator[Libvirt]:
    image, second = disk("ext4-gpt", "qcow2"), disk("fat", "raw")
    with libvirt() as running:
        running.define("db01", (image.path, image.format), (second.path, second.format))
        running.define("web01", (demo_disk(), "qcow2"))
        running.define("old", (image.path, image.format))
        running.virsh("start", "db01")
        yield running


def row_of(window: MainWindow, name: str) -> QStandardItem | None:
    model = window.frame.sidebar.model()
    assert isinstance(model, QStandardItemModel)
    pending = [model.index(row, 0) for row in range(model.rowCount())]
    while pending:
        index = pending.pop()
        listed = index.data(Role.MACHINE)
        if listed is not None and listed.machine.name == name:
            return model.itemFromIndex(index)
        pending += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return None


async def listed(window: MainWindow, uri: str) -> None:
    window.machines.machines.add(uri)
    await until(lambda: any(each.link is Link.CONNECTED for each in window.machines.machines.connections))


def test_a_running_machine_opens_with_all_its_disks_and_says_so(
    run: Run, window_of: Window, daemon: Libvirt
) -> None:
    async def scene() -> None:
        async with window_of() as window:
            await listed(window, daemon.uri)
            row = row_of(window, "db01")
            assert row is not None
            assert (row.text(), row.data(Role.ASIDE)) == ("db01", "running")
            assert row.accessibleText() == "db01, running"
            sidebar = window.frame.sidebar
            assert sidebar.isVisible(), "there is something to open"
            sidebar.doubleClicked.emit(row.index())
            view = window.disk
            assert view is not None
            await until(lambda: view.location is not None)
            await settled(view)
            assert len(view.guest.source.drives) == 2
            assert view.guest.storage is not None
            assert len(view.guest.storage.disks) == 2
            assert view.guest.is_live
            assert "inconsistent" in view.live.text
            assert window.frame.status.live.isVisible()
            assert "running" in window.frame.status.live.accessibleName()
            await go(view, "/texts")
            view.live.offer_taken.emit()
            await until(lambda: window.disk is not None and window.disk is not view)
            again = window.disk
            assert again is not None
            await until(lambda: again.location is not None)
            await settled(again)
            assert path_of(again) == "/texts", "reading anew stays where one was"
            sidebar.doubleClicked.emit(row.index())
            assert window.disks == [again], "what is open is shown, not opened again"

    run(scene())


def test_a_file_of_a_machine_is_saved(
    run: Run, window_of: Window, daemon: Libvirt, person: Person, tmp_path: Path
) -> None:
    """Task: open the VM `web01` and save its /etc/fstab. Three clicks and a path: the machine, one of its two
    systems, "Extract…"; the folder is asked for with one more.
    """
    person.folder = tmp_path
    hand = Hand()

    async def scene() -> None:
        async with window_of() as window:
            await listed(window, daemon.uri)
            row = row_of(window, "web01")
            assert row is not None
            sidebar = window.frame.sidebar
            hand.open_row(sidebar, row.index())
            view = window.disk
            assert view is not None
            await until(lambda: view.location is not None and len(view.guest.places) == 2)
            await settled(view)
            debian = next(place for place in view.guest.places if place.system.distro == "debian")
            hand.click_row(sidebar, sidebar.index_of(view, debian))
            await until(lambda: place_of(view) == debian)
            await settled(view)
            hand.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
            hand.type("/etc/fstab")
            hand.press(Qt.Key.Key_Return)
            await until(lambda: [entry.name for entry in view.files.selected_entries()] == ["fstab"])
            await until(window.wishes.extract.isEnabled)
            hand.click(window.frame.button_of(window.wishes.extract))
            await until(lambda: len(window.jobs) and window.jobs.all[0].state.is_end)

    run(scene())
    assert (hand.clicks, hand.keys) == (3, 2)
    assert person.asked == ["folder"]
    assert "/dev/mapper/vg0-root" in (tmp_path / "fstab").read_text()


def test_a_machine_that_is_off_is_not_live(run: Run, window_of: Window, daemon: Libvirt) -> None:
    async def scene() -> None:
        async with window_of() as window:
            await listed(window, daemon.uri)
            row = row_of(window, "old")
            assert row is not None
            assert row.data(Role.ASIDE) == "off"
            offered = window.frame.welcome.machines.buttons
            assert [button.text().split() for button in offered] == [
                ["db01", "running"],
                ["old", "off"],
                ["web01", "off"],
            ]
            Hand().click(offered[1])
            view = window.disk
            assert view is not None
            await until(lambda: view.location is not None)
            await settled(view)
            assert names(view)
            assert not view.guest.is_live
            assert view.live.text == ""
            assert not window.frame.status.live.isVisible()

    run(scene())


def test_an_image_that_a_machine_writes_to_is_live_however_it_was_opened(
    run: Run, window_of: Window, daemon: Libvirt
) -> None:
    async def scene() -> None:
        async with window_of() as window:
            await window.open_paths([daemon.folder / "db01-0.qcow2"])
            view = window.disk
            await until(lambda: view.location is not None)
            assert view.guest.is_live

    run(scene())


def test_states_follow_and_a_lost_connection_is_dim(run: Run, window_of: Window, daemon: Libvirt) -> None:
    async def scene() -> None:
        async with window_of() as window:
            await listed(window, daemon.uri)
            await in_thread(lambda: daemon.virsh("start", "old"))
            await until(lambda: _aside(window, "old") == "running")
            await in_thread(lambda: daemon.virsh("destroy", "old"))
            await until(lambda: _aside(window, "old") == "off")
            await in_thread(daemon.stop)
            try:
                await until(lambda: window.machines.machines.connections[0].link is Link.LOST)
                row = row_of(window, "old")
                assert row is not None
                assert row.data(Role.IS_DIM)
                assert row.parent().data(Role.ASIDE) == "not reached"
            finally:
                await in_thread(daemon.start)
            window.frame.sidebar.connection_refreshed.emit(daemon.uri)
            await until(lambda: not row.data(Role.IS_DIM))

    run(scene())


def test_connections_are_added_removed_and_remembered(
    run: Run, window_of: Window, settings: Settings, person: Person
) -> None:
    assert settings.libvirt_uris == [USUAL_LIBVIRT]
    settings.set_libvirt_uris([])
    person.libvirt = "test:///default"

    async def scene() -> None:
        async with window_of() as window:
            window.machines.connect_all()
            assert not window.machines.machines.connections
            sidebar = window.frame.sidebar
            sidebar.connection_wanted.emit()
            await until(lambda: row_of(window, "test") is not None)
            assert settings.libvirt_uris == ["test:///default"]
            row = row_of(window, "test")
            assert row is not None
            assert row.data(Role.MACHINE).state in (DomainState.RUNNING, DomainState.OFF)
            sidebar.connection_removed.emit("test:///default")
            assert row_of(window, "test") is None
            assert settings.libvirt_uris == []

    run(scene())


def test_the_rows_offer_what_can_be_done(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            await listed(window, "test:///default")
            row = row_of(window, "test")
            assert row is not None
            assert _menu(window, row.index()) == ["Open"]
            assert _menu(window, row.parent().index()) == ["Refresh", "Remove from the list"]

    run(scene())


def _menu(window: MainWindow, index: QModelIndex) -> list[str]:
    return [action.text() for action in window.frame.sidebar.menu_for(index).actions()]


def _aside(window: MainWindow, name: str) -> object:
    row = row_of(window, name)
    return None if row is None else row.data(Role.ASIDE)
