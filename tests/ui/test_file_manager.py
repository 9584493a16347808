"""The file manager is asked over the bus, and a folder is opened where none answers."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import ClassInfo, QObject, QUrl, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection
from pytestqt.qtbot import QtBot

from browser.uris import path_of
from tests.helpers.bus import session_bus
from ui.file_manager import INTERFACE, PATH, SERVICE, FileManager

ODD = Path(os.fsdecode(b"/tmp/caf\xe9 a&b#c"))


@ClassInfo({"D-Bus Interface": INTERFACE})  # type: ignore[call-arg]
class _FileManager1(QDBusAbstractAdaptor):  # type: ignore[operator]
    """What a file manager has on the bus."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[list[str]] = []

    @Slot("QStringList", str)
    def ShowItems(self, uris: list[str], startup_id: str) -> None:
        self.shown.append(uris)


@pytest.fixture
def buses(qapp: object) -> Iterator[tuple[QDBusConnection, QDBusConnection]]:
    names = ("ours", "theirs")
    with session_bus() as address:
        yield (
            QDBusConnection.connectToBus(address, names[0]),
            QDBusConnection.connectToBus(address, names[1]),
        )
        for name in names:
            QDBusConnection.disconnectFromBus(name)


def test_it_is_asked_for_the_very_file(qtbot: QtBot, buses: tuple[QDBusConnection, QDBusConnection]) -> None:
    ours, theirs = buses
    holder = QObject()
    manager = _FileManager1(holder)
    assert theirs.registerObject(PATH, holder, QDBusConnection.RegisterOption.ExportAdaptors)
    assert theirs.registerService(SERVICE)
    opened: list[QUrl] = []
    FileManager(holder, ours, opened.append).show(ODD)
    qtbot.waitUntil(lambda: bool(manager.shown), timeout=20_000)
    assert [path_of(uri) for uri in manager.shown[0]] == [ODD]
    assert opened == []


def test_its_folder_is_opened_where_nobody_answers(
    qtbot: QtBot, buses: tuple[QDBusConnection, QDBusConnection]
) -> None:
    holder = QObject()
    opened: list[QUrl] = []
    FileManager(holder, buses[0], opened.append).show(ODD)
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened == [QUrl.fromLocalFile("/tmp")]


def test_its_folder_is_opened_where_there_is_no_bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    opened: list[QUrl] = []
    manager = FileManager(None, None, opened.append)
    manager.show(ODD)
    assert opened == [QUrl.fromLocalFile("/tmp")]
