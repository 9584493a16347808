"""Encrypted volumes on the command line."""

import io
from pathlib import Path

import pytest

from browser.cli.keys import read_keys
from browser.cli.outcome import CommandFailed
from tests.helpers.bitlocker import bitlocker, startup_key
from tests.helpers.command import guestscope
from tests.helpers.vaults import HOME_KEY, ROOT_KEY, vaults


def test_keys_are_lines_of_files(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"first\r\nsecond \xe9\n\nfirst\n")
    (tmp_path / "two").write_bytes(b"third")
    assert read_keys([str(tmp_path / "one"), str(tmp_path / "two")]) == ["first", "second \udce9", "third"]


def test_they_come_from_a_pipe_or_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo\n")))
    assert read_keys(["-"]) == ["one", "two"]
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "typed")
    assert read_keys(["-"]) == ["typed"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="No such file"):
        read_keys([str(tmp_path / "nothing")])


def test_volumes_are_opened_with_them(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text(f"wrong\n{ROOT_KEY}\n{HOME_KEY}\n")
    result = guestscope("ls", "--keys", keys, "-m", "/dev/secretvg/root", "-a", vaults(), "/")
    assert result.status == 0
    assert result.errors == ""
    assert "lost+found" in result.lines
    keys.write_text(f"{HOME_KEY}\n")
    result = guestscope("ls", "--keys", keys, "-m", "/dev/plainvg/open", "-a", vaults(), "/")
    assert result.status == 0
    assert result.errors == "guestscope: No key fits /dev/sda2.\n"
    assert HOME_KEY not in result.errors


def test_bitlocker_is_opened_by_its_startup_key(tmp_path: Path) -> None:
    key = tmp_path / "start.bek"
    key.write_bytes(startup_key())
    locked = guestscope("ls", "-a", bitlocker(), "/")
    assert locked.status == 1
    assert "--keys" in locked.errors
    opened = guestscope("ls", "--keys", key, "-a", bitlocker(), "/")
    assert opened.status == 0
    assert opened.lines
