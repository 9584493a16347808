"""What the window's process and the confined one say to each other: frames over two pipes.

A frame is a letter, the length of what follows, and that. The confined process asks for parts of the file
(READ, answered with one DATA), tells values as JSON (VALUE), and hands over bytes (DATA).
"""

from __future__ import annotations

import json
import os
import struct
from typing import Any

READ, VALUE, DATA = b"R", b"V", b"D"
HEAD = struct.Struct("<cI")
REQUEST = struct.Struct("<QI")
"""Offset and length, in bytes."""
MOST_ASKED = 1 << 20
"""Bytes that are asked for at once."""
MOST_SENT = 1 << 20
"""Bytes of the longest frame."""

DAMAGED, NO_MEMORY = 3, 4
"""How the confined process ends where it cannot make sense of the data, or has not enough memory for it."""


class Channel:
    """The confined process's end. Whatever is wrong here ends it, which is all that can be done."""

    def __init__(self, source: int, target: int) -> None:
        self._source = source
        self._target = target

    def task(self) -> dict[str, Any]:
        """What to do: the first frame."""
        found: dict[str, Any] = json.loads(self._receive())
        return found

    def read(self, offset: int, length: int) -> bytes:
        """A part of the file; shorter only at its end."""
        parts = []
        while length > 0:
            asked = min(length, MOST_ASKED)
            self._send(READ, REQUEST.pack(offset, asked))
            part = self._receive()
            parts.append(part)
            if len(part) < asked:
                break
            offset, length = offset + asked, length - asked
        return b"".join(parts)

    def tell(self, value: object) -> None:
        self._send(VALUE, json.dumps(value).encode())

    def give(self, data: bytes | bytearray | memoryview) -> None:
        """Hand bytes over, in as many frames as they need."""
        for start in range(0, len(data), MOST_SENT):
            self._send(DATA, bytes(data[start : start + MOST_SENT]))

    def _send(self, letter: bytes, content: bytes) -> None:
        rest = memoryview(HEAD.pack(letter, len(content)) + content)
        while rest:
            rest = rest[os.write(self._target, rest) :]

    def _receive(self) -> bytes:
        _letter, length = HEAD.unpack(self._exactly(HEAD.size))
        return self._exactly(length)

    def _exactly(self, length: int) -> bytes:
        data = bytearray()
        while len(data) < length:
            part = os.read(self._source, length - len(data))
            if not part:
                raise EOFError
            data += part
        return bytes(data)
