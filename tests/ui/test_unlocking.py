"""Encrypted volumes in the window: asked about by name, opened by one key, and open for transfers too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.amounts import IS_LONG
from tests.helpers.bitlocker import PASSWORD, RECOVERY, bitlocker, startup_key
from tests.helpers.event_loop import until
from tests.helpers.hand import Hand
from tests.helpers.vaults import HOME_KEY, ROOT_KEY, vaults
from tests.ui.conftest import Person
from tests.ui.window import kill_appliance, names, settled
from ui.disk_view import DiskView, Page
from ui.main_window import MainWindow
from ui.sidebar_rows import Role

Run = Callable[[Any], Any]
Window = Callable[[], Any]


async def shown(window: MainWindow) -> DiskView:
    await window.open_paths([vaults()])
    view = window.disk
    assert view is not None
    await until(lambda: view.location is not None or view.guest.failure is not None)
    await settled(view)
    return view


def rows(window: MainWindow) -> dict[str, Any]:
    """The sidebar's locked volumes: name and index."""
    model = window.frame.sidebar.model()
    assert isinstance(model, QStandardItemModel)
    disk = model.item(0).child(0)
    children = [disk.child(row) for row in range(disk.rowCount())]
    return {child.text(): child.index() for child in children if child.data(Role.LOCKED) is not None}


async def tried(view: DiskView, key: str, limit: float = 60) -> None:
    dialog = view.unlocking.dialog
    assert dialog is not None
    dialog.key.setText(key)
    dialog.unlock_button.click()
    assert not dialog.key.isEnabled(), "it is being tried"
    await until(lambda: view.unlocking.dialog is None or bool(dialog.problem), limit)


def test_the_encrypted_home_is_opened(run: Run, window_of: Window, qtbot: QtBot) -> None:
    """Task: open the encrypted home. Two clicks and a key: the volume in the sidebar, Unlock."""
    hand = Hand()

    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window)
            assert list(rows(window)) == ["sda1", "sda2", "plainvg/vault"]
            hand.click_row(window.frame.sidebar, rows(window)["sda1"])
            dialog = view.unlocking.dialog
            assert dialog is not None
            assert dialog.windowTitle() == "Unlock sda1"
            assert dialog.key.echoMode() is QLineEdit.EchoMode.Password
            assert not dialog.unlock_button.isEnabled()
            await tried(view, "no, this is not it")
            assert view.unlocking.dialog is dialog, "a wrong key asks again"
            assert "does not open" in dialog.problem
            hand.type(HOME_KEY)
            hand.click(dialog.unlock_button)
            await until(lambda: view.unlocking.dialog is None)
            await settled(view)
            assert (hand.clicks, hand.typed, hand.keys) == (2, 1, 0)
            assert view.location is not None
            before = view.location.place.device
            assert view.guest.storage is not None
            unlocked = [each.device for each in view.guest.storage.file_systems if "unlocked" in each.device]
            assert unlocked == ["/dev/mapper/unlocked-plainvg-vault", "/dev/mapper/unlocked-sda1"]
            assert before == "/dev/mapper/unlocked-sda1", "the volume that was asked for is shown"
            assert "secret" in names(view)
            assert list(rows(window)) == ["sda2"], "the same key opened the vault"
            told = view.storage.locks.text.replace("\u2068", "").replace("\u2069", "")
            assert told == "1 encrypted volume can be read only with a key: sda2."

    run(scene())


@pytest.mark.skipif(not IS_LONG, reason="takes minutes without acceleration: set GUESTSCOPE_TESTS=long")
@pytest.mark.timeout(900)
@pytest.mark.parametrize("key", [PASSWORD, RECOVERY.replace("-", " ")], ids=["password", "recovery key"])
def test_a_volume_of_bitlocker_is_opened(
    run: Run, window_of: Window, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A password, and a recovery key as somebody wrote it down."""
    monkeypatch.setattr("tests.helpers.event_loop.LIMIT", 600.0)

    async def scene() -> None:
        async with window_of() as window:
            await window.open_paths([bitlocker()])
            view = window.disk
            await until(lambda: view.page is Page.STORAGE)
            assert view.storage.rows()[1][1:3] == ["encrypted", "BitLocker"]
            view.storage.locks.offer_taken.emit()
            dialog = view.unlocking.dialog
            assert "recovery key of 8 × 6 digits" in dialog.key.placeholderText()
            await tried(view, key, 400)
            await until(lambda: view.location is not None)
            await settled(view)
            assert view.location.place.device == "/dev/mapper/unlocked-sda1"
            assert "texts" in names(view)

    run(scene())


def test_a_volume_of_bitlocker_is_opened_by_its_startup_key(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    async def scene() -> None:
        async with window_of() as window:
            await window.open_paths([bitlocker()])
            view = window.disk
            await until(lambda: view.page is Page.STORAGE)
            view.storage.locks.offer_taken.emit()
            dialog = view.unlocking.dialog
            dialog.file_button.click()
            await until(lambda: person.asked == ["startup key"])
            assert not dialog.problem, "nothing was chosen"
            person.startup_key = tmp_path / "key.BEK"
            dialog.file_button.click()
            await until(lambda: "No such file" in dialog.problem)
            person.startup_key.write_bytes(b"no key")
            dialog.file_button.click()
            await until(lambda: "This file is no startup key." in dialog.problem)
            assert dialog.file_button.isEnabled()
            person.startup_key.write_bytes(startup_key())
            dialog.file_button.click()
            await until(lambda: view.unlocking.dialog is None, 200)
            await until(lambda: view.location is not None)
            await settled(view)
            assert view.location.place.device == "/dev/mapper/unlocked-sda1"
            assert "texts" in names(view)

    run(scene())


def test_only_bitlocker_has_startup_keys(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window)
            view.storage.locks.offer_taken.emit()
            dialog = view.unlocking.dialog
            assert dialog is not None
            assert not dialog.file_button.isVisible()

    run(scene())


def test_lvm_in_luks_is_shown_and_browsed_and_stays_open(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window)
            view.show_page(Page.STORAGE)
            locked = next(volume for volume in view.guest.locked if volume.device == "/dev/sda2")
            view.storage.unlock_wanted.emit(locked)
            await tried(view, ROOT_KEY)
            await until(lambda: view.location is not None and view.page is Page.FILES)
            await settled(view)
            assert view.location is not None
            assert view.location.place.device == "/dev/secretvg/root", "the one volume that is new"
            assert "secret" in names(view)
            tree = [row[0] for row in view.storage.rows()]
            assert tree.index("sda2") < tree.index("unlocked-sda2") < tree.index("secretvg/root")
            reader = await view.guest.new_reader()
            listed = await reader.at(view.location.place, lambda g: g.ls("/"))
            await reader.session.close()
            assert "secret" in listed, "a transfer has it open, too"
            kill_appliance()
            view.files.refresh()
            await until(lambda: bool(view.banner.text))
            await settled(view)
            assert "secret" in names(view), "and so has an appliance in the place of one that ended"

    run(scene())


def test_the_typed_key_can_be_looked_at_and_the_question_dropped(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window)
            view.storage.locks.offer_taken.emit()
            dialog = view.unlocking.dialog
            assert dialog is not None
            dialog.show_key.click()
            assert dialog.key.echoMode() is QLineEdit.EchoMode.Normal
            dialog.reject()
            assert view.unlocking.dialog is None
            assert len(view.guest.locked) == 3

    run(scene())
