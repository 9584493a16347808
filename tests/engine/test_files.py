"""The local ends of transfers: a file appears whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.files import open_source, open_target

PROJECT = Path(__file__).parents[2]


def receive(path: object, *pieces: bytes, error: BaseException | None = None) -> None:
    """What a transfer does with its target."""
    with contextlib.ExitStack() as stack:
        sink = open_target(stack, path, "download")
        for piece in pieces:
            sink(piece)
        if error is not None:
            raise error


def test_received_file_is_whole(tmp_path: Path) -> None:
    receive(str(tmp_path / "file"), b"one ", b"two")
    assert (tmp_path / "file").read_bytes() == b"one two"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_received_file_has_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        receive(tmp_path / "file", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt(), RuntimeError("cancelled")])
def test_failed_transfer_leaves_what_was_there(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(type(error)):
        receive(path, b"new", error=error)
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_failed_transfer_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        receive(tmp_path / "file", b"new", error=RuntimeError())
    assert list(tmp_path.iterdir()) == []


def test_file_is_not_seen_under_its_name_before_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with contextlib.ExitStack() as stack:
        sink = open_target(stack, path, "download")
        sink(bytes(3 << 20))
        assert not path.exists()
        (partial,) = tmp_path.iterdir()
        assert partial.name.startswith(".file.")
    assert path.stat().st_size == 3 << 20


def test_mode_of_what_is_replaced_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o600)
    receive(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("elsewhere/file")
    receive(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "elsewhere" / "file").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["n" * 255, "語" * 85, "🦫" * 63, os.fsdecode(b"caf\xe9")])
def test_every_name_that_a_file_can_have_serves(tmp_path: Path, name: str) -> None:
    receive(tmp_path / name, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_name_may_be_bytes(tmp_path: Path) -> None:
    receive(os.fsencode(tmp_path) + b"/caf\xe9", b"x")
    assert [os.fsencode(path.name) for path in tmp_path.iterdir()] == [b"caf\xe9"]


def test_missing_folder_is_an_error_at_once(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack, pytest.raises(FileNotFoundError):
        open_target(stack, tmp_path / "gone" / "file", "download")


def test_folder_is_no_target(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack, pytest.raises(IsADirectoryError):
        open_target(stack, tmp_path, "download")
    assert list(tmp_path.iterdir()) == []


def test_pipe_gets_the_bytes_as_they_come(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    receive(tmp_path / "pipe", b"through ", b"the pipe")
    reader.join(10)
    assert read == [b"through the pipe"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_device_gets_the_bytes() -> None:
    receive("/dev/null", b"gone")
    assert not Path("/dev/null").is_file()


def test_output_that_goes_to_a_file_is_added_to_it(tmp_path: Path) -> None:
    """As in `program >>log`, where what is there already must stay, in this order."""
    path = tmp_path / "log"
    path.write_text("before\n")
    code = """
import contextlib, sys
from engine.files import open_target
print("first", flush=True)
with contextlib.ExitStack() as stack:
    open_target(stack, "/dev/stdout", "download")(b"second\\n")
print("third")
"""
    with path.open("a") as log:
        subprocess.run([sys.executable, "-c", code], stdout=log, check=True, cwd=PROJECT)
    assert path.read_text() == "before\nfirst\nsecond\nthird\n"


def test_what_can_be_called_gets_the_pieces() -> None:
    pieces: list[bytes] = []
    receive(pieces.append, b"one", b"two")
    assert pieces == [b"one", b"two"]


def test_source_is_opened_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    with contextlib.ExitStack() as stack:
        file, size = open_source(stack, str(tmp_path / "file"))
        assert (file.read(), size) == (b"12345", 5)
    assert file.closed


def test_source_of_no_certain_size_is_taken_as_it_is() -> None:
    with contextlib.ExitStack() as stack:
        assert open_source(stack, "/dev/null")[1] == 0
        mine = io.BytesIO(b"mine")
        assert open_source(stack, mine) == (mine, 0)
    assert not mine.closed


def test_missing_source_is_an_error(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack, pytest.raises(FileNotFoundError):
        open_source(stack, tmp_path / "gone")
