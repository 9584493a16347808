"""Each preference has its effect at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from browser import desktop
from browser.settings import Scheme, Settings
from tests.helpers.event_loop import until
from ui import appearance
from ui.preferences import Preferences

Run = Callable[[Any], Any]


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(
    settings: Settings, owner: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Preferences]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    yield Preferences(settings, owner)
    appearance.apply(Scheme.DESKTOP)


def test_colours_change_and_are_remembered(dialog: Preferences, settings: Settings) -> None:
    dialog.scheme.setCurrentIndex(list(Scheme).index(Scheme.DARK))
    assert settings.scheme is Scheme.DARK
    assert QApplication.palette().window().color().lightness() < 64


def test_the_list_of_disks_can_be_cleared_and_switched_off(dialog: Preferences, settings: Settings) -> None:
    assert not dialog.clear.isEnabled()
    settings.add_recent(Path("/disk.qcow2"))
    assert dialog.clear.isEnabled()
    dialog.clear.click()
    assert settings.recent == []
    dialog.remember.click()
    assert not settings.remembers_recent


def test_further_disks_can_be_kept_apart(dialog: Preferences, settings: Settings) -> None:
    dialog.shared.click()
    assert not settings.flag("shared", True)


def test_the_menu_is_entered_and_left(run: Run, dialog: Preferences) -> None:
    folders = desktop.Folders.of_user()
    was = dialog.in_menu.text()

    async def click() -> None:
        dialog.in_menu.click()
        await until(dialog.in_menu.isEnabled)

    run(click())
    assert desktop.is_installed(folders)
    assert dialog.in_menu.text() != was
    run(click())
    assert not desktop.is_installed(folders)
    assert dialog.in_menu.text() == was


def test_what_keeps_us_out_of_the_menu_is_said(run: Run, dialog: Preferences, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    async def click() -> None:
        dialog.in_menu.click()
        await until(dialog.in_menu.isEnabled)

    run(click())
    assert "could not be changed" in dialog._menu_state.text()
