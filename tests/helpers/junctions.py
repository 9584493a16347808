"""An NTFS file system with junctions, as Windows has them in every profile."""

import struct
from pathlib import Path

from engine import GuestFS
from tests.helpers.ntfs_image import ntfs_image

MOUNT_POINT = 0xA0000003
"""The tag of a junction: [MS-FSCC] 2.1.2.5."""


def junctions() -> Path:
    """A raw image of an NTFS partition; made once."""
    return ntfs_image("junctions-2", _fill)


def _fill(g: GuestFS) -> None:
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


def _reparse_point(target: str) -> bytes:
    substitute, printed = f"\\??\\{target}".encode("utf-16-le"), target.encode("utf-16-le")
    names = struct.pack("<HHHH", 0, len(substitute), len(substitute) + 2, len(printed))
    data = names + substitute + b"\0\0" + printed + b"\0\0"
    return struct.pack("<IHH", MOUNT_POINT, len(data), 0) + data
