"""A guest's names of disks lead to the devices here."""

import pytest

from engine.inspection.devices import Devices
from engine.storage import parse

VG_UUID = "a" * 32
LV_UUID = "b" * 32

REPORT = f"""\
serial sda guestscope00001
device sda 100000 0
device sda1 1000 0
partition sda1 1 2048
device sda2 1000 0
partition sda2 2 4096
device sda3 1000 0
partition sda3 3 8192
device sda5 1000 0
partition sda5 5 12288
device sdb 100000 0
device sdb1 1000 0
partition sdb1 1 63
device dm-0 500 0
dm dm-0 my--vg-root LVM-{VG_UUID}{LV_UUID}
slave dm-0 sda2
device dm-1 500 0
dm dm-1 opened CRYPT-LUKS2-0123-opened
slave dm-1 sda3
device md127 500 0
md md127 raid1 0
slave md127 sda5

DEVNAME=/dev/sda
PTUUID=11111111-0000-0000-0000-000000000000
PTTYPE=gpt

DEVNAME=/dev/sda1
UUID=0B6A-C21C
LABEL=my\\ disk
TYPE=vfat
USAGE=filesystem
PART_ENTRY_UUID=AAAAAAAA-0000-0000-0000-000000000001
PART_ENTRY_NAME=EFI\\ system

DEVNAME=/dev/sda2
UUID=pv-uuid
TYPE=LVM2_member
USAGE=raid

DEVNAME=/dev/sda3
UUID=99999999-aaaa-bbbb-cccc-dddddddddddd
TYPE=crypto_LUKS
USAGE=crypto

DEVNAME=/dev/sda5
UUID=3e6ab122-3344-5566-7788-99aabbccddee
LABEL=host:data
TYPE=linux_raid_member
USAGE=raid

DEVNAME=/dev/sdb
PTUUID=0ABBCCDD
PTTYPE=dos

DEVNAME=/dev/sdb1
UUID=bbbbbbbb-1111-2222-3333-444444444444
LABEL=backup
TYPE=ext4
USAGE=filesystem
PART_ENTRY_UUID=0abbccdd-01

DEVNAME=/dev/dm-0
UUID=cccccccc-1111-2222-3333-444444444444
TYPE=ext4
USAGE=filesystem
"""


@pytest.fixture(scope="module")
def devices() -> Devices:
    return Devices(parse(REPORT, {"sda": 0, "sdb": 1}), REPORT)


@pytest.mark.parametrize(
    ("spec", "device"),
    [
        ("UUID=0b6a-c21c", "/dev/sda1"),
        ("UUID=CCCCCCCC-1111-2222-3333-444444444444", "/dev/my-vg/root"),
        ("LABEL=my disk", "/dev/sda1"),
        ("LABEL=MY DISK", None),
        ("PARTUUID=aaaaaaaa-0000-0000-0000-000000000001", "/dev/sda1"),
        ("PARTUUID=0abbccdd-01", "/dev/sdb1"),
        ("PARTLABEL=EFI system", "/dev/sda1"),
        ("UUID=", None),
        ("UUID=unknown", None),
        ("LABEL=", None),
        ("/dev/disk/by-uuid/bbbbbbbb-1111-2222-3333-444444444444", "/dev/sdb1"),
        ("/dev/disk/by-label/my\\x20disk", "/dev/sda1"),
        ("/dev/disk/by-partuuid/0abbccdd-01", "/dev/sdb1"),
        ("/dev/disk/by-partlabel/EFI\\x20system", "/dev/sda1"),
        (f"/dev/disk/by-id/dm-uuid-LVM-{VG_UUID}{LV_UUID}", "/dev/my-vg/root"),
        ("/dev/disk/by-id/dm-name-my--vg-root", "/dev/my-vg/root"),
        ("/dev/disk/by-id/ata-DISK_1-part1", None),
        ("/dev/mapper/my--vg-root", "/dev/my-vg/root"),
        ("/dev/mapper/gone-root", None),
        ("/dev/my-vg/root", "/dev/my-vg/root"),
        ("/dev/vda1", "/dev/sda1"),
        ("/dev/hdb1", "/dev/sdb1"),
        ("/dev/xvdb", "/dev/sdb"),
        ("/dev/sda99", None),
        ("/dev/sdc1", None),
        ("/dev/nvme1n1p1", "/dev/sdb1"),
        ("/dev/mmcblk0p1", "/dev/sda1"),
        ("/dev/md/data", "/dev/md127"),
        ("/dev/md127", "/dev/md127"),
        ("/dev/md/other", None),
        ("tmpfs", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_finds_a_device_by_its_name_in_the_guest(devices: Devices, spec: str, device: str | None) -> None:
    assert devices.find(spec) == device


def test_an_array_is_found_by_its_uuid(devices: Devices) -> None:
    arrays = {"/dev/md0": "3e6ab12233445566778899aabbccddee"}
    assert devices.find("/dev/md0", arrays=arrays) == "/dev/md127"
    assert devices.find("/dev/md0", arrays={"/dev/md0": "0" * 32}) is None


def test_a_decrypted_volume_is_found_through_crypttab(devices: Devices) -> None:
    crypttab = {"luks-root": "UUID=99999999-AAAA-bbbb-cccc-dddddddddddd"}
    assert devices.find("/dev/mapper/luks-root", crypttab) == "/dev/mapper/opened"
    assert devices.find("/dev/mapper/other", crypttab) is None


def test_a_crypttab_that_names_itself_ends(devices: Devices) -> None:
    crypttab = {"a": "/dev/mapper/b", "b": "/dev/mapper/a"}
    assert devices.find("/dev/mapper/a", crypttab) is None


def test_a_partition_is_found_by_where_it_starts(devices: Devices) -> None:
    assert devices.partition_at("0abbccdd", 63 * 512) == "/dev/sdb1"
    assert devices.partition_at("0abbccdd", 64 * 512) is None
    assert devices.partition_at("ffffffff", 63 * 512) is None


def test_hardware_names_count_when_there_is_one_disk() -> None:
    report = REPORT.replace("serial", "x")
    alone = Devices(parse(report, {"sda": 0}), report)
    assert alone.find("/dev/disk/by-id/ata-DISK_1-part1") == "/dev/sda1"
    assert alone.find("/dev/disk/by-path/pci-0000:00:1f.2-ata-1-part9") is None
