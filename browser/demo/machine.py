"""What makes a tree of files look like an installed machine: merged /usr, programs, a kernel.

The program and the kernel are the smallest files whose headers say truthfully what they are for: the
program ends with status 0, the kernel is a header without a kernel.
"""

import struct

from browser.demo.tree import Entry, folder, symlink

LOAD_ADDRESS = 0x400000


def merged_usr() -> list[Entry]:
    """/bin, /sbin and /lib as links into /usr, as distributions have had them since about 2020."""
    names = ("bin", "sbin", "lib", "lib64")
    return [*(folder(f"usr/{name}") for name in names), *(symlink(name, f"usr/{name}") for name in names)]


def elf_program() -> bytes:
    """A static x86-64 program of 132 bytes that does nothing and succeeds (System V ABI, gABI chapter 4)."""
    code = bytes.fromhex("b83c000000 31ff 0f05")  # mov eax, 60 (exit); xor edi, edi; syscall
    header_size, segment_size = 64, 56
    size = header_size + segment_size + len(code)
    identity = b"\x7fELF" + bytes((2, 1, 1, 0)) + bytes(8)
    header = struct.pack(
        "<16sHHIQQQIHHHHHH",
        identity,
        2,  # ET_EXEC
        62,  # EM_X86_64
        1,
        LOAD_ADDRESS + header_size + segment_size,
        header_size,
        0,
        0,
        header_size,
        segment_size,
        1,
        0,
        0,
        0,
    )
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, LOAD_ADDRESS, LOAD_ADDRESS, size, size, 0x1000)
    return header + segment + code


def linux_kernel(version: str) -> bytes:
    """A bzImage that holds a boot header and a version, nothing else (Linux: arch/x86/boot.rst)."""
    image = bytearray(16 * 1024)
    image[0x1F1] = 4  # setup sectors
    image[0x1FE:0x200] = b"\x55\xaa"
    image[0x202:0x206] = b"HdrS"
    image[0x206:0x208] = struct.pack("<H", 0x020F)
    image[0x20E:0x210] = struct.pack("<H", 0x600)
    image[0x211] = 1  # loaded high
    text = version.encode() + b"\0"
    image[0x800 : 0x800 + len(text)] = text
    return bytes(image)
