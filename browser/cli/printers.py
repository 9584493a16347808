"""Listings of a guest's folders as text in the manner of ls(1), and as JSON."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from browser.cli.folders import in_order
from browser.listing import Entry, Listing

if TYPE_CHECKING:
    from browser.accounts import Accounts
    from browser.cli.output import JsonList, Output


class JsonPrinter:
    """Writes entries as items of a JSON list."""

    def __init__(self, items: JsonList, accounts: Accounts) -> None:
        self._items = items
        self._accounts = accounts

    def files(self, entries: dict[str, Entry]) -> None:
        """What was named itself, by path."""
        for path, entry in entries.items():
            self._items.add(as_json(path, entry, self._accounts))

    def folder(self, listing: Listing) -> None:
        """What is in a folder."""
        for row in in_order(listing):
            entry = listing[row]
            path = f"{listing.path.rstrip('/')}/{entry.name}"
            self._items.add(as_json(path, entry, self._accounts))


class TextPrinter:
    """Writes listings as text."""

    def __init__(
        self, output: Output, accounts: Accounts, *, is_long: bool, is_human: bool, has_titles: bool
    ) -> None:
        self._output = output
        self._long = is_long
        self._human = is_human
        self._accounts = accounts
        self._has_titles = has_titles
        self._is_first = True

    def files(self, entries: dict[str, Entry]) -> None:
        """What was named itself, by path."""
        for line in self._lines(list(entries.values()), list(entries)):
            self._output.line(line)
            self._is_first = False

    def folder(self, listing: Listing) -> None:
        """What is in a folder."""
        if self._has_titles:
            if not self._is_first:
                self._output.line()
            self._output.line(f"{self._output.shown(listing.path)}:")
        self._is_first = False
        if self._long:
            entries = [listing[row] for row in in_order(listing)]
            for line in self._lines(entries, [entry.name for entry in entries]):
                self._output.line(line)
        else:
            for row in in_order(listing):
                self._output.line(self._output.shown(listing.names[row]))

    def _lines(self, entries: list[Entry], names: list[str]) -> Iterator[str]:
        shown = map(self._output.shown, names)
        if not self._long:
            yield from shown
            return
        cells = [self._cells(entry) for entry in entries]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for (mode, owner, group, size, time), name, entry in zip(cells, shown, entries, strict=True):
            numbers = f"{owner:{widths[1]}} {group:{widths[2]}} {size:>{widths[3]}} {time:{widths[4]}}"
            target = f" -> {self._output.shown(entry.target)}" if entry.target is not None else ""
            yield f"{mode} {numbers} {name}{target}"

    def _cells(self, entry: Entry) -> tuple[str, str, str, str, str]:
        if entry.mode is None or entry.uid is None or entry.gid is None or entry.size is None:
            return "??????????", "?", "?", "?", "?"
        return (
            stat.filemode(entry.mode),
            self._output.shown(self._accounts.user(entry.uid)),
            self._output.shown(self._accounts.group(entry.gid)),
            human_size(entry.size) if self._human else str(entry.size),
            "?" if entry.mtime is None else local_time(entry.mtime),
        )


def as_json(path: str, entry: Entry, accounts: Accounts) -> dict[str, Any]:
    """An entry as the object that `--json` prints. Bytes of names that are no UTF-8 are lone surrogates."""
    return {
        "path": path,
        "name": entry.name,
        "kind": entry.kind.name.lower().replace("_", " "),
        "size": entry.size,
        "mtime": entry.mtime,
        "mode": None if entry.mode is None else f"{stat.S_IMODE(entry.mode):04o}",
        "uid": entry.uid,
        "gid": entry.gid,
        "owner": None if entry.uid is None else accounts.users.get(entry.uid),
        "group": None if entry.gid is None else accounts.groups.get(entry.gid),
        "target": entry.target,
    }


def local_time(seconds: int) -> str:
    """A time of the guest in this machine's zone, to the minute; a number where no calendar has it."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return str(seconds)


def human_size(size: int) -> str:
    """`1.5K`, as ls -h has it: powers of 1024."""
    import humanize

    return humanize.naturalsize(size, gnu=True)
