"""Hypothesis strategies for what the table of actions says may be sent and returned."""

from __future__ import annotations

import struct
from typing import Any

from hypothesis import strategies as st

from engine.actions import Action, Result
from engine.kinds import TEXT_LISTS, TEXTS, Kind, Named
from engine.structs import STRUCTS

TEXT: st.SearchStrategy[str] = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    st.binary(max_size=20).map(lambda raw: raw.replace(b"\0", b"/").decode("utf-8", "surrogateescape")),
)
INT32 = st.integers(-(1 << 31), (1 << 31) - 1)
INT64 = st.integers(-(1 << 63), (1 << 63) - 1)
_GUIDS = st.uuids().map(str)
_SHARES = st.one_of(
    st.none(), st.floats(0, 100, width=32).map(lambda share: struct.unpack(">f", struct.pack(">f", share))[0])
)
_FIELDS: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.CHAR: st.characters(min_codepoint=0, max_codepoint=127),
    Kind.INT32: INT32,
    Kind.UINT32: st.integers(0, (1 << 32) - 1),
    Kind.INT64: INT64,
    Kind.UINT64: st.integers(0, (1 << 64) - 1),
    Kind.BYTES: st.integers(0, (1 << 64) - 1),
    Kind.UUID: st.text("0123456789abcdefXYZ", min_size=32, max_size=32),
    Kind.PERCENT: _SHARES,
    Kind.BUFFER: st.binary(max_size=20),
}


def arguments(argument: Named) -> st.SearchStrategy[Any]:
    """What may be given for an argument, in the form in which the daemon sees it; None for a file."""
    kind = argument.kind
    if kind in (Kind.FILEIN, Kind.FILEOUT):
        return st.just("/tmp/file")
    if kind is Kind.GUID:
        return _GUIDS
    if kind in TEXTS:
        return TEXT
    if kind in TEXT_LISTS:
        return st.lists(TEXT, max_size=4)
    return {
        Kind.OPTSTRING: st.one_of(st.none(), TEXT),
        Kind.BOOL: st.booleans().map(int),
        Kind.INT: INT32,
        Kind.INT64: INT64,
        Kind.BUFFER: st.binary(max_size=40),
    }[kind]


def a_right_one(argument: Named) -> Any:
    """One plain value that may be given for an argument."""
    plain: dict[Kind, Any] = {
        Kind.GUID: "01234567-89ab-cdef-0123-456789abcdef",
        Kind.OPTSTRING: None,
        Kind.BOOL: 1,
        Kind.INT: 1,
        Kind.INT64: 1,
        Kind.BUFFER: b"\0",
    }
    return ["a"] if argument.kind in TEXT_LISTS else plain.get(argument.kind, "/a")


_NO_TEXT: tuple[tuple[Any, type[Exception]], ...] = (
    *((wrong, TypeError) for wrong in (3, 1.5, None, b"bytes", ["a"], {"a": 1}, object())),
    *((wrong, ValueError) for wrong in ("a\0b", "\0", "/x/\udce9\0")),
)
_NO_NUMBER: tuple[tuple[Any, type[Exception]], ...] = tuple(
    (wrong, TypeError) for wrong in ("1", b"1", 1.5, None, [1], {}, object())
)


def wrong_arguments(argument: Named) -> list[tuple[Any, type[Exception]]]:
    """What may not be given for an argument, and the error that says so."""
    kind = argument.kind
    if kind is Kind.GUID:
        return [*_NO_TEXT, ("sda", ValueError), ("", ValueError)]
    if kind in TEXTS or kind in (Kind.FILEIN, Kind.FILEOUT):
        return list(_NO_TEXT)
    if kind in TEXT_LISTS:
        items = [([wrong], error) for wrong, error in _NO_TEXT]
        behind = [(["right", wrong], error) for wrong, error in _NO_TEXT]
        return [*items, *behind, *((wrong, TypeError) for wrong in ("a", b"a", 3, None, object()))]
    if kind is Kind.OPTSTRING:
        return [pair for pair in _NO_TEXT if pair[0] is not None]
    if kind is Kind.BUFFER:
        return [(wrong, TypeError) for wrong in (3, 1.5, None, ["a"], {}, object())]
    bits = {Kind.INT: 31, Kind.INT64: 63}.get(kind)
    if bits is None:
        return list(_NO_NUMBER)
    outside = [1 << bits, -(1 << bits) - 1, 1 << 200, -(1 << 200)]
    return [*_NO_NUMBER, *((number, ValueError) for number in outside)]


def _records(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {field.name: _FIELDS.get(field.kind, TEXT) for field in STRUCTS[name].fields}
    )


def results(result: Result) -> st.SearchStrategy[Any]:
    """What an action may return."""
    kind = result.kind
    if kind in TEXTS:
        return TEXT
    if kind in TEXT_LISTS:
        return st.lists(TEXT, max_size=6)
    if kind is Kind.STRUCT:
        return _records(result.parts[0])
    if kind is Kind.STRUCT_LIST:
        return st.lists(_records(result.parts[0]), max_size=3)
    return {
        Kind.NONE: st.none(),
        Kind.CONST_OPTSTRING: st.one_of(st.none(), TEXT),
        Kind.BOOL: st.booleans().map(int),
        Kind.INT: INT32,
        Kind.INT64: INT64,
        Kind.BUFFER: st.binary(max_size=40),
        Kind.HASHTABLE: st.dictionaries(TEXT, TEXT, max_size=4),
    }[kind]


@st.composite
def calls(draw: st.DrawFn, action: Action) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Draw the arguments of a call and some of its optional ones."""
    args = tuple(draw(arguments(argument)) for argument in action.args)
    options = {option.name: draw(arguments(option)) for option in action.optargs if draw(st.booleans())}
    return args, options
