"""What is in a folder of a guest: names first, then their attributes, in columns that a million rows fit
into.

What was told of a folder is checked here, at the boundary: a name that is no single path component is kept,
so that it can be seen, and marked so that nothing opens it.
"""

from __future__ import annotations

import enum
import stat
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.details import NO_DETAILS, Details
from browser.names import Names

if TYPE_CHECKING:
    from engine.methods import StatnsDict

BATCH = 500
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


_OF_FORMAT = {
    stat.S_IFREG: Kind.FILE,
    stat.S_IFDIR: Kind.FOLDER,
    stat.S_IFLNK: Kind.LINK,
    stat.S_IFCHR: Kind.CHARACTER_DEVICE,
    stat.S_IFBLK: Kind.BLOCK_DEVICE,
    stat.S_IFIFO: Kind.FIFO,
    stat.S_IFSOCK: Kind.SOCKET,
}


class Time(enum.Enum):
    """The times of an entry, by the field of a statns structure that has them."""

    MODIFIED = "st_mtime_sec"
    CHANGED = "st_ctime_sec"
    ACCESSED = "st_atime_sec"


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
    ctime: int | None = None
    atime: int | None = None

    @property
    def can_be_opened(self) -> bool:
        return self.kind is not Kind.INVALID


@dataclass(frozen=True, slots=True)
class Attributes:
    """The answer for one batch of names, in their order: a statns structure and the text of a link each."""

    stats: tuple[StatnsDict, ...]
    targets: tuple[str, ...]


_KINDS = tuple(Kind)
_KNOWN, _IN_VAIN = 1, 2
"""What is noted of a row that was asked for: the answer came, or there is none. Before that it is 0."""


