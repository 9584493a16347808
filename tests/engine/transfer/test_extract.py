"""Copying out of a real appliance, over disks and by calls: what arrives, and what is told of the rest."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from engine import GuestFS
from engine.transfer import (
    Attendant,
    Begun,
    ImageChanged,
    Lost,
    Phase,
    Progress,
    Reason,
    Report,
    Stopped,
    Target,
    Trait,
    disk_files,
    extract,
    name_of,
)
from engine.transfer.disk_files import FileCopy
from engine.transfer.disk_tree import TreeCopy
from engine.transfer.guest_shell import Scratch
from tests.helpers.copied import files_in
from tests.helpers.disks import disk
from tests.helpers.handles import opened
from tests.helpers.trees import BIG_SIZE, CROWD_TREE, EPOCH, LINUX_TREE, SPARSE_SIZE, contents


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle on the disk with a big file and a crowded folder, its file system mounted."""
    with opened(disk("ext4-gpt")) as handle:
        handle.mount_ro("/dev/sda3", "/")
        yield handle


class Watcher(Attendant):
    """Remembers what it is shown, and stops the transfer when `stop_at` files or bytes are there."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.shown: list[Progress] = []
        self._stop_at = stop_at

    @property
    def is_stopped(self) -> bool:
        shown = self.shown[-1:]
        return self._stop_at is not None and any(one.bytes >= self._stop_at for one in shown)

    def show(self, progress: Progress) -> None:
        self.shown.append(progress)


def copy(g: GuestFS, place: Path, *paths: str, attendant: Attendant | None = None) -> Report:
    return extract(g, [Target(path, name_of(path)) for path in paths], place, attendant)


def refuse(*_: object) -> NoReturn:
    raise AssertionError("This way was not to be taken.")


@pytest.fixture(scope="module", params=["by blocks", "by tar"])
def everything(g: GuestFS, request: pytest.FixtureRequest) -> Iterator[tuple[Path, Report, Watcher]]:
    """All of the disk, copied once in each way that there is for trees, and for large files."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place, pytest.MonkeyPatch.context() as patch:
        if request.param == "by blocks":
            patch.setattr(TreeCopy, "run", refuse)
            # Large files are what the guest writes to.
            patch.setattr(disk_files, "IN_PLACE", BIG_SIZE)
            patch.setattr(FileCopy, "_fill_in_parts", refuse)
        else:
            patch.setattr(sys.modules["engine.transfer.extract"], "list_blocks", lambda *_: None)
        watcher = Watcher()
        report = copy(g, Path(place), "/", attendant=watcher)
        yield Path(place, "root"), report, watcher


def test_every_file_arrives_with_its_bytes(everything: tuple[Path, Report, Watcher]) -> None:
    place, report, _ = everything
    wanted = contents(LINUX_TREE + CROWD_TREE)
    found = files_in(place)
    assert found.keys() == wanted.keys()
    for name, path in found.items():
        with path.open("rb") as file:
            assert file.read(max(len(wanted[name]), 1)) == wanted[name], name
        if name != "sparse/3g":
            assert path.stat().st_size == len(wanted[name])
    assert report.files == len(wanted)


def test_holes_stay_holes(everything: tuple[Path, Report, Watcher]) -> None:
    status = (everything[0] / "sparse/3g").stat()
    assert status.st_size == SPARSE_SIZE
    assert status.st_blocks * 512 < 1 << 20


def test_times_and_plain_modes_come_along(everything: tuple[Path, Report, Watcher]) -> None:
    place, _, _ = everything
    assert (place / "hello.txt").stat().st_mtime == EPOCH
    assert (place / "blob.bin").stat().st_mtime == EPOCH + 86400
    assert (place / "empty-folder").stat().st_mtime == EPOCH - 3600
    for path in files_in(place).values():
        assert path.stat().st_mode & 0o7000 == 0
    assert (place / "modes/4755").stat().st_mode & 0o100


def test_what_is_not_kept_or_taken_is_told(everything: tuple[Path, Report, Watcher]) -> None:
    place, report, _ = everything
    links = {path.name for path in (place / "links").iterdir() if path.is_symlink()}
    assert links == {"relative", "folder", "broken", "loop", "ping", "pong", "long", "ünï"}
    assert (place / "links/first").samefile(place / "links/second")
    assert {(one.path, one.reason) for one in report.skipped} == {
        ("/links/absolute", Reason.LINK),
        ("/links/out", Reason.LINK),
        *((f"/special/{name}", Reason.SPECIAL) for name in ("fifo", "null", "disk")),
    }
    assert Lost("/modes/4755", Trait.SPECIAL_BITS) in report.lost
    assert Lost("/modes/2755", Trait.SPECIAL_BITS) in report.lost
    assert Lost("/attributes/user", Trait.ATTRIBUTES) in report.lost
    assert Lost("/attributes/capability", Trait.CAPABILITIES) in report.lost
    assert Lost("/attributes/acl", Trait.ACL) in report.lost
    assert not report.renamed


def test_progress_only_grows_and_ends_with_everything(everything: tuple[Path, Report, Watcher]) -> None:
    _, report, watcher = everything
    copying = [one for one in watcher.shown if one.phase is Phase.COPYING]
    assert [one.bytes for one in copying] == sorted(one.bytes for one in copying)
    assert copying[-1].bytes == copying[-1].total == report.bytes
    assert copying[-1].files == copying[-1].total_files == report.files


