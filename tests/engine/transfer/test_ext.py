"""ext2, ext3 and ext4 as mke2fs(8) writes them, read to the last byte; damaged ones are refused in time."""

import os
import random
import stat
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.transfer.ext import HEAD, Inode, Layout, Map, NotPlain, entries
from tests.helpers.amounts import amount
from tests.helpers.ext_images import KINDS, SIZE, make_image, make_tree
from tests.helpers.tools import tool

ROOT = 2
MUTATIONS = amount(2_000, 20_000)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tree(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module", params=list(KINDS))
def image(tree: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    return make_image(tmp_path_factory.mktemp("image") / "image", tree, KINDS[request.param])


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
        for _start, at, length in sorted(self.map(inode).spans):
            for place in range(at, at + length, self.layout.block):
                yield from entries(bytes(self._data[place : place + self.layout.block]))

    def walk(self, number: int = ROOT, path: str = "") -> Iterator[tuple[str, int, Inode]]:
        for below, name in self.inside(self.inode(number)):
            inode = self.inode(below)
            where = f"{path}{os.fsdecode(name)}"
            yield where, below, inode
            if stat.S_ISDIR(inode.mode) and path.count("/") < 4:
                yield from self.walk(below, f"{where}/")


def test_all_is_there_with_its_bytes_and_what_is_known_of_it(image: Path, tree: Path) -> None:
    disk = Disk(image.read_bytes())
    found = {path: (number, inode) for path, number, inode in disk.walk() if path != "lost+found"}
    assert found.keys() == {str(path.relative_to(tree)) for path in tree.rglob("*")}
    for path, (_, inode) in found.items():
        status = (tree / path).lstat()
        assert (inode.mode, inode.size) == (status.st_mode, status.st_size) or stat.S_ISDIR(inode.mode), path
        assert not inode.has_attributes
        if stat.S_ISREG(inode.mode):
            assert disk.content(inode) == (tree / path).read_bytes(), path
        if stat.S_ISLNK(inode.mode):
            target = inode.short_target or disk.content(inode)
            assert os.fsdecode(target) == str((tree / path).readlink())
    assert found["one"][0] == found["second"][0]
    assert found["one"][1].links == 2
    assert found["plain"][1].mtime == -5


def test_times_go_on_after_2038() -> None:
    """mke2fs does not write what is behind the first 128 bytes of an inode."""
    layout = Layout(4096, 1000, 256, 8, has_huge_files=False, tables=(4096,))
    data = bytearray(256)
    struct.pack_into("<H14xi6xH", data, 0, stat.S_IFREG, 7_000_000_000 - (2 << 32), 1)
    struct.pack_into("<H6xI", data, 128, 32, 2 | 999 << 2)
    assert Inode.read(layout, bytes(data)).mtime == 7_000_000_000
    data[128] = 8  # the time's upper bits are not there
    assert Inode.read(layout, bytes(data)).mtime == 7_000_000_000 - (2 << 32)


def test_holes_are_in_no_part(image: Path) -> None:
    disk = Disk(image.read_bytes())
    (inode,) = (inode for path, _, inode in disk.walk() if path == "holes")
    spans = disk.map(inode).spans
    assert len(spans) >= 600
    assert sum(length for _, _, length in spans) < 16 << 20
    assert inode.stored >= sum(length for _, _, length in spans)


def test_what_is_only_reserved_is_no_content() -> None:
    layout = Layout(4096, 1000, 256, 8, has_huge_files=False, tables=(4096,))
    tree = bytes.fromhex(
        "0af3 0200 0400 0000 00000000  00000000 0180 0000 64000000  01000000 0100 0000 65000000"
    )
    inode = Inode(0o100644, 9000, 8192, 0, 1, 0x80000, tree.ljust(60, b"\0"), has_attributes=False)
    found = Map.of(layout, inode)
    assert (found.spans, found.told) == ([(4096, 0x65000, 4096)], 8192)


@pytest.mark.parametrize(
    "flags", [0x800, 0x10000000, 0x200000], ids=["encrypted", "in the inode", "in another inode"]
)
def test_what_is_not_in_blocks_is_refused(flags: int) -> None:
    layout = Layout(4096, 1000, 256, 8, has_huge_files=False, tables=(4096,))
    inode = Inode(0o100644, 9000, 8192, 0, 1, flags, bytes(60), has_attributes=False)
    with pytest.raises(NotPlain):
        Map.of(layout, inode)


@pytest.mark.parametrize("features", ["encrypt", "meta_bg,^resize_inode"])
def test_features_that_change_what_is_read_are_refused(features: str, tmp_path: Path) -> None:
    path = tmp_path / "image"
    with path.open("wb") as file:
        file.truncate(16 << 20)
    subprocess.run([tool("mke2fs"), "-q", "-F", "-t", "ext4", "-O", features, str(path)], check=True)
    with pytest.raises(NotPlain):
        Layout.read(path.read_bytes()[: 1 << 20])


@pytest.mark.parametrize("size", [0, 1000, HEAD - 1, HEAD])
def test_a_device_that_is_cut_off_is_refused(image: Path, size: int) -> None:
    with pytest.raises(NotPlain):
        Layout.read(image.read_bytes()[:size])


def test_damage_is_refused_or_read_and_never_takes_long(image: Path) -> None:
    """Every byte of a superblock, of descriptors, inodes, trees and folders may be anything."""
    good = Disk(whole := bytearray(image.read_bytes()))
    places = [(1024, 340), ((2 if good.layout.block == 1024 else 1) * good.layout.block, 64)]
    for path, number, inode in good.walk():
        if path.count("/") == 0 or path.endswith("0"):
            at = good.layout.inode_at(number)
            places.append((at, 160))
        if stat.S_ISDIR(inode.mode):
            at = good.map(inode).spans[0][1]
            places.append((at, 300))
    chance = random.Random(11)
    slowest = 0.0
    for _ in range(MUTATIONS // len(KINDS)):
        chosen = [chance.choice(places) for _ in range(chance.choice([1, 1, 1, 4]))]
        old = {begin + chance.randrange(length): 0 for begin, length in chosen}
        for at in old:
            old[at], whole[at] = whole[at], chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
        since = time.monotonic()
        try:
            disk = Disk(whole)
            for _number, (_path, _below, inode) in zip(range(5), disk.walk(), strict=False):
                if stat.S_ISREG(inode.mode):
                    assert all(at + length <= SIZE for _, at, length in disk.map(inode).spans)
        except NotPlain:
            pass
        slowest = max(slowest, time.monotonic() - since)
        for at, byte in old.items():
            whole[at] = byte
    assert slowest < 2
