"""The architecture of a program, from its first bytes, in the words of `file_architecture` of guestfs(3)."""

from __future__ import annotations

import struct

HEAD = 64
"""Bytes that `architecture` needs of an ELF file; of a Windows program it needs PE_HEAD."""

PE_HEAD = 4096

_ELF = {
    2: "sparc",
    3: "i386",
    8: "mips",
    20: "ppc",
    21: "ppc64",
    22: "s390",
    40: "arm",
    43: "sparc64",
    50: "ia64",
    62: "x86_64",
    183: "aarch64",
    243: "riscv",
    258: "loongarch",
    0x9026: "alpha",
}
"""e_machine of the System V ABI; the words for s390, ppc64, riscv and loongarch depend on more."""

_PE = {0x14C: "i386", 0x8664: "x86_64", 0x1C0: "arm", 0x1C4: "arm", 0xAA64: "aarch64", 0x200: "ia64"}
"""Machine of the PE/COFF specification."""


def architecture(head: bytes) -> str:
    """What the program runs on; "" if it is not a program of a known kind."""
    if head[:4] == b"\x7fELF" and len(head) >= 20:
        return _elf(head)
    if head[:2] == b"MZ" and len(head) >= 0x40:
        (at,) = struct.unpack_from("<I", head, 0x3C)
        if at + 6 <= len(head) and head[at : at + 4] == b"PE\0\0":
            return _PE.get(struct.unpack_from("<H", head, at + 4)[0], "")
    return ""


def _elf(head: bytes) -> str:
    is_64, is_little = head[4] == 2, head[5] == 1
    (machine,) = struct.unpack_from("<H" if is_little else ">H", head, 18)
    name = _ELF.get(machine, "")
    if name == "s390":
        return "s390x" if is_64 else "s390"
    if name == "ppc64":
        return "ppc64le" if is_little else "ppc64"
    if name in ("riscv", "loongarch"):
        return f"{name}{64 if is_64 else 32}"
    return name
