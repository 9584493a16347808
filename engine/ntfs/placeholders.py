"""Files and folders that a cloud keeps in step (OneDrive and others): what is on the disk can be read.

Windows puts a reparse point on each of them, also on those whose content is all here, and looks through it.
ntfs-3g shows a link that leads nowhere: whole folders, often Desktop and Documents, cannot be entered.
Without the flag that says "reparse point" they are the files and folders that they are. So that flag is taken
away before the file system is mounted: in the overlay that ends with the handle, never in the image. What is
only in the cloud stays a link: as a file it would be zeros.

The flags of such files are in [MS-FSCC] 2.6.
"""

from __future__ import annotations

import base64
import contextlib
import logging
import shlex
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.ntfs.indexes import FOLDER, entries
from engine.ntfs.records import (
    DATA,
    FILE_NAME,
    INDEX_ROOT,
    NUMBER,
    REPARSE_POINT,
    SECTOR,
    STANDARD_INFORMATION,
    Damaged,
    geometry,
    is_folder,
)
from engine.ntfs.table import File, Read, Table
from engine.ntfs.tags import is_cloud
from engine.ntfs.view import read_device

if TYPE_CHECKING:
    from engine.handle import GuestFS

logger = logging.getLogger(__name__)

_EXTEND = 11
"""The record of the folder that holds the index of reparse points."""
_POINTS = "$R"
_IS_POINT = 0x0400
_IS_AWAY = 0x00400000 | 0x1000
"""Flags of a file whose content is in the cloud: recalled when it is read, and offline."""
_FLAGS_OF_FILE, _FLAGS_OF_ENTRY = 0x20, 0x10 + 0x38
"""Where the flags are in the standard information, and in an entry of a folder."""
_MOST = 200_000
"""Placeholders that are looked at: some 400 MiB of records."""
_PORTION = 20_000
_NEAR = 32 << 10
_AT_ONCE = 1 << 20

# A call about a device takes the daemon as long as all of this: the boot sector, as numbers, and the first
# records of the table.
_HEAD = """
d={device}
set -- $(od -An -v -tu1 -N {boot} $d)
echo $*
first=$((${{49}} + 256 * (${{50}} + 256 * (${{51}} + 256 * ${{52}}))))
skip=$(((${{12}} + 256 * ${{13}}) * ${{14}} * first))
dd if=$d bs={size} count=1 iflag=skip_bytes,fullblock skip=$skip 2>/dev/null | base64 -w 0
"""
_BOOT_SIZE = 80
"""Bytes of the boot sector that say something."""
_HEAD_SIZE = 64 << 10
"""Bytes of the table: as many records of files that every volume has."""


def reveal(g: GuestFS, device: str) -> int:
    """Have ntfs-3g show what a cloud keeps on this device, which must not be mounted; how many things it is.

    Does nothing where a drive is written to. What cannot be read or written there is as before.
    """
    if not all(drive.readonly for drive in g.drives):
        return 0
    count = 0
    try:
        read = _reader(g, device)
        table = Table(read)
        numbers = _placeholders(table)
        while portion := list(islice(numbers, _PORTION)):
            patches = _patches(table, portion)
            for place, data in _changed(read, patches):
                g.pwrite_device(device, data, place)
            count += len(portion)
    except (DaemonError, Damaged) as error:
        logger.info("What a cloud keeps on %s is not shown: %s", device, error)
    return count


def _reader(g: GuestFS, device: str) -> Read:
    """What reads the device, and has read what is needed first. Raises `Damaged`, and what calls raise."""
    script = _HEAD.format(device=shlex.quote(device), boot=_BOOT_SIZE, size=_HEAD_SIZE)
    numbers, _, rest = g.running.shell(script).partition("\n")
    try:
        boot, first = bytes(map(int, numbers.split())).ljust(SECTOR, b"\0"), base64.b64decode(rest)
    except ValueError as error:
        raise Damaged("it cannot be read") from error
    begin = geometry(boot).table

    def read(offset: int, length: int) -> bytes:
        for start, known in ((0, boot), (begin, first)):
            if start <= offset and offset + length <= start + len(known):
                return known[offset - start : offset - start + length]
        return read_device(g, device, offset, length)

    return read


