"""Actions that add the disks of libvirt's domains, and answer what libvirt asks meanwhile."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.credentials import KINDS, Credential
from engine.errors import GuestFSError, WrongState
from engine.events import Event
from engine.library.drives import add_drive

if TYPE_CHECKING:
    from engine.domain import Domain, DomainDrive
    from engine.handle import GuestFS

_READONLY_DISK = ("error", "read", "write", "ignore")


def add_domain(
    handle: GuestFS,
    dom: str,
    *,
    libvirturi: str | None = None,
    readonly: bool = False,
    iface: str | None = None,
    live: bool = False,
    allowuuid: bool = False,
    readonlydisk: str | None = None,
    cachemode: str | None = None,
    discard: str | None = None,
    copyonread: bool | None = None,
) -> int:
    # Only who adds a domain needs it; importing the engine should be quick.
    from engine.domain import find_domain

    def ask(wanted: Sequence[Credential]) -> None:
        handle.credentials.requested = wanted
        try:
            handle.emit(Event.LIBVIRT_AUTH, libvirturi or "")
        finally:
            handle.credentials.requested = ()

    supported = handle.credentials.supported
    domain = find_domain(
        dom, libvirturi, by_uuid=bool(allowuuid), ask=ask if supported else None, kinds=supported, remote=True
    )
    options = {"cachemode": cachemode, "discard": discard, "copyonread": copyonread}
    return _add_all(handle, "add_domain", domain, bool(readonly), readonlydisk, options)


def add_libvirt_dom(
    handle: GuestFS,
    dom: Any,
    *,
    readonly: bool = False,
    iface: str | None = None,
    live: bool = False,
    readonlydisk: str | None = None,
    cachemode: str | None = None,
    discard: str | None = None,
    copyonread: bool | None = None,
) -> int:
    from engine.domain import describe

    if not hasattr(dom, "XMLDesc"):
        raise TypeError(
            f"add_libvirt_dom: argument 'dom' must be a libvirt.virDomain, not {type(dom).__name__}"
        )
    options = {"cachemode": cachemode, "discard": discard, "copyonread": copyonread}
    return _add_all(
        handle, "add_libvirt_dom", describe(dom, remote=True), bool(readonly), readonlydisk, options
    )


def _add_all(
    handle: GuestFS,
    action: str,
    domain: Domain,
    readonly: bool,
    readonlydisk: str | None,
    options: dict[str, Any],
) -> int:
    """Add every disk, or none."""
    if handle.state != 0:
        raise WrongState(f"{action}: the disks of a domain are added before launch.")
    if domain.disks.refused:
        raise GuestFSError(f"{action}: {' '.join(domain.disks.refused)}")
    if domain.is_running and not readonly:
        raise GuestFSError(
            f"{action}: the domain “{domain.name}” runs: shut it down, or add its disks read-only."
        )
    chosen = [
        (drive, readonly or not writable)
        for drive in domain.disks.drives
        if (writable := _writable(action, drive, readonly, readonlydisk or "write")) is not None
    ]
    with contextlib.ExitStack() as on_failure:
        for drive, read_only in chosen:
            remote = drive.remote
            add_drive(
                handle,
                remote.name if remote else str(drive.path),
                readonly=read_only,
                format=drive.format,
                protocol=remote.protocol if remote else None,
                server=remote.servers if remote else None,
                blocksize=drive.block_size,
                **options,
            )
            on_failure.callback(handle.forget_drive, handle.drives[-1])
        on_failure.pop_all()
    return len(chosen)


def _writable(action: str, drive: DomainDrive, readonly: bool, choice: str) -> bool | None:
    """Whether the domain's own mark lets a disk be written to; None leaves it out."""
    if choice not in _READONLY_DISK:
        raise GuestFSError(f"{action}: readonlydisk “{choice}” is none of {', '.join(_READONLY_DISK)}.")
    if not drive.readonly or choice == "write":
        return True
    if choice == "error" and not readonly:
        raise GuestFSError(f"{action}: the disk {drive.path} is marked as read-only in the domain.")
    return None if choice == "ignore" else False


def set_libvirt_supported_credentials(handle: GuestFS, creds: Sequence[str]) -> None:
    unknown = [kind for kind in creds if kind not in KINDS]
    if unknown:
        raise GuestFSError(
            f"set_libvirt_supported_credentials: there is no kind “{unknown[0]}”: use {', '.join(KINDS)}."
        )
    handle.credentials.supported = list(creds)


def get_libvirt_requested_credentials(handle: GuestFS) -> list[str]:
    return [credential.kind for credential in handle.credentials.requested]


def get_libvirt_requested_credential_prompt(handle: GuestFS, index: int) -> str:
    return _requested(handle, "prompt", index).prompt


def get_libvirt_requested_credential_challenge(handle: GuestFS, index: int) -> str:
    return _requested(handle, "challenge", index).challenge


def get_libvirt_requested_credential_defresult(handle: GuestFS, index: int) -> str:
    return _requested(handle, "defresult", index).default


def set_libvirt_requested_credential(handle: GuestFS, index: int, cred: bytes | str) -> None:
    answer = cred if isinstance(cred, str) else bytes(cred).decode("utf-8", "surrogateescape")
    _requested(handle, "", index).answer = answer


def _requested(handle: GuestFS, part: str, index: int) -> Credential:
    wanted = handle.credentials.requested
    if not 0 <= index < len(wanted):
        action = f"get_libvirt_requested_credential_{part}" if part else "set_libvirt_requested_credential"
        raise GuestFSError(f"{action}: libvirt does not ask for a credential number {index} now.")
    return wanted[index]
