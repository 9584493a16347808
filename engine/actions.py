"""The table of all actions: `data/actions.txt`, read once.

What an action does is told in `data/summaries.txt`, which is read when somebody asks for it. Methods,
stubs, the reference page and tests are made from this table; nothing else lists the actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from engine.kinds import Kind, Named, parse_named

_DATA = Path(__file__).with_name("data")


class Visibility(StrEnum):
    """Who an action is for."""

    PUBLIC = "public"
    PUBLIC_NOFISH = "public_nofish"
    STATE = "state"
    DEBUG = "debug"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Result:
    """What an action returns; `parts` names the structure, or a hash table's key and value type."""

    kind: Kind = Kind.NONE
    name: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the guestfs API.

    `proc` is the daemon's procedure number, None where the engine does the work itself. `group` is the
    feature that the appliance may lack, or empty. A deprecated action may have no successor in
    `deprecated_by`. `since` is the release of libguestfs that added it. `config_only` actions are for a
    handle that was not launched.
    """

    name: str
    proc: int | None
    args: tuple[Named, ...]
    optargs: tuple[Named, ...]
    result: Result
    since: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    deprecated: bool = False
    deprecated_by: str = ""
    visibility: Visibility = Visibility.PUBLIC
    config_only: bool = False
    progress: bool = False
    cancellable: bool = False
    sends_file: bool = field(init=False)
    """Does a file travel to the daemon after the call?"""
    receives_file: bool = field(init=False)
    """Does a file travel from the daemon after the reply?"""

    def __post_init__(self) -> None:
        kinds = {argument.kind for argument in self.args}
        object.__setattr__(self, "sends_file", Kind.FILEIN in kinds)
        object.__setattr__(self, "receives_file", Kind.FILEOUT in kinds)

    @property
    def in_daemon(self) -> bool:
        """Does the daemon run it?"""
        return self.proc is not None

    @property
    def is_public(self) -> bool:
        """Is it a method of the handle?"""
        return self.visibility is not Visibility.INTERNAL

    @property
    def summary(self) -> str:
        """One sentence: what it does, with the units of what it returns."""
        return _summaries()[self.name]


def _parse(line: str, known: dict[str, Named]) -> Action:
    call, _, tail = line.partition(" ; ")
    call, _, result = call.partition(" -> ")
    number, _, call = call.lstrip().partition(" ")
    name, _, arguments = call.removesuffix(")").partition("(")
    required, _, optional = arguments.partition("| ")
    required = required.rstrip()
    kind, _, result_name = result.partition(" ")
    first, *parts = kind.split(":")
    marks = dict(mark.partition("=")[::2] for mark in tail.split(" "))
    return Action(
        name=name,
        proc=None if number == "-" else int(number),
        args=parse_named(required, known) if required else (),
        optargs=parse_named(optional, known) if optional else (),
        result=Result(Kind(first), result_name, tuple(parts)) if result else Result(),
        since=marks["since"],
        group=marks.get("group", ""),
        aliases=tuple(marks["aliases"].split(",")) if "aliases" in marks else (),
        deprecated="deprecated" in marks,
        deprecated_by=marks.get("deprecated", ""),
        visibility=Visibility(marks.get("visibility", "public")),
        config_only="config_only" in marks,
        progress="progress" in marks,
        cancellable="cancellable" in marks,
    )


class ActionTable(Mapping[str, Action]):
    """Every action by name, internal and deprecated ones too; aliases are not keys.

    A line is taken apart when its action is first asked for: importing the engine needs the names alone.
    """

    def __init__(self, text: str) -> None:
        self._lines = {
            line[4 : line.index("(")]: line for line in text.splitlines() if line and line[0] != "#"
        }
        self._parsed: dict[str, Action] = {}
        self._named: dict[str, Named] = {}

    def __getitem__(self, name: str) -> Action:
        action = self._parsed.get(name)
        if action is None:
            action = self._parsed[name] = _parse(self._lines[name], self._named)
        return action

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def methods(self) -> Iterator[tuple[str, str]]:
        """Yield each public method's name, aliases too, with its action's name."""
        for name, line in self._lines.items():
            if " visibility=internal" in line:
                continue
            yield name, name
            if " aliases=" in line:
                for alias in self[name].aliases:
                    yield alias, name


@cache
def _summaries() -> dict[str, str]:
    lines = (_DATA / "summaries.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(": ")[::2] for line in lines if line and line[0] != "#")
    return dict(pairs)


@cache
def feature_groups() -> tuple[str, ...]:
    """Name what an appliance may lack, to be asked for with `feature_available`."""
    return tuple(sorted({action.group for action in ACTIONS.values()} - {""}))


RETIRED_GROUPS = ("augeas", "realpath")
"""Feature groups of old that every appliance has."""

ACTIONS = ActionTable((_DATA / "actions.txt").read_text("utf-8"))
"""The table."""
