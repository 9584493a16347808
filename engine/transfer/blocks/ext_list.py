"""What there is in a tree on ext2 to ext4, and where, as its own folders and inodes tell it.

find(1) names the folders, so that the guest's kernel decides what belongs to the tree; what is in them, and
where that lies, is read here from copies of their blocks. Programs in the guest that ask for each file take
several times as long.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.transfer.blocks import device
from engine.transfer.blocks.block_list import BlockFile, BlockList, Budget, Unfit, read_only_devices
from engine.transfer.blocks.ext import Inode, Layout, Map, NotPlain, entries
from engine.transfer.blocks.lines import Lines
from engine.transfer.items import Item, Kind, Place, Span, below, kind_of
from engine.transfer.members import Names

if TYPE_CHECKING:
    from engine.transfer.segments import Stream
    from engine.transfer.work import Work

# The beginning of the device has up to 64 bytes for each group, which has as many blocks as a block has bits.
PROGRAM = """
device=$(findmnt -n -o SOURCE --target {first})
[ -b "$device" ] || exit 9
find -P {names} -maxdepth 0 -printf "%D %i %p\\0"
find -P {names} -mindepth 1 -type d -printf "%D %i %p\\0"
printf "\\0"
size=$(blockdev --getsize64 "$device")
block=$(stat -f -c %S {first})
dd if="$device" bs=1M count=$((1 + (size / block * 8 / block >> 20))) 2>/dev/null
"""
_MOST_HEAD = 64 << 20
"""Bytes of the beginning of a device: of one of 128 TiB with blocks of 4 KiB."""
_MOST_PARTS = 300_000
"""Blocks that tell where others are, and parts of files."""
_MOST_COPIED = 256 << 20
"""Bytes of inodes or folders, and of what lies between them, that are copied at once."""
_LINE = re.compile(rb"(?P<device>\d{1,19}) (?P<inode>\d{1,19}) (?P<name>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in a folder, or one that was chosen."""

    path: str
    place: Place
    inode: int
    replace: bool = False


class ExtListing:
    """Lists what lies in the folders that find names. Belongs to the thread of the transfer."""

    def __init__(self, work: Work, stream: Stream, text: Lines, names: Names, mountinfo: bytes) -> None:
        """`text` is of the stream, behind what tells the mounts."""
        self._work = work
        self._stream = stream
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
        head = self._text.rest(_MOST_HEAD)
        if head is None or self._stream.complaints or self._stream.status != 0:
            raise Unfit("the guest does not read all of it")
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
        budget = Budget()
        while line := self._text.upto(b"\0"):
            told = _LINE.fullmatch(line)
            where = self._names.where(os.fsdecode(told["name"])) if told else None
            if told is None or where is None:
                raise Unfit("what find does not say")
            source = self._mounted.get(int(told["device"]))
            if source is None or (self._device and source != self._device):
                raise Unfit("another file system in the tree")
            self._device = source
            budget.take(where.path, where.place)
            yield _Entry(where.path, where.place, int(told["inode"]), where.replace)
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
        if self._follow(maps):
            raise Unfit("a folder that cannot be read")
        budget = Budget()
        inside = []
        with self._copied(span for place in maps for span in place.spans) as parts:
            for folder, place in zip(folders, maps, strict=True):
                self._work.shell.check()
                for name, inode in self._names_in(place, parts):
                    entry = _Entry(below(folder.path, name), (*folder.place, name), inode)
                    budget.take(entry.path, entry.place)
                    inside.append(entry)
        return inside

    def _names_in(self, folder: Map, parts: device.DeviceParts) -> Iterator[tuple[str, int]]:
        block = self._layout.block
        for _start, at, length in folder.spans:
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
            target = inode.short_target(layout) if kind is Kind.LINK else b""
            if target is None:
                if inode.size > layout.block:
                    raise Unfit("a link that is longer than any")
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
            is_whole = number not in damaged and place.is_whole
            if not (is_whole and self._list.settle(file, place.spans, place.told)):
                self._list.odd.append(file.item)

    def _read_links(self, links: Sequence[tuple[_Entry, Map]]) -> None:
        """Take the links whose text takes a block."""
        maps = [place for _, place in links]
        if self._follow(maps) or not all(place.is_whole and len(place.spans) == 1 for place in maps):
            raise Unfit("a link that cannot be read")
        with self._copied(place.spans[0] for place in maps) as parts:
            for entry, place in links:
                _start, at, length = place.spans[0]
                target = parts.read(at, length)
                if len(target) != place.inode.size or b"\0" in target:
                    raise Unfit("a link that cannot be read")
                self._list.add(self._item(entry, target))

    def _follow(self, maps: Sequence[Map]) -> set[int]:
        """Read all blocks that tell where others are; returns which of the maps are damaged."""
        damaged: set[int] = set()
        block = self._layout.block
        room = _MOST_PARTS - sum(len(place.nodes) + len(place.spans) for place in maps)
        while pending := [(number, node) for number, place in enumerate(maps) for node in place.nodes]:
            for place in maps:
                place.nodes = []
            with self._copied((0, node.at, block) for _, node in pending) as parts:
                for number, node in pending:
                    place = maps[number]
                    before = len(place.nodes) + len(place.spans)
                    try:
                        place.read(node, parts.read(node.at, block))
                    except NotPlain:
                        damaged.add(number)
                    room -= len(place.nodes) + len(place.spans) - before
                    if room < 0:
                        raise Unfit("files of too many parts")
            for number in damaged:
                maps[number].nodes = []
        return damaged

    @contextlib.contextmanager
    def _copied(self, spans: Iterable[Span]) -> Iterator[device.DeviceParts]:
        """Parts of the device, if they lie so close together that this is the fast way."""
        self._work.shell.check()
        wanted = list(spans)
        pieces = device.pieces_of(wanted)
        if len(pieces) > device.MOST_PIECES or not device.pays(len(pieces), len(wanted)):
            raise Unfit("parts that lie too far from one another")
        if sum(end - begin for begin, end in pieces) > _MOST_COPIED:
            raise Unfit("more inodes and folders than are copied at once")
        with device.copied(self._work, self._device, pieces) as parts:
            yield parts
