"""Tar archives made byte by byte, also ones that no tar would make, and a stream to read them from."""

import os
from collections.abc import Mapping

from engine.transfer.draft import Draft

BLOCK = 512


class ShortArchive(Exception):
    """The archive has fewer bytes than were asked for."""


class MemoryArchive:
    """An archive in memory, read as what comes out of a guest is."""

    def __init__(self, data: bytes) -> None:
        self._fd = os.memfd_create("archive")
        os.write(self._fd, data)
        self._size = len(data)
        self.position = 0

    def close(self) -> None:
        os.close(self._fd)

    def read(self, count: int) -> bytes:
        self._require(count)
        data = os.pread(self._fd, count, self.position)
        self.position += count
        return data

    def skip(self, count: int) -> None:
        self._require(count)
        self.position += count

    def copy_to(self, draft: Draft, count: int) -> None:
        self._require(count)
        while count:
            copied = draft.copy_from(self._fd, self.position, count)
            self.position += copied
            count -= copied

    def _require(self, count: int) -> None:
        if self.position + count > self._size:
            raise ShortArchive


def header(
    name: str | bytes,
    type_: bytes = b"0",
    size: int | bytes = 0,
    *,
    target: str | bytes = b"",
    mode: int = 0o644,
    mtime: int = 1_600_000_000,
    magic: bytes = b"ustar\x0000",
    checksum: int | None = None,
) -> bytes:
    """One ustar header; `size` may be the field's own bytes."""
    sized = size if isinstance(size, bytes) else b"%011o\0" % size
    fields = [
        os.fsencode(name)[:100].ljust(100, b"\0"),
        b"%07o\0" % mode,
        b"%07o\0" % 0,
        b"%07o\0" % 0,
        sized[:12].ljust(12, b"\0"),
        b"%011o\0" % mtime,
        b" " * 8,
        type_,
        os.fsencode(target)[:100].ljust(100, b"\0"),
        magic,
    ]
    block = b"".join(fields).ljust(BLOCK, b"\0")
    total = sum(block) if checksum is None else checksum
    return block[:148] + b"%06o\0 " % total + block[156:]


def padded(data: bytes) -> bytes:
    """The data, filled up to whole blocks."""
    return data + bytes(-len(data) % BLOCK)


def record(key: str, value: bytes | str) -> bytes:
    """One "length key=value" line."""
    body = b" " + key.encode() + b"=" + (os.fsencode(value) if isinstance(value, str) else value) + b"\n"
    length = len(body) + 1
    while len(str(length)) + len(body) != length:
        length += 1
    return str(length).encode() + body


def pax(records: Mapping[str, bytes | str] | bytes, type_: bytes = b"x") -> bytes:
    """A pax header with these records, or with these bytes instead of records."""
    data = records if isinstance(records, bytes) else b"".join(record(*pair) for pair in records.items())
    return header("./PaxHeaders/x", type_, len(data)) + padded(data)


def file(name: str | bytes, data: bytes = b"evil", **values: int) -> bytes:
    """A regular file."""
    return header(name, b"0", len(data), **values) + padded(data)  # type: ignore[arg-type]


def folder(name: str | bytes) -> bytes:
    return header(name, b"5", mode=0o755)


def link(name: str | bytes, target: str | bytes) -> bytes:
    return header(name, b"2", target=target)


def hard_link(name: str | bytes, target: str | bytes) -> bytes:
    return header(name, b"1", target=target)


def sparse(name: str, size: int | str, extents: bytes, data: bytes) -> bytes:
    """A sparse file as GNU tar has it in pax archives; `extents` is the map's text."""
    records: dict[str, bytes | str] = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": name,
        "GNU.sparse.realsize": str(size),
    }
    body = padded(extents) + data
    return pax(records) + header("./GNUSparseFile.1/x", b"0", len(body)) + padded(body)


def archive(*members: bytes) -> bytes:
    """The members with an end behind them."""
    return b"".join(members) + bytes(2 * BLOCK)
