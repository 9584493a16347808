"""Copying out of a real appliance while what it needs goes away: room, the destination, the image."""

import hashlib
import os
import random
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import GuestFS
from engine.transfer import (
    Attendant,
    Held,
    ImageChanged,
    NoRoom,
    Phase,
    Progress,
    Report,
    Target,
    TargetGone,
    disk_files,
    extract,
    guest_shell,
    name_of,
)
from tests.helpers.amounts import IS_LONG, PATIENCE, amount
from tests.helpers.copied import files_in
from tests.helpers.disks import disk
from tests.helpers.handles import opened
from tests.helpers.reference import open_reference
from tests.helpers.trees import CROWD_SIZE, CROWD_TREE, LINUX_TREE, contents

PATHS = ("/crowd", "/big.bin")
MIB = 1 << 20
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount here")


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle on the disk with a big file and a crowded folder, its file system mounted."""
    with opened(disk("ext4-gpt")) as handle:
        handle.mount_ro("/dev/sda3", "/")
        yield handle


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mounts something on a new folder; all of it is gone afterwards."""
    places: list[Path] = []

    def mount(*words: str | Path) -> Path:
        place = tmp_path / f"mounted {len(places)}"
        place.mkdir()
        subprocess.run(["mount", *words, place], check=True)
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", "--lazy", place], check=False, capture_output=True)


class Trouble(Attendant):
    """Calls `begin` when so many files are copied, and `mend` when that holds the transfer."""

    def __init__(self, begin: Callable[[], object], mend: Callable[[], object], at: int = 0) -> None:
        self._begin = begin
        self._mend = mend
        self._at = at
        self._is_begun = False
        self.held: list[Held] = []

    def show(self, progress: Progress) -> None:
        if not self._is_begun and progress.phase is Phase.COPYING and progress.files >= self._at:
            self._is_begun = True
            self._begin()

    def hold(self, held: Held) -> None:
        self.held.append(held)
        assert len(self.held) < 20
        self._mend()


def copy(g: GuestFS, place: Path, attendant: Attendant | None = None, *paths: str) -> Report:
    return extract(g, [Target(path, name_of(path)) for path in paths or PATHS], place, attendant)


def assert_all_is_there(place: Path, report: Report) -> None:
    wanted = contents(CROWD_TREE)
    assert {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()} == wanted.keys()
    assert all((place / name).read_bytes() == data for name, data in wanted.items())
    assert (report.files, report.skipped, report.renamed) == (len(wanted), [], [])


def fill_up(folder: Path) -> None:
    """Leave no room in a file system."""
    with (folder / "filler").open("wb", buffering=0) as file:
        size = 1 << 20
        while size >= 512:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2


@ROOT_ONLY
@pytest.mark.parametrize("in_place", [False, True], ids=["copied", "written by the guest"])
@pytest.mark.parametrize("at", [0, 3000])
def test_a_destination_that_is_full_holds_the_copying(
    g: GuestFS,
    tmp_path: Path,
    mounted: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    in_place: bool,
    at: int,
) -> None:
    monkeypatch.setattr(disk_files, "IN_PLACE", MIB if in_place else 1 << 40)
    # Also where it says that there is room, until something is written.
    room = mounted("-t", "tmpfs", "-o", "size=160m", "none")
    place = room / "place"
    place.mkdir()
    trouble = Trouble(lambda: fill_up(room), (room / "filler").unlink, at)
    report = copy(g, place, trouble)
    assert [type(held) for held in trouble.held] == [NoRoom]
    assert_all_is_there(place, report)


@ROOT_ONLY
@pytest.mark.timeout(PATIENCE)
def test_a_destination_that_is_unmounted_holds_the_copying(
    g: GuestFS, tmp_path: Path, mounted: Callable[..., Path]
) -> None:
    chance = random.Random(29)
    for number in range(amount(2, 20)):
        backing = tmp_path / f"backing {number}"
        backing.mkdir()
        place = mounted("--bind", backing)
        trouble = Trouble(
            lambda place=place: subprocess.run(["umount", "--lazy", place], check=True),  # type: ignore[misc]
            lambda place=place, backing=backing: subprocess.run(  # type: ignore[misc]
                ["mount", "--bind", backing, place], check=True
            ),
            chance.randrange(len(contents(CROWD_TREE)) - 1),
        )
        report = copy(g, place, trouble)
        assert {type(held) for held in trouble.held} == {TargetGone}
        assert_all_is_there(place, report)
        assert_all_is_there(backing, report)


