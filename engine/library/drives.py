"""Actions that add drives and take them away."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.cache import temporary_folder
from appliance.drives import MAX_DISKS
from appliance.errors import ApplianceError
from appliance.images import Image, open_image
from appliance.remote import Location, open_remote, servers
from engine.drives import Drive
from engine.errors import GuestFSError, NotReady, WrongState
from engine.running import link_labels, plug

if TYPE_CHECKING:
    from engine.handle import GuestFS

_BLOCK_SIZES = (512, 4096)
_CACHE_MODES = ("writeback", "unsafe")
_DISCARDS = ("disable", "enable", "besteffort")
_LABEL = re.compile("[A-Za-z]{1,20}")
_NULL_BYTES = 4096
"""What a drive called /dev/null shows, as in libguestfs."""


def add_drive(
    handle: GuestFS,
    filename: str,
    *,
    readonly: bool = False,
    format: str | None = None,
    iface: str | None = None,
    name: str | None = None,
    label: str | None = None,
    protocol: str | None = None,
    server: Sequence[str] | None = None,
    username: str | None = None,
    secret: str | None = None,
    cachemode: str | None = None,
    discard: str | None = None,
    copyonread: bool | None = None,
    blocksize: int | None = None,
) -> None:
    if blocksize is not None and blocksize not in _BLOCK_SIZES:
        raise GuestFSError(f"add_drive: a block size of {blocksize} bytes is neither 512 nor 4096.")
    _check_choice("cachemode", cachemode, _CACHE_MODES)
    _check_choice("discard", discard, _DISCARDS)
    if discard == "enable" and readonly:
        raise GuestFSError("add_drive: a drive that is read-only cannot discard: use discard “besteffort”.")
    _check_label(handle, "add_drive", label)
    if protocol not in (None, "file"):
        image = _remote(handle, protocol, filename, format, server, username, secret, not readonly)
        secret = None
    elif server:
        raise GuestFSError("add_drive: a file of this machine has no server.")
    elif filename == "/dev/null":
        image = _scratch(handle, _NULL_BYTES)
    else:
        image = _opened(handle, filename, format)
    drive = Drive(image, bool(readonly), name, label, blocksize, secret)
    drive.discard = discard in ("enable", "besteffort")
    drive.unsafe = cachemode == "unsafe"
    drive.copy_on_read = bool(copyonread)
    _add(handle, drive)


def add_drive_ro(handle: GuestFS, filename: str) -> None:
    add_drive(handle, filename, readonly=True)


def add_cdrom(handle: GuestFS, filename: str) -> None:
    add_drive(handle, filename, readonly=True)


def add_drive_with_if(handle: GuestFS, filename: str, iface: str) -> None:
    add_drive(handle, filename, iface=iface)


def add_drive_ro_with_if(handle: GuestFS, filename: str, iface: str) -> None:
    add_drive(handle, filename, readonly=True, iface=iface)


def add_drive_scratch(
    handle: GuestFS,
    size: int,
    *,
    name: str | None = None,
    label: str | None = None,
    blocksize: int | None = None,
) -> None:
    if size <= 0:
        raise GuestFSError("add_drive_scratch: the size must be more than 0 bytes.")
    _check_label(handle, "add_drive_scratch", label)
    _add(handle, Drive(_scratch(handle, size), False, name, label, blocksize, unsafe=True))


def remove_drive(handle: GuestFS, label: str) -> None:
    for drive in handle.drives:
        if drive.label == label:
            break
    else:
        raise GuestFSError(f"remove_drive: no drive has the label “{label}”.")
    if drive.plugged is not None:
        try:
            handle.running.bus.unplug(drive.plugged)
        except ApplianceError as error:
            raise NotReady(error) from error
    handle.forget_drive(drive)
    if drive.plugged is not None:
        handle.look()
        link_labels(handle.running, handle.drives)


def max_disks(handle: GuestFS) -> int:
    return MAX_DISKS


def debug_drives(handle: GuestFS) -> list[str]:
    return [f"{drive.image.path} ({drive.image.format}, /dev/{drive.device})" for drive in handle.drives]


def _check_choice(name: str, value: str | None, choices: tuple[str, ...]) -> None:
    if value is not None and value not in choices:
        raise GuestFSError(f"add_drive: {name} “{value}” is none of {', '.join(choices)}.")


def _check_label(handle: GuestFS, action: str, label: str | None) -> None:
    if label is None:
        return
    if not _LABEL.fullmatch(label):
        raise GuestFSError(
            f"{action}: the label “{label}” is not made of 1 to 20 of the letters A-Z and a-z."
        )
    if any(drive.label == label for drive in handle.drives):
        raise GuestFSError(f"{action}: another drive has the label “{label}”.")


def _scratch(handle: GuestFS, size: int) -> Image:
    folder = temporary_folder(handle.config_values.settings().environ)
    with tempfile.NamedTemporaryFile(prefix="guestscope-", dir=folder) as file:
        file.truncate(-(-size // 512) * 512)
        # The file is nameless from here on and ends with the image's descriptor.
        return _opened(handle, file.name, "raw")


def _remote(
    handle: GuestFS,
    protocol: str | None,
    name: str,
    format: str | None,
    server: Sequence[str] | None,
    username: str | None,
    secret: str | None,
    writable: bool,
) -> Image:
    environ = handle.config_values.settings().environ
    try:
        host_key = handle.host_keys.get(server[0]) if server else None
        location = Location(protocol or "", servers(server), name, username, secret, host_key)
        return open_remote(location, format, writable=writable, environ=environ)
    except ApplianceError as error:
        raise NotReady(error) from error


def _opened(handle: GuestFS, filename: str, format: str | None) -> Image:
    try:
        return open_image(Path(os.path.abspath(filename)), format, consent=handle.consent)
    except ApplianceError as error:
        raise NotReady(error) from error


def _add(handle: GuestFS, drive: Drive) -> None:
    launched = handle.launched
    with contextlib.ExitStack() as on_failure:
        on_failure.callback(drive.image.close)
        if len(handle.drives) >= MAX_DISKS:
            raise GuestFSError(f"add_drive: no more than {MAX_DISKS} drives can be added.")
        if handle.state == 0:
            handle.drives.append(drive)
            on_failure.pop_all()
            return
        if launched is None:
            raise WrongState("add_drive: the appliance is being launched.")
        try:
            plug(handle.running, drive, launched)
            on_failure.callback(_unplug_quietly, handle, drive)
            handle.look()
        except ApplianceError as error:
            raise NotReady(error) from error
        on_failure.pop_all()
    assert drive.plugged is not None
    drive.device = handle.running.survey.names[drive.plugged.serial]
    handle.drives.append(drive)
    if drive.label is not None:
        link_labels(handle.running, handle.drives)


def _unplug_quietly(handle: GuestFS, drive: Drive) -> None:
    # It may have gone with the appliance.
    if drive.plugged is not None and handle.state == 2:
        with contextlib.suppress(ApplianceError):
            handle.running.bus.unplug(drive.plugged)
