"""A system's file systems are mounted where they belong, and never outside."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine import GuestFS, GuestFSError
from engine.inspection import Mounted, System, mount_system, systems
from engine.inspection.mounting import device_of
from tests.engine.inspection.guests import BAD_NAME, DEVICES, guests_disk, odd_disk, spare_disk
from tests.helpers.handles import opened

# The first run makes the disks.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with opened(guests_disk(), odd_disk(), spare_disk()) as handle:
        yield handle


@pytest.fixture(scope="module")
def found(g: GuestFS) -> dict[str, System]:
    return {system.root: system for system in systems(g)}


@pytest.fixture(autouse=True)
def _unmounted(g: GuestFS) -> Iterator[None]:
    yield
    g.umount_all()


def test_mounts_everything_and_below_one_another(g: GuestFS, found: dict[str, System]) -> None:
    system = found[DEVICES["debian"]]
    mounted = mount_system(g, system)
    assert mounted.done == system.mounts
    assert set(g.mounts()) == set(system.mounts.values())
    assert list(mounted.skipped) == ["/backup"]
    assert "UUID=00000000-1111" in mounted.skipped["/backup"]


def test_subvolumes_are_mounted(g: GuestFS, found: dict[str, System]) -> None:
    mounted = mount_system(g, found["btrfsvol:/dev/sda6/root"])
    assert set(mounted.done) == {"/", "/home"}
    assert g.cat("/etc/hostname") == "f39\n"
    assert g.ls("/home") == []


def test_everything_is_read_only(g: GuestFS, found: dict[str, System]) -> None:
    mount_system(g, found[DEVICES["rhel"]])
    with pytest.raises(GuestFSError, match="Read-only"):
        g.touch("/new")


def test_odd_mount_points_are_mounted_or_told(g: GuestFS, found: dict[str, System]) -> None:
    mounted = mount_system(g, found["/dev/sdb"])
    assert set(mounted.done) == {"/", "/home", f"/{BAD_NAME}", "/with space", "/linked"}
    assert set(mounted.skipped) == {"/nowhere", "/loop/a", "/gone", "/escape/tmp"}
    assert mounted.skipped["/nowhere"] == "There is no folder /nowhere to mount /dev/sdc on."
    assert "lost+found" in g.ls("/with space")


def test_a_link_leads_into_the_guest_and_not_out_of_it(g: GuestFS, found: dict[str, System]) -> None:
    mount_system(g, found["/dev/sdb"])
    assert "lost+found" in g.ls("/real")
    outside = g.running.shell("cat /proc/self/mounts")
    assert [line for line in outside.splitlines() if "/dev/sd" in line and " /sysroot" not in line] == []


def test_a_root_that_cannot_be_mounted_is_an_error(g: GuestFS) -> None:
    system = System(root=DEVICES["garbage"], type="linux", mounts={"/": DEVICES["garbage"]})
    with pytest.raises(GuestFSError):
        mount_system(g, system)
    assert g.mounts() == []


def test_a_bad_file_system_among_others_is_skipped(g: GuestFS, found: dict[str, System]) -> None:
    system = found[DEVICES["arch"]]
    system = replace(system, mounts={"/": system.root, "/home": DEVICES["garbage"], "/var": "/dev/nothing"})
    mounted = mount_system(g, system)
    assert isinstance(mounted, Mounted)
    assert mounted.done == {"/": system.root}
    assert set(mounted.skipped) == {"/home", "/var"}
    assert mounted.skipped["/home"].startswith(f"{DEVICES['garbage']} could not be mounted: ")


def test_the_device_of_a_mountable() -> None:
    devices = {"/dev/vg/root": "btrfs", "/dev/sda1": "btrfs"}
    assert device_of("btrfsvol:/dev/vg/root/@/x", devices) == "/dev/vg/root"
    assert device_of("/dev/sda1", devices) == "/dev/sda1"
