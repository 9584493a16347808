"""Images of ext2, ext3 and ext4 of many kinds, with a tree that is hard to map."""

import os
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.helpers.tools import tool

SIZE = 48 << 20
KINDS = {
    "ext2 small blocks": ("-t", "ext2", "-b", "1024"),
    "ext2 short inodes": ("-t", "ext2", "-I", "128"),
    "ext3": ("-t", "ext3",),
    "ext4": ("-t", "ext4",),
    "ext4 small blocks": ("-t", "ext4", "-b", "1024", "-O", "^flex_bg"),
    "ext4 32 bits": ("-t", "ext4", "-O", "^64bit,^metadata_csum"),
    "ext4 clusters": ("-t", "ext4", "-O", "bigalloc", "-C", "16384"),
}  # fmt: skip
"""Options of mke2fs."""


def make_tree(place: Path) -> Path:
    """Fill a folder: files with many holes, thousands of names, links long and short, two names of a file."""
    chance = random.Random(7)
    (place / "one").write_bytes(b"x")
    (place / "empty").touch()
    (place / "plain").write_bytes(chance.randbytes(3_000_000))
    with (place / "holes").open("wb") as file:
        for number in range(600):
            file.seek(number * 32768)
            file.write(chance.randbytes(5000))
        file.truncate(25 << 20)
    (place / "many").mkdir()
    for number in range(1500):
        (place / "many" / f"a name of some length, so that there are blocks of them {number}").touch()
    (place / "deep/er").mkdir(parents=True)
    (place / "deep/er/ünï\n").write_text("text")
    (place / "short").symlink_to("deep/er")
    (place / "long").symlink_to("a/" * 500 + "b")
    os.link(place / "one", place / "second")
    os.utime(place / "plain", (0, -5))
    (place / "plain").chmod(0o4751)
    return place


def make_image(path: Path, tree: Path, options: Sequence[str]) -> Path:
    """An image of a file system that holds the tree."""
    with path.open("wb") as file:
        file.truncate(SIZE)
    command = [tool("mke2fs"), "-q", "-F", *options, "-d", str(tree), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path
