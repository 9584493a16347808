"""XDR (RFC 4506) as guestfsd speaks it: big-endian, every item padded to four bytes.

Encoders are plain functions from a checked Python value to bytes. They raise TypeError or ValueError with
the end of a sentence ("must be a string, not int"), to which the caller puts the name of the argument.
Decoding is one cursor over an exact buffer; whatever does not fit is a ProtocolError. Which item stands
where is not known here.
"""

from __future__ import annotations

import math
import os
from operator import index
from struct import Struct
from typing import SupportsIndex

from engine.errors import ProtocolError

MESSAGE_LIMIT = 4 << 20
"""The most bytes a message may have, and so any item in it."""

_INT32 = Struct(">i")
_UINT32 = Struct(">I")
_INT64 = Struct(">q")
_UINT64 = Struct(">Q")
_FLOAT = Struct(">f")
_PADDING = (b"", b"\0\0\0", b"\0\0", b"\0")
_UUID_BYTES = 32

Text = str | os.PathLike[str]
Buffer = bytes | bytearray | memoryview


def encode_int32(value: SupportsIndex) -> bytes:
    """Encode a signed number of 32 bits."""
    number = _whole(value)
    if not -0x80000000 <= number <= 0x7FFFFFFF:
        raise ValueError(f"must fit in 32 bits, which {number} does not")
    return _INT32.pack(number)


def encode_int64(value: SupportsIndex) -> bytes:
    """Encode a signed number of 64 bits."""
    number = _whole(value)
    if not -0x8000000000000000 <= number <= 0x7FFFFFFFFFFFFFFF:
        raise ValueError(f"must fit in 64 bits, which {number} does not")
    return _INT64.pack(number)


def encode_bool(value: SupportsIndex) -> bytes:
    """Encode a truth value; any whole number will do, as in C."""
    try:
        return _INT32.pack(index(value) != 0)
    except TypeError:
        raise TypeError(f"must be a bool, not {_kind(value)}") from None


def encode_string(value: Text) -> bytes:
    """Encode a name or a text; lone surrogates become the bytes they stand for."""
    return _opaque(_bytes_of(value))


def encode_optstring(value: Text | None) -> bytes:
    """Encode a text that may be absent."""
    return b"\0\0\0\0" if value is None else b"\0\0\0\1" + encode_string(value)


def encode_strings(values: object) -> bytes:
    """Encode a list (or any other iterable but a string) of texts."""
    if isinstance(values, (str, bytes, bytearray, memoryview, os.PathLike)):
        raise TypeError(f"must be a list of strings, not {_kind(values)}")
    try:
        items = list(values)  # type: ignore[call-overload]
    except TypeError:
        raise TypeError(f"must be a list of strings, not {_kind(values)}") from None
    parts = [_UINT32.pack(len(items))]
    for position, item in enumerate(items):
        try:
            parts.append(encode_string(item))
        except (TypeError, ValueError) as error:
            raise type(error)(f"(item {position}) {error}") from None
    return b"".join(parts)


def encode_buffer(value: Buffer | str) -> bytes:
    """Encode bytes. A str is taken as its UTF-8, as the C binding does."""
    if isinstance(value, str):
        return _opaque(_utf8(value))
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise TypeError(f"must be bytes, not {_kind(value)}")
    return _opaque(bytes(value))


def _opaque(data: bytes) -> bytes:
    return _UINT32.pack(len(data)) + data + _PADDING[len(data) & 3]


def _bytes_of(value: object) -> bytes:
    if not isinstance(value, str):
        if not isinstance(value, os.PathLike):
            raise TypeError(f"must be a string, not {_kind(value)}")
        value = os.fsdecode(value)
    data = _utf8(value)
    if 0 in data:
        raise ValueError("must not contain a NUL character")
    return data


def _utf8(value: str) -> bytes:
    try:
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise ValueError("contains a surrogate that stands for no byte") from None


def _whole(value: object) -> int:
    try:
        return index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"must be a whole number, not {_kind(value)}") from None


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__


class Truncated(ProtocolError):
    """The bytes end inside an item: wrong in a message, more to come in a stream."""


