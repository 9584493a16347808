"""What the appliance's report says is on the disks. The reports here are shortened real ones."""

from __future__ import annotations

import pytest

from engine.storage import Content, Storage, VolumeKind, parse

HEAD_OF_A_PLAIN_DISK = """\
serial sda 0QEMU    guestscope00001
device sda 131072 0
device sda1 129024 0
partition sda1 1 2048
"""


def report(*lines: str, probed: str = "") -> str:
    return "\n".join([*lines, "", "", probed])


PLAIN = (
    HEAD_OF_A_PLAIN_DISK
    + """\

DEVNAME=/dev/sda
PTUUID=0b1c2d3e
PTTYPE=dos
DEVNAME=/dev/sda1
LABEL=mbr-data
UUID=c0ffee00-0000-4000-8000-000000000001
VERSION=1.0
BLOCK_SIZE=1024
TYPE=ext4
USAGE=filesystem
PART_ENTRY_SCHEME=dos
PART_ENTRY_TYPE=0x83
PART_ENTRY_NUMBER=1
"""
)


def test_partitioned_disk() -> None:
    storage = parse(PLAIN, {"sda": 0})
    (disk,) = storage.disks
    assert (disk.device, disk.kind, disk.size) == ("/dev/sda", VolumeKind.DISK, 64 << 20)
    assert (disk.content, disk.type, disk.uuid) == (Content.PARTITIONS, "dos", "0b1c2d3e")
    (part,) = disk.children
    assert (part.device, part.kind, part.number) == ("/dev/sda1", VolumeKind.PARTITION, 1)
    assert (part.start, part.size) == (1 << 20, 129024 * 512)
    assert (part.content, part.type, part.label) == (Content.FILE_SYSTEM, "ext4", "mbr-data")
    assert (part.partition_type, part.version) == ("0x83", "1.0")
    assert storage.file_systems == (part,)
    assert storage.find("/dev/sda1") == part
    assert storage.find("/dev/sdb") is None


def test_disks_come_in_the_order_of_the_drives() -> None:
    text = report("device sda 8 0", "device sdb 16 0", "device sdc 24 0")
    storage = parse(text, {"sda": 2, "sdb": 0, "sdc": 1})
    assert [(disk.device, disk.number) for disk in storage.disks] == [
        ("/dev/sdb", 0),
        ("/dev/sdc", 1),
        ("/dev/sda", 2),
    ]


def test_partitions_belong_to_their_own_disk_in_the_order_of_their_places() -> None:
    text = report(
        "device sda 8 0",
        "device sdaa 8 0",
        *("device sda1 1 0", "partition sda1 1 900"),
        *("device sda10 1 0", "partition sda10 10 100"),
        *("device sdaa1 1 0", "partition sdaa1 1 50"),
    )
    storage = parse(text, {"sda": 0, "sdaa": 1})
    first, second = storage.disks
    assert [part.device for part in first.children] == ["/dev/sda10", "/dev/sda1"]
    assert [part.device for part in second.children] == ["/dev/sdaa1"]


LVM = report(
    "device sda 327680 0",
    "device sda1 325632 0",
    "partition sda1 1 2048",
    "device dm-0 131072 0",
    "dm dm-0 test--vg-data--lv LVM-" + "a" * 64,
    "slave dm-0 sda1",
    "device dm-1 65536 0",
    "dm dm-1 test--vg-root LVM-" + "b" * 64,
    "slave dm-1 sda1",
    probed="""\
DEVNAME=/dev/sda1
UUID=abc
TYPE=LVM2_member
USAGE=raid
DEVNAME=/dev/dm-0
LABEL=data
TYPE=ext4
USAGE=filesystem
DEVNAME=/dev/dm-1
TYPE=swap
USAGE=other
""",
)


def test_logical_volumes_have_the_names_that_people_know() -> None:
    storage = parse(LVM, {"sda": 0})
    assert storage.disks[0].children[0].content is Content.PHYSICAL_VOLUME
    data, root = storage.stacked
    assert (data.device, data.kind, data.group) == (
        "/dev/test-vg/data-lv",
        VolumeKind.LOGICAL_VOLUME,
        "test-vg",
    )
    assert (data.below, data.label, data.size) == (("/dev/sda1",), "data", 64 << 20)
    assert (root.device, root.content) == ("/dev/test-vg/root", Content.SWAP)
    assert storage.file_systems == (data,)


@pytest.mark.parametrize(
    "line",
    [
        "dm dm-0 vg-pool_tmeta LVM-" + "a" * 64 + "-tmeta",
        "dm dm-0 vg-pool_tdata LVM-" + "a" * 64,
        "dm dm-0 vg-mirror_rimage_0 LVM-" + "a" * 64,
        "dm dm-0 vg-cow-cow LVM-" + "a" * 64 + "-cow",
        "device sdb 8 0",
    ],
)
def test_what_volumes_are_made_of_is_not_shown(line: str) -> None:
    storage = parse(report("device sda 8 0", "device dm-0 8 0", line), {"sda": 0})
    assert storage.stacked == ()


def test_a_volume_rests_on_what_its_hidden_parts_rest_on() -> None:
    """A thin volume on its pool, whose data is striped over two partitions, which is said once each."""
    own = "LVM-" + "a" * 64
    text = report(
        *("device sda 8 0", "device sda1 4 0", "device sda2 4 0", "partition sda1 1 1", "partition sda2 2 5"),
        *(f"device dm-{number} 8 0" for number in range(4)),
        *(
            f"dm dm-0 vg-pool_tmeta {own}",
            f"dm dm-1 vg-pool_tdata {own}",
            f"dm dm-2 vg-pool-tpool {own}-tpool",
        ),
        f"dm dm-3 vg-thin {own}",
        *("slave dm-0 sda1", "slave dm-1 sda1", "slave dm-1 sda2", "slave dm-2 dm-0", "slave dm-2 dm-1"),
        "slave dm-3 dm-2",
    )
    (thin,) = parse(text, {"sda": 0}).stacked
    assert (thin.device, thin.below) == ("/dev/vg/thin", ("/dev/sda1", "/dev/sda2"))


