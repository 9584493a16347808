"""Actions that show the guest's files in a folder of the host."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import GuestFSError, WrongState
from engine.guest_files import CACHE_SECONDS, GuestFiles

if TYPE_CHECKING:
    from engine.handle import GuestFS


def mount_local(
    handle: GuestFS,
    localmountpoint: str,
    *,
    readonly: bool = False,
    options: str | None = None,
    cachetimeout: int | None = None,
    debugcalls: bool = False,
) -> None:
    # Only who mounts a folder needs what it takes.
    from engine.local_mount import LocalMount

    if handle.state != 2:
        raise WrongState("mount_local: call launch before using this function.")
    if handle.local_mount is not None:
        raise GuestFSError(f"mount_local: {handle.local_mount.folder} is mounted already.")
    seconds = CACHE_SECONDS if cachetimeout is None else cachetimeout
    handle.local_mount = LocalMount(
        Path(localmountpoint).absolute(),
        GuestFiles(handle, readonly=bool(readonly), cache_seconds=seconds),
        readonly=bool(readonly),
        options=options or "",
        debug=bool(debugcalls),
    )


def mount_local_run(handle: GuestFS) -> None:
    mount = handle.local_mount
    if mount is None:
        raise GuestFSError("mount_local_run: call mount_local first.")
    try:
        mount.serve()
    finally:
        handle.local_mount = None


def umount_local(handle: GuestFS, *, retry: bool = False) -> None:
    handle.umount_local(retry)
