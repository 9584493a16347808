"""All that a file system tells of one entry, and what lies in folders added up."""

from __future__ import annotations

import asyncio
import stat
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from browser.details import NO_DETAILS, Details, read_details
from browser.folder_calls import read_attributes, read_entry, read_names
from browser.listing import Kind, Listing, join, parent

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.listing import Entry
    from browser.places import Place
    from engine import GuestFS
    from engine.methods import StatnsDict

_EPOCH_OF_WINDOWS = 11_644_473_600
"""Seconds between 1601 and 1970."""
_BLOCK = 512
"""Bytes that st_blocks counts in, stat(2)."""


@dataclass(frozen=True, slots=True)
class Properties:
    """One entry. Times are in seconds since 1970; `created` is None where the file system does not tell."""

    entry: Entry
    inode: int
    links: int
    allocated: int
    """Bytes that it takes on the disk."""
    compression: str = ""
    """How Windows keeps it compressed, beside what NTFS itself does, if it does."""
    details: Details = NO_DETAILS
    created: int | None = None


@dataclass(slots=True)
class Total:
    """What was added up. A file with several names counts once."""

    files: int = 0
    folders: int = 0
    others: int = 0
    size: int = 0
    allocated: int = 0
    unreadable: int = 0
    """Folders that could not be read."""
    seen: set[tuple[int, int]] = field(default_factory=set)


def read_properties(g: GuestFS, path: str) -> Properties:
    """All of one entry, links not followed. For the worker."""
    from engine.ntfs.view import compressed_at, seen_at

    values, _ = seen_at(g, path)
    compressed = compressed_at(g, path) if stat.S_ISREG(values["st_mode"]) else None
    algorithm = compressed.content.algorithm if compressed is not None else None
    compression = algorithm.name if algorithm is not None else ""
    details, created = NO_DETAILS, None
    if path != "/":
        try:
            details = read_details(g, parent(path), [path.rpartition("/")[2]])[0]
        except (RuntimeError, IndexError):
            # FAT and ISO 9660 have none, and say so as an error.
            details = NO_DETAILS
    try:
        # ntfs-3g's name for it; a Windows FILETIME, in units of 100 ns since 1601.
        (ticks,) = struct.unpack_from("<Q", g.lgetxattr(path, "system.ntfs_crtime"))
        created = ticks // 10_000_000 - _EPOCH_OF_WINDOWS
    except (RuntimeError, struct.error):
        created = None
    return Properties(
        read_entry(g, path),
        values["st_ino"],
        values["st_nlink"],
        max(values["st_blocks"], 0) * _BLOCK,
        compression,
        details,
        created,
    )


async def add_up(
    guest: Guest, place: Place, paths: Sequence[str], on_progress: Callable[[Total], object]
) -> Total:
    """Add up files and everything in folders, folder by folder; cancelling stops it at once."""
    total = Total()
    waiting: list[str] = []
    for folder in dict.fromkeys(parent(path) for path in paths):
        names = [path.rpartition("/")[2] for path in paths if parent(path) == folder]
        if names != [""]:
            await _add_names(guest, place, folder, names, total, waiting)
    if "/" in paths:
        waiting.append("/")
    while waiting:
        path = waiting.pop()
        try:
            names = [name for name, _ in await guest.ask(place, read_names, path)]
        except (RuntimeError, OSError):
            total.unreadable += 1
            continue
        await _add_names(guest, place, path, names, total, waiting)
        on_progress(total)
    return total


async def _add_names(
    guest: Guest, place: Place, folder: str, names: Sequence[str], total: Total, waiting: list[str]
) -> None:
    listing = Listing(folder, [(name, Kind.UNKNOWN) for name in names])
    for rows in listing.batches():
        some = [listing.names[row] for row in rows]
        attributes = await guest.ask(place, read_attributes, folder, some, True)
        for name, values in zip(some, attributes.stats, strict=True):
            _count(total, values)
            if stat.S_ISDIR(values["st_mode"]):
                waiting.append(join(folder, name))
        await asyncio.sleep(0)


def _count(total: Total, values: StatnsDict) -> None:
    mode, identity = values["st_mode"], (values["st_dev"], values["st_ino"])
    if stat.S_ISDIR(mode):
        total.folders += 1
    elif not stat.S_ISREG(mode):
        total.others += 1
    elif values["st_nlink"] < 2 or identity not in total.seen:
        total.files += 1
        total.size += max(values["st_size"], 0)
        if values["st_nlink"] > 1:
            total.seen.add(identity)
    total.allocated += max(values["st_blocks"], 0) * _BLOCK
