"""Files with holes: copying them and hashing them by what they hold, not by how they are stored."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator

_BLOCK = 1 << 16
"""Bytes: the unit in which files are compared with nothing."""

_PAGE = 1 << 12
"""Bytes: the smallest hole that is worth its place in the file system's books."""


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


def copy_what_is_there(source: int, target: int) -> None:
    """Copy a file and make holes of its zeros, too: what is copied again and again has less in it then."""
    size = os.fstat(source).st_size
    os.ftruncate(target, size)
    buffer = bytearray(_BLOCK)
    zeros = bytes(_PAGE)
    for start, end in segments(source, size):
        for block in range(start, end, _BLOCK):
            length = os.preadv(source, [memoryview(buffer)[: min(_BLOCK, end - block)]], block)
            for offset in range(0, length, _PAGE):
                piece = buffer[offset : min(offset + _PAGE, length)]
                if piece != zeros[: len(piece)] and os.pwrite(target, piece, block + offset) < len(piece):
                    raise OSError("not all could be written")


def segments(descriptor: int, size: int) -> Iterator[tuple[int, int]]:
    """Start and end of each part of a file that is stored."""
    offset = 0
    while offset < size:
        try:
            start = os.lseek(descriptor, offset, os.SEEK_DATA)
        except OSError as error:
            if error.errno == errno.ENXIO:
                return  # only a hole is left
            raise
        offset = os.lseek(descriptor, start, os.SEEK_HOLE)
        yield start, offset


def digest(descriptor: int) -> str:
    """SHA-256 over what a file holds and where; how it is stored (holes or zeros) makes no difference."""
    size = os.fstat(descriptor).st_size
    hasher = hashlib.sha256(str(size).encode())
    buffer = bytearray(_BLOCK)
    zeros = bytes(_BLOCK)
    offset = 0
    for start, end in segments(descriptor, size):
        # Blocks are counted from the file's beginning: where its data begins is the file system's
        # affair, and some change their mind when the data reaches the disk.
        offset = max(offset, start - start % _BLOCK)
        while offset < end:
            length = os.preadv(descriptor, [buffer], offset)
            if length < _BLOCK:
                buffer[length:] = zeros[length:]
            if buffer != zeros:
                hasher.update(f"{offset}+{length}".encode())
                hasher.update(memoryview(buffer)[:length])
            offset += _BLOCK
    return hasher.hexdigest()
