"""What is spread over plugged disks comes up as it would when a system boots."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import GuestFS, storage
from engine.mounting import mount_file_system
from engine.storage import VolumeKind

MIB = 1 << 20


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two disks of a mirror that LVM's only group lies on, with one volume, ext4, and a file."""
    paths = [tmp_path_factory.mktemp("array") / f"half-{number}" for number in range(2)]
    with GuestFS(python_return_dict=True) as g:
        for path in paths:
            path.touch()
            os.truncate(path, 64 * MIB)
            g.add_drive(str(path), format="raw")
        g.launch()
        g.md_create("mirror", ["/dev/sda", "/dev/sdb"], level="raid1")
        (array,) = g.list_md_devices()
        g.pvcreate(array)
        g.vgcreate("group", [array])
        g.lvcreate("volume", "group", 16)
        g.mkfs("ext4", "/dev/group/volume")
        g.mount("/dev/group/volume", "/")
        g.write("/file", "on both")
        g.umount_all()
        g.vg_activate_all(False)
        g.md_stop(array)
    return paths


@pytest.fixture(params=[2, 1], ids=["whole", "half"])
def g(halves: list[Path], request: pytest.FixtureRequest) -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True) as handle:
        for path in halves[: request.param]:
            handle.add_drive(str(path), readonly=True, format="raw")
        handle.launch()
        yield handle


def test_volume_on_a_mirror_is_there_also_when_a_half_is_not(g: GuestFS) -> None:
    found = {volume.kind: volume for volume in storage.probe(g)}
    assert found[VolumeKind.ARRAY].level == "raid1"
    assert found[VolumeKind.ARRAY].missing == 2 - len(g.drives)
    assert found[VolumeKind.LOGICAL_VOLUME].device == "/dev/group/volume"
    mount_file_system(g, "/dev/group/volume")
    assert g.cat("/file") == "on both"
    assert g.lvs() == ["/dev/group/volume"]
