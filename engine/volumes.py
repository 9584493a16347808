"""How a file system was left and how full it is: what the first look at the disks does not tell.

Each costs the appliance some programs and a mount, so it is asked when somebody looks.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.inspection.devices import Devices
from engine.inspection.kernel_log import recovered
from engine.inspection.ntfs import is_dirty
from engine.inspection.subvolumes import Subvolume, list_subvolumes
from engine.storage import probe

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.storage import Volume

_EXT = ("ext2", "ext3", "ext4")
_SUPERBLOCK = 1024
_NEEDS_RECOVERY = 0x4
_STATE_CLEAN, _STATE_ERRORS = 1, 2
_HIBERNATED = (b"hibr", b"HIBR")


class Condition(StrEnum):
    """How a file system was left."""

    UNKNOWN = "unknown"
    CLEAN = "clean"
    UNCLEAN = "unclean"
    """It was in use and not closed; its journal is replayed into a throw-away layer."""
    HIBERNATED = "hibernated"
    """Windows sleeps on it, or starts fast from it: what it last wrote may be in its memory only."""
    ERRORS = "errors"
    """The kernel noted damage."""


@dataclass(frozen=True)
class VolumeFacts:
    """Of one file system, sizes in bytes. With a `problem`, the daemon's word, it could not be mounted."""

    size: int = 0
    used: int = 0
    condition: Condition = Condition.UNKNOWN
    problem: str = ""
    subvolumes: tuple[Subvolume, ...] = ()


def examine(g: GuestFS, volume: Volume) -> VolumeFacts:
    """Look at one file system of a launched handle, on which nothing is mounted before and after."""
    condition = _condition(g, volume)
    try:
        g.mount_ro(volume.device, "/")
    except DaemonError as error:
        return VolumeFacts(condition=condition, problem=error.message)
    try:
        figures = g.statvfs("/")
        size = figures["blocks"] * figures["frsize"]
        used = size - figures["bfree"] * figures["frsize"]
        if volume.type == "ntfs" and _is_hibernated(g):
            condition = Condition.HIBERNATED
        elif condition in (Condition.CLEAN, Condition.UNKNOWN) and _was_recovered(g, volume):
            condition = Condition.UNCLEAN
        subvolumes = tuple(list_subvolumes(g)) if volume.type == "btrfs" else ()
    except DaemonError as error:
        return VolumeFacts(condition=condition, problem=error.message)
    finally:
        g.umount_all()
    return VolumeFacts(size, used, condition, subvolumes=subvolumes)


def _condition(g: GuestFS, volume: Volume) -> Condition:
    if volume.type in _EXT:
        try:
            return ext_condition(g.pread_device(volume.device, 1024, _SUPERBLOCK))
        except DaemonError:
            return Condition.UNKNOWN
    if volume.type == "ntfs":
        dirty = is_dirty(g, volume.device)
        return Condition.UNKNOWN if dirty is None else Condition.UNCLEAN if dirty else Condition.CLEAN
    return Condition.UNKNOWN


def ext_condition(superblock: bytes) -> Condition:
    """From the state and the features in an ext2, ext3 or ext4's superblock (Linux: ext4/super.rst)."""
    if len(superblock) < 0x64 or superblock[0x38:0x3A] != b"\x53\xef":
        return Condition.UNKNOWN
    (state,) = struct.unpack_from("<H", superblock, 0x3A)
    (incompatible,) = struct.unpack_from("<I", superblock, 0x60)
    if state & _STATE_ERRORS:
        return Condition.ERRORS
    if incompatible & _NEEDS_RECOVERY or not state & _STATE_CLEAN:
        return Condition.UNCLEAN
    return Condition.CLEAN


def _was_recovered(g: GuestFS, volume: Volume) -> bool:
    """Whether this mount or an earlier one put it in order, after which nothing on it tells."""
    devices = Devices(probe(g), g.running.survey.report)
    return volume.device in map(devices.by_kernel_name, recovered(g.dmesg()))


def _is_hibernated(g: GuestFS) -> bool:
    try:
        return bytes(g.pread("/hiberfil.sys", 4, 0)) in _HIBERNATED
    except DaemonError:
        return False