class Cursor:
    """Reads items one after another from `data`, and never past its end.

    Every length and count is compared with the bytes left before anything is made of it, so what decoding
    costs is bounded by what was received.
    """

    __slots__ = ("_at", "_data", "_end")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data = data
        self._at = at
        self._end = len(data)

    @property
    def position(self) -> int:
        """The offset of the next item."""
        return self._at

    def take(self, layout: Struct) -> tuple[int | float | bytes, ...]:
        """Read a run of items of fixed size in one step."""
        return layout.unpack_from(self._data, self._skip(layout.size))

    def int32(self) -> int:
        """Read a signed number of 32 bits."""
        value: int = _INT32.unpack_from(self._data, self._skip(4))[0]
        return value

    def uint32(self) -> int:
        """Read an unsigned number of 32 bits."""
        value: int = _UINT32.unpack_from(self._data, self._skip(4))[0]
        return value

    def int64(self) -> int:
        """Read a signed number of 64 bits."""
        value: int = _INT64.unpack_from(self._data, self._skip(8))[0]
        return value

    def uint64(self) -> int:
        """Read an unsigned number of 64 bits."""
        value: int = _UINT64.unpack_from(self._data, self._skip(8))[0]
        return value

    def boolean(self) -> int:
        """Read a truth value: the number 0 or 1."""
        value = self.uint32()
        if value > 1:
            raise ProtocolError(f"a truth value is {value}, neither 0 nor 1")
        return value

    def opaque(self, limit: int = MESSAGE_LIMIT) -> bytes:
        """Read at most `limit` bytes with their length before and their padding behind them."""
        length = self.uint32()
        if length > limit:
            raise ProtocolError(f"an item of {length} bytes is longer than its limit of {limit}")
        start = self._skip((length + 3) & ~3)
        end = start + length
        if self._data[end : self._at] != _PADDING[length & 3]:
            raise ProtocolError("the padding is not zero")
        return self._data[start:end]

    def string(self, limit: int = MESSAGE_LIMIT) -> str:
        """Read a text; bytes that are not UTF-8 become surrogates."""
        return text(self.opaque(limit))

    def strings(self) -> list[str]:
        """Read a counted list of texts."""
        count = self.count(4)
        data, at, end = self._data, self._at, self._end
        length_at = _UINT32.unpack_from
        padding = _PADDING
        found: list[str] = []
        append = found.append
        for _ in range(count):
            if at + 4 > end:
                raise Truncated("a list ends before its last item")
            (length,) = length_at(data, at)
            start = at + 4
            stop = start + length
            at = (stop + 3) & ~3
            if at > end:
                raise Truncated(f"an item of {length} bytes is longer than what is left")
            item = data[start:stop]
            if 0 in item:
                raise ProtocolError("a string contains a NUL character")
            if at != stop and data[stop:at] != padding[length & 3]:
                raise ProtocolError("the padding is not zero")
            append(item.decode("utf-8", "surrogateescape"))
        self._at = at
        return found

    def count(self, least: int) -> int:
        """Read how many items of at least `least` bytes follow."""
        count = self.uint32()
        if count * least > self._end - self._at:
            raise ProtocolError(f"a list claims {count} items, more than its bytes can hold")
        return count

    def finish(self) -> None:
        """Refuse bytes that belong to nothing."""
        if self._at != self._end:
            raise ProtocolError(f"{self._end - self._at} bytes are left over")

    def _skip(self, size: int) -> int:
        start = self._at
        if start + size > self._end:
            raise Truncated(f"an item of {size} bytes is longer than the {self._end - start} left")
        self._at = start + size
        return start


def text(data: bytes) -> str:
    """Decode a string's bytes."""
    if 0 in data:
        raise ProtocolError("a string contains a NUL character")
    return data.decode("utf-8", "surrogateescape")


def percent(value: float) -> float | None:
    """Check a percentage; a negative one means that there is none."""
    if not math.isfinite(value):
        raise ProtocolError("a percentage is not a number")
    return value if value >= 0 else None


def character(value: int) -> str:
    """Decode the four bytes of a single character, sent signed or unsigned."""
    if not -128 <= value <= 255:
        raise ProtocolError(f"a character has the code {value}")
    return bytes((value & 255,)).decode("utf-8", "surrogateescape")
