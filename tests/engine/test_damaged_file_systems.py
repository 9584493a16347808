"""File systems that somebody damaged on purpose: each ends in its content, in an error of ours, or in an
appliance that has to be replaced. The host itself mounts nothing.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import sparse
from engine import GuestFS
from engine.errors import ApplianceGone, GuestFSError, ProtocolError, TimedOut
from tests.helpers.amounts import IS_LONG, PATIENCE, amount
from tests.helpers.disks import disk
from tests.helpers.processes import descendants_named

FAMILIES = {
    "ext4-mbr": "/dev/sda1",
    "xfs": "/dev/sda1",
    "btrfs": "/dev/sda1",
    "ntfs": "/dev/sda1",
    "fat": "/dev/sda1",
    "iso": "/dev/sda",
}
SAMPLE, EVERYTHING = 6, 350
"""Of each family; 2,100 in all."""
START, SECTOR = 1 << 20, 512
"""Where the partition begins in these disks, and how long the piece is in which bytes are changed."""
NEAR = 2 << 20
"""Bytes behind that begin in which superblocks, tables and the first inodes lie."""
_INTERESTING = (0, 1, 0x7F, 0x80, 0xFF)


def damaged(source: random.Random, path: Path, sectors: list[int]) -> dict[int, bytes]:
    """Change bytes of up to eight sectors; returns what was there."""
    before: dict[int, bytes] = {}
    near = [sector for sector in sectors if sector < START + NEAR]
    with path.open("r+b") as file:
        for _ in range(source.randint(1, 8)):
            sector = source.choice(near if near and source.random() < 0.7 else sectors)
            file.seek(sector)
            data = bytearray(file.read(SECTOR))
            before.setdefault(sector, bytes(data))
            for _byte in range(source.choice((1, 2, 8, 64))):
                at = source.randrange(len(data))
                data[at] = source.choice(_INTERESTING) if source.random() < 0.5 else source.randrange(256)
            file.seek(sector)
            file.write(data)
    return before


def restored(path: Path, before: dict[int, bytes]) -> None:
    """Put everything back."""
    with path.open("r+b") as file:
        for sector, data in before.items():
            file.seek(sector)
            file.write(data)


def written_sectors(path: Path) -> list[int]:
    """Where there is something in the file."""
    found = []
    with path.open("rb") as file:
        for start, end in sparse.segments(file.fileno(), path.stat().st_size):
            for at in range(start // SECTOR * SECTOR, end, SECTOR):
                file.seek(at)
                if any(file.read(SECTOR)):
                    found.append(at)
    return found


@contextlib.contextmanager
def launched() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True) as g:
        g.patience = g.data_patience = 30
        g.launch()
        yield g


def looked_at(g: GuestFS, device: str) -> int:
    """Mount it, list what is there and read some of it; how much there was."""
    g.mount_ro(device, "/")
    try:
        names = g.find("/")
        for name in names[:40]:
            with contextlib.suppress(GuestFSError):
                if g.is_file(f"/{name}"):
                    g.checksum("sha256", f"/{name}")
                g.lstatns(f"/{name}")
        return len(names)
    finally:
        g.umount_all()


@pytest.mark.timeout(PATIENCE)
@pytest.mark.filterwarnings("ignore:do not use GuestFS.remove_drive:DeprecationWarning")
@pytest.mark.parametrize("family", FAMILIES)
def test_each_ends_in_content_or_an_error_of_ours(family: str, tmp_path: Path) -> None:
    path = tmp_path / "disk.raw"
    shutil.copyfile(disk(family).path, path)
    sectors = written_sectors(path)
    mounts = Path("/proc/self/mountinfo").read_text()
    read = refused = 0
    left = list(range(amount(SAMPLE, EVERYTHING)))
    while left:
        # A fresh appliance, and the next one where a kernel gave in.
        with launched() as g, contextlib.suppress(ApplianceGone, TimedOut, ProtocolError):
            while left:
                before = damaged(random.Random(f"{family} {left.pop()}"), path, sectors)
                try:
                    g.add_drive(str(path), readonly=True, format="raw", label="damaged")
                    try:
                        read += bool(looked_at(g, FAMILIES[family]))
                    except GuestFSError:
                        refused += 1
                        g.ping_daemon()
                    g.remove_drive("damaged")
                finally:
                    restored(path, before)
    if IS_LONG:
        assert read, "some of the damage is where nobody looks"
        assert refused or family == "iso", "and some is not"
    assert Path("/proc/self/mountinfo").read_text() == mounts
    assert not descendants_named("qemu")
    with launched() as g:
        g.add_drive(os.fspath(path), readonly=True, format="raw", label="whole")
        assert looked_at(g, FAMILIES[family]), "a disk that is put right is read again"
