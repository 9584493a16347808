"""The things that a transfer moves: what each is in the guest, and where it will be on the host."""

from __future__ import annotations

import enum
import stat
from dataclasses import dataclass

Place = tuple[str, ...]
"""A path below the destination, component by component."""
Span = tuple[int, int, int]
"""Where a part begins in its file and on its device, and its length, in bytes."""


class Kind(enum.Enum):
    """What a thing is, as far as a transfer cares."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SPECIAL = "special"
    INVALID = "invalid"
    """Its name is impossible."""
    UNREADABLE = "unreadable"


_OF_FORMAT = {stat.S_IFREG: Kind.FILE, stat.S_IFDIR: Kind.FOLDER, stat.S_IFLNK: Kind.LINK}


@dataclass(frozen=True, slots=True)
class Target:
    """What a selected thing will be called in the destination, and whether it replaces a file there."""

    path: str
    name: str
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One file, folder or link. `path` is the guest's, `size` and `stored` (without holes) are in bytes."""

    path: str
    place: Place
    kind: Kind
    size: int = 0
    stored: int = 0
    mtime: int = 0
    mode: int = 0o644
    target: str = ""
    """The text of a link."""
    replace: bool = False
    is_compressed: bool = False
    """Whether Windows keeps it compressed, or elsewhere: no program in the guest can read it."""

    @property
    def name(self) -> str:
        return self.place[-1]


@dataclass(frozen=True, slots=True)
class Begun:
    """Something that a transfer has made in its destination itself: what it was to be called, what it is
    called, and which file or folder it is. A later transfer that knows this goes on in it.
    """

    name: str
    host: str
    device: int
    inode: int


def kind_of(mode: int) -> Kind:
    """The kind of what has this st_mode."""
    return _OF_FORMAT.get(stat.S_IFMT(mode), Kind.SPECIAL)


def name_of(path: str) -> str:
    """What the thing at this path of a guest will be called on the host."""
    return path.rstrip("/").rpartition("/")[2] or "root"


def parent_of(path: str) -> str:
    """The folder that holds this path; the top folder holds itself."""
    return path.rstrip("/").rpartition("/")[0] or "/"


def below(folder: str, name: str) -> str:
    """The path of a name in a folder, whatever the name is; for reading only if it is a component."""
    return f"{folder.rstrip('/')}/{name}"
