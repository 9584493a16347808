"""The order in which a folder's rows are shown, and which of them.

Sorting a million names takes seconds, which the main thread does not have. So the work is done in slices of a
few milliseconds with the event loop between them. What was sorted is kept, so that a filter that somebody
types only has to leave rows out.
"""

from __future__ import annotations

import enum
import fnmatch
import re
import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import compress
from struct import Struct
from typing import TYPE_CHECKING

from browser.details import NO_DETAILS
from browser.listing import Kind, Time
from browser.slices import Breath, in_order, runs

if TYPE_CHECKING:
    from browser.accounts import Accounts
    from browser.listing import Listing

Key = str | int

_NUMBER = re.compile(r"[0-9]+")
_FOLDERS = bytes(kind == Kind.FOLDER for kind in range(256))
_OTHERS = bytes(kind != Kind.FOLDER for kind in range(256))


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
    CHANGED = 8
    ACCESSED = 9
    LABEL = 10
    ACL = 11
    CAPABILITIES = 12
    ATTRIBUTES = 13
    WHERE = 14


DETAIL_COLUMNS = frozenset({Column.LABEL, Column.ACL, Column.CAPABILITIES, Column.ATTRIBUTES})
"""Those that are read only when somebody wants to see them."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How rows are ordered and which are left out. Folders come first in either direction."""

    column: Column = Column.NAME
    descending: bool = False
    hidden: bool = False
    """Whether names that begin with a dot are shown."""
    text: str = ""
    """What the name has to contain, without regard to case."""


class Order:
    """The numbers of the rows that are shown, in order."""

    def __init__(self, rows: array[int]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, position: int) -> int:
        return self.rows[position]

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def position(self, row: int) -> int | None:
        """Where a row of the listing is shown, if it is. Goes through all of them, at the speed of memory."""
        held, wanted = memoryview(self.rows).tobytes(), _NUMBER_OF_ROW.pack(row)
        place = held.find(wanted)
        while place >= 0 and place % _NUMBER_OF_ROW.size:
            place = held.find(wanted, place + 1)
        return place // _NUMBER_OF_ROW.size if place >= 0 else None

    def positions(self, rows: Collection[int]) -> list[int]:
        """Where these rows are shown, from the top down, as far as they are."""
        if len(rows) > 1:
            wanted = rows if isinstance(rows, Set) else frozenset(rows)
            return [position for position, row in enumerate(self.rows) if row in wanted]
        return [place for row in rows if (place := self.position(row)) is not None]


_NUMBER_OF_ROW = Struct("@I")


def order_of(rows: Iterable[int]) -> Order:
    """These rows in this order."""
    return Order(array("I", rows))


def natural(name: str) -> str:
    """The key under which `file 9` comes before `File 10`.

    A number is led by how many digits it has, so that a longer one is a larger one. What is the same but for
    case and zeros is told apart by the name itself.
    """
    key = _NUMBER.sub(_measured, name.casefold())
    return key if name.islower() and key.count("0") == name.count("0") else f"{key}\0{name}"


def _measured(number: re.Match[str]) -> str:
    digits = number.group().lstrip("0")
    return f"0{chr(min(len(digits), 255))}{digits}"


