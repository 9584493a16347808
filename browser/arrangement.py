"""The order in which a folder's rows are shown, and which of them. The work is done in slices."""

from __future__ import annotations

import enum
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from browser.listing import Kind
from browser.slices import RUN, Breath, sort_into

if TYPE_CHECKING:
    from browser.accounts import Accounts
    from browser.listing import Listing

_NUMBER = re.compile(r"([0-9]+)")


class Column(enum.IntEnum):
    """What is known of each entry, in the order of the columns."""

    NAME = 0
    SIZE = 1
    TYPE = 2
    MODIFIED = 3
    MODE = 4
    OWNER = 5
    GROUP = 6
    TARGET = 7


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How rows are ordered and which are left out. Folders come first in either direction."""

    column: Column = Column.NAME
    descending: bool = False
    hidden: bool = False
    """Whether names that begin with a dot are shown."""
    text: str = ""
    """What the name has to contain, without regard to case."""


def natural(name: str) -> tuple[str | int, ...]:
    """The key under which `file 9` comes before `File 10`."""
    parts: list[str | int] = list(_NUMBER.split(name.casefold()))
    for position in range(1, len(parts), 2):
        parts[position] = int(parts[position])
    return tuple(parts)


def suffix(name: str) -> str:
    """The last suffix in lower case without its dot, if any: `a.tar.gz` has `gz`, `.bashrc` has none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem.strip(".") and 0 < len(last) <= 16 else ""


async def arrange(listing: Listing, arrangement: Arrangement, accounts: Accounts) -> array[int]:
    """The numbers of the rows to show, in order. Never blocks for more than a few milliseconds."""
    breath = Breath()
    needle = arrangement.text.casefold()
    folders: list[int] = []
    others: list[int] = []
    for row, name in enumerate(listing.names):
        if (not name.startswith(".") or arrangement.hidden) and (not needle or needle in name.casefold()):
            (folders if listing.kind(row) is Kind.FOLDER else others).append(row)
        if row % RUN == 0:
            await breath.take()
    key = _key(listing, arrangement.column, accounts)
    rows = array("L")
    for part in (folders, others):
        await sort_into(rows, part, key, breath, descending=arrangement.descending)
    return rows


def _key(listing: Listing, column: Column, accounts: Accounts) -> Callable[[int], Any]:
    names = listing.names
    of_column: dict[Column, Callable[[int], Any]] = {
        Column.SIZE: listing.size,
        Column.TYPE: lambda row: (listing.kind(row), suffix(names[row])),
        Column.MODIFIED: listing.mtime,
        Column.MODE: listing.mode,
        Column.OWNER: lambda row: accounts.user(listing.owner(row)[0]),
        Column.GROUP: lambda row: accounts.group(listing.owner(row)[1]),
        Column.TARGET: listing.target,
    }
    if column is Column.NAME:
        return lambda row: (natural(names[row]), names[row])
    first = of_column[column]
    return lambda row: (first(row), natural(names[row]), names[row])
