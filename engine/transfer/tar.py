"""Reading tar archives as GNU tar writes them with --format=posix, from a stream that may be hostile.

Pure parsing: nothing here writes anything. Every length is checked against what it can be before it is
believed. The format is pax (POSIX.1-2001): ustar headers of 512 bytes, "x" records before a member for what
does not fit, and GNU tar's sparse format 1.0, where a map of the data stands before it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

BLOCK = 512
LARGEST_RECORDS = 8 << 20
"""Bytes of one member's pax records: a path ten thousand folders deep and every attribute fit."""
MOST_EXTENTS = 1 << 20
"""Parts that the data of one sparse file may have."""
LARGEST_FILE = (1 << 63) - 1


class TarError(ValueError):
    """The archive is not one that GNU tar would write."""


class Type(enum.Enum):
    """What a member is."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    HARD_LINK = "hard link"
    SPECIAL = "special"


_TYPES = {
    b"0": Type.FILE,
    b"\0": Type.FILE,
    b"7": Type.FILE,
    b"1": Type.HARD_LINK,
    b"2": Type.LINK,
    b"5": Type.FOLDER,
}
"""All others that POSIX has are special files; what it has not is refused."""


@dataclass(slots=True)
class Member:
    """One member. `stored` bytes of data follow it in the stream, `size` is the file's, holes included."""

    name: str
    type: Type
    stored: int = 0
    size: int = 0
    mtime: int = 0
    mode: int = 0
    target: str = ""
    attributes: tuple[str, ...] = ()
    """The names of its extended attributes and ACLs."""
    is_sparse: bool = False
    extents: list[tuple[int, int]] = field(default_factory=list)
    """Where the data of a sparse file belongs, as offset and length: known when `read_map` has run."""


class Source(Protocol):
    """Where the archive's bytes come from."""

    @property
    def position(self) -> int:
        """Bytes that were read or passed over."""

    def read(self, count: int) -> bytes:
        """Exactly that many bytes; raises where there are fewer."""

    def skip(self, count: int) -> None:
        """Pass over that many bytes."""


class Reader:
    """The members of an archive, in order. The data of each has to be taken before the next is asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._global: dict[str, bytes] = {}
        self._end = 0

    @property
    def left(self) -> int:
        """Bytes of the present member's data that were not read yet."""
        return self._end - self._source.position

    def __iter__(self) -> Iterator[Member]:
        """Ends with the archive's own end. Raises `TarError`, and what the source raises."""
        while True:
            records = dict(self._global)
            header = self._header()
            while header is not None and header[156:157] in (b"x", b"g"):
                told = self._records(header)
                if header[156:157] == b"g":
                    self._global.update(told)
                records.update(told)
                header = self._header()
            if header is None:
                return
            member = _member(header, records)
            self._end = self._source.position + member.stored
            yield member
            if self.left < 0:
                raise TarError("more was read of a file than there is")
            self._source.skip(self.left + _padding(member.stored))

    def read_map(self, member: Member) -> None:
        """Read the map that stands before the data of a sparse file."""
        numbers = self._numbers(member)
        count = next(numbers)
        if count > MOST_EXTENTS:
            raise TarError("a sparse file has too many parts")
        end = 0
        for _ in range(count):
            offset, length = next(numbers), next(numbers)
            if offset < end or offset + length > member.size:
                raise TarError("the parts of a sparse file overlap or lie outside of it")
            end = offset + length
            if length:
                member.extents.append((offset, length))
        if sum(length for _, length in member.extents) != self.left:
            raise TarError("a sparse file has other data than its map says")

    def _numbers(self, member: Member) -> Iterator[int]:
        """The decimal numbers of a map, each with a line end; the map fills whole blocks."""
        rest = b""
        while True:
            end = rest.find(b"\n")
            if end < 0:
                if len(rest) > 32 or self.left < BLOCK:
                    raise TarError("the map of a sparse file is damaged")
                rest += self._source.read(BLOCK)
                continue
            yield _decimal(rest[:end])
            rest = rest[end + 1 :]

    def _header(self) -> bytes | None:
        header = self._source.read(BLOCK)
        if not header.strip(b"\0"):
            # The end is two empty blocks, and whatever follows is padding.
            if self._source.read(BLOCK).strip(b"\0"):
                raise TarError("something follows its end")
            return None
        wanted = _octal(header[148:156])
        found = sum(header) - sum(header[148:156]) + 8 * 32
        if wanted != found:
            raise TarError("a header has a wrong checksum")
        if header[257:263] != b"ustar\0":
            raise TarError("it is in another format")
        return header

    def _records(self, header: bytes) -> dict[str, bytes]:
        """The "length key=value" lines of a pax header."""
        size = _octal(header[124:136])
        if size > LARGEST_RECORDS:
            raise TarError("a header is too large")
        data = self._source.read(size)
        self._source.skip(_padding(size))
        found: dict[str, bytes] = {}
        while data:
            digits, space, _ = data.partition(b" ")
            length = _decimal(digits[:20]) if space else 0
            if not len(digits) + 2 < length <= len(data) or data[length - 1 : length] != b"\n":
                raise TarError("a record is damaged")
            key, equals, value = data[len(digits) + 1 : length - 1].partition(b"=")
            if not equals:
                raise TarError("a record has no value")
            found[key.decode("utf-8", "surrogateescape")] = value
            data = data[length:]
        return found


