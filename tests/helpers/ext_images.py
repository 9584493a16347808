"""Images of ext2, ext3 and ext4 of many kinds, with a tree that is hard to map."""

import os
import random
import stat
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.transfer.blocks.ext import Inode, Layout, Map, NotPlain, entries
from tests.helpers.tools import tool

SIZE = 48 << 20
ROOT = 2
KINDS = {
    "ext2 small blocks": ("-t", "ext2", "-b", "1024"),
    "ext2 short inodes": ("-t", "ext2", "-I", "128"),
    "ext3": ("-t", "ext3",),
    "ext4": ("-t", "ext4",),
    "ext4 small blocks": ("-t", "ext4", "-b", "1024", "-O", "^flex_bg"),
    "ext4 32 bits": ("-t", "ext4", "-O", "^64bit,^metadata_csum"),
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


class Disk:
    """An image, or what became of it, read as the device that it is of."""

    def __init__(self, data: bytes | bytearray) -> None:
        self._data = data
        self.layout = Layout.read(bytes(data[: 1 << 20]))

    def inode(self, number: int) -> Inode:
        at = self.layout.inode_at(number)
        return Inode.read(self.layout, bytes(self._data[at : at + self.layout.inode_size]))

    def map(self, inode: Inode) -> Map:
        found = Map.of(self.layout, inode)
        for _ in range(2000):
            nodes, found.nodes = found.nodes, []
            if not nodes:
                return found
            for node in nodes:
                found.read(node, bytes(self._data[node.at : node.at + self.layout.block]))
        raise NotPlain("more than is worth while")

    def content(self, inode: Inode) -> bytes:
        content = bytearray(inode.size)
        for start, at, length in self.map(inode).spans:
            content[start : start + length] = self._data[at : at + length]
        return bytes(content)

    def inside(self, inode: Inode) -> Iterator[tuple[int, bytes]]:
        for _start, at, length in self.map(inode).spans:
            for place in range(at, at + length, self.layout.block):
                yield from entries(bytes(self._data[place : place + self.layout.block]))

    def walk(self, number: int = ROOT, path: str = "") -> Iterator[tuple[str, int, Inode]]:
        for below, name in self.inside(self.inode(number)):
            inode = self.inode(below)
            where = f"{path}{os.fsdecode(name)}"
            yield where, below, inode
            if stat.S_ISDIR(inode.mode) and path.count("/") < 4:
                yield from self.walk(below, f"{where}/")
