"""One tree of what lies on what."""

from browser.places import Place
from browser.storage_tree import Node, first_place, short_name, tree
from engine.storage import Content, Storage, Volume, VolumeKind

FILES, PV = Content.FILE_SYSTEM, Content.PHYSICAL_VOLUME
ESP = Volume("/dev/sda1", VolumeKind.PARTITION, 100, FILES, "vfat")
PART = Volume("/dev/sda2", VolumeKind.PARTITION, 900, PV, "LVM2_member")
DISK = Volume("/dev/sda", VolumeKind.DISK, 1000, Content.PARTITIONS, "gpt", children=(ESP, PART))
ROOT = Volume("/dev/vg0/root", VolumeKind.LOGICAL_VOLUME, 500, FILES, "ext4", below=("/dev/sda2",))


def shape(node: Node) -> object:
    return [short_name(node.volume.device), *(shape(child) for child in node.children)]


def test_a_logical_volume_stands_below_its_partition() -> None:
    assert [shape(node) for node in tree(Storage((DISK,), (ROOT,)))] == [
        ["sda", ["sda1"], ["sda2", ["vg0/root"]]]
    ]


def test_what_rests_on_two_disks_is_there_once() -> None:
    other = Volume("/dev/sdb", VolumeKind.DISK, 1000, PV, "LVM2_member")
    wide = Volume(
        "/dev/vg0/wide", VolumeKind.LOGICAL_VOLUME, 900, FILES, "xfs", below=("/dev/sda2", "/dev/sdb")
    )
    assert [shape(node) for node in tree(Storage((DISK, other), (wide,)))] == [
        ["sda", ["sda1"], ["sda2", ["vg0/wide"]]],
        ["sdb"],
    ]


def test_what_rests_on_nothing_that_is_known_is_not_lost() -> None:
    lost = Volume("/dev/mapper/x", VolumeKind.MAPPED, 1, FILES, "ext4", below=("/dev/gone",))
    assert [shape(node) for node in tree(Storage((), (lost,)))] == [["x"]]


def test_names_for_people() -> None:
    names = ("/dev/sda1", "/dev/vg0/home", "/dev/mapper/luks-1", "btrfsvol:/dev/sda4/@home", "odd")
    assert [short_name(name) for name in names] == ["sda1", "vg0/home", "luks-1", "sda4/@home", "odd"]


def test_dynamic_volumes_are_called_as_windows_does() -> None:
    """The group is named after the computer: long, and the same for all."""
    assert short_name("/dev/mapper/ldm_vol_WIN-8AB_C-Dg0_Volume1") == "Volume1"
    assert short_name("/dev/mapper/ldm_vol_odd_") == "ldm_vol_odd_"


def test_volumes_that_rest_on_each_other_end() -> None:
    one = Volume("/dev/mapper/a", VolumeKind.MAPPED, 1, FILES, below=("/dev/mapper/b",))
    other = Volume("/dev/mapper/b", VolumeKind.MAPPED, 1, FILES, below=("/dev/mapper/a",))
    assert tree(Storage((), (one, other)))


def test_the_largest_file_system_is_browsed_first_where_there_is_no_system() -> None:
    storage = Storage((DISK,), (ROOT,))
    assert first_place(storage, ()) == Place("/dev/vg0/root")
    assert first_place(storage, (Place("/dev/sda1"),)) == Place("/dev/sda1")
    assert first_place(Storage(), ()) is None
