"""Writes what is made from the tables: `engine/methods.pyi` and `docs/actions.md`.

    python -m engine.generate

A test fails while one of them is not what this would write.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from engine.actions import ACTIONS, Action
from engine.binding import deprecation
from engine.describe import (
    argument_meaning,
    argument_type,
    argument_words,
    field_type,
    notes,
    record_name,
    result_type,
    result_words,
)
from engine.structs import STRUCTS

ROOT = Path(__file__).parent.parent

_STUB_HEAD = """\
# Written by "python -m engine.generate" from engine/data. Do not edit.
# ruff: noqa: A002, N802  the names are those of the API
from collections.abc import Iterable
from os import PathLike
from typing import Any, Generic, TypedDict

from typing_extensions import TypeVar, deprecated

from engine.actions import Action

Pairs = list[tuple[str, str]]
Table = TypeVar("Table", dict[str, str], Pairs, default=dict[str, str])
"""

_REFERENCE_HEAD = """\
# Actions

<!-- Written by "python -m engine.generate" from engine/data. Do not edit. -->

Every method of `GuestFS`, by name; [engine.md](engine.md) tells what is not an action. Arguments can be
given by position or by name; optional ones come last and are `None` unless given. A *path* is absolute and
lies in the guest; a *device* is a block device of the guest, such as `/dev/sda1`; a *mountable* is a device,
or a Btrfs subvolume written `btrfsvol:/dev/sda2/home`. All of them are given as `str` or as anything that
has `__fspath__`. Names that are not UTF-8 carry `surrogateescape`.

An action that fails in the guest raises `DaemonError`, which has the guest's `errno` and is the matching
builtin too (`FileNotFoundError` and so on); `engine/errors.py` has the whole family. An argument that does
not fit raises `TypeError` or `ValueError` before anything is sent.
"""


def stub() -> str:
    """Write the types of `engine.methods` for type checkers and editors."""
    lines = [_STUB_HEAD]
    for struct in STRUCTS.values():
        if not struct.internal:
            lines.append(f"class {record_name(struct.name)}(TypedDict):")
            lines += [f"    {field.name}: {field_type(field.kind)}" for field in struct.fields]
            lines.append("")
    lines.append("class Actions(Generic[Table]):")
    lines.append(
        "    def _call("
        "self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any: ..."
    )
    for name, action_name in ACTIONS.methods():
        lines += _stub_method(name, ACTIONS[action_name])
    return "\n".join(lines)


def _stub_method(name: str, action: Action) -> Iterator[str]:
    if action.deprecated:
        yield f'    @deprecated("{deprecation(action)}")'
    arguments = [f"{argument.name}: {argument_type(argument.kind)}" for argument in action.args]
    arguments += [f"{option.name}: {argument_type(option.kind)} | None = None" for option in action.optargs]
    head = f"    def {name}("
    tail = f") -> {result_type(action.result)}:"
    line = head + ", ".join(["self", *arguments]) + tail
    if len(line) <= 110:
        yield line
    else:
        yield head
        for argument in ("self", *arguments):
            yield f"        {argument},"
        yield "    " + tail
    text = textwrap.wrap(action.summary, 96)
    yield f'        """{text[0]}' + ('"""' if len(text) == 1 else "")
    if len(text) > 1:
        yield from ("        " + part for part in text[1:])
        yield '        """'
    yield ""


def reference() -> str:
    """Write the reference page."""
    lines = [_REFERENCE_HEAD]
    for action in ACTIONS.values():
        if action.is_public:
            lines += _reference_entry(action)
    return "\n".join(lines)


def _reference_entry(action: Action) -> Iterator[str]:
    call = ", ".join(
        [argument.name for argument in action.args] + [f"{option.name}=None" for option in action.optargs]
    )
    yield f"## {action.name}\n"
    yield f"`{action.name}({call})`\n"
    yield f"{action.summary}\n"
    if action.args or action.optargs:
        for argument in action.args:
            words = argument_words(argument.kind)
            yield f"* `{argument.name}` ({words}): {argument_meaning(action, argument)}"
        for option in action.optargs:
            words = argument_words(option.kind)
            yield f"* `{option.name}` (optional {words}): {argument_meaning(action, option)}"
        yield ""
    if action.result.name:
        yield f"Returns {result_words(action.result)}.\n"
    yield f"{' '.join(notes(action))}\n"


OUTPUTS = {ROOT / "engine" / "methods.pyi": stub, ROOT / "docs" / "actions.md": reference}
"""Each generated file and what writes it."""


def main() -> None:
    """Write all of them."""
    for path, write in OUTPUTS.items():
        path.write_text(write(), "utf-8")


if __name__ == "__main__":
    main()
