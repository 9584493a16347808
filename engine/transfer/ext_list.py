"""What there is in a tree on ext2 to ext4, and where, as its own folders and inodes tell it.

find(1) names the folders, so that the guest's kernel decides what belongs to the tree; what is in them, and
where that lies, is read here from copies of their blocks. That takes a tenth of the time that programs in the
guest take to ask for each file.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.transfer import device
from engine.transfer.block_list import MOST, BlockFile, BlockList, Unfit, read_only_devices
from engine.transfer.ext import HEAD, Inode, Layout, Map, NotPlain, Span, entries
from engine.transfer.items import Item, Kind, Place, below, kind_of
from engine.transfer.lines import Lines
from engine.transfer.members import Names

if TYPE_CHECKING:
    from engine.transfer.work import Work

# The beginning of the device holds 64 bytes for each group, which has 8 MiB where blocks are small.
PROGRAM = """
device=$(findmnt -n -o SOURCE --target {first})
[ -b "$device" ] || exit 9
find -P {names} -maxdepth 0 -printf "%D %i %p\\0"
find -P {names} -mindepth 1 -type d -printf "%D %i %p\\0"
printf "\\0"
size=$(blockdev --getsize64 "$device")
dd if="$device" bs=1M count=$((1 + (size >> 37))) 2>/dev/null
"""
MOST_HEAD = 64 << 20
"""Bytes of the beginning of a device: of 8 TiB with small blocks, of any size with ordinary ones."""
_MOST_NODES = 20_000
"""Blocks that tell where others are, and folders' blocks."""
_MOST_BYTES_OF_FOLDERS = 64 << 20


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in a folder, or one that was chosen."""

    path: str
    place: Place
    inode: int
    replace: bool = False


class ExtListing:
    """Lists what lies in the folders that find names. Belongs to the thread of the transfer."""

    def __init__(self, work: Work, text: Lines, names: Names, mountinfo: bytes) -> None:
        self._work = work
        self._text = text
        self._names = names
        self._mounted = read_only_devices(mountinfo)
        self._list = BlockList(attributed=[])
        self._inodes: dict[int, Inode] = {}
        self._layout: Layout
        self._device = ""

    def run(self) -> BlockList:
        """Read everything. Raises `Unfit`, and what a transfer does."""
        try:
            return self._run()
        except NotPlain as error:
            raise Unfit(f"{error}") from error

    def _run(self) -> BlockList:
        found = list(self._read_names())
        head = self._text.rest(MOST_HEAD)
        if head is None or len(head) < HEAD:
            raise Unfit("no beginning of a file system")
        self._layout = Layout.read(head)
        self._read_inodes(entry.inode for entry in found)
        tops = [entry for entry in found if len(entry.place) == 1]
        folders = [entry for entry in found if kind_of(self._inodes[entry.inode].mode) is Kind.FOLDER]
        inside = self._read_folders(folders)
        self._read_inodes(entry.inode for entry in inside)
        listed = {entry.path for entry in folders}
        self._sort_in([*tops, *inside], listed)
        return self._list

    def _read_names(self) -> Iterator[_Entry]:
        """What find said: each chosen thing, then every folder below, all of one device."""
        count = 0
        while line := self._text.upto(b"\0"):
            fields = line.split(b" ", 2)
            count += 1
            if len(fields) < 3 or not (fields[0].isdigit() and fields[1].isdigit()) or count > MOST:
                raise Unfit("what find does not say")
            where = self._names.where(os.fsdecode(fields[2]))
            source = self._mounted.get(int(fields[0]))
            if where is None or source is None or (self._device and source != self._device):
                raise Unfit("another file system in the tree")
            self._device = source
            yield _Entry(where.path, where.place, int(fields[1]), where.replace)
        if line is None or not self._device:
            raise Unfit("the list is cut off")

    def _read_inodes(self, numbers: Iterable[int]) -> None:
        layout = self._layout
        places = {number: layout.inode_at(number) for number in numbers if number not in self._inodes}
        size = layout.inode_size
        with self._copied([(0, at, size) for at in places.values()]) as parts:
            for number, at in places.items():
                self._inodes[number] = Inode.read(layout, parts.read(at, size))

    def _read_folders(self, folders: Sequence[_Entry]) -> list[_Entry]:
        """What is in the folders, in the order of these."""
        maps = [Map.of(self._layout, self._inodes[folder.inode]) for folder in folders]
        if sum(found.size for found in maps) > _MOST_BYTES_OF_FOLDERS:
            raise Unfit("folders of too many names")
        if self._follow(maps):
            raise Unfit("a folder that cannot be read")
        inside = []
        with self._copied(span for found in maps for span in found.spans) as parts:
            for folder, found in zip(folders, maps, strict=True):
                for name, inode in self._names_in(found, parts):
                    path = below(folder.path, name)
                    inside.append(_Entry(path, (*folder.place, name), inode))
                    if len(inside) > MOST:
                        raise Unfit("more than can be kept in mind")
        return inside

    def _names_in(self, folder: Map, parts: device.DeviceParts) -> Iterator[tuple[str, int]]:
        block = self._layout.block
        for _start, at, length in sorted(folder.spans):
            if length % block:
                raise Unfit("a folder that ends within a block")
            for place in range(at, at + length, block):
                data = parts.read(place, block)
                if not data:
                    raise Unfit("a folder that cannot be read")
                for inode, name in entries(data):
                    yield os.fsdecode(name), inode

    def _sort_in(self, found: Sequence[_Entry], listed: set[str]) -> None:
        layout = self._layout
        files: list[tuple[BlockFile, Map]] = []
        links: list[tuple[_Entry, Map]] = []
        for entry in found:
            inode = self._inodes[entry.inode]
            kind = kind_of(inode.mode)
            if kind is Kind.FOLDER and entry.path not in listed:
                raise Unfit("a folder that find does not see")
            target = inode.short_target if kind is Kind.LINK else b""
            if target is None:
                links.append((entry, Map.of(layout, inode)))
                continue
            item = self._item(entry, target)
            if self._list.add(item, entry.inode if inode.links > 1 else None):
                try:
                    files.append((BlockFile(item, self._device), Map.of(layout, inode)))
                except NotPlain:
                    self._list.odd.append(item)
        self._settle(files, self._follow([place for _, place in files]))
        self._read_links(links)

    def _item(self, entry: _Entry, target: bytes) -> Item:
        inode = self._inodes[entry.inode]
        item = Item(
            entry.path,
            entry.place,
            kind_of(inode.mode),
            inode.size,
            inode.stored,
            inode.mtime,
            stat.S_IMODE(inode.mode),
            os.fsdecode(target),
            entry.replace,
        )
        if inode.has_attributes and self._list.attributed is not None:
            self._list.attributed.append(item)
        return item

    def _settle(self, files: Sequence[tuple[BlockFile, Map]], damaged: set[int]) -> None:
        for number, (file, place) in enumerate(files):
            spans = sorted(place.spans)
            if number in damaged or not self._list.settle(file, spans, place.told):
                self._list.odd.append(file.item)

    def _read_links(self, links: Sequence[tuple[_Entry, Map]]) -> None:
        """Take the links whose text takes a block."""
        maps = [place for _, place in links]
        if self._follow(maps) or not all(len(place.spans) == 1 for place in maps):
            raise Unfit("a link that cannot be read")
        with self._copied(place.spans[0] for place in maps) as parts:
            for entry, place in links:
                _start, at, length = place.spans[0]
                target = parts.read(at, length)
                if len(target) != place.size:
                    raise Unfit("a link that cannot be read")
                self._list.add(self._item(entry, target))

    def _follow(self, maps: Sequence[Map]) -> set[int]:
        """Read all blocks that tell where others are; returns which of the maps are damaged."""
        damaged: set[int] = set()
        count = 0
        while pending := [(number, node) for number, place in enumerate(maps) for node in place.nodes]:
            count += len(pending)
            if count > _MOST_NODES:
                raise Unfit("files of too many pieces")
            for place in maps:
                place.nodes = []
            block = self._layout.block
            with self._copied((0, node.at, block) for _, node in pending) as parts:
                for number, node in pending:
                    try:
                        maps[number].read(node, parts.read(node.at, block))
                    except NotPlain:
                        damaged.add(number)
        return damaged

    @contextlib.contextmanager
    def _copied(self, spans: Iterable[Span]) -> Iterator[device.DeviceParts]:
        """Parts of the device, if they lie so close together that this is the fast way."""
        self._work.shell.check()
        wanted = list(spans)
        pieces = device.pieces_of(wanted)
        if not device.pays(len(pieces), len(wanted)):
            raise Unfit("parts that lie too far from one another")
        with device.copied(self._work, self._device, pieces) as parts:
            yield parts
