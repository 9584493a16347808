"""Where the contents of many files lie on the disks of a guest, found out within the guest and in one go.

find(1) tells what there is and filefrag(8) where, in file systems whose files lie on their device as they
are. Whatever is not plain, or is more than can be kept in mind, is no answer: it is copied in another way.
What the guest says here decides only from which of its own blocks a file is copied afterwards.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.transfer.guest_tree import Extent, goes_alone
from engine.transfer.items import Item, Kind, Place, Target
from engine.transfer.members import Names
from engine.transfer.segments import Stream, StreamFailed
from engine.transfer.work import Work

MOST = 60_000
MOST_NAMES = 16 << 20
"""Things, and bytes of their paths, that are kept in mind at once: some 50 MiB."""
LARGEST = 256 << 20
"""Bytes of one file, without holes, that are copied in this way."""

Span = tuple[int, int, int]
"""Where a part begins in its file and on its device, and its length, in bytes."""

# Of ext2 to ext4, debugfs(8) tells where a file lies, in a fraction of the time; of XFS filefrag does. A line
# end in a name would look like one of filefrag's, so it is not asked about such names. They write to files: a
# pipe has the processor go to and fro for each line.
_PROGRAM = """(
command -v getfattr >/dev/null || exit 9
device=
case $(stat -f -c %t {first}) in
    ef53) device=$(findmnt -n -o SOURCE --target {first}); [ -b "$device" ] || exit 9 ;;
    58465342) command -v filefrag >/dev/null || exit 9 ;;
    *) exit 9 ;;
esac
cat /proc/self/mountinfo
printf "\\0%s\\0" "$device"
look() {{
    find -P {names} -printf "%y %D %i %n %s %b %m %T@\\0%p\\0%l\\0" -type f -size +0c "$@" >$d/list
}}
if [ "$device" ]; then
    (ulimit -f {most}; look -fprintf $d/files "ex -l <%i>\\n") || exit 9
    {{ echo "stats -h"; cat $d/files; }} >$d/ask
    debugfs -f $d/ask "$device" >$d/told 2>/dev/null
else
    (ulimit -f {most}; look ! -path "*
*" -fprint0 $d/files) || exit 9
    xargs -0 -r filefrag -v <$d/files >$d/told 2>/dev/null
fi
cat $d/list
printf "\\0"
cat $d/told
)"""
_MOST_LISTED = 8 << 10
"""Blocks of 512 or 1024 bytes of the list itself: the guest gives up a longer one by itself."""
_LONGEST_NAMES = 32 << 10
_LONGEST_LINE = 1 << 20
_FIELDS = 8
_KINDS = {b"f": Kind.FILE, b"d": Kind.FOLDER, b"l": Kind.LINK}
_MOUNT = re.compile(
    rb"\d+ \d+ (?P<device>\d+:\d+) / /sysroot\S* (?P<options>\S+) (?:\S+ )*?- "
    rb"(?P<kind>ext[234]|xfs) (?P<source>/dev/[\w/.+-]+) "
)
_FILE = re.compile(rb"File size of (?P<name>.*) is \d+ \(\d+ blocks? of (?P<block>\d{1,7}) bytes\)")
_SPAN = re.compile(
    rb" *\d+: +(?P<start>\d{1,15})\.\. *\d+: +(?P<offset>\d{1,15})\.\. *\d+: +(?P<length>\d{1,15}):"
    rb"(?: +\d+:)? *(?P<flags>[a-z_,]*)"
)
_COMMAND = re.compile(rb"debugfs: ex -l <(?P<inode>\d+)>")
_FEATURES = b"Filesystem features:"
_HIDDEN = re.compile(rb"\bencrypt\b")
"""What a file's blocks hold is not what is in it where this feature is used."""
_BLOCK_SIZE = re.compile(rb"Block size: +(\d{1,7})")
_LEAF = re.compile(
    rb" *\d+/ *\d+ +(\d{1,5})/ *(\d{1,5}) +(\d{1,15}) - +(\d{1,15}) +(\d{1,15}) - +\d{1,15} +\d{1,15} *"
    rb"(?P<unwritten>Uninit)? *"
)
_END = re.compile(rb": \d+ extents? found")
_UNTOLD = 16 << 10
_PLAIN = {b"", b"last", b"eof", b"merged", b"shared"}


