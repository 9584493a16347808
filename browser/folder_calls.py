"""What a guest is asked about one folder or one path. All of this runs in a session's worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from browser.listing import Attributes, Entry, Kind, kind_of_mode

if TYPE_CHECKING:
    from engine import GuestFS

_OF_LETTER = {
    "r": Kind.FILE,
    "d": Kind.FOLDER,
    "l": Kind.LINK,
    "c": Kind.CHARACTER_DEVICE,
    "b": Kind.BLOCK_DEVICE,
    "f": Kind.FIFO,
    "s": Kind.SOCKET,
}
"""The letters of guestfs_readdir(3); `u` and `?` are left."""


def read_names(g: GuestFS, path: str) -> list[tuple[str, Kind]]:
    """The names in a folder but its dot entries, in the file system's order. One call, for the worker."""
    names: list[tuple[str, Kind]] = []
    stream_names(g, path, names.extend)
    return names


def stream_names(g: GuestFS, path: str, take: Callable[[list[tuple[str, Kind]]], object]) -> None:
    """As `read_names`; `take` gets the names portion by portion while the folder is read. For the worker.

    What a name stands for is unknown where the daemon does not tell.
    """
    from engine.dirents import read_folder

    read_folder(
        g, path, lambda some: take([(name, _OF_LETTER.get(letter, Kind.UNKNOWN)) for name, letter in some])
    )


def read_attributes(g: GuestFS, path: str, names: list[str], has_links: bool) -> Attributes:
    """Attributes of up to `BATCH` names of a folder; targets are asked for only where there are links."""
    from engine.ntfs.view import seen_in

    if not has_links:
        return Attributes(tuple(g.lstatnslist(path, names)), ("",) * len(names))
    stats, targets = seen_in(g, path, names)
    return Attributes(tuple(stats), tuple(targets))


def read_entry(g: GuestFS, path: str) -> Entry:
    """The entry at one path, links not followed. The top folder goes by the name `/`."""
    from engine.ntfs.view import seen_at

    values, target = seen_at(g, path)
    kind = kind_of_mode(values["st_mode"])
    return Entry(
        path.rstrip("/").rpartition("/")[2] or "/",
        kind,
        max(values["st_size"], 0),
        values["st_mtime_sec"],
        values["st_mode"],
        values["st_uid"],
        values["st_gid"],
        target if kind is Kind.LINK else None,
        values["st_ctime_sec"],
        values["st_atime_sec"],
    )


def resolve(g: GuestFS, path: str) -> tuple[str, Kind]:
    """Where a path leads inside the guest with links followed, and what is there. Raises where nothing is."""
    from engine.ntfs.junctions import real_path

    if path != "/":
        path = real_path(g, path)
    return path, read_entry(g, path).kind
