"""Actions about the names of disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drives import device_index as index_of
from engine.errors import GuestFSError

if TYPE_CHECKING:
    from engine.handle import GuestFS


def device_index(handle: GuestFS, device: str) -> int:
    wanted = device.removeprefix("/dev/")
    for index, drive in enumerate(handle.drives):
        if drive.device == wanted:
            return index
    try:
        return index_of(wanted)
    except ValueError as error:
        raise GuestFSError(f"device_index: {error}.") from error


def device_name(handle: GuestFS, index: int) -> str:
    return handle.name_of_drive(index)


def canonical_device_name(handle: GuestFS, device: str) -> str:
    if device.startswith(("/dev/hd", "/dev/vd")):
        return f"/dev/sd{device[7:]}"
    if device.startswith("/dev/mapper/") and not device.startswith("/dev/mapper/crypt"):
        return canonical_lv(device)
    return device


def canonical_lv(device: str) -> str:
    """/dev/VG/LV for /dev/mapper/VG-LV, where a hyphen in a name is written twice."""
    name = device.removeprefix("/dev/mapper/")
    group, separator, volume = name.replace("--", "\0").partition("-")
    if not separator:
        return device
    return f"/dev/{group}/{volume}".replace("\0", "-")
