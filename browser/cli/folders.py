"""Folders of a guest as `ls` needs them: one, or a whole tree of them."""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from browser.cli.failures import about
from browser.cli.outcome import CommandFailed
from browser.folder_calls import read_entry, read_names
from browser.listing import Attributes, Entry, Kind, Listing, join
from engine.errors import DaemonError
from engine.ntfs.junctions import reached, real_path
from engine.ntfs.view import seen

if TYPE_CHECKING:
    from engine import GuestFS

Names = dict[str, list[str]]
"""The names in each folder of a tree that has any, by the folder's path."""


class Folders:
    """Reads from one handle. `on_error` is told of each folder below the first that cannot be read."""

    def __init__(
        self, g: GuestFS, *, with_attributes: bool, on_error: Callable[[CommandFailed], None]
    ) -> None:
        self._g = g
        self._with_attributes = with_attributes
        self._on_error = on_error

    def entry(self, path: str, *, follow: bool) -> Entry:
        """What is at a path; with `follow` a link to a folder is that folder. Raises CommandFailed."""
        with about(path):
            entry = read_entry(self._g, reached(self._g, path))
        if entry.kind is Kind.LINK and (follow or path.endswith("/")):
            # A link that leads nowhere is listed as what it is.
            with contextlib.suppress(DaemonError):
                target = read_entry(self._g, real_path(self._g, path))
                return target if target.kind is Kind.FOLDER else entry
        return entry

    def folder(self, path: str) -> Listing:
        """What is in a folder, with attributes if they are wanted. Raises CommandFailed."""
        with about(path):
            try:
                names = read_names(self._g, path)
            except DaemonError:
                path = real_path(self._g, path)
                names = read_names(self._g, path)
            listing = Listing(path, names)
            if self._with_attributes:
                self._fill(listing)
            return listing

    def tree(self, path: str) -> Iterator[Listing]:
        """A folder and all below it, each before what is in it. Raises CommandFailed for the first only.

        One program of the guest tells all names; where it fails, as it does on a damaged file system,
        each folder is asked for by itself.
        """
        with about(path):
            read_names(self._g, path)
        names = self._all_names(path)
        pending = [path]
        while pending:
            place = pending.pop()
            try:
                with about(place):
                    listing = self._listing(place, names)
            except CommandFailed as error:
                self._on_error(error)
                continue
            yield listing
            folders = [row for row in in_order(listing) if listing.kind(row) is Kind.FOLDER]
            pending += [join(place, listing.names[row]) for row in reversed(folders)]

    def _all_names(self, top: str) -> Names | None:
        try:
            paths = self._g.find(top)
        except DaemonError:
            return None
        found: Names = defaultdict(list)
        for path in paths:
            folder, _, name = path.rpartition("/")
            found[join_all(top, folder)].append(name)
        return found

    def _listing(self, path: str, names: Names | None) -> Listing:
        if names is None:
            listing = Listing(path, read_names(self._g, path))
        else:
            known = names.pop(path, [])
            has_more = {name for name in known if join(path, name) in names}
            listing = Listing(
                path, [(name, Kind.FOLDER if name in has_more else Kind.UNKNOWN) for name in known]
            )
        # Not every file system says in the folder itself of what kind a name is.
        if self._with_attributes or any(listing.kind(row) is Kind.UNKNOWN for row in range(len(listing))):
            self._fill(listing)
        return listing

    def _fill(self, listing: Listing) -> None:
        for rows in listing.batches():
            names = [listing.names[row] for row in rows]
            statuses = self._g.lstatnslist(listing.path, names)
            listing.fill(rows, Attributes(tuple(statuses), ("",) * len(names)))
            links = [row for row in rows if listing.kind(row) is Kind.LINK] if self._with_attributes else []
            if links:
                texts = self._g.readlinklist(listing.path, [listing.names[row] for row in links])
                by_row = dict(zip(rows, statuses, strict=True))
                found, targets = seen(self._g, listing.path, [by_row[row] for row in links], texts)
                listing.fill(links, Attributes(tuple(found), tuple(targets)))


def in_order(listing: Listing) -> list[int]:
    """The rows of a listing by the bytes of their names, which is the same order everywhere."""
    return sorted(range(len(listing)), key=lambda row: os.fsencode(listing.names[row]))


def join_all(top: str, below: str) -> str:
    """The path of a folder that is `below` another one; "" is that one itself."""
    return f"{top.rstrip('/')}/{below}" if below else top