@ROOT_ONLY
def test_no_room_for_the_guests_disks_holds_the_copying(
    g: GuestFS, tmp_path: Path, mounted: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is full when the guest has the disk already, so that its writes fail."""
    room = mounted("-t", "tmpfs", "-o", "size=160m", "none")
    monkeypatch.setattr(guest_shell, "scratch_folder", lambda _g: room)
    (tmp_path / "place").mkdir()
    really_plug, really_put = guest_shell.Scratch.__init__, disk_files.FileCopy._put
    is_large_file = False

    def put(copying: disk_files.FileCopy, parts: Any) -> Any:
        nonlocal is_large_file
        is_large_file = True
        return really_put(copying, parts)

    def plug(scratch: guest_shell.Scratch, g: GuestFS, size: int, descriptor: int | None = None) -> None:
        really_plug(scratch, g, size, descriptor)
        if is_large_file and not trouble.held:
            fill_up(room)

    trouble = Trouble(lambda: None, lambda: (room / "filler").unlink())
    monkeypatch.setattr(guest_shell.Scratch, "__init__", plug)
    monkeypatch.setattr(disk_files.FileCopy, "_put", put)
    report = copy(g, tmp_path / "place", trouble)
    assert [type(held) for held in trouble.held] == [NoRoom]
    assert_all_is_there(tmp_path / "place", report)


@pytest.mark.timeout(PATIENCE)
def test_what_an_image_that_changes_gave_is_never_called_good(tmp_path: Path) -> None:
    """Cut short and written over, at many moments: what is there is right, or the copying has failed."""
    chance = random.Random(9)
    wanted = contents(CROWD_TREE)
    failed = 0
    for number in range(amount(1, 50)):
        image = tmp_path / "image.raw"
        subprocess.run(["cp", "--sparse=always", disk("ext4-gpt").path, image], check=True)
        place = tmp_path / f"place {number}"
        place.mkdir()
        with GuestFS(python_return_dict=True) as handle:
            handle.add_drive(str(image), readonly=True, format="raw")
            handle.launch()
            handle.mount_ro("/dev/sda3", "/")
            timer = threading.Timer(chance.uniform(0, 3.0), _spoil, [image, chance.random() < 0.5])
            timer.start()
            try:
                copy(handle, place)
            except (ImageChanged, RuntimeError):
                failed += 1
            timer.join()
        for path in place.rglob("*"):
            assert path.is_dir() or path.read_bytes() == wanted[str(path.relative_to(place))], (number, path)
    assert failed or not IS_LONG


def _spoil(image: Path, is_cut: bool) -> None:
    size = image.stat().st_size
    with image.open("r+b") as file:
        if is_cut:
            file.truncate(size // 3)
        else:
            file.seek(size // 8)
            file.write(os.urandom(size // 2))


@pytest.mark.skipif(not IS_LONG, reason="takes a minute: GUESTSCOPE_TESTS=long")
def test_every_file_has_the_checksum_that_libguestfs_computes(tmp_path: Path, g: GuestFS) -> None:
    folders = sorted({name.partition("/")[0] for name in contents(LINUX_TREE + CROWD_TREE)} - {"sparse"})
    report = copy(g, tmp_path, None, *(f"/{name}" for name in folders))
    found = files_in(tmp_path)
    one = disk("ext4-gpt")
    with open_reference((one.path, one.format)) as reference:
        reference.mount_ro("/dev/sda3", "/")
        sums = tmp_path.parent / "sums"
        reference.checksums_out("sha256", "/", str(sums))
    told = {}
    for line in sums.read_bytes().splitlines():
        digest, _, path = line.partition(b"  ")
        if not digest.startswith(b"\\"):
            told[os.fsdecode(path.removeprefix(b"./"))] = digest.decode()
    assert len(told) > CROWD_SIZE
    compared = found.keys() & told.keys()
    # The names of the others have a line end, which has another spelling there.
    assert len(found) - len(compared) < 5
    for name in compared:
        assert hashlib.sha256(found[name].read_bytes()).hexdigest() == told[name], name
    assert report.files == len(found)


LEVELS = amount(1200, 10_000)


@pytest.mark.timeout(PATIENCE)
def test_a_tree_as_deep_as_no_path_is_copied(tmp_path: Path) -> None:
    image = tmp_path / "deep.raw"
    with image.open("wb") as file:
        file.truncate(200 * MIB)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-N", str(2 * LEVELS), image], check=True)
    step = 100
    below = "/".join("d" * step)
    with GuestFS(python_return_dict=True) as handle:
        handle.add_drive(str(image), format="raw")
        handle.launch()
        handle.mount("/dev/sda", "/")
        handle.debug(
            "sh",
            [
                "mkdir /sysroot/top && cd /sysroot/top && n=0 && "
                f"while [ $n -lt {LEVELS // step} ]; do mkdir -p {below} && cd -P {below} || exit 1; "
                "n=$((n + 1)); done; echo deep >file && sync"
            ],
        )
    with GuestFS(python_return_dict=True) as handle:
        handle.add_drive(str(image), readonly=True, format="raw")
        handle.launch()
        handle.mount_ro("/dev/sda", "/")
        place = tmp_path / "place"
        place.mkdir()
        report = copy(handle, place, None, "/top")
    assert (report.files, report.skipped) == (1, [])
    descriptor = os.open(place / "top", os.O_RDONLY)
    for _ in range(LEVELS):
        below_it = os.open("d", os.O_RDONLY | os.O_NOFOLLOW, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below_it
    assert os.stat("file", dir_fd=descriptor).st_size == 5
    os.close(descriptor)
    subprocess.run(["rm", "-rf", place], check=True)
