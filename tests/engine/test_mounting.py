"""One file system is mounted by itself, in the quick way or the daemon's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import GuestFS, GuestFSError, storage
from engine.mounting import mount_file_system
from tests.helpers.disks import disk
from tests.helpers.handles import opened


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """An ESP, a swap area and an ext4 file system."""
    with opened(disk("ext4-gpt")) as handle:
        yield handle


@pytest.fixture(autouse=True)
def _unmounted(g: GuestFS) -> Iterator[None]:
    yield
    g.umount_all()


def test_each_file_system_is_mounted_read_only(g: GuestFS) -> None:
    for volume in storage.probe(g).file_systems:
        mount_file_system(g, volume.device)
        assert g.mounts() == [volume.device]
        assert g.mountpoints() == {volume.device: "/"}
        assert g.ls("/")
        with pytest.raises(GuestFSError, match="Read-only"):
            g.touch("/new")
        g.umount_all()


def test_file_system_that_was_made_since_the_last_look_is_mounted_too(g: GuestFS) -> None:
    kind = storage.probe(g).file_systems[0].type
    assert kind == "vfat"
    g.mkfs("ext2", "/dev/sda1")
    mount_file_system(g, "/dev/sda1")
    assert g.ls("/") == ["lost+found"]


@pytest.mark.parametrize("device", ["/dev/sda2", "/dev/sda", "/dev/none", "/dev/sda3; touch /tmp/ran", ""])
def test_what_cannot_be_mounted_is_the_daemons_to_refuse(g: GuestFS, device: str) -> None:
    with pytest.raises(GuestFSError):
        mount_file_system(g, device)
    assert g.mounts() == []
    assert not g.running.shell("echo /tmp/ran*").startswith("/tmp/ran\n")
