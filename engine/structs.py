"""The structures that actions return, and their decoding into dicts.

The table is `data/structs.txt`. As in libguestfs's Python module a structure is a dict in field order:
numbers are ints, a percentage is a float or None, a character and a UUID (32 characters, no dashes) are
strs, a buffer is bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from struct import Struct as Layout
from types import MappingProxyType
from typing import Any

from engine.errors import ProtocolError
from engine.kinds import Kind, Named, parse_named
from engine.xdr import MESSAGE_LIMIT, Cursor, Truncated, character, percent, text

_TABLE = Path(__file__).with_name("data") / "structs.txt"
_INTERNAL = "internal "

_FIXED: dict[Kind, str] = {
    Kind.CHAR: "i",
    Kind.INT32: "i",
    Kind.UINT32: "I",
    Kind.INT64: "q",
    Kind.UINT64: "Q",
    Kind.BYTES: "Q",
    Kind.UUID: "32s",
    Kind.PERCENT: "f",
}
_FINISH: dict[Kind, Callable[[Any], Any]] = {
    Kind.CHAR: character,
    Kind.UUID: text,
    Kind.PERCENT: percent,
}


@dataclass(frozen=True)
class StructType:
    """A structure's name and fields; `internal` ones are not part of the public API."""

    name: str
    fields: tuple[Named, ...]
    internal: bool = False

    @cached_property
    def least(self) -> int:
        """The fewest bytes that one takes on the wire."""
        return sum(Layout(">" + _FIXED[f.kind]).size if f.kind in _FIXED else 4 for f in self.fields)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields' names."""
        return tuple(field.name for field in self.fields)

    @cached_property
    def _steps(self) -> list[tuple[Layout | None, bool]]:
        """Neighbours of fixed size are read in one step; the others are a buffer (True) or a string each."""
        steps: list[tuple[Layout | None, bool]] = []
        run = ""
        for field in (*self.fields, None):
            code = _FIXED.get(field.kind) if field else None
            if code:
                run += code
                continue
            if run:
                steps.append((Layout(">" + run), False))
                run = ""
            if field:
                steps.append((None, field.kind is Kind.BUFFER))
        return steps

    @cached_property
    def _finishers(self) -> list[tuple[str, Callable[[Any], Any]]]:
        return [(field.name, _FINISH[field.kind]) for field in self.fields if field.kind in _FINISH]

    def decode(self, cursor: Cursor) -> dict[str, Any]:
        """Read one structure."""
        values: list[Any] = []
        for layout, raw in self._steps:
            if layout is not None:
                values += cursor.take(layout)
            else:
                values.append(cursor.opaque() if raw else cursor.string())
        record = dict(zip(self.names, values, strict=True))
        for name, finish in self._finishers:
            record[name] = finish(record[name])
        return record

    def decode_list(self, cursor: Cursor) -> list[dict[str, Any]]:
        """Read a counted list of structures."""
        decode = self.decode
        return [decode(cursor) for _ in range(cursor.count(self.least))]


class StructStream:
    """Decodes structures that come one behind another, uncounted, in pieces cut anywhere.

    Some internal actions (`internal_readdir`, `internal_filesystem_walk`, …) send their records so, as a
    file.
    """

    def __init__(self, struct: StructType) -> None:
        self._struct = struct
        self._rest = b""

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """Return the structures that `data` completes."""
        held = self._rest + data
        cursor = Cursor(held)
        found = []
        done = 0
        try:
            while done < len(held):
                found.append(self._struct.decode(cursor))
                done = cursor.position
        except Truncated:
            if len(held) - done > MESSAGE_LIMIT:
                raise ProtocolError(f"a record is longer than the limit of {MESSAGE_LIMIT} bytes") from None
        self._rest = held[done:]
        return found

    def finish(self) -> None:
        """Refuse a stream that ends inside a structure."""
        if self._rest:
            raise ProtocolError(f"the last record lacks its end: {len(self._rest)} bytes are left over")


def _load() -> dict[str, StructType]:
    found = {}
    known: dict[str, Named] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        internal = line.startswith(_INTERNAL)
        name, _, fields = line.removeprefix(_INTERNAL).removesuffix(")").partition("(")
        found[name] = StructType(name, parse_named(fields, known), internal)
    return found


STRUCTS: Mapping[str, StructType] = MappingProxyType(_load())
"""Every structure by name."""
