"""Folders that a cloud keeps in step can be entered, and what of them is on the disk can be read."""

import hashlib
import io
import stat
import struct
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.places import Place
from engine import GuestFS
from engine.errors import DaemonError
from engine.mounting import mount_file_system
from engine.ntfs.errors import NotShown
from engine.ntfs.placeholders import _changed, reveal
from engine.ntfs.view import pread, seen_at
from engine.search import walk
from engine.transfer import Reason, Target, archive, extract
from engine.unlock import unlock
from tests.helpers.clouds import AWAY, HERE, LARGE, MANY, clouds
from tests.helpers.handles import mounted
from tests.helpers.ntfs_image import ntfs_image

TOP = "/Users/kim/OneDrive"


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True) as handle:
        handle.add_drive(str(clouds()), readonly=True, format="raw")
        handle.launch()
        mount_file_system(handle, "/dev/sda1")
        yield handle


def test_without_it_ntfs_3g_shows_links_that_lead_nowhere() -> None:
    with mounted(clouds()) as g:
        assert g.readlink(TOP) == "unsupported reparse tag 0x9000701a"
        with pytest.raises(DaemonError):
            g.ls(TOP)


def test_what_is_here_is_what_it_was(g: GuestFS) -> None:
    for path in HERE:
        is_folder = "." not in path.rpartition("/")[2]
        assert stat.S_ISDIR(g.lstatns(path)["st_mode"]) is is_folder, path
    assert g.read_file(f"{TOP}/Documents/letter.txt") == b"dear\n"
    assert g.checksum("md5", f"{TOP}/Documents/long letter.txt") == hashlib.md5(LARGE).hexdigest()


def test_a_folder_of_many_tells_of_what_kind_each_is(g: GuestFS) -> None:
    found = {entry["name"]: entry["ftyp"] for entry in g.readdir(f"{TOP}/Pictures")}
    assert [found[f"{number}.jpg"] for number in range(1, MANY + 1)] == ["r"] * MANY
    with walk(g, "/Users", ("-type", "f")) as going:
        files = {finding.path for portion in going for finding in portion if stat.S_ISREG(finding.mode)}
    assert len(files) == MANY + 3 + len(AWAY)
    assert g.read_file(f"{TOP}/Pictures/{MANY}.jpg") == b"%d\n" % MANY


def test_what_is_elsewhere_stays_what_ntfs_3g_cannot_read(g: GuestFS) -> None:
    """As a file of ntfs-3g's it would be zeros, and nobody would know."""
    for path, tag in AWAY.items():
        assert g.readlink(path) == f"unsupported reparse tag 0x{tag:08x}"


def test_the_file_system_is_whole_and_the_image_is_as_it_was() -> None:
    before = hashlib.sha256(clouds().read_bytes()).digest()
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(clouds()), readonly=True, format="raw")
        g.launch()
        assert reveal(g, "/dev/sda1") == MANY + len(HERE)
        assert reveal(g, "/dev/sda1") == MANY + len(HERE)
        assert "processed successfully" in g.debug("sh", ["ntfsfix -n /dev/sda1 2>&1"])
        # The times are those of the guest.
        g.mount_ro("/dev/sda1", "/")
        revealed = g.lstatns(TOP)
        g.umount_all()
    with mounted(clouds()) as g:
        hidden = g.lstatns(TOP)
    times = {f"st_{name}_{unit}" for name in ("atime", "mtime", "ctime") for unit in ("sec", "nsec")}
    assert {name: value for name, value in revealed.items() if name in times} == {
        name: value for name, value in hidden.items() if name in times
    }
    assert hashlib.sha256(clouds().read_bytes()).digest() == before


def test_a_disk_that_is_written_to_is_left_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("clouds") / "copy.raw"
    copy.write_bytes(clouds().read_bytes())
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(copy), format="raw")
        g.launch()
        assert reveal(g, "/dev/sda1") == 0
    assert copy.read_bytes() == clouds().read_bytes()


def test_other_file_systems_and_damaged_ones_are_left_as_they_are() -> None:
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(clouds()), readonly=True, format="raw")
        g.launch()
        assert reveal(g, "/dev/sda") == 0
        boot = bytearray(g.pread_device("/dev/sda1", 512, 0))
        struct.pack_into("<Q", boot, 0x30, 1 << 40)
        g.pwrite_device("/dev/sda1", bytes(boot), 0)
        assert reveal(g, "/dev/sda1") == 0


