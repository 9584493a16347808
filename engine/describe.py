"""Words for what the table says: the Python types of an action and its documentation.

Methods, stubs and the reference page all take their words from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap

from engine.actions import Action, Result
from engine.kinds import TEXT_LISTS, TEXTS, Kind, Named
from engine.structs import STRUCTS

_ARGUMENTS = Path(__file__).with_name("data") / "arguments.txt"

_WIDTH = 88
_TEXT = "str | PathLike[str]"
_ARGUMENT_TYPES: dict[Kind, str] = {
    **dict.fromkeys(TEXTS, _TEXT),
    **dict.fromkeys(TEXT_LISTS, f"Iterable[{_TEXT}]"),
    Kind.OPTSTRING: f"{_TEXT} | None",
    Kind.BOOL: "bool",
    Kind.INT: "int",
    Kind.INT64: "int",
    Kind.BUFFER: "bytes | bytearray | memoryview | str",
    Kind.FILEIN: _TEXT,
    Kind.FILEOUT: _TEXT,
    Kind.POINTER: "object",
}
_VALUE_TYPES: dict[Kind, str] = {
    **dict.fromkeys(TEXTS, "str"),
    **dict.fromkeys(TEXT_LISTS, "list[str]"),
    Kind.NONE: "None",
    Kind.CONST_OPTSTRING: "str | None",
    Kind.BOOL: "int",
    Kind.INT: "int",
    Kind.INT64: "int",
    Kind.BUFFER: "bytes",
    Kind.HASHTABLE: "Table",
    Kind.CHAR: "str",
    Kind.INT32: "int",
    Kind.UINT32: "int",
    Kind.UINT64: "int",
    Kind.BYTES: "int",
    Kind.UUID: "str",
    Kind.PERCENT: "float | None",
}
_WORDS: dict[Kind, str] = {
    Kind.STRING: "str",
    Kind.CONST_STRING: "str",
    Kind.CONST_OPTSTRING: "str or None",
    Kind.DEVICE: "device",
    Kind.MOUNTABLE: "mountable",
    Kind.PATH: "path",
    Kind.GUID: "GUID",
    Kind.FILENAME: "file name",
    Kind.KEY: "key",
    Kind.DEVICE_OR_PATH: "device or path",
    Kind.MOUNTABLE_OR_PATH: "mountable or path",
    Kind.OPTSTRING: "str or None",
    Kind.STRING_LIST: "list of str",
    Kind.DEVICE_LIST: "list of devices",
    Kind.MOUNTABLE_LIST: "list of mountables",
    Kind.FILENAME_LIST: "list of file names",
    Kind.PATH_LIST: "list of paths",
    Kind.BOOL: "bool",
    Kind.INT: "int, 32 bits",
    Kind.INT64: "int, 64 bits",
    Kind.BUFFER: "bytes",
    Kind.FILEIN: "local file to read",
    Kind.FILEOUT: "local file to write",
    Kind.POINTER: "object",
    Kind.CHAR: "a character",
    Kind.UUID: "32 characters",
    Kind.PERCENT: "float or None",
}


def record_name(struct: str) -> str:
    """Name the typed dict of a structure: lvm_pv → LvmPvDict."""
    return "".join(part.capitalize() for part in struct.split("_")) + "Dict"


def argument_type(kind: Kind) -> str:
    """Return the annotation of an argument."""
    return _ARGUMENT_TYPES[kind]


def field_type(kind: Kind) -> str:
    """Return the annotation of a field of a structure."""
    return _VALUE_TYPES.get(kind, "int")


def result_type(result: Result) -> str:
    """Return the annotation of a result."""
    if result.kind is Kind.STRUCT:
        return record_name(result.parts[0])
    if result.kind is Kind.STRUCT_LIST:
        return f"list[{record_name(result.parts[0])}]"
    return _VALUE_TYPES[result.kind]


def argument_words(kind: Kind) -> str:
    """Name the type of an argument for people."""
    return _WORDS[kind]


def argument_meaning(action: Action, argument: Named) -> str:
    """Say what an argument is, with its unit, without a full stop."""
    meanings = _meanings()
    return meanings.get(f"{action.name}.{argument.name}") or meanings[argument.name]


def result_words(result: Result) -> str:
    """Say what a result is and looks like; empty where there is none."""
    if result.kind is Kind.NONE:
        return ""
    return f"{result.name}: {_shape(result)}"


def _shape(result: Result) -> str:
    kind = result.kind
    if kind in (Kind.STRUCT, Kind.STRUCT_LIST):
        keys = ", ".join(STRUCTS[result.parts[0]].names)
        return f"{'a dict' if kind is Kind.STRUCT else 'a list of dicts'} with the keys {keys}"
    if kind is Kind.HASHTABLE:
        key, value = (_WORDS[Kind(part)] for part in result.parts)
        return f"a dict from {key} to {value}"
    if kind is Kind.BOOL:
        return "1 for yes, 0 for no"
    if kind in (Kind.INT, Kind.INT64):
        return "an int"
    if kind in TEXTS and kind is not Kind.STRING and kind is not Kind.CONST_STRING:
        return f"a {_WORDS[kind]}, as a str"
    if kind in TEXT_LISTS and kind is not Kind.STRING_LIST:
        return f"a {_WORDS[kind]}, as strs"
    return "a str" if kind in TEXTS else _WORDS[kind]


def notes(action: Action) -> Iterator[str]:
    """Yield a sentence for each thing that a caller should know besides."""
    if action.deprecated:
        yield f"Deprecated: use {action.deprecated_by}." if action.deprecated_by else "Deprecated."
    if action.config_only:
        yield "Only before launch."
    if action.group:
        yield f"Needs the feature {action.group!r} in the appliance (see feature_available)."
    if action.progress:
        yield "Reports progress."
    if action.cancellable:
        yield "Can be cancelled."
    if action.aliases:
        yield f"Also called {', '.join(action.aliases)}."
    yield f"Since libguestfs {action.since}."


def errors(action: Action) -> str:
    """Say what a call may raise."""
    wrong = "TypeError or ValueError for an argument that does not fit"
    if not action.in_daemon:
        return f"GuestFSError when it cannot be done; {wrong}."
    return f"DaemonError, with the guest's errno, when it fails; WrongState before launch; {wrong}."


def docstring(action: Action) -> str:
    """Write the documentation of an action's method."""
    lines = wrap(action.summary, _WIDTH)
    if action.args or action.optargs:
        lines.append("")
        for argument in action.args:
            words = argument_words(argument.kind)
            lines.append(f"    {argument.name} ({words}): {argument_meaning(action, argument)}")
        for option in action.optargs:
            words = argument_words(option.kind)
            lines.append(f"    {option.name} (optional {words}): {argument_meaning(action, option)}")
    if action.result.name:
        lines += ["", *wrap(f"Returns {result_words(action.result)}.", _WIDTH)]
    lines += ["", *wrap(f"Raises {errors(action)}", _WIDTH), "", *wrap(" ".join(notes(action)), _WIDTH)]
    return "\n".join(lines)


@cache
def _meanings() -> dict[str, str]:
    lines = _ARGUMENTS.read_text("utf-8").splitlines()
    return dict(line.partition(": ")[::2] for line in lines if line and line[0] != "#")
