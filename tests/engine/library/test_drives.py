"""Drives that are added to and removed from a handle, before and after its launch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance.drives import MAX_DISKS
from engine import GuestFS
from engine.errors import GuestFSError, NotReady
from engine.handle import State
from tests.helpers.disks import disk

MIB = 1 << 20

pytestmark = pytest.mark.filterwarnings("ignore:do not use GuestFS.remove_drive:DeprecationWarning")


def marked(path: Path) -> str:
    """A raw disk that begins with its name."""
    path.write_bytes(path.name.encode().ljust(MIB, b"\0"))
    return str(path)


def start_of(g: GuestFS, device: str) -> bytes:
    return g.pread_device(device, 16, 0).rstrip(b"\0")


@pytest.fixture
def config() -> Iterator[GuestFS]:
    """A handle that is not launched."""
    with GuestFS(environment=False) as g:
        yield g


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A launched handle without drives; every test takes away what it added."""
    with GuestFS() as g:
        g.launch()
        yield g


def test_drives_that_cannot_be_are_refused(config: GuestFS, tmp_path: Path) -> None:
    path = marked(tmp_path / "disk")
    with pytest.raises(GuestFSError, match="protocol “nbd” cannot be opened"):
        config.add_drive("", protocol="nbd", server=["localhost"])
    with pytest.raises(GuestFSError, match="neither 512 nor 4096"):
        config.add_drive(path, format="raw", blocksize=1024)
    with pytest.raises(NotReady, match="gone"):
        config.add_drive(str(tmp_path / "gone"), readonly=True)
    with pytest.raises(GuestFSError, match="more than 0 bytes"):
        config.add_drive_scratch(0)
    config.add_drive(path, format="raw", readonly=True, label="one")
    with pytest.raises(GuestFSError, match="another drive has the label “one”"):
        config.add_drive(path, format="raw", readonly=True, label="one")
    assert len(config.drives) == 1


def test_every_way_of_adding_adds(config: GuestFS, tmp_path: Path) -> None:
    path = marked(tmp_path / "disk")
    config.add_drive(path, format="raw")
    with pytest.warns(DeprecationWarning, match="use GuestFS.add_drive"):
        config.add_cdrom(path)
    with pytest.warns(DeprecationWarning, match="use GuestFS.add_drive"):
        config.add_drive_with_if(path, "virtio")
    with pytest.warns(DeprecationWarning, match="use GuestFS.add_drive"):
        config.add_drive_ro_with_if(path, "virtio")
    config.add_drive_ro(path)
    config.add_drive_scratch(MIB)
    assert [drive.readonly for drive in config.drives] == [False, True, False, True, True, False]
    assert len(config.debug_drives()) == 6


def test_scratch_disk_has_no_name(config: GuestFS, tmp_path: Path) -> None:
    config.set_tmpdir(str(tmp_path))
    config.add_drive_scratch(MIB + 1)
    assert list(tmp_path.iterdir()) == []
    assert config.drives[0].image.virtual_size == MIB + 512


def test_number_of_drives_is_bounded(config: GuestFS) -> None:
    for _ in range(MAX_DISKS):
        config.add_drive_scratch(512)
    with pytest.raises(GuestFSError, match=f"no more than {MAX_DISKS} drives"):
        config.add_drive_scratch(512)
    assert config.max_disks() == MAX_DISKS


def test_drive_is_removed_by_its_label(config: GuestFS, tmp_path: Path) -> None:
    config.add_drive(marked(tmp_path / "one"), format="raw", readonly=True, label="one")
    config.add_drive(marked(tmp_path / "two"), format="raw", readonly=True, label="two")
    config.remove_drive("one")
    assert [drive.label for drive in config.drives] == ["two"]
    with pytest.raises(GuestFSError, match="no drive has the label “one”"):
        config.remove_drive("one")


def test_drives_come_and_go_while_the_appliance_runs(g: GuestFS, tmp_path: Path) -> None:
    assert g.list_devices() == []
    for name in ("one", "two"):
        g.add_drive(marked(tmp_path / name), format="raw", readonly=True, label=name)
    assert g.list_devices() == ["/dev/sda", "/dev/sdb"]
    assert start_of(g, "/dev/sda") == b"one"
    assert start_of(g, "/dev/sdb") == b"two"
    g.remove_drive("one")
    assert g.list_devices() == ["/dev/sdb"]
    g.add_drive(marked(tmp_path / "three"), format="raw", readonly=True, label="three")
    found = {drive.label: start_of(g, f"/dev/{drive.device}") for drive in g.drives}
    assert found == {"two": b"two", "three": b"three"}
    for name in ("two", "three"):
        g.remove_drive(name)
    assert g.list_devices() == []


def test_what_is_on_a_late_drive_is_brought_up(g: GuestFS) -> None:
    lvm = disk("lvm", "qcow2")
    g.add_drive(str(lvm.path), format=lvm.format, readonly=True, label="lvm")
    assert g.lvs() == ["/dev/testvg/data-lv", "/dev/testvg/root", "/dev/testvg/swap"]
    g.vg_activate_all(False)
    g.remove_drive("lvm")
    assert g.list_devices() == []


def test_late_drive_that_is_refused_leaves_nothing(
    g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = marked(tmp_path / "disk")
    plugged = dict(g.running.bus.plugged)
    with pytest.raises(NotReady, match="gone"):
        g.add_drive(str(tmp_path / "gone"), readonly=True)
    with monkeypatch.context() as patch:
        patch.setattr("engine.survey._TRIES", 0)
        patch.setattr("engine.survey._WAIT", "")
        with pytest.raises(NotReady, match="did not find a disk"):
            g.add_drive(path, format="raw", readonly=True)
    assert g.drives == []
    assert g.running.bus.plugged == plugged
    assert g.state is State.READY
    g.add_drive(path, format="raw", readonly=True, label="disk")
    assert start_of(g, f"/dev/{g.drives[0].device}") == b"disk"
    g.remove_drive("disk")


@pytest.mark.parametrize("size", [512, 4096])
def test_late_drive_has_the_sectors_that_were_asked_for(g: GuestFS, size: int) -> None:
    g.add_drive_scratch(MIB, blocksize=size, label="scratch")
    assert g.blockdev_getss(f"/dev/{g.drives[0].device}") == size
    g.remove_drive("scratch")
