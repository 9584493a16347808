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
from tests.helpers.servers import nbd_server

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
    with GuestFS(python_return_dict=True, environment=False) as g:
        yield g


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A launched handle without drives; every test takes away what it added."""
    with GuestFS(python_return_dict=True) as g:
        g.launch()
        yield g


def test_drives_that_cannot_be_are_refused(config: GuestFS, tmp_path: Path) -> None:
    path = marked(tmp_path / "disk")
    with pytest.raises(NotReady, match="protocol “gluster” cannot be opened"):
        config.add_drive("", protocol="gluster", server=["localhost"])
    with pytest.raises(NotReady, match="exactly one server, not 0"):
        config.add_drive("", protocol="nbd")
    with pytest.raises(GuestFSError, match="a file of this machine has no server"):
        config.add_drive(path, server=["localhost"])
    with pytest.raises(GuestFSError, match="cachemode “fast” is none of writeback, unsafe"):
        config.add_drive(path, cachemode="fast")
    with pytest.raises(GuestFSError, match="discard “maybe” is none of disable, enable, besteffort"):
        config.add_drive(path, discard="maybe")
    with pytest.raises(GuestFSError, match="read-only cannot discard"):
        config.add_drive(path, discard="enable", readonly=True)
    with pytest.raises(GuestFSError, match=r"“a b” is not made of 1 to 20 of the letters"):
        config.add_drive(path, label="a b")
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


def test_null_disk_is_small_and_empty(config: GuestFS) -> None:
    config.add_drive("/dev/null", format="raw")
    assert config.drives[0].image.virtual_size == 4096


def test_files_elsewhere_are_opened_with_consent(config: GuestFS, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "above").mkdir()
    base, top = tmp_path / "below" / "base", tmp_path / "above" / "top"
    marked(base)
    config.disk_create(str(top), "qcow2", -1, backingfile=str(base), backingformat="raw")
    with pytest.raises(NotReady, match="in another folder"):
        config.add_drive_ro(str(top))
    asked: list[tuple[Path, Path]] = []

    def consent(needed: Path, by: Path) -> bool:
        asked.append((needed, by))
        return True

    config.consent = consent
    config.add_drive_ro(str(top))
    assert asked == [(base, top)]
    config.consent = lambda needed, by: False
    with pytest.raises(NotReady, match="was not allowed"):
        config.add_drive_ro(str(top))
    assert len(config.drives) == 1


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


def test_disk_of_another_machine_comes_and_goes(g: GuestFS, tmp_path: Path) -> None:
    path = tmp_path / "disk"
    marked(path)
    with nbd_server(path, "raw", "far", tmp_path / "socket"):
        server = [f"unix:{tmp_path}/socket"]
        g.add_drive("far", protocol="nbd", server=server, readonly=True, label="read", copyonread=True)
        assert start_of(g, "/dev/sda") == b"disk"
        g.pwrite_device("/dev/sda", b"gone", 0)
        g.add_drive("far", protocol="nbd", server=server, label="written", cachemode="writeback")
        assert g.list_disk_labels() == {"read": "/dev/sda", "written": "/dev/sdb"}
        g.pwrite_device("/dev/disk/guestfs/written", b"kept", 8)
        g.sync()
        g.remove_drive("written")
        assert g.list_disk_labels() == {"read": "/dev/sda"}
        g.remove_drive("read")
        assert g.list_devices() == []
    assert path.read_bytes()[:12] == b"disk\0\0\0\0kept"


def test_labels_lead_to_partitions(g: GuestFS) -> None:
    g.add_drive_ro(str(disk("ext4-mbr").path))
    g.add_drive(str(disk("ext4-mbr").path), readonly=True, label="data")
    assert g.list_disk_labels()["data1"] == "/dev/sdb1"
    assert g.vfs_type("/dev/disk/guestfs/data1") == "ext4"
    g.remove_drive("data")
    g.running.bus.unplug(g.drives[0].plugged)  # type: ignore[arg-type]
    g.forget_drive(g.drives[0])
    g.look()
