"""Reading a stream of bytes up to one end or another."""

from __future__ import annotations

from collections.abc import Iterator

_LONGEST = 1 << 20


class Lines:
    """A stream of bytes, in parts that end with one byte or another."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._buffer = b""
        self._at = 0

    def upto(self, end: bytes) -> bytes | None:
        """The bytes up to the next of those ends, without it; None behind the last one."""
        while (found := self._buffer.find(end, self._at)) < 0:
            part = next(self._parts, None)
            if part is None or len(self._buffer) - self._at > _LONGEST:
                return None
            self._buffer = self._buffer[self._at :] + part
            self._at = 0
        line = self._buffer[self._at : found]
        self._at = found + len(end)
        return line

    def rest(self, most: int) -> bytes | None:
        """All that is left; None where that is more than `most` bytes."""
        parts = [self._buffer[self._at :]]
        size = len(parts[0])
        for part in self._parts:
            size += len(part)
            if size > most:
                return None
            parts.append(part)
        self._buffer, self._at = b"", 0
        return b"".join(parts)
