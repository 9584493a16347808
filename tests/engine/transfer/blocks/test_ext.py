"""ext2, ext3 and ext4 as mke2fs(8) writes them, read to the last byte; damaged ones are refused in time."""

import os
import random
import stat
import struct
import subprocess
import time
from pathlib import Path

import pytest

from engine.transfer.blocks.ext import HEAD, Inode, Layout, Map, NotPlain
from tests.helpers.amounts import amount
from tests.helpers.ext_images import KINDS, SIZE, Disk, make_image, make_tree
from tests.helpers.tools import tool

LAYOUT = Layout(4096, 1000, 256, 8, has_huge_files=False, descriptors=bytes(32), descriptor_size=32)
EXTENTS = 0x80000
MUTATIONS = amount(2_000, 20_000)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tree(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module", params=list(KINDS))
def image(tree: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    return make_image(tmp_path_factory.mktemp("image") / "image", tree, KINDS[request.param])


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
            target = inode.short_target(disk.layout) or disk.content(inode)
            assert os.fsdecode(target) == str((tree / path).readlink())
    assert found["one"][0] == found["second"][0]
    assert found["one"][1].links == 2
    assert found["plain"][1].mtime == -5


def test_times_go_on_after_2038() -> None:
    """mke2fs does not write what is behind the first 128 bytes of an inode."""
    data = bytearray(256)
    struct.pack_into("<H14xi6xH", data, 0, stat.S_IFREG, 7_000_000_000 - (2 << 32), 1)
    struct.pack_into("<H6xI", data, 128, 32, 2 | 999 << 2)
    assert Inode.read(LAYOUT, bytes(data)).mtime == 7_000_000_000
    data[128] = 8  # the time's upper bits are not there
    assert Inode.read(LAYOUT, bytes(data)).mtime == 7_000_000_000 - (2 << 32)


def test_holes_are_in_no_part(image: Path) -> None:
    disk = Disk(image.read_bytes())
    (inode,) = (inode for path, _, inode in disk.walk() if path == "holes")
    spans = disk.map(inode).spans
    assert len(spans) >= 600
    assert sum(length for _, _, length in spans) < 16 << 20
    assert inode.stored >= sum(length for _, _, length in spans)


def leaves(*parts: tuple[int, int, int]) -> bytes:
    """An inode's tree of extents: what each begins with, its blocks, and where it is."""
    data = struct.pack("<HHHHI", 0xF30A, len(parts), 4, 0, 0)
    return (data + b"".join(struct.pack("<IHHI", first, length, 0, at) for first, length, at in parts)).ljust(
        60, b"\0"
    )


def inode_of(root: bytes, size: int = 9000, stored: int = 8192, flags: int = EXTENTS) -> Inode:
    return Inode(0o100644, size, stored, 0, 1, flags, root, has_attributes=False, attribute_blocks=0)


def test_what_is_only_reserved_is_no_content() -> None:
    found = Map.of(LAYOUT, inode_of(leaves((0, 32769, 100), (1, 1, 101))))
    assert (found.spans, found.told, found.is_whole) == ([(4096, 101 * 4096, 4096)], 8192, True)


@pytest.mark.parametrize(
    "parts",
    [
        [(0, 0, 100)],
        [(0, 2, 100), (1, 1, 200)],
        [(5, 1, 100), (0, 1, 200)],
        [(0, 1, 0)],
        [(0, 2, 999)],
        [(0, 1, 100)] * 5,
    ],
    ids=["no length", "overlapping", "backwards", "the first block", "behind the end", "more than fit"],
)
def test_extents_that_cannot_be_are_refused(parts: list[tuple[int, int, int]]) -> None:
    with pytest.raises(NotPlain):
        Map.of(LAYOUT, inode_of(leaves(*parts)))


def test_a_file_whose_blocks_are_not_all_told_is_not_whole() -> None:
    assert Map.of(LAYOUT, inode_of(leaves((0, 2, 100)))).is_whole
    assert not Map.of(LAYOUT, inode_of(leaves((0, 1, 100)))).is_whole
    assert not Map.of(LAYOUT, inode_of(leaves((0, 3, 100)))).is_whole


@pytest.mark.parametrize("size", [0, 60, 1 << 40])
def test_a_short_link_of_an_impossible_length_is_refused(size: int) -> None:
    inode = Inode(0o120777, size, 0, 0, 1, 0, b"t" * 60, has_attributes=False, attribute_blocks=0)
    with pytest.raises(NotPlain):
        inode.short_target(LAYOUT)


def test_a_size_that_no_file_has_is_refused() -> None:
    data = bytearray(256)
    struct.pack_into("<H24xH", data, 0, stat.S_IFREG, 1)
    struct.pack_into("<I", data, 108, 1 << 31)
    with pytest.raises(NotPlain):
        Inode.read(LAYOUT, bytes(data))


@pytest.mark.parametrize("size", [0, 64, 130, 139, 384, 8192])
def test_inodes_of_an_impossible_size_are_refused(image: Path, size: int) -> None:
    head = bytearray(image.read_bytes()[: 1 << 20])
    struct.pack_into("<H", head, 1024 + 88, size)
    with pytest.raises(NotPlain):
        Layout.read(bytes(head))


@pytest.mark.parametrize(
    "flags", [0x800, 0x10000000, 0x200000], ids=["encrypted", "in the inode", "in another inode"]
)
def test_what_is_not_in_blocks_is_refused(flags: int) -> None:
    with pytest.raises(NotPlain):
        Map.of(LAYOUT, inode_of(bytes(60), flags=flags))


@pytest.mark.parametrize("features", ["encrypt", "meta_bg,^resize_inode", "bigalloc"])
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
        since = time.thread_time()
        try:
            disk = Disk(whole)
            for _number, (_path, _below, inode) in zip(range(5), disk.walk(), strict=False):
                if stat.S_ISREG(inode.mode):
                    assert all(at + length <= SIZE for _, at, length in disk.map(inode).spans)
        except NotPlain:
            pass
        slowest = max(slowest, time.thread_time() - since)
        for at, byte in old.items():
            whole[at] = byte
    assert slowest < 2
