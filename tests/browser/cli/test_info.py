"""`info` as people see it, for storage and systems that are made up."""

import io
from typing import Any

import pytest

from browser.cli.commands.info import content_text, print_all
from browser.cli.output import Output
from engine.inspection import System
from engine.storage import Content, Storage, Volume, VolumeKind

PV = Volume("/dev/sda2", VolumeKind.PARTITION, 4 << 30, Content.PHYSICAL_VOLUME, "LVM2_member")
DISK = Volume(
    "/dev/sda",
    VolumeKind.DISK,
    5 << 30,
    Content.PARTITIONS,
    "gpt",
    children=(Volume("/dev/sda1", VolumeKind.PARTITION, 1 << 20, Content.FILE_SYSTEM, "vfat", "ESP"), PV),
)
ROOT = Volume(
    "/dev/vg/root", VolumeKind.LOGICAL_VOLUME, 1 << 30, Content.FILE_SYSTEM, "ext4", below=(PV.device,)
)
HOME = Volume(
    "/dev/vg/home", VolumeKind.LOGICAL_VOLUME, 1 << 30, Content.FILE_SYSTEM, "xfs", below=(PV.device,)
)
IMAGE: dict[str, Any] = {
    "path": "/images/a.qcow2",
    "device": "/dev/sda",
    "format": "qcow2",
    "virtual_size": 5 << 30,
    "real_size": 200 << 20,
    "snapshots": [],
    "layers": ["/images/a.qcow2", "/images/base.raw"],
}


def shown(
    there: Storage | None = None, systems: list[System] | None = None, *, is_terminal: bool = False
) -> list[str]:
    stream = io.BytesIO()
    print_all([IMAGE], there or Storage(), systems or [], Output(stream, is_terminal=is_terminal))
    return stream.getvalue().decode().splitlines()


def test_an_image_is_shown_with_what_it_is_built_on() -> None:
    assert shown()[:3] == [
        "Image                        Device    Format    Size   On disk",
        "/images/a.qcow2              /dev/sda  qcow2   5.4 GB  209.7 MB",
        "  built on /images/base.raw",
    ]


def test_volumes_are_a_tree() -> None:
    lines = shown(Storage((DISK,), (HOME, ROOT)))
    assert lines[4:10] == [
        "Volume                Size  Content              Label  UUID",
        "/dev/sda            5.4 GB  gpt partition table",
        "├─ /dev/sda1          1 MB  vfat                 ESP",
        "└─ /dev/sda2        4.3 GB  LVM physical volume",
        "   ├─ /dev/vg/home  1.1 GB  xfs",
        "   └─ /dev/vg/root  1.1 GB  ext4",
    ]


def test_systems_are_numbered() -> None:
    systems = [
        System("/dev/sda1", "linux", "debian", name="Debian GNU/Linux 12", hostname="one", arch="x86_64"),
        System("/dev/sdb1", "windows", "windows", release="Windows 11 Pro"),
    ]
    assert shown(systems=systems)[-3:] == [
        "   System               Host name  Architecture  Root",
        "1  Debian GNU/Linux 12  one        x86_64        /dev/sda1",
        "2  Windows 11 Pro       –          –             /dev/sdb1",
    ]


def test_no_system_is_said() -> None:
    assert shown()[-1] == "No operating system was found."


def test_a_guest_can_neither_steer_the_terminal_nor_mark_text_up() -> None:
    label = "[red]x[/red]\x1b[2J\u202etxt"
    volume = Volume("/dev/sda", VolumeKind.DISK, 0, Content.FILE_SYSTEM, "ext4", label)
    system = System("/dev/sda", "linux", name=":boom: \x07", hostname="a\nb")
    text = "\n".join(shown(Storage((volume,)), [system], is_terminal=True))
    assert "[red]x[/red]⟨ESC⟩[2J⟨RLO⟩txt" in text
    assert ":boom: ⟨BEL⟩" in text
    assert "a⟨LF⟩b" in text


@pytest.mark.parametrize(
    ("volume", "text"),
    [
        (Volume("", VolumeKind.DISK, 0, Content.UNKNOWN), "unknown"),
        (Volume("", VolumeKind.DISK, 0, Content.PARTITIONS, "dos"), "dos partition table"),
        (Volume("", VolumeKind.PARTITION, 0, Content.ENCRYPTED, "crypto_LUKS"), "LUKS"),
        (Volume("", VolumeKind.ARRAY, 0, Content.FILE_SYSTEM, "ext4", level="raid1"), "raid1: ext4"),
        (
            Volume("", VolumeKind.ARRAY, 0, Content.FILE_SYSTEM, "ext4", level="raid5", missing=1),
            "raid5, 1 missing: ext4",
        ),
    ],
)
def test_content_is_told_in_words(volume: Volume, text: str) -> None:
    assert content_text(volume) == text
