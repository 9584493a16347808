"""What lies below the chosen things, and where on the guest's devices the contents of its files are."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.ntfs.view import CompressedFile
from engine.transfer.guest_tree import Extent, goes_alone
from engine.transfer.items import Item, Kind, Place, Span

MOST = 60_000
MOST_NAMES = 16 << 20
"""Things, and bytes of their paths, that are kept in mind at once: some 50 MiB."""
LARGEST = 256 << 20
"""Bytes of one file, without holes, that are copied in this way."""

_UNTOLD = 16 << 10
_MOUNT = re.compile(
    rb"\d+ \d+ (?P<device>\d+:\d+) / /sysroot\S* (?P<options>\S+) (?:\S+ )*?- "
    rb"(?P<kind>ext[234]|xfs) (?P<source>/dev/[\w/.+-]+) "
)


class Unfit(Exception):
    """Not all that was chosen can be copied by its blocks."""


@dataclass(slots=True)
class Budget:
    """How much of a tree is kept in mind, of what may be."""

    count: int = 0
    room: int = 0

    def take(self, path: str, place: Place, target: str = "") -> None:
        """Have one more thing. Raises `Unfit` where it is one too many."""
        self.count += 1
        # A place has a pointer for each folder in it.
        self.room += len(path) + len(target) + 8 * len(place)
        if self.count > MOST or self.room > MOST_NAMES:
            raise Unfit("more than can be kept in mind")


@dataclass(slots=True)
class BlockFile:
    """A file whose parts lie on this device of the guest; what is in no part is a hole."""

    item: Item
    device: str
    spans: list[Span] = field(default_factory=list)
    content: CompressedFile | None = None
    """What makes the file of what is there, where Windows keeps it compressed."""


@dataclass(slots=True)
class BlockList:
    """What there is below the targets, a folder before what is in it."""

    files: list[BlockFile] = field(default_factory=list)
    others: list[Item] = field(default_factory=list)
    """Folders, links, special files and empty ones."""
    second_names: list[tuple[Item, Place]] = field(default_factory=list)
    """Hard links to what is in the list."""
    odd: list[Item] = field(default_factory=list)
    """Files that are not plain enough."""
    extent: Extent = field(default_factory=Extent)
    attributed: list[Item] | None = None
    """What has extended attributes, where that is known."""
    _first: dict[object, Place] = field(default_factory=dict)
    _budget: Budget = field(default_factory=Budget)

    def add(self, item: Item, identity: object = None) -> bool:
        """Sort one thing in; whether it is a file of which has to be found out where it lies.

        `identity` is what all names of a file have in common, if it has several. Raises `Unfit`.
        """
        self._budget.take(item.path, item.place, item.target)
        if item.kind is not Kind.FILE:
            self.others.append(item)
            return False
        self.extent.count(item.size, item.stored)
        if identity is not None:
            first = self._first.setdefault(identity, item.place)
            if first is not item.place:
                self.second_names.append((item, first))
                return False
        if not item.size:
            self.others.append(item)
        elif identity is None and goes_alone(item):
            self.extent.large.append(item)
        elif item.stored > LARGEST:
            raise Unfit("a large file of several names")
        else:
            return True
        return False

    def settle(self, file: BlockFile, spans: Sequence[Span], told: int) -> bool:
        """Take where a file lies, if that is all of it: `told` are its bytes on the device."""
        if not _is_whole(spans, told, file.item):
            return False
        file.spans = list(spans)
        self.files.append(file)
        return True


def read_only_devices(mountinfo: bytes) -> dict[int, str]:
    """The devices of file systems that nobody writes to, by number: others may hold blocks that are not there
    yet.
    """
    found = {}
    for mount in _MOUNT.finditer(mountinfo):
        if b"ro" in mount["options"].split(b","):
            major, minor = map(int, mount["device"].split(b":"))
            found[os.makedev(major, minor)] = os.fsdecode(mount["source"])
    return found


def _is_whole(spans: Sequence[Span], told: int, item: Item) -> bool:
    """Whether the parts are in order, and account for what the file takes on its device."""
    end = 0
    for start, _offset, length in spans:
        if start < end:
            return False
        end = start + length
    # The rest may be blocks of attributes, and those that tell where the blocks are.
    return told <= item.stored <= told + (item.stored >> 5) + _UNTOLD and (told > 0 or not item.stored)
