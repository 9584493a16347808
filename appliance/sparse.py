"""Files with holes: copying them and hashing them by what they hold, not by how they are stored."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

_CHUNK = 1 << 20


def copy(source: int, target: int) -> None:
    """Copy a file with its holes."""
    size = os.fstat(source).st_size
    os.ftruncate(target, size)
    for start, end in segments(source, size):
        os.lseek(target, start, os.SEEK_SET)
        offset = start
        while offset < end:
            sent = os.sendfile(target, source, offset, end - offset)
            if sent == 0:
                raise OSError("the file ended while it was copied")
            offset += sent


def segments(descriptor: int, size: int) -> Iterator[tuple[int, int]]:
    offset = 0
    while offset < size:
        try:
            start = os.lseek(descriptor, offset, os.SEEK_DATA)
        except OSError:
            return  # only a hole is left
        offset = os.lseek(descriptor, start, os.SEEK_HOLE)
        yield start, offset


def digest(descriptor: int) -> str:
    """SHA-256 over the data and where it lies; holes cost nothing and count as what they are."""
    size = os.fstat(descriptor).st_size
    hasher = hashlib.sha256(str(size).encode())
    buffer = bytearray(_CHUNK)
    view = memoryview(buffer)
    zeros = bytes(_CHUNK)
    for start, end in segments(descriptor, size):
        offset = start
        while offset < end:
            length = os.preadv(descriptor, [view[: min(_CHUNK, end - offset)]], offset)
            if length == 0:
                break
            # A file system may store a written zero as a hole or the other way round.
            if view[:length] != zeros[:length]:
                hasher.update(f"{offset}+{length}".encode())
                hasher.update(view[:length])
            offset += length
    return hasher.hexdigest()
