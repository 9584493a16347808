"""Copying from a guest that lies: the daemon and the file system are the attacker's."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from engine.errors import ApplianceGone, DaemonError, GuestFileNotFound
from engine.transfer import Attendant, NoRoom, Progress, Reason, Report, Stopped, Target, extract, name_of


def status(inode: int, mode: int, size: int) -> dict[str, int]:
    """As much of a statns structure as is looked at."""
    blocks, mtime = (size + 511) // 512, 1_600_000_000
    return {
        "st_ino": inode,
        "st_mode": mode,
        "st_size": size,
        "st_blocks": blocks,
        "st_mtime_sec": mtime,
    }


class Guest:
    """Answers what its tree says: names with bytes for files, dicts for folders, str for links."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self.tree = tree
        self.sizes: dict[str, int] = {}
        self.errors: dict[str, Exception] = {}
        self.attributes: dict[str, list[str]] = {}
        self.reads = 0
        self.drives: list[Any] = []
        self.patience = None
        self.config_values = SimpleNamespace(settings=lambda: SimpleNamespace(environ=os.environ))

    @property
    def running(self) -> NoReturn:
        raise DaemonError("debug", "", "there are no disks here")

    def debug(self, command: str, arguments: list[str]) -> str:
        raise DaemonError("debug", "", "there are no disks here")

    def realpath(self, path: str) -> str:
        return path

    def _at(self, path: str) -> Any:
        found: Any = self.tree
        for name in path.split("/"):
            found = found[name] if name else found
        return found

    def readdir(self, path: str) -> list[dict[str, Any]]:
        if path in self.errors:
            raise self.errors[path]
        letters: dict[type, str] = {dict: "d", bytes: "r", str: "l"}
        return [{"name": name, "ftyp": letters[type(item)]} for name, item in self._at(path).items()]

    def lstatnslist(self, path: str, names: list[str]) -> list[dict[str, int]]:
        modes: dict[type, int] = {dict: stat.S_IFDIR, bytes: stat.S_IFREG, str: stat.S_IFLNK}
        found = []
        for name in names:
            item = self._at(path).get(name)
            if item is None:
                found.append(status(0, 0, 0))
            else:
                size = self.sizes.get(name, len(item))
                found.append(status(7, modes[type(item)] | 0o755, size))
        return found

    def lstatns(self, path: str) -> dict[str, int]:
        if path == "/":
            return status(2, stat.S_IFDIR | 0o755, 0)
        folder, _, name = path.rpartition("/")
        (found,) = self.lstatnslist(folder, [name])
        if not found["st_ino"]:
            raise GuestFileNotFound("lstatns", "ENOENT", "No such file or directory")
        return found

    def readlink(self, path: str) -> str:
        target: str = self._at(path)
        return target

    def readlinklist(self, path: str, names: list[str]) -> list[str]:
        items = [self._at(path).get(name) for name in names]
        return [item if isinstance(item, str) else "" for item in items]

    def lxattrlist(self, path: str, names: list[str]) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for name in names:
            attributes = self.attributes.get(f"{path.rstrip('/')}/{name}", [])
            found.append({"attrname": "", "attrval": b"%d" % len(attributes)})
            found += [{"attrname": attribute, "attrval": b""} for attribute in attributes]
        return found

    def pread(self, path: str, count: int, offset: int) -> bytes:
        self.reads += 1
        if path in self.errors:
            raise self.errors[path]
        data: bytes = self._at(path)
        return data[offset : offset + count]


def copied(guest: Guest, folder: Path, *paths: str, attendant: Attendant | None = None) -> Report:
    g: Any = guest
    return extract(g, [Target(path, name_of(path)) for path in paths], folder, attendant)


def tree_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_folders_are_copied(tmp_path: Path) -> None:
    guest = Guest({"etc": {"a": b"1", "ssh": {"b": b"22", "empty": {}}}, "c": b"333"})
    report = copied(guest, tmp_path, "/etc", "/c")
    assert tree_of(tmp_path) == {"etc/a": b"1", "etc/ssh/b": b"22", "c": b"333"}
    assert (tmp_path / "etc/ssh/empty").is_dir()
    assert (report.files, report.bytes) == (3, 6)


def test_the_top_folder_is_called_root(tmp_path: Path) -> None:
    copied(Guest({"a": b"1"}), tmp_path, "/")
    assert tree_of(tmp_path) == {"root/a": b"1"}


def test_links_are_left_out_and_named(tmp_path: Path) -> None:
    report = copied(Guest({"d": {"out": "/etc/passwd", "a": b"1"}}), tmp_path, "/d")
    assert tree_of(tmp_path) == {"d/a": b"1"}
    assert [(skipped.path, skipped.reason) for skipped in report.skipped] == [("/d/out", Reason.LINK)]


