"""Card 6: what is installed, by whom it is kept up to date, and since when. Other modules read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.facts import Card, refusals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.inspection.tree import Tree

MOST = 50_000
"""Packages of one kind that a card has."""


class Origin(StrEnum):
    """What installed it."""

    DPKG = "dpkg"
    RPM = "rpm"
    APK = "apk"
    PACMAN = "pacman"
    PORTAGE = "portage"
    FLATPAK = "flatpak"
    SNAP = "snap"
    PROGRAM = "program"
    """A program of Windows."""
    UPDATE = "update"
    """An update of Windows."""


@dataclass(frozen=True)
class Package:
    """One package or program. `size` is what it takes when installed, in bytes; `installed` in UTC.

    `source` is the file that tells of it. `description` may have many lines, `source_package` is what it was
    built from.
    """

    name: str
    version: str
    origin: Origin
    summary: str = ""
    arch: str = ""
    section: str = ""
    vendor: str = ""
    size: int | None = None
    installed: datetime | None = None
    source: str = ""
    url: str = ""
    description: str = ""
    source_package: str = ""


@dataclass(frozen=True, kw_only=True)
class Software(Card):
    """Everything, by name."""

    packages: tuple[Package, ...] = ()

    @property
    def by_origin(self) -> dict[Origin, int]:
        """How many there are of each origin, the most first."""
        return dict(Counter(package.origin for package in self.packages).most_common())


def gathered(tree: Tree, listers: tuple[Callable[[Tree, list[str]], Iterator[Package]], ...]) -> Software:
    """The card of what these find; each fails alone. They put sentences into the list that they get."""
    packages: list[Package] = []
    problems: list[str] = []
    for lister in listers:
        count = 0
        try:
            for package in lister(tree, problems):
                if count == MOST:
                    problems.append(f"There is more from {package.origin.value} than is shown.")
                    break
                count += 1
                packages.append(package)
        except Unreadable as error:
            problems.append(str(error))
    packages.sort(key=lambda package: (package.name.casefold(), package.version, package.arch))
    return Software(packages=tuple(packages), problems=(*problems, *refusals(tree)))