def test_hidden_parts_that_rest_on_each_other_are_no_hang() -> None:
    own = "LVM-" + "a" * 64
    text = report(
        *("device dm-0 8 0", "device dm-1 8 0", f"dm dm-0 vg-a_tdata {own}", f"dm dm-1 vg-thin {own}"),
        *("slave dm-0 dm-0", "slave dm-1 dm-0"),
    )
    (thin,) = parse(text, {}).stacked
    assert thin.below == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("dm dm-0 luks-secret CRYPT-LUKS2-0011-luks-secret", VolumeKind.DECRYPTED),
        ("dm dm-0 ldm_vol_Disk1_Volume1 LDM-Volume1", VolumeKind.DYNAMIC),
        ("dm dm-0 mine-1 whatever", VolumeKind.MAPPED),
    ],
)
def test_other_mapped_volumes_keep_their_names(line: str, kind: VolumeKind) -> None:
    (volume,) = parse(report("device sda 8 0", "device dm-0 8 0", line), {"sda": 0}).stacked
    assert (volume.device, volume.kind) == (f"/dev/mapper/{line.split()[2]}", kind)


def test_mapped_volume_without_identity_is_shown() -> None:
    (volume,) = parse(report("device dm-0 8 0", "dm dm-0 mine "), {}).stacked
    assert (volume.device, volume.kind) == ("/dev/mapper/mine", VolumeKind.MAPPED)


def test_array_tells_its_level_and_what_it_lacks() -> None:
    text = report(
        *("device sda 8 0", "device sdb 8 0", "device md127 16 0", "md md127 raid5 1"),
        *("slave md127 sda", "slave md127 sdb"),
        probed="DEVNAME=/dev/sda\nTYPE=linux_raid_member\nUSAGE=raid\nDEVNAME=/dev/md127\nTYPE=xfs\nUSAGE=filesystem",
    )
    storage = parse(text, {"sda": 0, "sdb": 1})
    (array,) = storage.stacked
    assert (array.device, array.kind, array.level, array.missing) == (
        "/dev/md127",
        VolumeKind.ARRAY,
        "raid5",
        1,
    )
    assert array.below == ("/dev/sda", "/dev/sdb")
    assert storage.disks[0].content is Content.ARRAY_MEMBER


def test_array_that_knows_nothing_of_missing_members() -> None:
    (array,) = parse(report("device md0 8 0", "md md0 linear "), {}).stacked
    assert array.missing == 0


@pytest.mark.parametrize(
    ("probed", "content"),
    [
        ("TYPE=crypto_LUKS\nUSAGE=crypto", Content.ENCRYPTED),
        ("TYPE=swsuspend\nUSAGE=other", Content.SWAP),
        ("TYPE=ddf_raid_member\nUSAGE=raid", Content.ARRAY_MEMBER),
        ("TYPE=iso9660\nUSAGE=filesystem\nPTTYPE=dos", Content.FILE_SYSTEM),
        ("TYPE=DRBD\nUSAGE=other", Content.OTHER),
        ("PTTYPE=gpt", Content.PARTITIONS),
        ("", Content.UNKNOWN),
    ],
)
def test_content_of_a_bare_disk(probed: str, content: Content) -> None:
    (disk,) = parse(report("device sda 8 0", probed=f"DEVNAME=/dev/sda\n{probed}"), {"sda": 0}).disks
    assert disk.content is content


def test_later_look_at_a_volume_wins() -> None:
    """A volume that was activated in between is looked at twice."""
    probed = "DEVNAME=/dev/dm-0\nTYPE=ext4\nUSAGE=filesystem\n\nDEVNAME=/dev/dm-0\nTYPE=xfs\nUSAGE=filesystem"
    (volume,) = parse(report("device dm-0 8 0", "dm dm-0 mine x", probed=probed), {}).stacked
    assert volume.type == "xfs"


@pytest.mark.parametrize(
    ("escaped", "label"),
    [
        (r"two\ words", "two words"),
        (r"new\x0aline", "new\nline"),
        (r"a\\b", r"a\b"),
        (r"\x1b[31mred", "\x1b[31mred"),
        ("日本語", "日本語"),
        ("a=b=c", "a=b=c"),
        (r"serial\ sdb\ guestscope00002", "serial sdb guestscope00002"),
    ],
)
def test_labels_are_what_is_on_the_disk(escaped: str, label: str) -> None:
    probed = f"DEVNAME=/dev/sda\nLABEL={escaped}\nTYPE=ext4\nUSAGE=filesystem"
    (disk,) = parse(report("device sda 8 0", probed=probed), {"sda": 0}).disks
    assert disk.label == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "serial sda \nnonsense\ndevice\ndevice sda\n\n=\n==\nTYPE\n",
        "device sda x 0\n\n",
        "partition sda1 1\nslave\ndm\nmd\n\n",
        "dm dm-0 name with blanks LVM-x\n\n",
    ],
)
def test_report_of_a_broken_appliance_is_no_crash(text: str) -> None:
    assert isinstance(parse(text, {"sda": 0}), Storage)


def test_drive_that_has_no_device_yet_is_left_out() -> None:
    assert parse(PLAIN, {"": 0}).disks == ()
