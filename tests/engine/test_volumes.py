"""How file systems were left, and how full they are."""

import shutil
from pathlib import Path

import pytest

from engine import GuestFS
from engine.storage import probe
from engine.volumes import Condition, examine, ext_condition
from tests.helpers.disks import disk
from tests.helpers.handles import opened


def superblock(state: int, incompatible: int = 0) -> bytes:
    content = bytearray(1024)
    content[0x38:0x3A] = b"\x53\xef"
    content[0x3A:0x3C] = state.to_bytes(2, "little")
    content[0x60:0x64] = incompatible.to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        (superblock(1), Condition.CLEAN),
        (superblock(0), Condition.UNCLEAN),
        (superblock(1, 4), Condition.UNCLEAN),
        (superblock(3), Condition.ERRORS),
        (superblock(2, 4), Condition.ERRORS),
        (bytes(1024), Condition.UNKNOWN),
        (b"", Condition.UNKNOWN),
    ],
)
def test_the_superblock_says_how_an_ext_was_left(content: bytes, condition: Condition) -> None:
    assert ext_condition(content) is condition


def test_file_systems_of_every_kind_tell_their_use() -> None:
    images = [disk("ext4-gpt"), disk("btrfs"), disk("ntfs"), disk("xfs")]
    with opened(*images) as g:
        found = {volume.device: examine(g, volume) for volume in probe(g).file_systems}
        assert list(found) == ["/dev/sda1", "/dev/sda3", "/dev/sdb1", "/dev/sdc1", "/dev/sdd1"]
        for device, facts in found.items():
            assert facts.problem == "", device
            assert 0 < facts.used < facts.size, device
        assert found["/dev/sda3"].condition is Condition.CLEAN
        assert found["/dev/sdc1"].condition is Condition.CLEAN
        assert [each.path for each in found["/dev/sdb1"].subvolumes] == [
            "home",
            "home/nested",
            "snapshots/monday",
        ]
        assert g.mountpoints() == {}


def test_an_ext4_that_was_not_closed_is_unclean_and_still_opens(tmp_path: Path) -> None:
    """Its appliance is killed while it is mounted for writing."""
    path = tmp_path / "dirty.raw"
    shutil.copy(disk("bare").path, path)
    g = GuestFS(python_return_dict=True)
    g.add_drive(str(path), format="raw")
    g.launch()
    g.mount("/dev/sda", "/")
    g.write("/late", b"x")
    g.sync()
    g.kill_subprocess()
    g.close()
    with GuestFS(python_return_dict=True) as again:
        again.add_drive(str(path), format="raw", readonly=True)
        again.launch()
        (volume,) = probe(again).file_systems
        facts = examine(again, volume)
        # Mounting has put it in order by now, in the throw-away layer.
        assert examine(again, volume).condition is Condition.UNCLEAN
    assert facts.condition is Condition.UNCLEAN
    assert facts.problem == ""
    assert facts.size


def test_a_hibernated_ntfs_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "windows.raw"
    shutil.copy(disk("ntfs").path, path)
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(path), format="raw")
        g.launch()
        g.mount("/dev/sda1", "/")
        g.write("/hiberfil.sys", b"hibr" + bytes(4092))
        g.shutdown()
    with GuestFS(python_return_dict=True) as again:
        again.add_drive(str(path), format="raw", readonly=True)
        again.launch()
        facts = examine(again, probe(again).file_systems[0])
    assert facts.condition is Condition.HIBERNATED


def test_what_cannot_be_mounted_says_why(tmp_path: Path) -> None:
    path = tmp_path / "broken.raw"
    shutil.copy(disk("bare").path, path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(1 << 20))
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(path), format="raw", readonly=True)
        g.launch()
        facts = examine(g, probe(g).file_systems[0])
        assert facts.problem
        assert facts.size == 0
        g.ping_daemon()
