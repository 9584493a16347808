"""Paths, devices and partitions as values."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from engine import Device, GuestFS, Partition, Path, Volume
from engine.actions import ACTIONS
from engine.errors import GuestFSError
from engine.places import place, resolved
from tests.helpers.disks import disk
from tests.helpers.handles import opened


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle with two partitioned disks."""
    with opened(disk("ext4-mbr"), disk("ext4-gpt")) as g:
        yield g


def test_they_print_as_what_they_name() -> None:
    shown = [
        str(each) for each in (Path("/foo"), Device(0), Device(27), Partition(1, 3), Volume("/dev/vg/lv"))
    ]
    assert shown == ["/foo", "/dev/sda", "/dev/sdab", "/dev/sdb3", "/dev/vg/lv"]
    assert repr(Partition(0, 1)) == "Partition(drive=0, number=1)"
    assert os.fspath(Path("/") / "etc" / "fstab") == "/etc/fstab"
    assert Partition(2, 1).device == Device(2)
    assert len({Device(0), Device(0), Partition(0, 1)}) == 2


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: Path("foo"), ValueError, "'path' must be absolute"),
        (lambda: Path(1), TypeError, "'path' must be a string"),  # type: ignore[arg-type]
        (lambda: Device(-1), ValueError, "'number' must not be less than 0"),
        (lambda: Device("sda"), TypeError, "'number' must be a whole number"),  # type: ignore[arg-type]
        (lambda: Partition(0, 0), ValueError, "'number' must not be less than 1"),
        (lambda: Partition(True, 1), TypeError, "'drive' must be a whole number, not bool"),
    ],
)
def test_what_cannot_be_is_refused(make: object, error: type[Exception], words: str) -> None:
    assert callable(make)
    with pytest.raises(error, match=words):
        make()


def test_names_are_read_back() -> None:
    names = ["/dev/sda", "/dev/vdb2", "/dev/vg/lv", "/dev/md0", "btrfsvol:/dev/sda2/home", "/dev/sda1x"]
    assert [place(name) for name in names[:2]] == [Device(0), Partition(1, 2)]
    assert [place(name) for name in names[2:]] == [Volume(name) for name in names[2:]]


def test_a_place_of_the_wrong_kind_is_refused() -> None:
    def name_of(number: int) -> str:
        return f"/dev/disk{number}"

    assert resolved(ACTIONS["mount"], [Partition(1, 1), Path("/")], name_of) == ("/dev/disk11", "/")
    assert resolved(ACTIONS["vgcreate"], ["vg", [Device(1), "/dev/sdc"]], name_of) == (
        "vg",
        ["/dev/disk1", "/dev/sdc"],
    )
    with pytest.raises(TypeError, match=r"^ls: argument 'directory' must be a path, not Device\(number=0\)$"):
        resolved(ACTIONS["ls"], [Device(0)], name_of)
    with pytest.raises(TypeError, match=r"^pvcreate: argument 'device' must be a device, not Path"):
        resolved(ACTIONS["pvcreate"], [Path("/etc")], name_of)


def test_actions_take_them_in_place_of_strings(g: GuestFS) -> None:
    assert g.blockdev_getsize64(Device(1)) == g.blockdev_getsize64("/dev/sdb")
    assert g.vfs_type(Partition(0, 1)) == "ext4"
    g.mount_ro(Partition(0, 1), Path("/"))
    assert g.ls(Path("/")) == g.ls("/")
    assert g.file(Device(0)) == g.file("/dev/sda")
    g.umount_all()
    with pytest.raises(GuestFSError, match="There is no drive number 2"):
        g.vfs_type(Device(2))


def test_results_can_be_asked_for_in_them(g: GuestFS) -> None:
    assert g.typed.list_devices() == [Device(0), Device(1)]
    assert Partition(0, 1) in g.typed.list_partitions()
    assert g.typed.list_filesystems()[Partition(0, 1)] == "ext4"
    assert g.typed.part_to_dev(Partition(1, 1)) == Device(1)
    assert g.typed.list_filesystems().keys() == set(map(place, g.list_filesystems()))
    with pytest.raises(AttributeError, match=r"no action 'nothing'|has no attribute 'nothing'"):
        g.typed.nothing()