def test_the_places_of_the_window_show_them() -> None:
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(clouds()), readonly=True, format="raw")
        g.launch()
        assert Place("/dev/sda1").mount(g) == {}
        assert g.ls(f"{TOP}/Documents") == ["letter.txt", "long letter.txt"]


def test_what_is_elsewhere_is_a_file_that_says_where_it_is(g: GuestFS) -> None:
    for name, word in (("online.txt", "in a cloud"), ("dedup.bin", "Deduplication")):
        status, text = seen_at(g, f"{TOP}/{name}")
        assert stat.S_ISREG(status["st_mode"])
        assert (status["st_size"], text) == (5000, "")
        with pytest.raises(NotShown, match=word):
            pread(g, f"{TOP}/{name}", 10, 0)


def test_an_archive_has_no_zeros_in_place_of_what_is_elsewhere(g: GuestFS) -> None:
    data = io.BytesIO()
    report = archive(g, [Target(TOP, "OneDrive")], data.write)
    with tarfile.open(fileobj=io.BytesIO(data.getvalue()), errorlevel=2) as file:
        names = [info.name for info in file if info.isfile()]
    assert len(names) == MANY + 2
    assert {skipped.path for skipped in report.skipped} == set(AWAY)


def test_a_copy_reports_what_is_elsewhere(g: GuestFS, tmp_path: Path) -> None:
    report = extract(g, [Target(TOP, "OneDrive")], tmp_path, checksum="sha256")
    assert report.files == MANY + 2
    assert len(report.checked) == MANY + 2
    assert {skipped.path for skipped in report.skipped} == set(AWAY)
    assert {skipped.reason for skipped in report.skipped} == {Reason.UNREADABLE}
    assert not list(tmp_path.rglob("online*"))
    assert (tmp_path / "OneDrive/Documents/long letter.txt").read_bytes() == LARGE


def test_what_is_encrypted_is_shown_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """As on a Windows with BitLocker, whose volume is opened by the same program."""
    image = tmp_path_factory.mktemp("locked") / "locked.raw"
    with GuestFS(python_return_dict=True) as g:
        g.disk_create(str(image), "raw", 80 << 20)
        g.add_drive(str(image), format="raw")
        g.add_drive(str(clouds()), readonly=True, format="raw")
        g.launch()
        quick = "--type luks1 --pbkdf-force-iterations 1000 --batch-mode"
        g.debug("sh", [f"printf key | cryptsetup luksFormat {quick} --key-file - /dev/sda"])
        g.cryptsetup_open("/dev/sda", "key", "inner")
        g.debug("sh", ["dd if=/dev/sdb1 of=/dev/mapper/inner bs=1M 2>&1"])
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(image), readonly=True, format="raw")
        g.launch()
        unlocked = unlock(g, ["key"])
        (volume,) = (volume for volume in unlocked.storage if volume.type == "ntfs")
        mount_file_system(g, volume.device)
        assert g.ls(f"{TOP}/Documents") == ["letter.txt", "long letter.txt"]


def test_clusters_smaller_than_blocks_of_an_index_are_read() -> None:
    def fill(g: GuestFS) -> None:
        g.mkdir("/many")
        g.debug("sh", ["cd /sysroot/many; for n in $(seq 600); do echo $n >a-rather-long-name-$n.txt; done"])
        point = (struct.pack("<IHH", 0x9000601A, 4, 0) + bytes(4)).hex()
        g.debug("sh", [f"cd /sysroot/many; setfattr -h -n system.ntfs_reparse_data -v 0x{point} -- *; true"])

    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(ntfs_image("clouds-small-1", fill, cluster=1024)), readonly=True, format="raw")
        g.launch()
        assert reveal(g, "/dev/sda1") > 500
        g.mount_ro("/dev/sda1", "/")
        kinds = [entry["ftyp"] for entry in g.readdir("/many")]
        assert kinds.count("r") > 500


def test_flags_that_are_not_where_they_are_told_to_be_stay() -> None:
    """An attribute may be in another record of its file, and its place in that."""
    device = bytearray(4096)
    struct.pack_into("<I", device, 112, 0x420)
    struct.pack_into("<I", device, 1136, 0x999)

    def read(offset: int, length: int) -> bytes:
        return bytes(device[offset : offset + length])

    ((place, data),) = _changed(read, {112: 0x420, 1136: 0x420})
    assert place == 0
    assert struct.unpack_from("<I", data, 112)[0] == 0x20
    assert struct.unpack_from("<I", data, 1136)[0] == 0x999
