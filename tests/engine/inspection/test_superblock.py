"""The superblock of ext4 tells times and errors."""

import struct
from datetime import UTC, datetime
from pathlib import Path

from engine.inspection.glance import glance
from engine.inspection.superblock import parse_superblock
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree, handle_of

WHEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
EXT4_REPORT = """\
device sda 9000 0
device sda1 100 0
partition sda1 1 2048

DEVNAME=/dev/sda1
UUID=1111
TYPE=ext4
USAGE=filesystem
"""


def superblock(
    made: datetime = WHEN, mounted: datetime = WHEN, state: int = 1, errors: int = 0, place: bytes = b"/"
) -> bytes:
    """The 1024 bytes with these facts."""
    content = bytearray(1024)
    struct.pack_into("<II", content, 0x2C, int(mounted.timestamp()), 0)
    struct.pack_into("<HH", content, 0x38, 0xEF53, state)
    struct.pack_into("<64s", content, 0x88, place)
    struct.pack_into("<I", content, 0x108, int(made.timestamp()) & 0xFFFFFFFF)
    content[0x276] = int(made.timestamp()) >> 32
    struct.pack_into("<I", content, 0x194, errors)
    return bytes(content)


def test_tells_times() -> None:
    found = parse_superblock(superblock(place=b"/home"))
    assert found is not None
    assert (found.made, found.mounted, found.written) == (WHEN, WHEN, None)
    assert found.last_mounted_on == "/home"
    assert not found.has_errors


def test_times_after_2038() -> None:
    when = datetime(2109, 1, 2, 3, 4, 5, tzinfo=UTC)
    found = parse_superblock(superblock(made=when))
    assert found is not None
    assert found.made == when


def test_tells_errors() -> None:
    for content in (superblock(state=3), superblock(errors=7)):
        found = parse_superblock(content)
        assert found is not None
        assert found.has_errors


def test_other_bytes_are_no_superblock() -> None:
    assert parse_superblock(bytes(1024)) is None
    assert parse_superblock(superblock()[:1000]) is None


def test_only_ext_file_systems_are_asked(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path)
    handle = handle_of(tree)
    handle.report = EXT4_REPORT
    handle.devices["/dev/sda1"] = bytes(1024) + superblock()
    for report, root, is_there in (
        (EXT4_REPORT, "/dev/sda1", True),
        (EXT4_REPORT.replace("ext4", "xfs"), "/dev/sda1", False),
        (EXT4_REPORT, "/dev/nothing", False),
    ):
        handle.report, tree.glance = report, None
        system = System(root, "linux", mounts={"/": root})
        assert (glance(tree, system).superblock is not None) is is_there
