"""A program of some 150 bytes that makes the guest's kernel take up new randomness at once.

What is written to /dev/urandom is mixed into the kernel's pool, but until it next reseeds itself, up
to a minute later, every copy of one template gives out the same random numbers. The vmgenid device
would end that, but not every distribution's kernel knows it. The way to ask, the request
RNDRESEEDCRNG of random(4), is in no program that an appliance has, so here is one: it asks for it on
its standard input and ends.
"""

from __future__ import annotations

import platform
import struct

PLACE = "/run/guestscope-reseed"
"""Where the program lies in the guest; it is not there on a machine that is not in `_CODE`."""

# The ELF number of the machine, and: exit(-ioctl(0, RNDRESEEDCRNG, 0)).
_CODE = {
    "x86_64": (62, "31ff be07520000 31d2 b810000000 0f05 89c7 f7df b83c000000 0f05"),
    "aarch64": (183, "000080d2 e1408ad2 020080d2 a80380d2 010000d4 e00300cb a80b80d2 010000d4"),
}
_BASE = 0x400000
_HEADERS = 64 + 56


def program(machine: str) -> bytes:
    """The program as a static ELF file for `machine`; empty for one that is not known."""
    if machine not in _CODE:
        return b""
    number, text = _CODE[machine]
    code = bytes.fromhex(text)
    size = _HEADERS + len(code)
    identity = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)
    header = struct.pack(
        "<16sHHIQQQIHHHHHH", identity, 2, number, 1, _BASE + _HEADERS, 64, 0, 0, 64, 56, 1, 0, 0, 0
    )
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, _BASE, _BASE, size, size, 0x10000)
    return header + segment + code


def install_script() -> str:
    """The shell script that puts the program into a guest of this host's architecture."""
    data = program(platform.machine())
    if not data:
        return "true"
    octal = "".join(f"\\{byte:03o}" for byte in data)
    return f"printf '{octal}' >{PLACE} && chmod 755 {PLACE}"
