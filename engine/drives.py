"""The drives of a handle: which images it was given, and what they are called in the guest."""

from __future__ import annotations

import string
from dataclasses import dataclass

from appliance.drives import Plugged
from appliance.images import Image


@dataclass
class Drive:
    """One disk of a handle. `device` is its name in the guest, such as "sda", once it is there."""

    image: Image
    readonly: bool
    name: str | None = None
    label: str | None = None
    block_size: int | None = None
    secret: str | None = None
    discard: bool = True
    unsafe: bool = False
    copy_on_read: bool = False
    plugged: Plugged | None = None
    device: str = ""


def device_name(index: int) -> str:
    """The kernel's name for disk number `index`, without "/dev/": sda … sdz, sdaa …"""
    if index < 0:
        raise ValueError("a disk's number is not negative")
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        letters = string.ascii_lowercase[digit] + letters
    return f"sd{letters}"


def device_index(name: str) -> int:
    """The number of a disk called "sda", "hda", "vda"… ; `ValueError` for any other name."""
    letters = name[2:]
    if name[:2] not in ("sd", "hd", "vd") or not letters or not set(letters) <= set(string.ascii_lowercase):
        raise ValueError(f"{name} is not the name of a disk")
    number = 0
    for letter in letters:
        number = number * 26 + string.ascii_lowercase.index(letter) + 1
    return number - 1
