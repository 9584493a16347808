"""Launched handles on test disks."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from engine import GuestFS
from tests.helpers.disks import Disk


@contextlib.contextmanager
def opened(*disks: Disk) -> Iterator[GuestFS]:
    """A launched handle that has these disks read-only, the first as /dev/sda; closed when the block ends."""
    g = GuestFS(python_return_dict=True)
    try:
        for one in disks:
            g.add_drive(str(one.path), readonly=True, format=one.format)
        g.launch()
        yield g
    finally:
        g.close()


@contextlib.contextmanager
def mounted(image: Path) -> Iterator[GuestFS]:
    """A launched handle that has this raw image read-only, with its first partition mounted."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(image), readonly=True, format="raw")
        g.launch()
        g.mount_ro("/dev/sda1", "/")
        yield g