def _placeholders(table: Table) -> Iterator[int]:
    """The numbers of files with such a reparse point, from the index of all that there are."""
    children = {
        int.from_bytes(entry.data[:6], "little")
        for folder in table.files([_EXTEND]).values()
        for entry in entries(table, folder.attributes, FOLDER)
    }
    found = 0
    for child in table.files(islice(sorted(children), 64)).values():
        own = child.attributes
        if not any((part.kind, part.name) == (INDEX_ROOT, _POINTS) for part in own):
            continue
        for entry in entries(table, own, _POINTS):
            if len(entry.data) < 28:
                continue
            tag, reference = struct.unpack_from("<IQ", entry.data, 16)
            if is_cloud(tag) and found < _MOST:
                found += 1
                yield reference & NUMBER


def _patches(table: Table, numbers: Sequence[int]) -> dict[int, int]:
    """The flags that are to change, by their places on the device, of these files and in their folders."""
    patches: dict[int, int] = {}
    in_folder: dict[int, set[int]] = defaultdict(set)
    for number, file in table.files(numbers).items():
        place = table.place(number)
        if place is None or not _is_here(table, file):
            continue
        for part in file.attributes:
            if part.content is None:
                continue
            if part.kind == STANDARD_INFORMATION and part.size >= _FLAGS_OF_FILE + 4:
                (flags,) = struct.unpack_from("<I", part.content, _FLAGS_OF_FILE)
                patches[place + part.at + _FLAGS_OF_FILE] = flags & ~_IS_POINT
            elif part.kind == FILE_NAME and part.size >= 8:
                in_folder[int.from_bytes(part.content[:6], "little")].add(number)
    for folder, file in table.files(in_folder).items():
        place = table.place(folder)
        with contextlib.suppress(Damaged):
            for entry in entries(table, file.attributes, FOLDER):
                if place is not None and int.from_bytes(entry.data[:6], "little") in in_folder[folder]:
                    patches |= _patch(entry.data, entry.place + (place if entry.is_inside else 0))
    return patches


def _patch(entry: bytes, place: int) -> Mapping[int, int]:
    if len(entry) < _FLAGS_OF_ENTRY + 4:
        return {}
    (flags,) = struct.unpack_from("<I", entry, _FLAGS_OF_ENTRY)
    return {place + _FLAGS_OF_ENTRY: flags & ~_IS_POINT}


def _is_here(table: Table, file: File) -> bool:
    """Whether it is a folder, or a file whose content is all on the disk, and has a cloud's reparse point."""
    found = file.attributes
    point = next((part for part in found if part.kind == REPARSE_POINT and part.content), None)
    standard = next((part for part in found if part.kind == STANDARD_INFORMATION and part.content), None)
    if point is None or point.content is None or standard is None or standard.content is None:
        return False
    if len(point.content) < 8 or len(standard.content) < _FLAGS_OF_FILE + 4:
        return False
    (tag,) = struct.unpack_from("<I", point.content)
    (flags,) = struct.unpack_from("<I", standard.content, _FLAGS_OF_FILE)
    if not is_cloud(tag):
        return False
    if is_folder(file.record):
        return True
    try:
        stream = table.stream(found, DATA, "")
    except Damaged:
        return False
    if stream is None or flags & _IS_AWAY:
        return False
    return stream.content is not None or stream.allocated >= stream.size


def _changed(read: Read, patches: Mapping[int, int]) -> Iterator[tuple[int, bytes]]:
    """Parts of the device with the flags changed, and where they belong; not those that are right."""
    for group in _groups(sorted(place for place in patches if place % SECTOR <= SECTOR - 6)):
        begin, end = group[0] // SECTOR * SECTOR, -(-(group[-1] + 4) // SECTOR) * SECTOR
        before = read(begin, end - begin)
        data = bytearray(before)
        for place in group:
            if place + 4 - begin <= len(data):
                struct.pack_into("<I", data, place - begin, patches[place])
        if data != before:
            yield begin, bytes(data)


def _groups(places: Iterable[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for place in places:
        if group and (place - group[-1] > _NEAR or place - group[0] > _AT_ONCE):
            yield group
            group = []
        group.append(place)
    if group:
        yield group
