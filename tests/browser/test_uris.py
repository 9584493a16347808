"""Paths as URIs and back."""

import os
import socket
from pathlib import Path

import pytest

from browser.uris import path_of, uri_of


@pytest.mark.parametrize("name", [b"/plain", b"/a b#c?d%e", "/ü".encode(), b"/bad \xff\xfe", b"/new\nline"])
def test_every_byte_survives(name: bytes) -> None:
    path = Path(os.fsdecode(name))
    assert path_of(uri_of(path)) == path


def test_a_relative_path_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of(uri_of(Path("x"))) == tmp_path / "x"


@pytest.mark.parametrize("host", ["", "localhost", socket.gethostname()])
def test_files_of_this_machine(host: str) -> None:
    assert path_of(f"file://{host}/disk.qcow2") == Path("/disk.qcow2")


@pytest.mark.parametrize(
    "text",
    ["", "disk.qcow2", "/disk", "http://a/b", "file://elsewhere/x", "file:x", "file:///a%00b", "file://["],
)
def test_what_is_no_file_of_this_machine(text: str) -> None:
    assert path_of(text) is None