def test_nothing_is_left_in_the_guest(g: GuestFS, everything: tuple[Path, Report, Watcher]) -> None:
    assert g.debug("sh", ["ls -d /tmp/transfer.* 2>/dev/null; true"]) == ""
    assert len(g.running.bus.plugged) == len(g.drives)
    assert g.debug("sh", ["ls /sys/block"]).split().count("sda") == 1
    assert "sdb" not in g.debug("sh", ["ls /sys/block"]).split()


def test_a_disk_is_not_read_while_the_guest_has_it(g: GuestFS) -> None:
    scratch = Scratch(g, 1 << 20)
    try:
        g.debug("sh", [f"{scratch.script} echo 'QFI' | dd of=$disk conv=fsync 2>/dev/null"])
        with pytest.raises(ValueError, match="still has the disk"):
            scratch.read(4, 0)
        scratch.take_away()
        # Whatever looks like an image's header is bytes like any others.
        assert scratch.read(4, 0) == b"QFI\n"
    finally:
        scratch.take_away()
        scratch.close()


def test_names_are_taken_as_they_are_in_a_selection(g: GuestFS, tmp_path: Path) -> None:
    """A dash, a line end, quotes; one selected thing within another; a path that leads through a link."""
    wanted = contents(LINUX_TREE)
    odd = [f"/{name}" for name in wanted if name.startswith("odd names/")]
    report = copy(g, tmp_path, "/odd names", "/crowd", "/links/folder/c", *odd[:8])
    found = files_in(tmp_path)
    assert found["c/deep.txt"].read_bytes() == b"deep\n"
    for path in odd:
        assert found[path[1:]].read_bytes() == wanted[path[1:]]
    for path in odd[:8]:
        assert found[name_of(path)].read_bytes() == wanted[path[1:]]
    assert report.skipped == []


def test_what_a_few_things_do_not_keep_is_told_too(g: GuestFS, tmp_path: Path) -> None:
    report = copy(g, tmp_path, "/attributes", "/hello.txt")
    assert {(lost.path, lost.trait) for lost in report.lost} == {
        ("/attributes/user", Trait.ATTRIBUTES),
        ("/attributes/capability", Trait.CAPABILITIES),
        ("/attributes/acl", Trait.ACL),
    }


def test_a_transfer_that_was_not_finished_is_gone_on_with(g: GuestFS, tmp_path: Path) -> None:
    begun: list[Begun] = []

    class Note(Watcher):
        def made(self, one: Begun) -> None:
            begun.append(one)

    report = copy(g, tmp_path, "/crowd", "/odd names", attendant=Note())
    kept = {path.name: path.stat().st_ino for path in (tmp_path / "crowd").iterdir()}
    for name in sorted(kept)[::2]:
        (tmp_path / "crowd" / name).unlink()
        del kept[name]
    again = extract(
        g, [Target(path, name_of(path)) for path in ("/crowd", "/odd names")], tmp_path, earlier=begun
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crowd", "odd names"]
    assert (again.files, again.bytes, again.renamed) == (report.files, report.bytes, [])
    found = files_in(tmp_path)
    wanted = {name: data for name, data in contents(LINUX_TREE + CROWD_TREE).items() if name in found}
    assert len(wanted) == len(found) == report.files
    assert {name: path.read_bytes() for name, path in found.items()} == wanted
    assert {name: (tmp_path / "crowd" / name).stat().st_ino for name in kept} == kept


@pytest.mark.parametrize("at", [0, 1 << 20, BIG_SIZE // 2])
def test_stopping_leaves_no_part_and_no_loss(tmp_path: Path, at: int) -> None:
    """The wish to stop may come too late for a disk this fast; then all of it is there."""
    (tmp_path / "big.bin").write_text("mine")
    is_stopped = False
    with opened(disk("ext4-gpt")) as handle:
        handle.mount_ro("/dev/sda3", "/")
        targets = [Target("/crowd", "crowd"), Target("/big.bin", "big.bin", replace=True)]
        try:
            extract(handle, targets, tmp_path, Watcher(stop_at=at))
        except Stopped:
            is_stopped = True
    assert is_stopped or at
    wanted = contents(CROWD_TREE)
    if is_stopped:
        assert (tmp_path / "big.bin").read_text() == "mine"
        del wanted["big.bin"]
    found = files_in(tmp_path)
    assert is_stopped or found.keys() == wanted.keys()
    for name, path in found.items():
        assert name not in wanted or path.read_bytes() == wanted[name]


def test_an_image_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    image = tmp_path / "image.raw"
    image.write_bytes(disk("ext4-mbr").path.read_bytes())
    place = tmp_path / "place"
    place.mkdir()

    class Changer(Watcher):
        def show(self, progress: Progress) -> None:
            if progress.phase is Phase.COPYING and not self.shown:
                with image.open("r+b") as file:
                    file.truncate(image.stat().st_size // 2)
                super().show(progress)

    g = GuestFS(python_return_dict=True)
    try:
        g.add_drive(str(image), readonly=True, format="raw")
        g.launch()
        g.mount_ro("/dev/sda1", "/")
        with pytest.raises(ImageChanged, match="changed while it was read"):
            copy(g, place, "/texts", "/blob.bin", attendant=Changer())
    finally:
        g.close()
    wanted = contents(LINUX_TREE)
    for name, path in files_in(place).items():
        assert path.read_bytes() == wanted[name]
