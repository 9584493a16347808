"""Roots of Unix systems, as far as no disk is needed to see them."""

from pathlib import Path

import pytest

from browser.demo.machine import elf_program
from browser.demo.tree import Entry, file, folder, symlink
from engine.inspection import unix
from engine.inspection.devices import Devices
from engine.inspection.system import System
from engine.storage import Storage, parse
from tests.engine.inspection.folder import folder_tree

REPORT = """\
device sda 9000 0
device sda1 100 0
partition sda1 1 2048
device sda2 100 0
partition sda2 2 4096

DEVNAME=/dev/sda1
UUID=1111
TYPE=btrfs
USAGE=filesystem

DEVNAME=/dev/sda2
UUID=2222
TYPE=ext4
USAGE=filesystem
"""


def look(top: Path, *entries: Entry, devices: Devices | None = None) -> System:
    tree = folder_tree(top, entries)
    mounts = unix.read_mounts(tree, "/dev/sda1", devices or Devices(Storage()))
    return unix.look(tree, "/dev/sda1", mounts)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([folder("bin"), file("etc/fstab")], True),
        ([symlink("bin", "usr/bin"), file("etc/hosts")], True),
        ([folder("usr"), file("etc/os-release")], True),
        ([folder("bin"), folder("etc")], False),
        ([folder("bin"), file("etc", "a file")], False),
        ([file("etc/fstab")], False),
        ([folder("grub"), file("vmlinuz-6.1.0")], False),
        ([], False),
    ],
)
def test_a_root_is_known_by_its_folders(tmp_path: Path, entries: list[Entry], expected: bool) -> None:
    tree = folder_tree(tmp_path, entries)
    assert unix.is_root(tree, tree.names("/")) is expected


def test_unknown_facts_stay_empty(tmp_path: Path) -> None:
    system = look(tmp_path, folder("etc"))
    assert system == System(root="/dev/sda1", type="linux", mounts={"/": "/dev/sda1"})


def test_the_host_name_of_old_red_hats(tmp_path: Path) -> None:
    system = look(tmp_path, file("etc/sysconfig/network", "NETWORKING=yes\nHOSTNAME=old.example.org\n"))
    assert (system.hostname, system.sources["hostname"]) == ("old.example.org", "/etc/sysconfig/network")


def test_a_host_name_is_bounded(tmp_path: Path) -> None:
    system = look(tmp_path, file("etc/hostname", "a" * 100_000))
    assert len(system.hostname) == 253


def test_the_architecture_is_that_of_a_program(tmp_path: Path) -> None:
    entries = (
        file("usr/bin/busybox", elf_program()),
        symlink("bin", "usr/bin"),
        symlink("usr/bin/sh", "busybox"),
    )
    system = look(tmp_path, *entries)
    assert (system.arch, system.sources["arch"]) == ("x86_64", "/bin/sh")


def test_subvolumes_bind_mounts_and_missing_disks(tmp_path: Path) -> None:
    fstab = (
        "UUID=1111 / btrfs subvol=@ 0 0\n"
        "UUID=1111 /home btrfs defaults,subvol=/@home 0 0\n"
        "UUID=1111 /data btrfs defaults 0 0\n"
        "UUID=2222 /var ext4 subvol=x 0 0\n"
        "UUID=3333 /gone ext4 defaults 0 0\n"
        "/var /bound none bind 0 0\n"
        "server:/share /net nfs defaults 0 0\n"
        "pool/set /pool zfs defaults 0 0\n"
        "UUID=2222 none swap sw 0 0\n"
    )
    devices = Devices(parse(REPORT, {"sda": 0}), REPORT)
    system = look(tmp_path, file("etc/fstab", fstab), devices=devices)
    assert system.mounts == {
        "/": "/dev/sda1",
        "/home": "btrfsvol:/dev/sda1/@home",
        "/data": "/dev/sda1",
        "/var": "/dev/sda2",
    }
    assert system.missing == {"/gone": "UUID=3333"}
    assert system.sources["mounts"] == "/etc/fstab"


def test_freebsd_is_known(tmp_path: Path) -> None:
    system = look(
        tmp_path,
        file("etc/freebsd-update.conf"),
        file("etc/fstab"),
        file("etc/motd", "FreeBSD 13.2-RELEASE (GENERIC) releng/13.2\n"),
        file("etc/rc.conf", 'hostname="daemon.example.org"\nkeymap="uk.iso"\n'),
    )
    assert (system.type, system.distro, system.name) == ("freebsd", "freebsd", "FreeBSD 13.2")
    assert (system.version, system.hostname) == ((13, 2), "daemon.example.org")
    assert system.product_name == "FreeBSD 13.2-RELEASE (GENERIC) releng/13.2"


def test_openbsd_is_known(tmp_path: Path) -> None:
    entries = (file("bsd"), file("etc/fstab"), file("etc/motd", "OpenBSD 7.5 (GENERIC)\n"))
    system = look(tmp_path, *entries, file("etc/myname", "puffy\n"))
    assert (system.type, system.version, system.hostname) == ("openbsd", (7, 5), "puffy")
