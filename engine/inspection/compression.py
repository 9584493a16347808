"""Decompression of small pieces in the formats that Python 3.11 lacks: a block of LZ4, a frame of Zstandard.

Bounded by what the caller is ready to take. LZ4 is as in lz4's "Block Format Description".
"""

from __future__ import annotations

from engine.inspection.zstd import ZstdError, decompress


class Incomplete(Exception):
    """The data is damaged, or longer than asked for; `content` is what could be told of it."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(content)
        self.content = content


def lz4_block(block: bytes, limit: int) -> bytes:
    """What a block of LZ4 expands to. Raises `Incomplete`, also beyond `limit` bytes."""
    content = bytearray()
    position = 0
    try:
        while position < len(block):
            token = block[position]
            position += 1
            length, position = _length(block, position, token >> 4)
            content += block[position : position + length]
            position += length
            if len(content) > limit:
                raise Incomplete(bytes(content[:limit]))
            if position >= len(block):
                break
            offset = block[position] | block[position + 1] << 8
            length, position = _length(block, position + 2, token & 15)
            if not 0 < offset <= len(content):
                raise Incomplete(bytes(content))
            _repeat(content, offset, min(length + 4, limit + 1))
    except IndexError:
        raise Incomplete(bytes(content)) from None
    return bytes(content)


def zstd_frame(frame: bytes, limit: int) -> bytes:
    """What a frame of Zstandard expands to. Raises `Incomplete`, also beyond `limit` bytes."""
    try:
        return decompress(frame, limit)
    except ZstdError as error:
        raise Incomplete(error.content) from error


def _length(block: bytes, position: int, start: int) -> tuple[int, int]:
    if start < 15:
        return start, position
    length = start
    while True:
        more = block[position]
        position += 1
        length += more
        if more < 255:
            return length, position


def _repeat(content: bytearray, offset: int, length: int) -> None:
    start = len(content) - offset
    if offset >= length:
        content += content[start : start + length]
    else:
        pattern = bytes(content[start:])
        content += (pattern * (length // offset + 1))[:length]