@dataclass(slots=True)
class BlockFile:
    """A file whose parts lie on this device of the guest; what is in no part is a hole."""

    item: Item
    device: str
    spans: list[Span] = field(default_factory=list)


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


def list_blocks(work: Work, targets: Sequence[Target]) -> BlockList | None:
    """List what lies below the targets. None where not all of it can be copied by its blocks."""
    names = Names(targets)
    quoted = " ".join(shlex.quote(name) for name in names.arguments)
    if len(quoted) > _LONGEST_NAMES:
        return None
    first = shlex.quote(names.arguments[0])
    program = _PROGRAM.format(first=first, names=quoted, most=_MOST_LISTED)
    stream = Stream(work.g, work.shell, program, names=names.arguments)
    try:
        reading = Reading(Lines(stream.parts()), names)
        found = reading.run()
        if found is None or stream.complaints or stream.status != 0:
            return None
    except StreamFailed:
        return None
    finally:
        stream.close()
    work.check_images()
    return found


class Lines:
    """A stream of bytes, in parts that end with one byte or another."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._buffer = b""
        self._at = 0

    def upto(self, end: bytes) -> bytes | None:
        """The bytes up to the next of those ends, without it; None behind the last one."""
        while (found := self._buffer.find(end, self._at)) < 0:
            part = next(self._parts, None)
            if part is None or len(self._buffer) - self._at > _LONGEST_LINE:
                return None
            self._buffer = self._buffer[self._at :] + part
            self._at = 0
        line = self._buffer[self._at : found]
        self._at = found + len(end)
        return line


class Reading:
    """Reads one listing."""

    def __init__(self, text: Lines, names: Names) -> None:
        self._text = text
        self._names = names
        self._list = BlockList()
        self._devices: dict[int, str] = {}
        self._first: dict[tuple[bytes, bytes], Place] = {}
        self._device = ""
        self._asked: dict[bytes, BlockFile] = {}
        """By inode where debugfs was asked, of one device then, else by name."""

    def run(self) -> BlockList | None:
        """Read it to its end; None where it is not to be used."""
        self._read_mounts(self._text.upto(b"\0") or b"")
        self._device = os.fsdecode(self._text.upto(b"\0") or b"")
        count = room = 0
        while (head := self._text.upto(b"\0")) is not None:
            if not head:
                return self._list if self._read_spans() else None
            count += 1
            name, target = self._text.upto(b"\0"), self._text.upto(b"\0")
            if name is None or target is None or not self._take(head, name, target):
                return None
            # A place has a pointer for each folder in it.
            room += len(name) + len(target) + 8 * name.count(b"/")
            if count > MOST or room > MOST_NAMES:
                return None
        return None

    def _read_mounts(self, text: bytes) -> None:
        for mount in _MOUNT.finditer(text):
            # Of one that is written to, blocks may not be there yet.
            if b"ro" in mount["options"].split(b","):
                major, minor = map(int, mount["device"].split(b":"))
                self._devices[os.makedev(major, minor)] = os.fsdecode(mount["source"])

    def _take(self, head: bytes, name: bytes, target: bytes) -> bool:
        """Take one entry; whether it is one that can be."""
        fields = head.split(b" ")
        where = self._names.where(os.fsdecode(name))
        if where is None or len(fields) != _FIELDS:
            return False
        kind, device, inode, links, size, blocks, mode, time = fields
        if not all(map(bytes.isdigit, (device, inode, links, size, blocks, mode))):
            return False
        item = Item(
            where.path,
            where.place,
            _KINDS.get(kind, Kind.SPECIAL),
            int(size),
            int(blocks) * 512,
            _seconds(time),
            int(mode, 8),
            os.fsdecode(target),
            where.replace,
        )
        if item.kind is not Kind.FILE:
            self._list.others.append(item)
            return True
        source = self._devices.get(int(device))
        if source is None or (self._device and source != self._device):
            return False
        asked = inode if self._device else name
        return self._take_file(asked, item, source, (device, inode), is_only=links == b"1")

    def _take_file(
        self, asked: bytes, item: Item, device: str, identity: tuple[bytes, bytes], *, is_only: bool
    ) -> bool:
        found = self._list
        found.extent.count(item.size, item.stored)
        if not is_only:
            first = self._first.setdefault(identity, item.place)
            if first is not item.place:
                found.second_names.append((item, first))
                return True
        if not item.size:
            found.others.append(item)
        elif is_only and goes_alone(item):
            found.extent.large.append(item)
        elif item.stored > LARGEST:
            return False
        elif "\n" in item.path and not self._device:
            found.odd.append(item)
        else:
            self._asked[asked] = BlockFile(item, device)
        return True

    def _read_spans(self) -> bool:
        """Read where the files lie; whether that can be told."""
        if not (self._read_debugfs() if self._device else self._read_filefrag()):
            return False
        self._list.odd += [file.item for file in self._asked.values()]
        return True

    def _settle(self, asked: bytes, spans: Sequence[Span], told: int) -> None:
        """Take what was told of one file, if that is all of it."""
        file = self._asked.get(asked)
        if file is not None and _is_whole(spans, told, file.item):
            del self._asked[asked]
            file.spans = list(spans)
            self._list.files.append(file)

    def _read_debugfs(self) -> bool:
        block = told = 0
        asked = b""
        spans: list[Span] = []
        left = 0
        is_good = False
        while (line := self._text.upto(b"\n")) is not None:
            if command := _COMMAND.fullmatch(line):
                if is_good and not left:
                    self._settle(asked, spans, told)
                asked, spans, told, left, is_good = command["inode"], [], 0, 0, False
            elif not asked:
                if line.startswith(_FEATURES) and _HIDDEN.search(line):
                    return False
                if size := _BLOCK_SIZE.fullmatch(line):
                    block = int(size[1])
            elif line.startswith(b"Level Entries"):
                is_good = asked in self._asked and block > 0
            elif is_good and (leaf := _LEAF.fullmatch(line)):
                number, count, start, end, offset = map(int, leaf.group(1, 2, 3, 4, 5))
                # In each block of the tree, one is told behind the other.
                is_good = number == (count - left + 1 if left else 1)
                left = count - number
                length = (end + 1 - start) * block
                told += length
                size_here = self._asked[asked].item.size
                if leaf["unwritten"] is None and start * block < size_here:
                    spans.append((start * block, offset * block, min(length, size_here - start * block)))
            else:
                is_good = False
        if is_good and not left:
            self._settle(asked, spans, told)
        return block > 0

    def _read_filefrag(self) -> bool:
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
                if flags - _PLAIN - {b"unwritten"}:
                    asked = None
                elif b"unwritten" not in flags and start < asked.item.size:
                    spans.append((start, offset, min(length, asked.item.size - start)))
            elif line.startswith(name) and _END.fullmatch(line, len(name)):
                self._settle(name, spans, told)
                asked = None
        return True


def _is_whole(spans: Sequence[Span], told: int, item: Item) -> bool:
    """Whether the parts are in order, and account for what the file takes on its device."""
    end = 0
    for start, _offset, length in spans:
        if start < end:
            return False
        end = start + length
    # The rest may be blocks of attributes, and those that tell where the blocks are.
    return told + (item.stored >> 5) + _UNTOLD >= item.stored and (told > 0 or not item.stored)


def _seconds(time: bytes) -> int:
    whole = time.partition(b".")[0]
    return int(whole) if whole.removeprefix(b"-").isdigit() else 0
