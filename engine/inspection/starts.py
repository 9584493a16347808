"""Card 7: what starts by itself, when, and who wants it so. Other modules read it.

A starter is anything that runs without a person asking for it: a unit of systemd, an init script, a line of
cron, a service or a task of Windows. What it starts was never run or asked: all is from files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.facts import Card, refusals

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

MOST = 5_000
"""Starters of one kind that a card has."""


class Kind(StrEnum):
    """What it is. Those of systemd are called as their files end."""

    SERVICE = "service"
    """Of systemd or of Windows."""
    TIMER = "timer"
    SOCKET = "socket"
    PATH = "path"
    MOUNT = "mount"
    TARGET = "target"
    INIT = "init script"
    """Of System V, OpenRC, Upstart or inittab(5)."""
    CRON = "cron"
    LOGIN = "at log-in"
    """When somebody logs in: autostart entries of desktops, Run keys and startup folders of Windows."""
    TASK = "task"
    """A scheduled task of Windows."""
    DRIVER = "driver"
    """Of Windows."""


class State(StrEnum):
    """Whether it starts; the words of systemctl(1) where it has one."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    MASKED = "masked"
    STATIC = "static"
    """Starts when something else needs it, and cannot be enabled."""
    INDIRECT = "indirect"
    """Is there for others that can be enabled."""
    MANUAL = "manual"
    """Windows: starts when a program, or an event, asks for it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Starter:
    """One thing that starts. `source` is the file that defines it, `state_by` what says whether it starts.

    `when` is for people: targets, run levels, times as their own format has them. `preset` is what the
    distribution, or the administrator's preset, wants for it; None where nobody says.
    """

    name: str
    kind: Kind
    state: State = State.UNKNOWN
    when: str = ""
    command: str = ""
    user: str = ""
    """As whom it runs; empty for the one that is usual for its kind."""
    description: str = ""
    preset: State | None = None
    wanted_by: tuple[str, ...] = ()
    """Units that start this one, by links that are there."""
    drop_ins: tuple[str, ...] = ()
    """Files that change what `source` says."""
    source: str = ""
    state_by: str = ""

    @property
    def starts(self) -> bool | None:
        """Whether it starts by itself, or by what does; None where that is not known."""
        if self.state is State.UNKNOWN:
            return None
        return self.state is State.ENABLED or (self.state is State.STATIC and bool(self.wanted_by))

    @property
    def differs(self) -> bool:
        """Whether somebody decided otherwise than the preset."""
        return self.preset is not None and self.state in _DECIDED and self.state is not self.preset


_DECIDED = (State.ENABLED, State.DISABLED, State.MASKED)


@dataclass(frozen=True, kw_only=True)
class Starts(Card):
    """What starts first, then by kind and name. `default` is the target, or run level, it all leads to."""

    starters: tuple[Starter, ...] = ()
    default: str = ""

    @property
    def by_kind(self) -> dict[Kind, int]:
        """How many there are of each kind, the most first."""
        return dict(Counter(one.kind for one in self.starters).most_common())


def matching(
    starters: Iterable[Starter], text: str = "", *, kinds: Iterable[Kind] = (), only_starting: bool = False
) -> list[Starter]:
    """Those with the text in name, description or command, in the order given; no kinds are all kinds."""
    wanted, allowed = text.casefold(), frozenset(kinds)
    return [
        one
        for one in starters
        if (not allowed or one.kind in allowed)
        and (not only_starting or one.starts)
        and wanted in f"{one.name}\n{one.description}\n{one.command}".casefold()
    ]


Lister = Callable[["Tree", list[str]], Iterator[Starter]]
"""Finds starters, and puts sentences on what it could not read into the list."""


def gathered(tree: Tree, listers: Iterable[Lister], default: str = "") -> Starts:
    """The card of what these find; each fails alone."""
    found: list[Starter] = []
    problems: list[str] = []
    for lister in listers:
        count = 0
        try:
            for starter in lister(tree, problems):
                if count == MOST:
                    problems.append(f"There are more starters like {starter.source} than are shown.")
                    break
                count += 1
                found.append(starter)
        except Unreadable as error:
            problems.append(str(error))
    kinds = list(Kind)
    found.sort(key=lambda one: (not one.starts, kinds.index(one.kind), one.name.casefold()))
    return Starts(starters=tuple(found), default=default, problems=(*problems, *refusals(tree)))
