"""What is in a folder of a guest: names first, then their attributes, in columns that a million rows fit
into.

The functions that take a handle run in a session's worker. What they are told is checked here, at the
boundary: a name that is no single path component is kept, so that it can be seen, and marked so that nothing
opens it.
"""

from __future__ import annotations

import enum
import stat
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import GuestFS
    from engine.methods import StatnsDict

BATCH = 1000
"""Names whose attributes are asked for in one call; so that a call stays short and its message far below 4
MiB.
"""
FIRST_BATCH = 200
"""Names of the first such call: about what the first screen shows."""


class Kind(enum.IntEnum):
    """What a name stands for."""

    UNKNOWN = 0
    FILE = 1
    FOLDER = 2
    LINK = 3
    CHARACTER_DEVICE = 4
    BLOCK_DEVICE = 5
    FIFO = 6
    SOCKET = 7
    INVALID = 8
    """The name itself is impossible: it has a slash, is a dot entry, or stands there twice."""


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

_OF_FORMAT = {
    stat.S_IFREG: Kind.FILE,
    stat.S_IFDIR: Kind.FOLDER,
    stat.S_IFLNK: Kind.LINK,
    stat.S_IFCHR: Kind.CHARACTER_DEVICE,
    stat.S_IFBLK: Kind.BLOCK_DEVICE,
    stat.S_IFIFO: Kind.FIFO,
    stat.S_IFSOCK: Kind.SOCKET,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a folder. Numbers are None until the attributes have come, or where they could not be read.

    `mtime` is in seconds since 1970 and may be negative. `name` is one path component with surrogate escapes.
    """

    name: str
    kind: Kind
    size: int | None = None
    mtime: int | None = None
    mode: int | None = None
    uid: int | None = None
    gid: int | None = None
    target: str | None = None

    @property
    def can_be_opened(self) -> bool:
        return self.kind is not Kind.INVALID


@dataclass(frozen=True, slots=True)
class Attributes:
    """The answer for one batch of names, in their order: a statns structure and the text of a link each."""

    stats: tuple[StatnsDict, ...]
    targets: tuple[str, ...]


class Listing:
    """A folder's entries by row. Rows never change their name; attributes are filled in later."""

    def __init__(self, path: str, names: Iterable[tuple[str, Kind]]) -> None:
        self.path = path
        self.names: list[str] = []
        self._kinds = bytearray()
        seen: set[str] = set()
        for name, kind in names:
            is_valid = is_component(name) and name not in seen
            seen.add(name)
            self.names.append(name)
            self._kinds.append(kind if is_valid else Kind.INVALID)
        count = len(self.names)
        self._known = bytearray(count)
        self._sizes = array("q", bytes(8 * count))
        self._mtimes = array("q", bytes(8 * count))
        self._modes = array("I", bytes(4 * count))
        self._uids = array("I", bytes(4 * count))
        self._gids = array("I", bytes(4 * count))
        self._targets: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, row: int) -> Entry:
        if not self._known[row]:
            return Entry(self.names[row], Kind(self._kinds[row]))
        return Entry(
            self.names[row],
            Kind(self._kinds[row]),
            self._sizes[row],
            self._mtimes[row],
            self._modes[row],
            self._uids[row],
            self._gids[row],
            self._targets.get(row),
        )

    def __iter__(self) -> Iterator[Entry]:
        return (self[row] for row in range(len(self)))

    @property
    def is_complete(self) -> bool:
        """Whether the attributes of all rows were asked for."""
        return all(self._known[row] or self._kinds[row] == Kind.INVALID for row in range(len(self)))

    def kind(self, row: int) -> Kind:
        return Kind(self._kinds[row])

    def size(self, row: int) -> int:
        """The size in bytes, 0 where it is not known."""
        return self._sizes[row]

    def mtime(self, row: int) -> int:
        return self._mtimes[row]

    def mode(self, row: int) -> int:
        return self._modes[row]

    def owner(self, row: int) -> tuple[int, int]:
        return self._uids[row], self._gids[row]

    def target(self, row: int) -> str:
        return self._targets.get(row, "")

    def batches(self) -> Iterator[list[int]]:
        """The rows whose attributes are to be asked for, in portions for one call each."""
        rows = [row for row, kind in enumerate(self._kinds) if kind != Kind.INVALID]
        start, length = 0, FIRST_BATCH
        while start < len(rows):
            yield rows[start : start + length]
            start, length = start + length, BATCH

    def fill(self, rows: list[int], attributes: Attributes) -> None:
        """Take the attributes of one batch in. Raises ValueError where there are fewer or more than rows."""
        for row, values, target in zip(rows, attributes.stats, attributes.targets, strict=True):
            # A file that went away between two calls, or that cannot be read, has inode 0
            # (guestfs_lstatnslist).
            if values["st_ino"] == 0 and values["st_mode"] == 0:
                continue
            self._known[row] = True
            self._kinds[row] = _OF_FORMAT.get(stat.S_IFMT(values["st_mode"]), Kind.UNKNOWN)
            self._sizes[row] = max(values["st_size"], 0)
            self._mtimes[row] = values["st_mtime_sec"]
            self._modes[row] = values["st_mode"] & 0xFFFFFFFF
            self._uids[row] = values["st_uid"] & 0xFFFFFFFF
            self._gids[row] = values["st_gid"] & 0xFFFFFFFF
            if target:
                self._targets[row] = target


