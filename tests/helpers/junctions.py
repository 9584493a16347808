"""An NTFS file system with junctions, as Windows has them in every profile."""

import struct
from pathlib import Path

from engine import GuestFS
from tests.helpers.disks import disk_folder, making

MOUNT_POINT = 0xA0000003
"""The tag of a junction: [MS-FSCC] 2.1.2.5."""


def junctions() -> Path:
    """A raw image of an NTFS partition; made once."""
    path = disk_folder() / "junctions-1.raw"
    with making(path) as draft:
        if draft is not None:
            _make(draft)
    return path


def _make(path: Path) -> None:
    with GuestFS() as g:
        g.disk_create(str(path), "raw", 32 << 20)
        g.add_drive(str(path), format="raw")
        g.launch()
        g.part_disk("/dev/sda", "mbr")
        g.mkfs("ntfs", "/dev/sda1")
        g.mount("/dev/sda1", "/")
        g.mkdir_p("/Users/kim")
        g.write("/Users/kim/notes.txt", "hello\n")
        for name, target in (
            ("/Documents and Settings", "C:\\Users"),
            ("/Users/kim/Home", "C:\\Users\\kim"),
            ("/Away", "C:\\Nowhere"),
        ):
            g.mkdir(name)
            value = _reparse_point(target).hex()
            g.debug("sh", [f"setfattr -h -n system.ntfs_reparse_data -v 0x{value} '/sysroot{name}'"])
        g.umount_all()


def _reparse_point(target: str) -> bytes:
    substitute, printed = f"\\??\\{target}".encode("utf-16-le"), target.encode("utf-16-le")
    names = struct.pack("<HHHH", 0, len(substitute), len(substitute) + 2, len(printed))
    data = names + substitute + b"\0\0" + printed + b"\0\0"
    return struct.pack("<IHH", MOUNT_POINT, len(data), 0) + data