@pytest.mark.parametrize("name", ["..", "../../x", "/x", "a/b", ""])
def test_a_name_that_leads_elsewhere_is_not_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    guest = Guest({"d": {name: b"evil", "good": b"1"}})
    report = copied(guest, folder, "/d")
    assert tree_of(tmp_path) == {"in/d/good": b"1"}
    if name != "..":
        assert [skipped.reason for skipped in report.skipped] == [Reason.INVALID_NAME]


def test_a_name_that_stands_there_twice_is_written_once(tmp_path: Path) -> None:
    guest = Guest({"d": {"a": b"1"}})
    once = guest.readdir("/d")
    guest.readdir = lambda path: once * 2  # type: ignore[method-assign]
    report = copied(guest, tmp_path, "/d")
    assert tree_of(tmp_path) == {"d/a": b"1"}
    assert [skipped.reason for skipped in report.skipped] == [Reason.INVALID_NAME]


def test_an_endless_file_ends_at_its_announced_size(tmp_path: Path) -> None:
    guest = Guest({"a": b"x" * 100})
    guest.sizes["a"] = 10
    report = copied(guest, tmp_path, "/a")
    assert tree_of(tmp_path) == {"a": b"x" * 10}
    assert guest.reads == 1
    assert not report.skipped


def test_more_bytes_than_were_asked_for_are_a_lie(tmp_path: Path) -> None:
    guest = Guest({"a": b"x"})
    guest.pread = lambda path, count, offset: b"x" * (count + 1)  # type: ignore[method-assign]
    report = copied(guest, tmp_path, "/a")
    assert tree_of(tmp_path) == {}
    assert report.skipped[0].reason is Reason.SHORT


def test_a_file_that_is_too_short_is_not_called_whole(tmp_path: Path) -> None:
    guest = Guest({"a": b"short", "b": b"fine"})
    guest.sizes["a"] = 1000
    report = copied(guest, tmp_path, "/a", "/b")
    assert tree_of(tmp_path) == {"b": b"fine"}
    assert [(skipped.path, skipped.reason) for skipped in report.skipped] == [("/a", Reason.SHORT)]


def test_what_cannot_be_read_is_named_and_the_rest_copied(tmp_path: Path) -> None:
    guest = Guest({"d": {"bad": b"x", "good": b"1", "locked": {"y": b"2"}}})
    guest.errors["/d/bad"] = DaemonError("pread", "EIO", "/d/bad: Input/output error")
    guest.errors["/d/locked"] = DaemonError("readdir", "EIO", "Input/output error")
    report = copied(guest, tmp_path, "/d")
    assert tree_of(tmp_path) == {"d/good": b"1"}
    assert [skipped.path for skipped in report.skipped] == ["/d/locked", "/d/bad"]


def test_an_appliance_that_ends_ends_the_copying(tmp_path: Path) -> None:
    guest = Guest({"a": b"x", "b": b"y"})
    guest.errors["/a"] = ApplianceGone("The appliance ended.")
    with pytest.raises(ApplianceGone):
        copied(guest, tmp_path, "/a", "/b")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_ends_it_too_and_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.pwrite", full)
    with pytest.raises(NoRoom, match="are needed"):
        copied(Guest({"a": b"x"}), tmp_path, "/a")
    assert list(tmp_path.iterdir()) == []


class Stopper(Attendant):
    """Stops the transfer when its condition is true of a report."""

    def __init__(self, when: Callable[[Progress], bool]) -> None:
        self._when = when
        self._stopped = False

    @property
    def is_stopped(self) -> bool:
        return self._stopped

    def show(self, progress: Progress) -> None:
        self._stopped = self._stopped or self._when(progress)


def test_a_stop_between_two_chunks_removes_the_part(tmp_path: Path) -> None:
    stopper = Stopper(lambda progress: progress.bytes > 0)
    with pytest.raises(Stopped):
        copied(Guest({"a": b"x" * (5 << 20)}), tmp_path, "/a", attendant=stopper)
    assert list(tmp_path.iterdir()) == []


def test_a_tree_deeper_than_any_stack(tmp_path: Path) -> None:
    depth = 300
    tree: dict[str, Any] = {"leaf": b"deep"}
    for _ in range(depth):
        tree = {"d": tree}
    copied(Guest(tree), tmp_path, "/d")
    assert tree_of(tmp_path) == {"/".join(["d"] * depth + ["leaf"]): b"deep"}
