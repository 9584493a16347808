"""Reading a guest's files by calls of the protocol: a few small ones are sooner here than a disk is plugged.

What the daemon says is checked at this boundary: names are single components, and no file is longer than its
folder says.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.errors import ApplianceGone, Cancelled, ClosedHandle, DaemonError, ProtocolError, TimedOut
from engine.ntfs.view import compressed_at, seen
from engine.transfer.images import ImageChanged
from engine.transfer.items import Item, Kind, Place, Target, below, kind_of, parent_of
from engine.transfer.names import is_component
from engine.transfer.report import Reason, Report

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.methods import StatnsDict
    from engine.transfer.attendant import Attendant
    from engine.transfer.draft import Draft

BATCH = 1000
"""Names whose attributes are asked for in one call; so that its message stays far below 4 MiB."""
PREAD_MOST = 2 << 20
"""Bytes asked for in one call: messages end at 4 MiB, and a read should stay short enough to cancel after
it.
"""

_COPIED = (Kind.FILE, Kind.FOLDER, Kind.LINK)

FINAL = (ApplianceGone, Cancelled, ClosedHandle, ImageChanged, ProtocolError, TimedOut)
"""Errors after which no further call can succeed, or none is wanted."""


class TooMany(Exception):
    """A folder holds more than was to be looked at in this way."""


class WrongLength(Exception):
    """A file has fewer bytes than its folder says, or more came than were asked for."""


def selected(g: GuestFS, targets: Sequence[Target], report: Report) -> list[Item]:
    """The selected things themselves, links not followed; what cannot be read goes into the report."""
    found = []
    for target in targets:
        place = (target.name,)
        try:
            status = g.lstatns(target.path)
            texts = [g.readlink(target.path)] if stat.S_ISLNK(status["st_mode"]) else [""]
            items = _items(g, parent_of(target.path), [(target.path, place)], [status], texts)
        except RuntimeError as error:
            report.skip(target.path, Reason.UNREADABLE, reason(error))
        else:
            found += [replace(item, replace=target.replace) for item in items]
    return found


def inside(
    g: GuestFS, folder: Item, report: Report, attendant: Attendant, most: int | None = None
) -> Iterator[Item]:
    """What is in a folder; one that cannot be read goes into the report. Raises `TooMany`."""
    try:
        names = [entry["name"] for entry in g.readdir(folder.path) if entry["name"] not in (".", "..")]
    except RuntimeError as error:
        report.skip(folder.path, Reason.UNREADABLE, reason(error))
        return
    if most is not None and len(names) > most:
        raise TooMany
    good: list[str] = []
    known: set[str] = set()
    for name in names:
        if is_component(name) and name not in known:
            known.add(name)
            good.append(name)
        else:
            report.skip(below(folder.path, name), Reason.INVALID_NAME)
    for start in range(0, len(good), BATCH):
        attendant.check()
        batch = good[start : start + BATCH]
        try:
            statuses = g.lstatnslist(folder.path, batch)
            texts = g.readlinklist(folder.path, batch)
            places = [(below(folder.path, name), (*folder.place, name)) for name in batch]
            items = list(_items(g, folder.path, places, statuses, texts))
        except RuntimeError as error:
            report.skip(folder.path, Reason.UNREADABLE, reason(error))
            return
        yield from items


def read(g: GuestFS, item: Item, draft: Draft, attendant: Attendant) -> Iterator[int]:
    """Write a file's content into the draft; yields the bytes that have come. Raises `WrongLength`."""
    compressed = compressed_at(g, item.path) if item.is_compressed else None
    if compressed is not None:
        for piece in compressed.pieces():
            attendant.check()
            draft.write(piece)
            yield len(piece)
        return
    while draft.size < item.size:
        attendant.check()
        data: bytes = g.pread(item.path, min(PREAD_MOST, item.size - draft.size), draft.size)
        if not data or len(data) > item.size - draft.size:
            raise WrongLength
        draft.write(data)
        yield len(data)


def note_attributes(g: GuestFS, items: Sequence[Item], report: Report) -> None:
    """Put into the report which of these things have extended attributes, which do not come along."""
    folders: dict[str, list[str]] = {}
    for item in items:
        if item.kind in _COPIED and item.path != "/":
            folder, _, name = item.path.rpartition("/")
            folders.setdefault(folder or "/", []).append(name)
    for folder, names in folders.items():
        found: list[list[str]] = []
        with contextlib.suppress(DaemonError):  # a file system without any
            for record in g.lxattrlist(folder, names):
                # Before the attributes of each comes a record without a name.
                if not record["attrname"]:
                    found.append([])
                elif found:
                    found[-1].append(record["attrname"])
        for name, attributes in zip(names, found, strict=False):
            report.note_attributes(below(folder, name), attributes)


def reason(error: Exception) -> str:
    """Why one thing could not be read. Raises the error again where no other can be read either."""
    if isinstance(error, FINAL):
        raise error
    if isinstance(error, DaemonError):
        return os.strerror(error.errno) if error.errno else error.message
    return str(error) or type(error).__name__


def _items(
    g: GuestFS,
    folder: str,
    places: Sequence[tuple[str, Place]],
    statuses: Sequence[StatnsDict],
    texts: Sequence[str],
) -> Iterator[Item]:
    """What is at these paths in a folder, from what the daemon says of them."""
    found, targets = seen(g, folder, statuses, texts)
    for (path, place), before, status, text in zip(places, statuses, found, targets, strict=True):
        yield _item(path, place, status, text, is_compressed=before["st_mode"] != status["st_mode"])


def _item(path: str, place: Place, status: StatnsDict, text: str, *, is_compressed: bool) -> Item:
    if not status["st_ino"] and not status["st_mode"]:
        # The daemon answers so for what it could not look at.
        return Item(path, place, Kind.UNREADABLE)
    size = max(status["st_size"], 0)
    kind = kind_of(status["st_mode"])
    stored = max(status["st_blocks"], 0) * 512
    mtime, mode = status["st_mtime_sec"], status["st_mode"]
    return Item(path, place, kind, size, stored, mtime, mode, text, is_compressed=is_compressed)
