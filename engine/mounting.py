"""Mounting one file system by itself, as quickly as the appliance can."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from engine import storage
from engine.errors import DaemonError
from engine.ntfs.placeholders import reveal

if TYPE_CHECKING:
    from engine.handle import GuestFS

SAFE_OPTIONS = "ro,nosuid,nodev,noexec"
"""Nothing of a guest's is ever run, or taken for a device of the appliance."""

_PLAIN_DEVICE = re.compile(r"/dev/[\w./:@=+-]+", re.ASCII)
_PLAIN_TYPE = re.compile(r"\w+", re.ASCII)


def prepare(g: GuestFS, mountable: str) -> None:
    """Do what a file system needs before it is mounted, by whoever mounts it."""
    volume = storage.probe(g).find(mountable)
    if volume is not None and volume.type == "ntfs":
        reveal(g, volume.device)


def mount_file_system(g: GuestFS, mountable: str) -> None:
    """Mount one file system read-only as "/". Nothing may be mounted before. Raises `DaemonError`.

    The last look at the disks has told what is on it. `mount` would ask again, which takes longer than
    mounting where QEMU emulates, and the daemon asks more still. They get to ask when this fails.
    """
    volume = storage.probe(g).find(mountable)
    if volume is not None and volume.can_be_mounted:
        type_ = volume.type
        prepare(g, mountable)
        if _PLAIN_DEVICE.fullmatch(mountable) and _PLAIN_TYPE.fullmatch(type_):
            with contextlib.suppress(DaemonError):
                g.running.shell(f"mount -t {type_} -o {SAFE_OPTIONS} {mountable} /sysroot")
                return
    g.mount_options(SAFE_OPTIONS, mountable, "/")
