"""An NTFS file system with a folder that a cloud keeps in step, as OneDrive leaves it."""

from __future__ import annotations

import struct
from pathlib import Path

from engine import GuestFS
from tests.helpers.ntfs_image import ntfs_image

CLOUD, ONEDRIVE_TOP, DEDUP = 0x9000601A, 0x9000701A, 0x80000013
MANY = 1500
"""Files in one folder: so many that its index is in blocks, and that of reparse points too."""
LARGE = b"".join(b"line %d of a letter\n" % number for number in range(20_000))
HERE = {
    "/Users/kim/OneDrive": ONEDRIVE_TOP,
    "/Users/kim/OneDrive/Documents": CLOUD,
    "/Users/kim/OneDrive/Documents/letter.txt": CLOUD,
    "/Users/kim/OneDrive/Documents/long letter.txt": CLOUD,
    "/Users/kim/OneDrive/Pictures": CLOUD,
}
"""What can be shown, by its path, with the tags that it has."""
AWAY = {"/Users/kim/OneDrive/online.txt": CLOUD, "/Users/kim/OneDrive/dedup.bin": DEDUP}
"""What is somewhere else."""


def clouds() -> Path:
    """A raw image of one NTFS partition; made once."""
    return ntfs_image("clouds-1", _fill)


def _fill(g: GuestFS) -> None:
    g.mkdir_p("/Users/kim/OneDrive/Documents")
    g.mkdir("/Users/kim/OneDrive/Pictures")
    g.write("/Users/kim/OneDrive/Documents/letter.txt", "dear\n")
    g.write("/Users/kim/OneDrive/Documents/long letter.txt", LARGE)
    g.write("/Users/kim/plain.txt", "plain\n")
    for away in AWAY:
        g.touch(away)
        g.truncate_size(away, 5000)
    many = "/sysroot/Users/kim/OneDrive/Pictures"
    g.debug("sh", [f"cd {many}; for n in $(seq {MANY}); do echo $n >{{n}}.jpg; done".replace("{n}", "$n")])
    value = _point(CLOUD).hex()
    g.debug("sh", [f"cd {many}; setfattr -h -n system.ntfs_reparse_data -v 0x{value} -- *.jpg; true"])
    # From within, as a folder that has one cannot be entered any more.
    for place, tag in sorted((HERE | AWAY).items(), reverse=True):
        value = _point(tag).hex()
        g.debug("sh", [f"setfattr -h -n system.ntfs_reparse_data -v 0x{value} '/sysroot{place}'; true"])


def _point(tag: int) -> bytes:
    data = bytes(20)
    return struct.pack("<IHH", tag, len(data), 0) + data
