"""The daemon's side of the wire, written without the engine's codec so that each checks the other.

Replies, chunks and progress are made from Python values, calls are taken apart into Python values. Types
come from the table of actions.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from engine.actions import ACTIONS, Action
from engine.kinds import TEXT_LISTS, TEXTS, Kind
from engine.structs import STRUCTS

PROGRAM = 0x2000F5F5
LAUNCHED = bytes.fromhex("F5F55FF5")
PROGRESS = bytes.fromhex("FFFF5555")
CANCEL = bytes.fromhex("FFFFEEEE")


def word(number: int) -> bytes:
    """Four bytes, unsigned."""
    return struct.pack(">I", number)


def item(data: bytes) -> bytes:
    """Bytes with their length and padding."""
    return word(len(data)) + data + bytes(-len(data) % 4)


def message(body: bytes) -> bytes:
    """A body with its length before it."""
    return word(len(body)) + body


def text(value: str) -> bytes:
    """A string's item."""
    return item(value.encode("utf-8", "surrogateescape"))


def texts(values: list[str]) -> bytes:
    """A list's count and items."""
    return word(len(values)) + b"".join(text(value) for value in values)


def header(procedure: int, serial: int, status: int = 0, **changes: int) -> bytes:
    """A reply's header; `changes` may name program, version and direction."""
    return struct.pack(
        ">IIIIIQQI",
        changes.get("program", PROGRAM),
        changes.get("version", 4),
        procedure,
        changes.get("direction", 1),
        serial,
        0,
        0,
        status,
    )


_FIXED = {
    Kind.INT32: ">i",
    Kind.UINT32: ">I",
    Kind.INT64: ">q",
    Kind.UINT64: ">Q",
    Kind.BYTES: ">Q",
}


def field(kind: Kind, value: Any) -> bytes:
    """One field of a structure."""
    if kind in _FIXED:
        return struct.pack(_FIXED[kind], value)
    if kind is Kind.CHAR:
        return struct.pack(">i", value.encode("utf-8", "surrogateescape")[0])
    if kind is Kind.UUID:
        data: bytes = value.encode("ascii")
        assert len(data) == 32
        return data
    if kind is Kind.PERCENT:
        return struct.pack(">f", -1 if value is None else value)
    return item(value) if kind is Kind.BUFFER else text(value)


def record(name: str, value: dict[str, Any]) -> bytes:
    """One structure."""
    return b"".join(field(part.kind, value[part.name]) for part in STRUCTS[name].fields)


def result(action: Action, value: Any) -> bytes:
    """The body of a reply to `action`."""
    kind = action.result.kind
    if kind is Kind.NONE:
        return b""
    if kind in (Kind.BOOL, Kind.INT):
        return struct.pack(">i", value)
    if kind is Kind.INT64:
        return struct.pack(">q", value)
    if kind is Kind.BUFFER:
        return item(value)
    if kind is Kind.CONST_OPTSTRING:
        return word(0) if value is None else word(1) + text(value)
    if kind is Kind.HASHTABLE:
        return texts([side for pair in value.items() for side in pair])
    if kind is Kind.STRUCT:
        return record(action.result.parts[0], value)
    if kind is Kind.STRUCT_LIST:
        return word(len(value)) + b"".join(record(action.result.parts[0], one) for one in value)
    return texts(value) if kind in TEXT_LISTS else text(value)


def reply(name: str, serial: int, value: Any = None) -> bytes:
    """A whole reply to a call of the action called `name`."""
    action = ACTIONS[name]
    return message(header(action.proc or 0, serial) + result(action, value))


def refusal(name: str, serial: int, errno_name: str, explanation: str) -> bytes:
    """A whole error reply."""
    return message(header(ACTIONS[name].proc or 0, serial, 1) + text(errno_name) + text(explanation))


def progress(name: str, serial: int, position: int, total: int) -> bytes:
    """A progress message."""
    return PROGRESS + struct.pack(">IIQQ", ACTIONS[name].proc or 0, serial, position, total)


def chunk(data: bytes, cancel: int = 0) -> bytes:
    """A chunk; without data it ends or, with `cancel`, abandons the file."""
    return message(word(cancel) + item(data))


END = chunk(b"")
ABANDONED = chunk(b"", 1)


@dataclass(frozen=True)
class Call:
    """A call taken apart; optional arguments that were not given are not in `optargs`."""

    name: str
    serial: int
    progress_hint: int
    args: list[Any]
    optargs: dict[str, Any]
    unused: list[Any]
    """What was sent for the optional arguments that were not given."""


_BY_NUMBER = {action.proc: action for action in ACTIONS.values() if action.proc is not None}


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data

    def take(self, size: int) -> bytes:
        assert len(self.data) >= size
        taken, self.data = self.data[:size], self.data[size:]
        return taken

    def number(self, layout: str) -> int:
        value: int = struct.unpack(layout, self.take(struct.calcsize(layout)))[0]
        return value

    def item(self) -> bytes:
        data = self.take(self.number(">I"))
        assert self.take(-len(data) % 4) == bytes(-len(data) % 4)
        return data

    def text(self) -> str:
        return self.item().decode("utf-8", "surrogateescape")

    def value(self, kind: Kind) -> Any:
        if kind in (Kind.FILEIN, Kind.FILEOUT):
            return None
        if kind in TEXTS:
            return self.text()
        if kind in TEXT_LISTS:
            return [self.text() for _ in range(self.number(">I"))]
        if kind is Kind.OPTSTRING:
            return self.text() if self.number(">I") else None
        if kind is Kind.BUFFER:
            return self.item()
        return self.number(">q" if kind is Kind.INT64 else ">i")


def read_call(data: bytes) -> Call:
    """Take a whole call apart."""
    reader = _Reader(data)
    assert reader.number(">I") == len(reader.data)
    assert reader.number(">I") == PROGRAM
    assert reader.number(">I") == 4
    action = _BY_NUMBER[reader.number(">I")]
    assert reader.number(">I") == 0
    serial = reader.number(">I")
    hint, given = reader.number(">Q"), reader.number(">Q")
    assert reader.number(">I") == 0
    args = [reader.value(argument.kind) for argument in action.args]
    optargs: dict[str, Any] = {}
    unused = []
    for position, option in enumerate(action.optargs):
        value = reader.value(option.kind)
        if given >> position & 1:
            optargs[option.name] = value
        else:
            unused.append(value)
    assert given < 1 << len(action.optargs)
    assert reader.data == b""
    return Call(action.name, serial, hint, args, optargs, unused)
