"""The folders that were counted, each with all that is below it added up."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from browser.usage.counting import Delta, Large


class Measure(enum.Enum):
    """What is compared."""

    ALLOCATED = "allocated"
    """What files take on the disk."""
    SIZE = "size"
    """How long they are."""


class Sort(enum.Enum):
    """What a part of a folder is."""

    FOLDER = "folder"
    FILE = "file"
    SMALL_FILES = "small files"
    """All files of the folder that are not named, together."""
    ELSEWHERE = "other file system"


class Folder:
    """One folder. The sums hold everything below it that was counted so far."""

    __slots__ = (
        "allocated",
        "children",
        "files",
        "folders",
        "is_elsewhere",
        "large",
        "name",
        "own_allocated",
        "own_files",
        "own_size",
        "parent",
        "size",
    )

    def __init__(self, parent: Folder | None, name: str, *, is_elsewhere: bool = False) -> None:
        self.parent = parent
        self.name = name
        self.is_elsewhere = is_elsewhere
        self.children: list[Folder] = []
        self.large: Sequence[Large] = ()
        self.files = self.folders = self.size = self.allocated = 0
        self.own_files = self.own_size = self.own_allocated = 0

    def amount(self, measure: Measure) -> int:
        """Its bytes, by what is compared."""
        return self.allocated if measure is Measure.ALLOCATED else self.size


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a folder. `folder` is set where one can go into it; `count` is of files."""

    name: str
    sort: Sort
    allocated: int
    size: int
    count: int
    folder: Folder | None = None

    def amount(self, measure: Measure) -> int:
        """Its bytes, by what is compared."""
        return self.allocated if measure is Measure.ALLOCATED else self.size


class UsageTree:
    """Grows while it is counted. `top` is the path of the folder that is counted."""

    def __init__(self, top: str) -> None:
        self.top = top
        self.root = Folder(None, "/")
        self._folders: list[Folder] = []

    def take(self, deltas: Sequence[Delta]) -> None:
        """Add what came."""
        for delta in deltas:
            folder = self._folder(delta)
            if delta.large:
                folder.large = delta.large
            folder.own_files += delta.files
            folder.own_size += delta.size
            folder.own_allocated += delta.allocated
            above: Folder | None = folder
            while above is not None:
                above.files += delta.files
                above.size += delta.size
                above.allocated += delta.allocated
                above = above.parent

    def path(self, folder: Folder) -> str:
        """Where a folder is in the guest."""
        names: list[str] = []
        while folder.parent is not None:
            names.append(folder.name)
            folder = folder.parent
        return "/".join([self.top.rstrip("/"), *reversed(names)]) or "/"

    def at(self, path: str) -> Folder | None:
        """The folder of a path, if it was counted."""
        if path != self.top and not path.startswith(f"{self.top.rstrip('/')}/"):
            return None
        folder = self.root
        for name in path[len(self.top) :].strip("/").split("/"):
            if name:
                found = next((child for child in folder.children if child.name == name), None)
                if found is None:
                    return None
                folder = found
        return folder

    def _folder(self, delta: Delta) -> Folder:
        if delta.number < len(self._folders):
            return self._folders[delta.number]
        if not self._folders:
            folder = self.root
        else:
            parent = self._folders[delta.parent]
            folder = Folder(parent, delta.name, is_elsewhere=delta.is_elsewhere)
            parent.children.append(folder)
            above: Folder | None = parent
            while above is not None:
                above.folders += 1
                above = above.parent
        self._folders.append(folder)
        return folder


def shares(folder: Folder, measure: Measure, most: int | None = None) -> list[Share]:
    """The parts of a folder, the largest first; with `most` no more than so many."""
    found = [
        Share(
            child.name,
            Sort.ELSEWHERE if child.is_elsewhere else Sort.FOLDER,
            child.allocated,
            child.size,
            child.files,
            None if child.is_elsewhere else child,
        )
        for child in folder.children
    ]
    found += [Share(large.name, Sort.FILE, large.allocated, large.size, 1) for large in folder.large]
    rest = Share(
        "",
        Sort.SMALL_FILES,
        max(folder.own_allocated - sum(large.allocated for large in folder.large), 0),
        max(folder.own_size - sum(large.size for large in folder.large), 0),
        max(folder.own_files - len(folder.large), 0),
    )
    if rest.count or rest.allocated:
        found.append(rest)
    found.sort(key=lambda share: (-share.amount(measure), share.name))
    return found if most is None else found[:most]
