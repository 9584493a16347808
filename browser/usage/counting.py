"""Counting what is below a folder, in the worker: told folder by folder, so that whoever shows it has little
to do.
"""

from __future__ import annotations

import heapq
import stat
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from browser.side_reader import Step
    from engine import GuestFS
    from engine.search import Finding

LEAST_NAMED = 16 << 10
"""Bytes on the disk from which on a file is named; what is smaller is counted together."""
MOST_NAMED = 40
"""Files that are named of each folder, the largest."""
PORTION = 400
"""Folders that are told at once: what takes them has only milliseconds at a time."""


@dataclass(frozen=True, slots=True)
class Large:
    """A file that is named: bytes on the disk first, since the largest are kept."""

    allocated: int
    size: int
    name: str

    def __lt__(self, other: Large) -> bool:
        return (self.allocated, self.size) < (other.allocated, other.size)


@dataclass(slots=True)
class Delta:
    """What came of one folder since it was told last. Folders are numbered as they come, the top is 0."""

    number: int
    parent: int = -1
    name: str = ""
    is_elsewhere: bool = False
    """Whether another file system begins here, which is not gone into."""
    files: int = 0
    size: int = 0
    allocated: int = 0
    large: list[Large] = field(default_factory=list)
    """The largest files so far, in no order; empty where they are the same as before."""


@dataclass(slots=True)
class Counted:
    """A portion of deltas, parents before their children, and how far it is."""

    deltas: list[Delta]
    folder: str = ""
    unreadable: int = 0


class Counter:
    """Adds findings up. A file with several names counts once, where it is seen first."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._large: dict[int, list[Large]] = {}
        self._seen: set[tuple[int, int]] = set()
        self._device = 0
        self._changed: dict[int, Delta] = {}
        self.folder = ""

    def add(self, finding: Finding) -> None:
        """Count one thing."""
        if not finding.depth:
            self._device = finding.device
            self._new(finding, -1, "/")
        elif finding.is_folder:
            self._new(finding, self._numbers[finding.folder], finding.name)
        else:
            self._count(finding)

    def changes(self) -> Generator[list[Delta]]:
        """What changed since this was asked last, in portions."""
        changed, self._changed = list(self._changed.values()), {}
        for delta in changed:
            if delta.large:
                delta.large = list(self._large[delta.number])
        for start in range(0, len(changed), PORTION):
            yield changed[start : start + PORTION]

    def _new(self, finding: Finding, parent: int, name: str) -> None:
        number = len(self._numbers)
        self._numbers[finding.path] = number
        self.folder = finding.path
        is_elsewhere = finding.device != self._device
        delta = Delta(number, parent, name, is_elsewhere)
        if not is_elsewhere:
            delta.allocated = finding.allocated
        self._changed[number] = delta

    def _count(self, finding: Finding) -> None:
        if finding.links > 1:
            identity = finding.device, finding.inode
            if identity in self._seen:
                return
            self._seen.add(identity)
        number = self._numbers[finding.folder]
        delta = self._changed.setdefault(number, Delta(number))
        delta.files += 1
        delta.allocated += finding.allocated
        if stat.S_ISREG(finding.mode):
            delta.size += finding.size
        if finding.allocated < LEAST_NAMED and finding.size < LEAST_NAMED:
            return
        large = self._large.setdefault(number, [])
        one = Large(finding.allocated, finding.size, finding.name)
        if len(large) < MOST_NAMED:
            heapq.heappush(large, one)
        elif not large[0] < one:
            return
        else:
            heapq.heapreplace(large, one)
        # Filled in when it is told: it may change many times before.
        delta.large = delta.large or [one]


def count(g: GuestFS, step: Step, top: str) -> Generator[Counted]:
    """Count what is below a folder on its file system. `step` ends it by what it raises."""
    from engine.search import walk

    counter = Counter()
    with walk(g, top, stays=True) as going:
        for portion in going:
            step()
            for finding in portion:
                counter.add(finding)
            unreadable = going.outcome.unreadable if going.outcome is not None else 0
            for deltas in counter.changes():
                yield Counted(deltas, counter.folder, unreadable)
    yield Counted([], counter.folder, unreadable)
