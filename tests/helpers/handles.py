"""Launched handles on test disks."""

import contextlib
from collections.abc import Iterator

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
