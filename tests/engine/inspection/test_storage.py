"""The storage card: mounts with their usage, and what they are made of."""

from pathlib import Path
from typing import cast

import pytest

from browser.demo.tree import file, folder
from engine import GuestFS
from engine.inspection import storage
from engine.inspection.glance import Usage
from engine.inspection.storage import StorageCard
from engine.inspection.system import System
from engine.inspection.tree import Tree
from tests.engine.inspection.folder import FolderHandle, folder_tree, handle_of
from tests.engine.inspection.test_superblock import EXT4_REPORT

FSTAB = """\
UUID=1111 / ext4 errors=remount-ro 0 1
UUID=2222 /backup ext4 nofail 0 2
UUID=3333 /srv xfs defaults 0 2
"""
REPORT = EXT4_REPORT.replace(
    "\n\nDEVNAME",
    "\ndevice sda2 50 0\npartition sda2 2 4096\ndevice sda3 60 0\npartition sda3 3 8192\n\nDEVNAME",
    1,
)
REPORT += "\nDEVNAME=/dev/sda2\nTYPE=swap\nUSAGE=other\n"
REPORT += "\nDEVNAME=/dev/sda3\nTYPE=crypto_LUKS\nUSAGE=crypto\nUUID=9\n"
SYSTEM = System(
    root="/dev/sda1",
    type="linux",
    mounts={"/": "/dev/sda1", "/home": "/dev/sda9"},
    missing={"/backup": "UUID=2222", "/srv": "UUID=3333"},
    sources={"mounts": "/etc/fstab"},
)


def card(top: Path) -> tuple[StorageCard, FolderHandle]:
    entries = [file("etc/fstab", FSTAB), file("etc/crypttab", "vault UUID=9 none luks\n"), folder("home")]
    tree = folder_tree(top, entries)
    handle = handle_of(tree)
    handle.report = REPORT
    handle.mount_table = "proc /proc proc rw 0 0\n/dev/sda1 /sysroot ext4 ro 0 0\n"
    return storage.read(tree, SYSTEM), handle


def test_a_mounted_file_system_has_its_usage(tmp_path: Path) -> None:
    found, _ = card(tmp_path)
    root = next(mount for mount in found.mounts if mount.place == "/")
    usage = Usage(size=4096000, used=1638400, available=2048000, inodes=100, inodes_used=10)
    assert (root.mountable, root.type, root.uuid, root.usage) == ("/dev/sda1", "ext4", "1111", usage)
    assert root.options == ("errors=remount-ro",)
    assert abs(usage.share - 0.4444) < 0.001


@pytest.mark.parametrize("options", ["ro", "rw"])
def test_what_cannot_change_is_asked_for_once(tmp_path: Path, options: str) -> None:
    _, handle = card(tmp_path)
    handle.mount_table = f"/dev/sda1 /sysroot ext4 {options},relatime 0 0\n"
    handle.remembered.clear()
    shares = []
    for free in (600, 400):
        handle.usage["/sysroot/"] = f"4096 1000 {free} {free} 100 90"
        (root,) = (
            each for each in storage.read(Tree(cast(GuestFS, handle)), SYSTEM).mounts if each.place == "/"
        )
        assert root.usage is not None
        shares.append(root.usage.used // 4096)
    assert shares == ([400, 400] if options == "ro" else [400, 600])


def test_what_is_not_mounted_has_no_usage(tmp_path: Path) -> None:
    found, _ = card(tmp_path)
    home, backup, srv = (mount for mount in found.mounts if mount.place != "/")
    assert home.place == "/home"
    assert (home.usage, home.problem) == (None, "It could not be mounted.")
    assert backup.may_be_absent
    assert not srv.may_be_absent
    assert srv.problem == "The disk that the system calls UUID=3333 is not there."


def test_tells_swap_encryption_and_layers(tmp_path: Path) -> None:
    found, _ = card(tmp_path)
    assert found.swap == ("/dev/sda2",)
    assert found.encrypted == ("/dev/sda3",)
    assert found.crypttab == ("vault",)
    assert [layer.device for layer in found.layers] == ["/dev/sda", "/dev/sda1", "/dev/sda2", "/dev/sda3"]
    assert found.source == "/etc/fstab"


def test_an_empty_file_system_has_no_share() -> None:
    assert Usage(0, 0, 0).share == 0.0