def suffix(name: str) -> str:
    """The last suffix in lower case without its dot, if any: `a.tar.gz` has `gz`, `.bashrc` has none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem.strip(".") and 0 < len(last) <= 16 else ""


class Arranger:
    """Puts the rows of one listing in order, again and again while it grows and people change their minds.

    Not for two tasks at the same time.
    """

    def __init__(self, listing: Listing, accounts: Accounts) -> None:
        self.listing = listing
        self.accounts = accounts
        self._by_name: array[int] = array("I")
        self._folders: array[int] = array("I")
        self._others: array[int] = array("I")
        self._named_at = -1
        self._sorted: array[int] = array("I")
        self._sorted_for: tuple[object, ...] = ()
        self._order = order_of(())
        self._order_for: tuple[object, ...] = ()

    async def order(self, arrangement: Arrangement) -> Order:
        """The rows to show, in order: the same object as before where nothing is another way.

        Never blocks for more than a few milliseconds. Rows that come in the meantime may be missing.
        """
        breath = Breath()
        await self._sort(arrangement, breath)
        wanted = (self._sorted_for, arrangement.text, arrangement.hidden)
        if wanted != self._order_for:
            rows = self._sorted
            if arrangement.text or not arrangement.hidden:
                rows = await self._filtered(rows, arrangement, breath)
            self._order, self._order_for = Order(rows), wanted
        return self._order

    async def _sort(self, arrangement: Arrangement, breath: Breath) -> None:
        listing, column = self.listing, arrangement.column
        filled = None if column is Column.NAME else listing.filled
        wanted = (column, arrangement.descending, listing.revision, filled, self.accounts)
        if wanted == self._sorted_for:
            return
        if self._named_at != listing.revision:
            await self._sort_by_name(breath)
        rows = array("I")
        for part in (self._folders, self._others):
            if column is not Column.NAME:
                key = _key(listing, column, self.accounts)
                rows += await in_order(part, key, breath, descending=arrangement.descending)
            else:
                rows += part[::-1] if arrangement.descending else part
        self._sorted, self._sorted_for = rows, wanted

    async def _sort_by_name(self, breath: Breath) -> None:
        listing, count = self.listing, len(self.listing)
        revision, names, kinds = listing.revision, listing.names, listing.kinds
        # What a name stands for may be known only later, which changes nothing between the names.
        if len(self._by_name) != count:
            self._by_name = await in_order(range(count), lambda row: natural(names[row]), breath)
        folders, others = array("I"), array("I")
        is_folder, is_other = kinds.translate(_FOLDERS), kinds.translate(_OTHERS)
        for run in runs(self._by_name):
            folders.extend(compress(run, map(is_folder.__getitem__, run)))
            others.extend(compress(run, map(is_other.__getitem__, run)))
            await breath.take()
        self._folders, self._others, self._named_at = folders, others, revision

    async def _filtered(self, rows: array[int], arrangement: Arrangement, breath: Breath) -> array[int]:
        names, plain, found = self.listing.names, self.listing.plain, array("I")
        needle = arrangement.text.casefold()
        for run in runs(rows):
            shown = run if arrangement.hidden else list(compress(run, map(plain.__getitem__, run)))
            if needle:
                found.extend(
                    row for row, name in zip(shown, names.of(shown), strict=True) if needle in name.casefold()
                )
            else:
                found.extend(shown)
            await breath.take()
        return found


async def arrange(listing: Listing, arrangement: Arrangement, accounts: Accounts) -> Order:
    """The rows of a listing in order, once."""
    return await Arranger(listing, accounts).order(arrangement)


async def matching(listing: Listing, order: Order, pattern: str) -> set[int]:
    """The shown rows whose names fit a pattern as a shell has them, without regard to case."""
    matches = re.compile(fnmatch.translate(pattern.casefold())).match
    breath = Breath()
    found: set[int] = set()
    for run in runs(order.rows):
        named = zip(run, listing.names.of(run), strict=True)
        found.update(row for row, name in named if matches(name.casefold()))
        await breath.take()
    return found


def _key(listing: Listing, column: Column, accounts: Accounts) -> Callable[[int], Key]:
    names, kinds, details = listing.names, listing.kinds, listing.details
    of_column: dict[Column, Callable[[int], Key]] = {
        Column.SIZE: listing.size,
        # The few that there are once each: a million texts take long to be let go.
        Column.TYPE: lambda row: sys.intern(f"{kinds[row]}{suffix(names[row])}"),
        Column.MODIFIED: listing.mtime,
        Column.CHANGED: lambda row: listing.time(row, Time.CHANGED),
        Column.ACCESSED: lambda row: listing.time(row, Time.ACCESSED),
        Column.MODE: listing.mode,
        Column.OWNER: lambda row: accounts.user(listing.owner(row)[0]),
        Column.GROUP: lambda row: accounts.group(listing.owner(row)[1]),
        Column.TARGET: listing.target,
        Column.LABEL: lambda row: details.get(row, NO_DETAILS).label,
        Column.ACL: lambda row: details.get(row, NO_DETAILS).acl(accounts),
        Column.CAPABILITIES: lambda row: details.get(row, NO_DETAILS).capabilities,
        Column.ATTRIBUTES: lambda row: len(details.get(row, NO_DETAILS).others),
        Column.WHERE: lambda row: sys.intern(natural(listing.folder(row))),
    }
    return of_column[column]
