"""Opening encrypted volumes: LUKS and BitLocker, wherever in the stack they lie.

A key is tried on every volume that is locked, and again on what that brings up, so LVM on LUKS and LUKS on
LVM are one question. Keys go to the appliance through the daemon's protocol, and are kept and told nowhere.
A startup key of BitLocker has bytes that the daemon's own action cannot take, so it goes to a block device in
the appliance's memory, from which cryptsetup reads it.
"""

from __future__ import annotations

import re
import shlex
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.storage import Content, Storage, Volume, VolumeKind, look, probe

if TYPE_CHECKING:
    from engine.handle import GuestFS

Key = str | bytes
"""A passphrase, password or recovery key; or what is in a startup key file of BitLocker (.bek)."""

MOST_OF_FILE = 1 << 16
"""Bytes of a startup key file; real ones have less than 200."""

_ROUNDS = 8
"""Layers of encryption that are opened one on the other."""
_RECOVERY = re.compile(r"(?:\d{6}[- ]?){7}\d{6}")
_WRONG = re.compile(r"no key available|no usable keyslot|incorrect passphrase|wrong key", re.IGNORECASE)

# The head of a startup key file: its size, a version, the size of the head, and its size again.
_FILE_HEAD = struct.Struct("<4I")
_FILE_HEAD_SIZE = 48

_PLACE = "/run/guestscope-key"
_LEND = f"umask 077; truncate -s {MOST_OF_FILE} {_PLACE} && losetup --find --show {_PLACE}"
_RETURN = f"losetup -d {{loop}}; rm -f {_PLACE}"
_OPEN = (
    "head -c {size} {loop} | cryptsetup open {closed} --type bitlk --key-file - {device} {name} && "
    "udevadm settle"
)


@dataclass(frozen=True)
class Unlocked:
    """What came of it. `opened` are volumes that were locked before; `refused` says of others why not.

    A wrong key is no refusal: of that there is nothing to say but that the volume is still locked. What the
    daemon says is untrusted text.
    """

    storage: Storage
    opened: tuple[Volume, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)


def locked(storage: Storage) -> tuple[Volume, ...]:
    """The encrypted volumes that nobody has opened yet."""
    below = {device for volume in storage for device in volume.below if volume.kind is VolumeKind.DECRYPTED}
    return tuple(
        volume for volume in storage if volume.content is Content.ENCRYPTED and volume.device not in below
    )


def read_startup_key(path: Path) -> bytes:
    """What is in a startup key file. Raises OSError, or ValueError where it is something else."""
    with path.open("rb") as file:
        content = file.read(MOST_OF_FILE + 1)
    if not _is_startup_key(content):
        raise ValueError("This file is no startup key of BitLocker.")
    return content


def unlock(g: GuestFS, keys: Sequence[Key]) -> Unlocked:
    """Try each key on each locked volume of a launched handle. Blocks: a good key may cost seconds each.

    What is mounted stays so. Raises what ends the handle.
    """
    storage = probe(g)
    opened: list[Volume] = []
    refused: dict[str, str] = {}
    for _ in range(_ROUNDS):
        found = [volume for volume in locked(storage) if _open(g, volume, keys, refused)]
        if not found:
            break
        opened += found
        storage = look(g)
    return Unlocked(storage, tuple(opened), refused)


def _open(g: GuestFS, volume: Volume, keys: Sequence[Key], refused: dict[str, str]) -> bool:
    for key in keys:
        if isinstance(key, bytes) and not (volume.type == "BitLocker" and _is_startup_key(key)):
            continue
        try:
            if isinstance(key, bytes):
                _open_by_file(g, volume, key)
            else:
                name = _mapped_name(volume)
                g.cryptsetup_open(volume.device, _normal(key, volume), name, readonly=_is_closed(g))
        except DaemonError as error:
            # Of a wrong key that is a file, cryptsetup says nothing.
            if error.message.strip() and _WRONG.search(error.message) is None:
                refused[volume.device] = error.message
        else:
            refused.pop(volume.device, None)
            return True
    return False


def _open_by_file(g: GuestFS, volume: Volume, content: bytes) -> None:
    """Scripts are logged by an appliance that tells what it does; the content of a write is not."""
    running = g.running
    loop = running.shell(_LEND).strip()
    try:
        if re.fullmatch(r"/dev/loop\d+", loop) is None:
            raise DaemonError("cryptsetup_open", "", "No place was found for the key.")
        running.call("pwrite_device", loop, content, 0)
        device, name = shlex.quote(volume.device), shlex.quote(_mapped_name(volume))
        closed = "--readonly" if _is_closed(g) else ""
        running.shell(_OPEN.format(size=len(content), loop=loop, closed=closed, device=device, name=name))
    finally:
        running.shell(_RETURN.format(loop=shlex.quote(loop)))


def _is_closed(g: GuestFS) -> bool:
    """Whether what is unlocked may not be written to: a drive may be the image itself.

    Where all of them are overlays, a file system in it can be put in order, as one that is not encrypted.
    """
    return not all(drive.readonly for drive in g.drives)


def _is_startup_key(content: bytes) -> bool:
    if not _FILE_HEAD_SIZE <= len(content) <= MOST_OF_FILE:
        return False
    size, version, head, _copy = _FILE_HEAD.unpack_from(content)
    return (size, version, head) == (len(content), 1, _FILE_HEAD_SIZE)


def _normal(key: str, volume: Volume) -> str:
    """A BitLocker recovery key as cryptsetup takes it, however it was written down."""
    if volume.type != "BitLocker" or _RECOVERY.fullmatch(key.strip()) is None:
        return key
    digits = re.sub(r"\D", "", key)
    return "-".join(digits[start : start + 6] for start in range(0, 48, 6))


def _mapped_name(volume: Volume) -> str:
    """A name for the device mapper that says which volume it is."""
    return "unlocked-" + re.sub(r"[^A-Za-z0-9_-]", "-", volume.device.removeprefix("/dev/"))[:80]
