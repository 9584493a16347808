"""What is remembered, and what somebody else wrote into the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from browser.settings import MOST_RECENT, Settings


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_the_latest_disk_comes_first_and_once(store: QSettings) -> None:
    settings = Settings(store)
    for name in ("a", "b", "a"):
        settings.add_recent(Path(f"/{name}"))
    assert Settings(store).recent == [Path("/a"), Path("/b")]


def test_the_list_ends(store: QSettings) -> None:
    settings = Settings(store)
    for number in range(MOST_RECENT + 3):
        settings.add_recent(Path(f"/{number}"))
    assert len(settings.recent) == MOST_RECENT


def test_one_entry_comes_back_as_a_list(store: QSettings) -> None:
    Settings(store).add_recent(Path("/only"))
    store.sync()
    assert Settings(QSettings(store.fileName(), QSettings.Format.IniFormat)).recent == [Path("/only")]


def test_nothing_is_recorded_when_that_is_switched_off(store: QSettings) -> None:
    settings = Settings(store)
    settings.add_recent(Path("/a"))
    settings.set_remembers_recent(False)
    settings.add_recent(Path("/b"))
    assert Settings(store).recent == []
    assert not Settings(store).remembers_recent


@pytest.mark.parametrize("rubbish", [5, {"a": 1}, "", ["", 3]])
def test_rubbish_counts_as_absent(store: QSettings, rubbish: object) -> None:
    store.setValue("recent/disks", rubbish)
    store.setValue("window/split", rubbish)
    settings = Settings(store)
    assert [path for path in settings.recent if str(path) not in ("3", "5")] == []
    assert settings.state("split") == QByteArray()


def test_flags(store: QSettings) -> None:
    settings = Settings(store)
    assert settings.flag("hidden", False) is False
    settings.set_flag("hidden", True)
    assert Settings(store).flag("hidden", False) is True
