"""The header of an installed RPM package, as the package database keeps it (rpm.org: "Package format")."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime

from engine.inspection.facts import from_unix

_MOST_ENTRIES = 10_000
_LARGEST = 64 << 20
_LONGEST_TEXT = 1 << 16
_ENTRY = struct.Struct(">IIII")
_INT32, _INT64, _STRING, _STRINGS, _TRANSLATED = 4, 5, 6, 8, 9

_TEXTS = {
    1000: "name",
    1001: "version",
    1002: "release",
    1004: "summary",
    1005: "description",
    1011: "vendor",
    1014: "license",
    1016: "group",
    1020: "url",
    1022: "arch",
    1044: "source",
}
_NUMBERS = {1003: "epoch", 1008: "installed", 1009: "size", 5009: "long_size"}


@dataclass(frozen=True)
class RpmPackage:
    """What the header says; `size` in bytes, `installed` in UTC."""

    name: str
    version: str
    release: str = ""
    epoch: int | None = None
    arch: str = ""
    summary: str = ""
    description: str = ""
    vendor: str = ""
    license: str = ""
    group: str = ""
    url: str = ""
    source: str = ""
    size: int | None = None
    installed: datetime | None = None


def parse_header(blob: bytes) -> RpmPackage | None:
    """Make sense of a header without its magic; None if it is damaged, or of no package."""
    if not 8 <= len(blob) <= _LARGEST:
        return None
    count, length = struct.unpack_from(">II", blob)
    start = 8 + count * _ENTRY.size
    if count > _MOST_ENTRIES or start + length > len(blob):
        return None
    data = blob[start : start + length]
    texts: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for tag, kind, offset, many in _ENTRY.iter_unpack(blob[8:start]):
        if tag in _TEXTS and kind in (_STRING, _STRINGS, _TRANSLATED):
            texts[_TEXTS[tag]] = _text(data, offset)
        elif tag in _NUMBERS and many and (number := _number(data, kind, offset)) is not None:
            numbers[_NUMBERS[tag]] = number
    if not texts.get("name") or "version" not in texts:
        return None
    size = numbers.get("long_size", numbers.get("size"))
    return RpmPackage(
        **texts,
        epoch=numbers.get("epoch"),
        size=size,
        installed=from_unix(numbers["installed"]) if "installed" in numbers else None,
    )


def _text(data: bytes, offset: int) -> str:
    end = data.find(b"\0", offset)
    end = len(data) if end < 0 else end
    return data[offset : min(end, offset + _LONGEST_TEXT)].decode("utf-8", "replace")


def _number(data: bytes, kind: int, offset: int) -> int | None:
    width = {_INT32: 4, _INT64: 8}.get(kind)
    if width is None or offset + width > len(data):
        return None
    return int.from_bytes(data[offset : offset + width], "big")
