"""Opening encrypted volumes: LUKS and BitLocker, wherever in the stack they lie.

A key is tried on every volume that is locked, and again on what that brings up, so LVM on LUKS and LUKS on
LVM are one question. Keys go to the appliance through the daemon's protocol, and are kept and told nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.storage import Content, Storage, Volume, VolumeKind, look, probe

if TYPE_CHECKING:
    from engine.handle import GuestFS

_ROUNDS = 8
"""Layers of encryption that are opened one on the other."""
_RECOVERY = re.compile(r"(?:\d{6}[- ]?){7}\d{6}")
_WRONG = re.compile(r"no key available|no usable keyslot|incorrect passphrase|wrong key", re.IGNORECASE)


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


def unlock(g: GuestFS, keys: Sequence[str]) -> Unlocked:
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


def _open(g: GuestFS, volume: Volume, keys: Sequence[str], refused: dict[str, str]) -> bool:
    for key in keys:
        try:
            g.cryptsetup_open(volume.device, _normal(key, volume), _mapped_name(volume), readonly=True)
        except DaemonError as error:
            if _WRONG.search(error.message) is None:
                refused[volume.device] = error.message
        else:
            refused.pop(volume.device, None)
            return True
    return False


def _normal(key: str, volume: Volume) -> str:
    """A BitLocker recovery key as cryptsetup takes it, however it was written down."""
    if volume.type != "BitLocker" or _RECOVERY.fullmatch(key.strip()) is None:
        return key
    digits = re.sub(r"\D", "", key)
    return "-".join(digits[start : start + 6] for start in range(0, 48, 6))


def _mapped_name(volume: Volume) -> str:
    """A name for the device mapper that says which volume it is."""
    return "unlocked-" + re.sub(r"[^A-Za-z0-9_-]", "-", volume.device.removeprefix("/dev/"))[:80]