def _member(header: bytes, records: dict[str, bytes]) -> Member:
    letter = header[156:157]
    if letter not in _TYPES and letter not in (b"3", b"4", b"6"):
        raise TarError(f"a member is of the unknown type {letter!r}")
    kind = _TYPES.get(letter, Type.SPECIAL)
    size = _decimal(records["size"]) if "size" in records else _octal(header[124:136])
    if size > LARGEST_FILE:
        raise TarError("a file is impossibly large")
    member = Member(
        _text(records.get("GNU.sparse.name") or records.get("path") or _path(header)),
        kind,
        stored=size if kind is Type.FILE else 0,
        size=size if kind is Type.FILE else 0,
        mtime=_seconds(records["mtime"]) if "mtime" in records else _octal(header[136:148]),
        mode=_octal(header[100:108]),
        target=_text(records.get("linkpath") or _ended(header[157:257])),
        attributes=tuple(map(_attribute, filter(_is_attribute, records))),
    )
    if kind is not Type.FILE and size:
        raise TarError("something without data has some")
    if "GNU.sparse.major" in records or "GNU.sparse.map" in records or "GNU.sparse.size" in records:
        if (records.get("GNU.sparse.major"), records.get("GNU.sparse.minor")) != (b"1", b"0"):
            raise TarError("a sparse file is in another format")
        if kind is not Type.FILE:
            raise TarError("something sparse is no file")
        member.is_sparse = True
        member.size = _decimal(records.get("GNU.sparse.realsize", b""))
        if member.size > LARGEST_FILE:
            raise TarError("a file is impossibly large")
    return member


def _path(header: bytes) -> bytes:
    prefix, name = _ended(header[345:500]), _ended(header[:100])
    return prefix + b"/" + name if prefix else name


def _is_attribute(key: str) -> bool:
    return key.startswith(("SCHILY.xattr.", "SCHILY.acl.", "RHT."))


def _attribute(key: str) -> str:
    return key.removeprefix("SCHILY.").removeprefix("xattr.")


def _text(value: bytes) -> str:
    if b"\0" in value:
        raise TarError("a name holds a NUL byte")
    return value.decode("utf-8", "surrogateescape")


def _ended(value: bytes) -> bytes:
    return value.partition(b"\0")[0]


def _octal(value: bytes) -> int:
    digits = value.strip(b" \0")
    if not digits:
        return 0
    # Large numbers are in pax records, so the binary form that other formats have is not needed.
    if digits.strip(b"01234567"):
        raise TarError("a number is damaged")
    return int(digits, 8)


def _decimal(value: bytes) -> int:
    if not value.isdigit() or len(value) > 20:
        raise TarError("a number is damaged")
    return int(value)


def _seconds(value: bytes) -> int:
    """Whole seconds since 1970, which may be negative; what comes behind the point is cut off downwards."""
    whole, point, fraction = value.partition(b".")
    negative = whole.startswith(b"-")
    seconds = _decimal(whole.removeprefix(b"-"))
    if point and fraction and not fraction.isdigit():
        raise TarError("a time is damaged")
    if not negative:
        return seconds
    return -seconds - (1 if fraction.strip(b"0") else 0)


def _padding(size: int) -> int:
    return -size % BLOCK
