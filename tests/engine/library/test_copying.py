"""Files and folders copied into a guest and out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import EVENT_WARNING, GuestFS
from engine.errors import GuestFSError


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle with a mounted ext4 of 64 MiB."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(64 << 20)
        g.launch()
        g.mkfs("ext4", "/dev/sda")
        g.mount("/dev/sda", "/")
        yield g


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with a file of 1 MiB, a name that is not UTF-8, a folder in it, and a link."""
    top = tmp_path / "top"
    (top / "below").mkdir(parents=True)
    (top / "large").write_bytes(os.urandom(1 << 20))
    (top / os.fsdecode(b"\xff name")).write_bytes(b"bytes")
    (top / "below" / "program").write_bytes(b"#!")
    (top / "below" / "program").chmod(0o755)
    (top / "link").symlink_to("large")
    return top


def test_a_folder_goes_in_and_comes_out_as_it_was(g: GuestFS, tree: Path, tmp_path: Path) -> None:
    g.mkdir("/in")
    g.copy_in(str(tree), "/in")
    assert g.ls("/in/top") == ["below", "large", "link", "\udcff name"]
    assert g.statns("/in/top/below/program")["st_mode"] & 0o777 == 0o755
    (tmp_path / "out").mkdir()
    g.copy_out("/in/top", str(tmp_path / "out"))
    out = tmp_path / "out" / "top"
    assert (out / "large").read_bytes() == (tree / "large").read_bytes()
    assert (out / os.fsdecode(b"\xff name")).read_bytes() == b"bytes"
    assert os.access(out / "below" / "program", os.X_OK)
    assert (out / "link").readlink() == Path("large")
    g.rm_rf("/in")


def test_one_file_replaces_what_has_its_name(g: GuestFS, tree: Path, tmp_path: Path) -> None:
    g.copy_in(str(tree / "large"), "/")
    g.write("/large", b"changed")
    (tmp_path / "large").write_bytes(b"before")
    g.copy_out("/large", str(tmp_path))
    assert (tmp_path / "large").read_bytes() == b"changed"
    g.rm("/large")


def test_what_leads_outside_is_left_out_with_a_warning(g: GuestFS, tmp_path: Path) -> None:
    told: list[object] = []
    number = g.set_event_callback(lambda _e, _h, text, _n: told.append(text), EVENT_WARNING)
    g.mkdir("/bad")
    g.ln_s("/etc/passwd", "/bad/link")
    g.copy_out("/bad", str(tmp_path))
    g.delete_event_callback(number)
    assert told == ["copy_out: /bad/link was left out: link"]
    assert list((tmp_path / "bad").iterdir()) == []
    g.rm_rf("/bad")


def test_what_cannot_be_copied_is_told(g: GuestFS, tree: Path, tmp_path: Path) -> None:
    with pytest.raises(GuestFSError, match=r"copy_in: .*gone does not exist"):
        g.copy_in(str(tmp_path / "gone"), "/")
    with pytest.raises(GuestFSError, match=r"copy_in: /gone is not a folder of the guest"):
        g.copy_in(str(tree), "/gone")
    with pytest.raises(GuestFSError, match=r"copy_out: .*gone is not a folder"):
        g.copy_out("/lost+found", str(tmp_path / "gone"))
    with pytest.raises(GuestFSError, match=r"copy_out: /gone"):
        g.copy_out("/gone", str(tmp_path))
    assert g.ls("/") == ["lost+found"]