def read_names(g: GuestFS, path: str) -> list[tuple[str, Kind]]:
    """The names in a folder but its dot entries, in the file system's order. One call, for the worker."""
    entries = g.readdir(path)
    return [(entry["name"], _kind_of(entry["ftyp"])) for entry in entries if entry["name"] not in (".", "..")]


def read_attributes(g: GuestFS, path: str, names: list[str], has_links: bool) -> Attributes:
    """Attributes of up to `BATCH` names of a folder; targets are asked for only where there are links."""
    stats = tuple(g.lstatnslist(path, names))
    targets = tuple(g.readlinklist(path, names)) if has_links else ("",) * len(names)
    return Attributes(stats, targets)


def read_entry(g: GuestFS, path: str) -> Entry:
    """The entry at one path, links not followed. The top folder goes by the name `/`."""
    values = g.lstatns(path)
    kind = _OF_FORMAT.get(stat.S_IFMT(values["st_mode"]), Kind.UNKNOWN)
    return Entry(
        path.rstrip("/").rpartition("/")[2] or "/",
        kind,
        max(values["st_size"], 0),
        values["st_mtime_sec"],
        values["st_mode"],
        values["st_uid"],
        values["st_gid"],
        g.readlink(path) if kind is Kind.LINK else None,
    )


def resolve(g: GuestFS, path: str) -> tuple[str, Kind]:
    """Where a path leads inside the guest with links followed, and what is there. Raises where nothing is."""
    if path != "/":
        path = g.realpath(path)
    return path, _OF_FORMAT.get(stat.S_IFMT(g.lstatns(path)["st_mode"]), Kind.UNKNOWN)


def is_component(name: str) -> bool:
    """Whether this can be the name of a file: one path component that is not empty, no dot entry, no NUL."""
    return bool(name) and name not in (".", "..") and "/" not in name and "\0" not in name


def join(folder: str, name: str) -> str:
    """The path of a name in a folder. Raises ValueError for what cannot be a name."""
    if not is_component(name):
        raise ValueError(f"{name!r} is no name of a file.")
    return folder + name if folder.endswith("/") else f"{folder}/{name}"


def parent(path: str) -> str:
    """The folder that holds this path; the root holds itself."""
    return path.rstrip("/").rpartition("/")[0] or "/"


def _kind_of(letter: object) -> Kind:
    text = letter.decode("latin-1") if isinstance(letter, bytes) else str(letter)
    return _OF_LETTER.get(text, Kind.UNKNOWN)
