"""What there is in a tree on XFS, and where, as find(1) and filefrag(8) tell it within the guest."""

from __future__ import annotations

import os
import re

from engine.transfer.blocks.block_list import BlockFile, BlockList, Unfit, read_only_devices
from engine.transfer.blocks.lines import Lines
from engine.transfer.items import Item, Kind, Span
from engine.transfer.members import Names

# A line end in a name would look like one of filefrag's, so it is not asked about such names. They write to
# files: a pipe has the processor go to and fro for each line.
PROGRAM = """
command -v filefrag >/dev/null || exit 9
(
    ulimit -f {most}
    find -P {names} -printf "%y %D %i %n %s %b %m %T@\\0%p\\0%l\\0" -type f -size +0c ! -path "*
*" -fprint0 $d/files >$d/list
) || exit 9
xargs -0 -r filefrag -v <$d/files >$d/told 2>/dev/null
cat $d/list
printf "\\0"
cat $d/told
"""
MOST_LISTED = 8 << 10
"""Blocks of 512 or 1024 bytes of the list itself: the guest gives up a longer one by itself."""

_HEAD = re.compile(
    rb"(?P<kind>\w) (?P<device>\d{1,19}) (?P<inode>\d{1,20}) (?P<links>\d{1,19}) (?P<size>\d{1,18})"
    rb" (?P<blocks>\d{1,18}) (?P<mode>[0-7]{1,6}) (?P<time>-?\d{1,18})(?:\.\d+)?"
)
_KINDS = {b"f": Kind.FILE, b"d": Kind.FOLDER, b"l": Kind.LINK}
_FILE = re.compile(rb"File size of (?P<name>.*) is \d+ \(\d+ blocks? of (?P<block>\d{1,7}) bytes\)")
_SPAN = re.compile(
    rb" *\d+: +(?P<start>\d{1,15})\.\. *\d+: +(?P<offset>\d{1,15})\.\. *\d+: +(?P<length>\d{1,15}):"
    rb"(?: +\d+:)? *(?P<flags>[a-z_,]*)"
)
_END = re.compile(rb": \d+ extents? found")
_PLAIN = {b"", b"last", b"eof", b"merged", b"shared"}


class XfsListing:
    """Reads one listing, of what is mounted so."""

    def __init__(self, text: Lines, names: Names, mountinfo: bytes) -> None:
        self._text = text
        self._names = names
        self._devices = read_only_devices(mountinfo)
        self._list = BlockList()
        self._asked: dict[bytes, BlockFile] = {}

    def run(self) -> BlockList:
        """Read it to its end. Raises `Unfit`."""
        while head := self._text.upto(b"\0"):
            name, target = self._text.upto(b"\0"), self._text.upto(b"\0")
            if name is None or target is None:
                raise Unfit("the list is cut off")
            self._take(head, name, target)
        if head is None:
            raise Unfit("the list is cut off")
        self._read_spans()
        self._list.odd += [file.item for file in self._asked.values()]
        return self._list

    def _take(self, head: bytes, name: bytes, target: bytes) -> None:
        where = self._names.where(os.fsdecode(name))
        told = _HEAD.fullmatch(head)
        if where is None or told is None:
            raise Unfit("what find does not say")
        item = Item(
            where.path,
            where.place,
            _KINDS.get(told["kind"], Kind.SPECIAL),
            int(told["size"]),
            int(told["blocks"]) * 512,
            int(told["time"]),
            int(told["mode"], 8),
            os.fsdecode(target),
            where.replace,
        )
        source = self._devices.get(int(told["device"]), "")
        if item.kind is Kind.FILE and not source:
            raise Unfit("a file of another file system")
        if not self._list.add(item, None if told["links"] == b"1" else told.group("device", "inode")):
            return
        if "\n" in item.path:
            self._list.odd.append(item)
        else:
            self._asked[name] = BlockFile(item, source)

    def _read_spans(self) -> None:
        asked: BlockFile | None = None
        spans: list[Span] = []
        block = told = 0
        name = b""
        while (line := self._text.upto(b"\n")) is not None:
            if begin := _FILE.fullmatch(line):
                name, block = begin["name"], int(begin["block"])
                asked, spans, told = self._asked.get(name), [], 0
            elif asked is None:
                continue
            elif span := _SPAN.fullmatch(line):
                start, offset, length = (int(span[part]) * block for part in ("start", "offset", "length"))
                told += length
                flags = set(span["flags"].split(b","))
                if flags - _PLAIN - {b"unwritten"} or not length:
                    asked = None
                elif b"unwritten" not in flags and start < asked.item.size:
                    spans.append((start, offset, min(length, asked.item.size - start)))
            elif line.startswith(name) and _END.fullmatch(line, len(name)):
                if self._list.settle(asked, spans, told):
                    del self._asked[name]
                asked = None
