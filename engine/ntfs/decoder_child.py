"""Decodes chunks of files that Windows compressed, in a process of its own that may open nothing.

They are a guest's data, and libwim decodes them: it gets them here, where it has no path, no socket, little
memory, and no root. Reads requests from standard input (a head, the sizes of each chunk, the chunks), and
writes a letter for each, and behind DONE the bytes. Run as a script; it imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

HEAD = struct.Struct("<BBI")
"""libwim's number of the compression, the largest chunk as a power of two, and how many chunks come."""
SIZES = struct.Struct("<II")
"""Bytes of a chunk, and of what it stands for."""
DONE, DAMAGED, NO_LIBRARY = b"d", b"x", b"n"

_NAMES = ("libwim.so.15", "libwim.so")
"""The first is that of every release since 2015."""


def main(user: int | None = None) -> None:
    """Decode what comes in until it ends, as this user where one is given."""
    library = _library()
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    decoders: dict[tuple[int, int], ctypes.c_void_p] = {}
    while len(head := source.read(HEAD.size)) == HEAD.size:
        kind, shift, count = HEAD.unpack(head)
        sizes = [SIZES.unpack(source.read(SIZES.size)) for _ in range(count)]
        chunks = [source.read(stored) for stored, _ in sizes]
        if library is None:
            target.write(NO_LIBRARY)
        else:
            if (kind, shift) not in decoders:
                decoders[kind, shift] = _decoder(library, kind, 1 << shift)
            plain = [size for _, size in sizes]
            target.write(_decoded(library, decoders[kind, shift], chunks, plain))
        target.flush()


def _library() -> ctypes.CDLL | None:
    for name in _NAMES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        pointer, size = ctypes.c_void_p, ctypes.c_size_t
        library.wimlib_create_decompressor.argtypes = [ctypes.c_int, size, ctypes.POINTER(pointer)]
        library.wimlib_decompress.argtypes = [pointer, size, pointer, size, pointer]
        return library
    return None


def _decoder(library: ctypes.CDLL, kind: int, largest: int) -> ctypes.c_void_p:
    found = ctypes.c_void_p()
    if library.wimlib_create_decompressor(kind, largest, ctypes.byref(found)):
        raise MemoryError
    return found


def _decoded(library: ctypes.CDLL, decoder: ctypes.c_void_p, chunks: list[bytes], sizes: list[int]) -> bytes:
    parts = [DONE]
    for chunk, size in zip(chunks, sizes, strict=True):
        plain = ctypes.create_string_buffer(size)
        if library.wimlib_decompress(chunk, len(chunk), plain, size, decoder):
            return DAMAGED
        parts.append(plain.raw)
    return b"".join(parts)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
