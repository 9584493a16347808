"""Card 8: what the system wrote down, from all its logs, newest first. Other modules read it.

The functions here filter and count what a card has, without a handle: cheap enough for every key that is
typed into a search box.
"""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from engine.inspection.facts import Card, refusals

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

MOST = 5_000
"""Entries that a card has."""

MOST_SECONDS = 30.0
"""How long entries are gathered; what is there by then is the card."""

LONGEST = 4_000
"""Characters of a message that are kept."""

_OLDEST = datetime.min.replace(tzinfo=UTC)


class Priority(IntEnum):
    """How bad it is, with the numbers of syslog(3): lower is worse."""

    EMERGENCY = 0
    ALERT = 1
    CRITICAL = 2
    ERROR = 3
    WARNING = 4
    NOTICE = 5
    INFO = 6
    DEBUG = 7


class Origin(StrEnum):
    """Which kind of log it stands in."""

    JOURNAL = "journal"
    SYSLOG = "syslog"
    AUDIT = "audit"
    PACKAGES = "packages"
    """The history of a package manager."""
    WINDOWS = "windows"


@dataclass(frozen=True)
class LogEntry:
    """One entry; `when` in UTC. `priority` is None where the log does not say how bad it is.

    `unit` is systemd's unit or Windows' channel, `program` who wrote it (an identifier, a provider), `code`
    the number of an event of Windows, `source` the file it stands in.
    """

    when: datetime | None
    message: str
    origin: Origin
    priority: Priority | None = None
    unit: str = ""
    program: str = ""
    pid: int | None = None
    boot: str = ""
    code: str = ""
    source: str = ""


@dataclass(frozen=True)
class Boot:
    """One run of the machine, as far as the entries that are here tell; times in UTC."""

    id: str
    first: datetime
    last: datetime
    entries: int


@dataclass(frozen=True, kw_only=True)
class Logs(Card):
    """The newest entries of all logs, merged. `is_cut` tells that there are older ones."""

    entries: tuple[LogEntry, ...] = ()
    boots: tuple[Boot, ...] = ()
    """Newest first; only logs that tell boots apart have any."""
    sources: tuple[str, ...] = ()
    """The files that were read."""
    is_cut: bool = False

    @property
    def by_origin(self) -> dict[Origin, int]:
        """How many there are of each kind, the most first."""
        return dict(Counter(entry.origin for entry in self.entries).most_common())


@dataclass(frozen=True)
class Bucket:
    """A span of time, `end` not included, and how many entries of each priority it has."""

    start: datetime
    end: datetime
    counts: Mapping[Priority | None, int] = field(default_factory=dict, hash=False)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def matching(
    entries: Iterable[LogEntry],
    text: str = "",
    *,
    at_least: Priority | None = None,
    unit: str = "",
    boot: str = "",
    origins: Collection[Origin] = (),
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[LogEntry]:
    """The entries that fit all that is given, in their order.

    `at_least` leaves out what is less bad, and what does not say how bad it is; `unit` may name a program.
    """
    wanted = text.casefold()
    return [
        entry
        for entry in entries
        if (at_least is None or (entry.priority is not None and entry.priority <= at_least))
        and (not unit or unit in (entry.unit, entry.program))
        and (not boot or entry.boot == boot)
        and (not origins or entry.origin in origins)
        and (since is None or (entry.when is not None and entry.when >= since))
        and (until is None or (entry.when is not None and entry.when < until))
        and (
            not wanted or wanted in f"{entry.program}\n{entry.unit}\n{entry.code}\n{entry.message}".casefold()
        )
    ]


def units(entries: Iterable[LogEntry]) -> list[tuple[str, int]]:
    """Units, or programs of what has none, and how many entries each has; the most first."""
    return Counter(name for entry in entries if (name := entry.unit or entry.program)).most_common()


def volume(entries: Iterable[LogEntry], buckets: int = 60) -> list[Bucket]:
    """How many entries there are in each of so many equal spans of time, oldest first."""
    dated = [(entry.when, entry.priority) for entry in entries if entry.when is not None]
    if not dated or buckets < 1:
        return []
    first, last = min(when for when, _ in dated), max(when for when, _ in dated)
    span = max((last - first) / buckets, timedelta(milliseconds=1))
    counts: list[Counter[Priority | None]] = [Counter() for _ in range(buckets)]
    for when, priority in dated:
        counts[min(int((when - first) / span), buckets - 1)][priority] += 1
    return [
        Bucket(first + span * number, first + span * (number + 1), dict(count))
        for number, count in enumerate(counts)
    ]


Stream = Callable[["Tree", list[str]], Iterator[LogEntry]]
"""Yields the entries of one log, newest first, and puts sentences on what it could not read into the list."""


def gathered(tree: Tree, streams: Iterable[Stream], most: int = MOST) -> Logs:
    """The card of what these yield; each fails alone."""
    problems: list[str] = []
    merged = heapq.merge(
        *(stream(tree, problems) for stream in streams), key=lambda entry: entry.when or _OLDEST, reverse=True
    )
    entries: list[LogEntry] = []
    places: dict[tuple[int, str], int] = {}
    is_cut = False
    deadline = time.monotonic() + MOST_SECONDS
    for entry in merged:
        twin = places.get(_key(entry))
        if twin is not None and entries[twin].source != entry.source:
            # Written down twice, as by journald and rsyslog: the one that says more stays.
            if entries[twin].priority is None and entry.priority is not None:
                entries[twin] = entry
            continue
        if len(entries) == most or time.monotonic() > deadline:
            is_cut = True
            break
        places.setdefault(_key(entry), len(entries))
        entries.append(entry)
    return Logs(
        entries=tuple(entries),
        boots=tuple(_boots(entries)),
        sources=tuple(sorted({entry.source for entry in entries})),
        is_cut=is_cut,
        problems=(*dict.fromkeys(problems), *refusals(tree)),
    )


def _key(entry: LogEntry) -> tuple[int, str]:
    return int(entry.when.timestamp()) if entry.when else 0, entry.message.strip()


def _boots(entries: Iterable[LogEntry]) -> Iterator[Boot]:
    found: dict[str, Boot] = {}
    for entry in entries:
        if entry.boot and entry.when:
            known = found.get(entry.boot)
            last = known.last if known else entry.when
            found[entry.boot] = Boot(entry.boot, entry.when, last, known.entries + 1 if known else 1)
    yield from sorted(found.values(), key=lambda boot: boot.last, reverse=True)