class Listing:
    """A folder's entries by row, which may still be arriving. Rows never change their name; attributes are
    filled in later.
    """

    def __init__(self, path: str, names: Iterable[tuple[str, Kind]] = ()) -> None:
        self.path = path
        self.names = Names()
        self.details: dict[int, Details] = {}
        """By row; only those that have any."""
        self.revision = 0
        """Grows whenever the order by name may be another one."""
        self.filled = 0
        """Grows with every batch of attributes."""
        self._kinds = bytearray()
        self._plain = bytearray()
        self._known = bytearray()
        self._detailed = bytearray()
        self._sizes = array("q")
        self._times = {when: array("q") for when in Time}
        self._modes = array("I")
        self._uids = array("I")
        self._gids = array("I")
        self._targets: dict[int, str] = {}
        # Hashes, since the names themselves would take as much room again.
        self._seen: set[int] = set()
        self.add(names)

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, row: int) -> Entry:
        kind = _KINDS[self._kinds[row]]
        if self._known[row] != _KNOWN:
            return Entry(self.names[row], kind)
        return Entry(
            self.names[row],
            kind,
            self._sizes[row],
            self._times[Time.MODIFIED][row],
            self._modes[row],
            self._uids[row],
            self._gids[row],
            self._targets.get(row),
            self._times[Time.CHANGED][row],
            self._times[Time.ACCESSED][row],
        )

    def __iter__(self) -> Iterator[Entry]:
        return (self[row] for row in range(len(self)))

    @property
    def is_complete(self) -> bool:
        """Whether the attributes of all rows were asked for."""
        return 0 not in self._known

    def add(self, names: Iterable[tuple[str, Kind]]) -> None:
        """Take more names in; one that is impossible or was there before is kept, as an invalid one."""
        count = len(self.names)
        came = list(names)
        self.names.extend(name for name, _ in came)
        for name, kind in came:
            is_valid = is_component(name) and self._is_new(name)
            self._kinds.append(kind if is_valid else Kind.INVALID)
            self._plain.append(not name.startswith("."))
            self._known.append(0 if is_valid else _IN_VAIN)
        self._detailed += self._known[count:]
        more = len(self.names) - count
        for numbers in (self._sizes, *self._times.values(), self._modes, self._uids, self._gids):
            numbers.frombytes(bytes(numbers.itemsize * more))
        self.revision += 1

    def _is_new(self, name: str) -> bool:
        """Note a name, and tell whether it may stand here."""
        mark = hash(name)
        is_new = mark not in self._seen
        self._seen.add(mark)
        return is_new

    def folder(self, row: int) -> str:
        """The path of the folder that a row is in."""
        return self.path

    def path_of(self, row: int) -> str | None:
        """The path of a row; None where its name can be no file's."""
        return None if self._kinds[row] == Kind.INVALID else join(self.folder(row), self.names[row])

    def has(self, name: str) -> bool:
        """Whether this name has come already; only while names arrive."""
        return hash(name) in self._seen

    def end_of_names(self) -> None:
        """No more names will come: what only finds doubles is let go."""
        self._seen = set()

    def kind(self, row: int) -> Kind:
        return _KINDS[self._kinds[row]]

    @property
    def kinds(self) -> bytes | bytearray:
        """The kinds of all rows as numbers, for whoever goes through very many. Not to be changed."""
        return self._kinds

    @property
    def plain(self) -> bytes | bytearray:
        """For each row whether its name is an ordinary one, without a dot before it. Not to be changed."""
        return self._plain

    def folders(self) -> list[str]:
        """The names of the folders, as far as they are known to be some."""
        found, row = [], self._kinds.find(Kind.FOLDER)
        while row >= 0:
            found.append(self.names[row])
            row = self._kinds.find(Kind.FOLDER, row + 1)
        return found

    def is_known(self, row: int) -> bool:
        return self._known[row] == _KNOWN

    def is_detailed(self, row: int) -> bool:
        """Whether the details of a row were asked for."""
        return self._detailed[row] == _KNOWN

    def size(self, row: int) -> int:
        """The size in bytes, 0 where it is not known."""
        return self._sizes[row]

    def time(self, row: int, when: Time) -> int:
        return self._times[when][row]

    def mtime(self, row: int) -> int:
        return self._times[Time.MODIFIED][row]

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

    def unfilled(self, among: Iterable[int] | None, most: int) -> list[int]:
        """Up to `most` of these rows, or of all, whose attributes were not asked for yet."""
        return _undone(self._known, among, most)

    def undetailed(self, among: Iterable[int] | None, most: int) -> list[int]:
        """As `unfilled`, for details."""
        return _undone(self._detailed, among, most)

    def fill(self, rows: list[int], attributes: Attributes) -> None:
        """Take the attributes of one batch in. Raises ValueError where there are fewer or more than rows."""
        is_reordered = False
        for row, values, target in zip(rows, attributes.stats, attributes.targets, strict=True):
            # A file that went away between two calls, or that cannot be read, has inode 0
            # (guestfs_lstatnslist).
            if values["st_ino"] == 0 and values["st_mode"] == 0:
                self._known[row] = _IN_VAIN
                continue
            kind = kind_of_mode(values["st_mode"])
            is_reordered |= (kind is Kind.FOLDER) is not (self._kinds[row] == Kind.FOLDER)
            self.set_attributes(
                row,
                kind,
                values["st_size"],
                {when: values[when.value] for when in Time},
                values["st_mode"],
                values["st_uid"],
                values["st_gid"],
                target,
            )
        self.filled += 1
        self.revision += is_reordered

    def set_attributes(
        self,
        row: int,
        kind: Kind,
        size: int,
        times: Mapping[Time, int],
        mode: int,
        uid: int,
        gid: int,
        target: str,
    ) -> None:
        """Note what is known of one row."""
        self._known[row] = _KNOWN
        self._kinds[row] = kind
        self._sizes[row] = max(size, 0)
        for when, of_rows in self._times.items():
            of_rows[row] = times[when]
        self._modes[row] = mode & 0xFFFFFFFF
        self._uids[row] = uid & 0xFFFFFFFF
        self._gids[row] = gid & 0xFFFFFFFF
        if target:
            self._targets[row] = target

    def fill_details(self, rows: list[int], details: Sequence[Details]) -> None:
        """Take the details of one batch in, as `fill`."""
        for row, detail in zip(rows, details, strict=True):
            self._detailed[row] = _KNOWN
            if detail != NO_DETAILS:
                self.details[row] = detail
        self.filled += 1


def _undone(done: bytearray, among: Iterable[int] | None, most: int) -> list[int]:
    if among is not None:
        return [row for row in among if not done[row]][:most]
    found: list[int] = []
    row = done.find(0)
    while row >= 0 and len(found) < most:
        found.append(row)
        row = done.find(0, row + 1)
    return found


def kind_of_mode(mode: int) -> Kind:
    """What st_mode says, stat(2)."""
    return _OF_FORMAT.get(stat.S_IFMT(mode), Kind.UNKNOWN)


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
