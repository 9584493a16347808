"""Cards that are kept: for which disks, how long, and that no other user reads them."""

import gzip
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from appliance.images import Image, open_image
from appliance.images.source import Identity
from browser import kept_cards
from browser.kept_cards import KeptCards, key_of
from engine.inspection import Fact
from engine.inspection.identity import Identity as IdentityCard
from engine.inspection.logs import LogEntry, Logs, Origin
from engine.inspection.system import System

KEY = "a" * 64
CARD = IdentityCard(type="linux", icon="x", hostname=Fact("web01", "/etc/hostname"))
SYSTEM = System("/dev/sda1", "linux")


@pytest.fixture
def kept(tmp_path: Path) -> KeptCards:
    return KeptCards(tmp_path / "cards")


def files(kept: KeptCards) -> list[Path]:
    return sorted(kept._folder.iterdir())


def test_what_is_kept_comes_back(kept: KeptCards) -> None:
    assert kept.load(KEY, "identity") is None
    kept.keep(KEY, "identity", CARD)
    assert kept.load(KEY, "identity") == CARD
    assert kept.load("b" * 64, "identity") is None
    assert kept.load(KEY, "health") is None


def test_only_the_user_may_read_it(kept: KeptCards) -> None:
    kept.keep(KEY, "identity", CARD)
    (path,) = files(kept)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", [b"", b"x", gzip.compress(b"{}"), gzip.compress(b"[" * 100_000)])
def test_what_is_damaged_is_not_used_and_goes(kept: KeptCards, content: bytes) -> None:
    kept.keep(KEY, "identity", CARD)
    (path,) = files(kept)
    path.write_bytes(content)
    assert kept.load(KEY, "identity") is None
    assert files(kept) == []


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()
    kept = KeptCards(tmp_path / "file" / "cards")
    kept.keep(KEY, "identity", CARD)
    assert kept.load(KEY, "identity") is None


def test_the_oldest_go_where_there_are_too_many(kept: KeptCards, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_cards, "MOST_FILES", 3)
    for number in range(5):
        kept.keep(f"{number}" * 64, "identity", CARD)
        for path in files(kept):
            # Older than what comes next.
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    assert [kept.load(f"{number}" * 64, "identity") is not None for number in range(5)] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_the_oldest_go_where_they_are_too_large(kept: KeptCards, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = LogEntry(datetime(2024, 1, 1, tzinfo=UTC), os.urandom(2000).hex(), Origin.SYSLOG)
    monkeypatch.setattr(kept_cards, "MOST_BYTES", 5_000)
    for number in range(5):
        kept.keep(f"{number}" * 64, "logs", Logs(entries=(entry,)))
    assert 1 <= len(files(kept)) <= 2


def made_up(report: str, *files: Any) -> Any:
    """A handle of which only this is known."""
    drive = SimpleNamespace(device="sda", image=SimpleNamespace(files=files))
    return SimpleNamespace(
        running=SimpleNamespace(survey=SimpleNamespace(report=report, dynamic=())), drives=[drive]
    )


def test_a_key_stands_for_the_files_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "disk.img"
    path.write_bytes(bytes(1 << 20))

    def key(image: Image, system: System = SYSTEM) -> str | None:
        return key_of(made_up("device sda 8 0\n", *image.files), system)

    with closing(open_image(path, "raw")) as image:
        first = key(image)
        assert first is not None
        assert key(image) == first
        assert key(image, System("/dev/sda2", "linux")) not in (first, None)
        path.write_bytes(b"other" * 1000)
        # What was read before is not of the disk that is there now.
        assert key(image) is None
    with closing(open_image(path, "raw")) as image:
        assert key(image) not in (first, None)


def test_nothing_is_kept_of_a_disk_that_was_unlocked() -> None:
    identity = Identity(1, 2, 3, 4, 5)
    file: dict[str, Any] = {"is_local": True, "block_device": False, "identity": identity}
    file["identity_now"] = lambda: identity
    opened = "device sda 8 0\ndevice dm-0 8 0\ndm dm-0 luks-x CRYPT-LUKS2-0011-luks-x\n"
    assert key_of(made_up("device sda 8 0\n", SimpleNamespace(**file)), SYSTEM) is not None
    assert key_of(made_up(opened, SimpleNamespace(**file)), SYSTEM) is None


def test_nothing_is_kept_of_what_changes_unseen() -> None:
    assert key_of(made_up("device sda 8 0\n"), SYSTEM) is None
    assert key_of(made_up("", SimpleNamespace(is_local=False)), SYSTEM) is None
    assert key_of(made_up("", SimpleNamespace(is_local=True, block_device=True)), SYSTEM) is None
