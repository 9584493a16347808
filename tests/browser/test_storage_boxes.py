"""Disks as boxes to scale."""

import dataclasses

import pytest

from browser.storage_boxes import SPACE, Box, boxes
from browser.storage_tree import Node, tree
from engine.storage import Content, Storage, Volume, VolumeKind

FILES = Content.FILE_SYSTEM
GIB = 1 << 30


def partition(number: int, start: int, size: int, content: Content = FILES, kind: str = "") -> Volume:
    return Volume(
        f"/dev/sda{number}",
        VolumeKind.PARTITION,
        size,
        content,
        number=number,
        start=start,
        partition_type=kind,
    )


def logical(name: str, size: int, *below: str, group: str = "vg0") -> Volume:
    return Volume(f"/dev/{group}/{name}", VolumeKind.LOGICAL_VOLUME, size, FILES, group=group, below=below)


def disk(size: int, *partitions: Volume) -> Volume:
    return Volume("/dev/sda", VolumeKind.DISK, size, Content.PARTITIONS, "gpt", children=partitions)


def drawn(storage: Storage, width: float = 1000.0, smallest: float = 40.0) -> list[Box]:
    (node,) = tree(storage)
    return boxes(node, width, smallest)


def names(found: list[Box]) -> list[str]:
    return [
        each.volume.device.removeprefix("/dev/") if each.volume else each.group or "free" for each in found
    ]


def test_partitions_stand_to_scale_beneath_their_disk() -> None:
    found = drawn(
        Storage((disk(4 * GIB, partition(1, 1 << 20, GIB), partition(2, GIB + (1 << 20), 3 * GIB)),))
    )
    top, one, two = found
    assert (top.left, top.width, top.depth) == (0, 1000, 0)
    assert (one.depth, two.depth) == (1, 1)
    assert two.width / one.width == pytest.approx(3, rel=0.02)
    assert one.left == 0
    assert two.left == pytest.approx(one.width + SPACE)
    assert two.left + two.width == pytest.approx(1000)


def test_space_that_nothing_has_is_shown_where_it_is_worth_it() -> None:
    found = drawn(Storage((disk(10 * GIB, partition(1, 1 << 20, GIB), partition(2, 5 * GIB, GIB)),)))
    assert names(found) == ["sda", "sda1", "free", "sda2", "free"]
    assert found[2].size == 5 * GIB - GIB - (1 << 20)


def test_a_small_partition_can_still_be_hit() -> None:
    found = drawn(
        Storage((disk(1000 * GIB, partition(1, 1 << 20, 1 << 20), partition(2, 2 << 20, 999 * GIB)),))
    )
    assert found[1].width == pytest.approx(40)
    assert found[-1].left + found[-1].width == pytest.approx(1000)


def test_logical_volumes_stand_beneath_their_group_with_what_is_left() -> None:
    storage = Storage(
        (disk(4 * GIB, partition(1, 1 << 20, 4 * GIB - (1 << 20), Content.PHYSICAL_VOLUME)),),
        (logical("a", GIB, "/dev/sda1"), logical("b", GIB, "/dev/sda1")),
    )
    found = drawn(storage)
    assert names(found) == ["sda", "sda1", "vg0", "vg0/a", "vg0/b", "free"]
    assert [each.depth for each in found] == [0, 1, 2, 3, 3, 3]


def test_encryption_adds_a_step() -> None:
    opened = Volume("/dev/mapper/x", VolumeKind.DECRYPTED, GIB, FILES, below=("/dev/sda1",))
    storage = Storage((disk(GIB, partition(1, 1 << 20, GIB, Content.ENCRYPTED)),), (opened,))
    assert [(name, box.depth) for name, box in zip(names(drawn(storage)), drawn(storage), strict=True)] == [
        ("sda", 0),
        ("sda1", 1),
        ("mapper/x", 2),
    ]


def test_an_extended_partition_is_not_drawn_around_its_own() -> None:
    found = drawn(
        Storage(
            (
                disk(
                    4 * GIB,
                    partition(1, 1 << 20, GIB),
                    partition(2, 2 * GIB, 1024, Content.OTHER, "0x5"),
                    partition(5, 2 * GIB + (1 << 20), GIB),
                ),
            )
        )
    )
    assert names(found) == ["sda", "sda1", "free", "sda5", "free"]


def test_hostile_sizes_stay_in_the_picture() -> None:
    wild = [partition(number, number * 7, (1 << 62) // number) for number in range(1, 60)]
    for storage in (
        Storage((disk(1, *wild),)),
        Storage((disk(0, partition(1, 5, 0)),)),
        Storage((dataclasses.replace(disk(5), size=0),)),
    ):
        for box in drawn(storage, 300.0):
            assert box.left >= -0.01
            assert box.left + box.width <= 300.0 + 60 * SPACE
            assert box.width >= 0


def test_a_disk_without_partitions_is_one_box() -> None:
    volume = Volume("/dev/sda", VolumeKind.DISK, GIB, FILES, "ext4")
    assert boxes(Node(volume), 500.0, 40.0) == [Box(volume, 0.0, 500.0, 0, GIB)]
