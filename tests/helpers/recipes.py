"""How each test disk is made, and what the tests will find on it.

A recipe works on one blank device of a running handle: libguestfs's, so that no disk depends on the code
under test. Three need no handle and write the image themselves. What a recipe puts where is told by its
`Volume`s, named as they are when the disk is the only one of its appliance.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser.demo.tree import Entry, Kind, write_tar
from tests.helpers.tools import tool
from tests.helpers.trees import CROWD_TREE, ISO_TREE, LINUX_TREE, PLAIN_TREE, SMALL_TREE, pseudo_random

MIB = 1 << 20

Handle = Any
"""What a recipe calls: `tests.helpers.reference.Reference`, used as the `guestfs` module is."""


@dataclass(frozen=True, slots=True)
class Volume:
    """One thing that `list_filesystems` names: its type there, its label, and what is on it."""

    mountable: str
    type: str
    label: str = ""
    tree: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """A test disk: its size in bytes, its volumes, and the one function that makes it.

    `fill` gets a handle and the name of a blank device; `write` gets the path of the image. Exactly one is
    given.
    """

    size: int
    volumes: tuple[Volume, ...] = ()
    fill: Callable[[Handle, str], None] | None = None
    write: Callable[[Path], None] | None = None


def put_tree(g: Handle, tree: tuple[Entry, ...], folder: str = "/", plain: bool = False) -> None:
    """Write a tree into a mounted folder; `plain` where the file system knows no attributes or ACLs."""
    with tempfile.NamedTemporaryFile(suffix=".tar") as stream:
        write_tar(tree, stream)
        stream.flush()
        if plain:
            g.tar_in(stream.name, folder)
        else:
            g.tar_in(stream.name, folder, xattrs=True, acls=True)


def put_tree_on(g: Handle, device: str, tree: tuple[Entry, ...], plain: bool = False) -> None:
    """Mount the file system, write the tree into its top, and unmount it."""
    g.mount(device, "/")
    put_tree(g, tree, plain=plain)
    g.umount_all()


def _fill_ext4_mbr(g: Handle, disk: str) -> None:
    g.part_init(disk, "mbr")
    g.part_add(disk, "primary", 2048, -1)
    g.mkfs("ext4", f"{disk}1", label="mbr-data")
    put_tree_on(g, f"{disk}1", LINUX_TREE)


def _fill_ext4_gpt(g: Handle, disk: str) -> None:
    g.part_init(disk, "gpt")
    g.part_add(disk, "primary", 2048, 32767)
    g.part_add(disk, "primary", 32768, 65535)
    g.part_add(disk, "primary", 65536, -34)
    for number, name in ((1, "EFI-system"), (2, "swap"), (3, "data")):
        g.part_set_name(disk, number, name)
    g.part_set_gpt_type(disk, 1, "C12A7328-F81F-11D2-BA4B-00A0C93EC93B")
    g.mkfs("vfat", f"{disk}1", label="ESP")
    g.mkswap(f"{disk}2", label="swap0")
    g.mkfs("ext4", f"{disk}3", label="gpt-data")
    put_tree_on(g, f"{disk}1", SMALL_TREE, plain=True)
    put_tree_on(g, f"{disk}3", LINUX_TREE + CROWD_TREE)


def _fill_xfs(g: Handle, disk: str) -> None:
    g.part_disk(disk, "gpt")
    g.mkfs("xfs", f"{disk}1", label="xfs-data")
    put_tree_on(g, f"{disk}1", LINUX_TREE)


def _fill_btrfs(g: Handle, disk: str) -> None:
    g.part_disk(disk, "gpt")
    g.mkfs("btrfs", f"{disk}1", label="btrfs-data")
    g.mount(f"{disk}1", "/")
    put_tree(g, LINUX_TREE)
    g.btrfs_subvolume_create("/home")
    put_tree(g, SMALL_TREE, "/home")
    g.btrfs_subvolume_create("/home/nested")
    g.write("/home/nested/inside.txt", b"in a subvolume of a subvolume\n")
    g.mkdir("/snapshots")
    g.btrfs_subvolume_snapshot("/home", "/snapshots/monday", ro=True)
    g.write("/home/after.txt", b"written after the snapshot\n")
    g.umount_all()


def _fill_fat(g: Handle, disk: str) -> None:
    g.part_init(disk, "mbr")
    g.part_add(disk, "primary", 2048, -1)
    g.part_set_mbr_id(disk, 1, 0x0C)
    g.mkfs("vfat", f"{disk}1", label="FATDATA")
    put_tree_on(g, f"{disk}1", PLAIN_TREE, plain=True)


def _fill_ntfs(g: Handle, disk: str) -> None:
    g.part_init(disk, "mbr")
    g.part_add(disk, "primary", 2048, -1)
    g.part_set_mbr_id(disk, 1, 0x07)
    g.mkfs("ntfs", f"{disk}1", label="ntfs-data")
    put_tree_on(g, f"{disk}1", PLAIN_TREE, plain=True)


def _fill_lvm(g: Handle, disk: str) -> None:
    g.part_disk(disk, "gpt")
    g.pvcreate(f"{disk}1")
    g.vgcreate("testvg", [f"{disk}1"])
    for name, mebibytes in (("root", 64), ("data-lv", 32), ("swap", 16)):
        g.lvcreate(name, "testvg", mebibytes)
    g.mkfs("ext4", "/dev/testvg/root", label="lv-root")
    g.mkfs("ext2", "/dev/testvg/data-lv")
    g.mkswap("/dev/testvg/swap")
    put_tree_on(g, "/dev/testvg/root", LINUX_TREE)
    put_tree_on(g, "/dev/testvg/data-lv", SMALL_TREE)


def _fill_bare(g: Handle, disk: str) -> None:
    g.mkfs("ext4", disk, label="bare")
    put_tree_on(g, disk, LINUX_TREE)


def _fill_previews(g: Handle, disk: str) -> None:
    from tests.helpers.previews import preview_tree

    g.mkfs("ext4", disk, label="previews")
    put_tree_on(g, disk, preview_tree())
    g.mount(disk, "/")
    # The daemon writes the pattern again and again: one of a few bytes takes it minutes.
    g.fill_pattern("one long line " * 4681, 100 * MIB, "/long-line.txt")
    g.touch("/sparse.bin")
    g.truncate_size("/sparse.bin", 6 << 30)
    g.pwrite("/sparse.bin", b"far away", (5 << 30) + 3)
    g.umount_all()


def _fill_swap(g: Handle, disk: str) -> None:
    g.mkswap(disk, label="only-swap")


def _write_iso(path: Path) -> None:
    with tempfile.TemporaryDirectory() as top:
        for entry in ISO_TREE:
            place = Path(top, entry.path)
            if entry.kind is Kind.FOLDER:
                place.mkdir()
            elif entry.kind is Kind.SYMLINK:
                place.symlink_to(entry.target)
            else:
                place.write_bytes(entry.content)
        for entry in reversed(ISO_TREE):
            os.utime(Path(top, entry.path), (entry.mtime, entry.mtime), follow_symlinks=False)
        options = "-quiet -R -J -joliet-long -uid 0 -gid 0 -file-mode 0444 -dir-mode 0555 -V ISODATA"
        command = [tool("genisoimage", "mkisofs"), *options.split(), "-o", str(path), top]
        subprocess.run(command, check=True, capture_output=True)


def _write_random(path: Path) -> None:
    path.write_bytes(pseudo_random(8 * MIB, seed=4))


def _write_zeros(path: Path) -> None:
    with path.open("wb") as image:
        image.truncate(8 * MIB)


RECIPES = {
    "ext4-mbr": Recipe(64 * MIB, (Volume("/dev/sda1", "ext4", "mbr-data", LINUX_TREE),), _fill_ext4_mbr),
    "ext4-gpt": Recipe(
        160 * MIB,
        (
            Volume("/dev/sda1", "vfat", "ESP", SMALL_TREE),
            Volume("/dev/sda2", "swap", "swap0"),
            Volume("/dev/sda3", "ext4", "gpt-data", LINUX_TREE + CROWD_TREE),
        ),
        _fill_ext4_gpt,
    ),
    "xfs": Recipe(320 * MIB, (Volume("/dev/sda1", "xfs", "xfs-data", LINUX_TREE),), _fill_xfs),
    "btrfs": Recipe(
        256 * MIB,
        (
            Volume("btrfsvol:/dev/sda1/home", "btrfs", "btrfs-data", SMALL_TREE),
            Volume("btrfsvol:/dev/sda1/home/nested", "btrfs", "btrfs-data"),
            Volume("btrfsvol:/dev/sda1/snapshots/monday", "btrfs", "btrfs-data", SMALL_TREE),
            Volume("/dev/sda1", "btrfs", "btrfs-data", LINUX_TREE),
        ),
        _fill_btrfs,
    ),
    "fat": Recipe(64 * MIB, (Volume("/dev/sda1", "vfat", "FATDATA", PLAIN_TREE),), _fill_fat),
    "ntfs": Recipe(64 * MIB, (Volume("/dev/sda1", "ntfs", "ntfs-data", PLAIN_TREE),), _fill_ntfs),
    "lvm": Recipe(
        160 * MIB,
        (
            Volume("/dev/testvg/data-lv", "ext2", "", SMALL_TREE),
            Volume("/dev/testvg/root", "ext4", "lv-root", LINUX_TREE),
            Volume("/dev/testvg/swap", "swap"),
        ),
        _fill_lvm,
    ),
    "bare": Recipe(64 * MIB, (Volume("/dev/sda", "ext4", "bare", LINUX_TREE),), _fill_bare),
    "previews": Recipe(192 * MIB, (Volume("/dev/sda", "ext4", "previews"),), _fill_previews),
    "swap": Recipe(16 * MIB, (Volume("/dev/sda", "swap", "only-swap"),), _fill_swap),
    "iso": Recipe(0, (Volume("/dev/sda", "iso9660", "ISODATA", ISO_TREE),), write=_write_iso),
    "random": Recipe(8 * MIB, (Volume("/dev/sda", "unknown"),), write=_write_random),
    "zeros": Recipe(8 * MIB, (Volume("/dev/sda", "unknown"),), write=_write_zeros),
}
"""Every test disk by its name. "ext4-gpt" is the one with a big file and a folder of thousands."""
