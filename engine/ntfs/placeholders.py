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
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.ntfs.clouds import FLAGS, flags_of, is_here
from engine.ntfs.indexes import FOLDER, entries
from engine.ntfs.records import (
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
from engine.ntfs.table import File, Read, Table, near
from engine.ntfs.tags import is_cloud
from engine.ntfs.view import read_device

if TYPE_CHECKING:
    from engine.handle import GuestFS

logger = logging.getLogger(__name__)

_EXTEND = 11
"""The record of the folder that holds the index of reparse points."""
_POINTS = "$R"
_IS_POINT = 0x0400
_IS_UNFILLED = 0x00400000 | 0x00040000
"""Flags of a folder that is filled when somebody looks into it."""
_FLAGS_OF_ENTRY = 0x10 + 0x38
"""Where the flags are in an entry of a folder."""
_MOST = 500_000
"""Placeholders that are looked at."""
_PORTION = 10_000
_RECORDS = 16 << 20
"""Things, and bytes of their records, that are kept in mind at once."""
PATIENCE = 20.0
"""Seconds after which no more is looked at."""

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

    Does nothing where a drive is written to. What cannot be read or written there is as before. Costs some
    processes in the appliance, and where there is much, up to `PATIENCE`.
    """
    if not all(drive.readonly for drive in g.drives):
        return 0
    count = 0
    end = time.monotonic() + PATIENCE
    try:
        table = Table(_reader(g, device))
        numbers = _placeholders(table)
        most = min(_PORTION, _RECORDS // table.geometry.record)
        while portion := list(islice(numbers, most)):
            shown = dict(_shown(table, portion))
            for place, data in _changed(partial(read_device, g, device), _patches(table, shown, end)):
                g.pwrite_device(device, data, place)
            count += len(shown)
            if time.monotonic() > end:
                raise Damaged("it takes too long")
    except (DaemonError, Damaged) as error:
        logger.info("Not all that a cloud keeps on %s is shown: %s", device, error)
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
    # The shell knows no clusters of more than 64 KiB, and looks elsewhere then.
    first = first if first[:4] == b"FILE" else b""

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
        for _, folder in table.files([_EXTEND])
        for entry in entries(table, folder.attributes, FOLDER)
    }
    found = 0
    for _, child in table.files(islice(sorted(children), 64)):
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


def _shown(table: Table, numbers: Sequence[int]) -> Iterator[tuple[int, File]]:
    """Those of the placeholders that are folders, or files whose content is all on the disk."""
    for number, file in table.files(numbers):
        with contextlib.suppress(Damaged):
            has_point = any(part.kind == REPARSE_POINT for part in file.attributes)
            if has_point and (_is_filled(table, file) if is_folder(file.record) else is_here(table, file)):
                yield number, file


def _is_filled(table: Table, folder: File) -> bool:
    """Whether a folder has something in it, or nobody says that this is still in the cloud."""
    flags = flags_of(folder)
    is_told = flags is not None and not flags & _IS_UNFILLED
    return is_told or any(True for _ in entries(table, folder.attributes, FOLDER))


def _patches(table: Table, files: Mapping[int, File], end: float) -> dict[int, int]:
    """The flags that are to change, by their places on the device, of these files and in their folders."""
    patches: dict[int, int] = {}
    in_folder: dict[int, set[int]] = defaultdict(set)
    for number, file in files.items():
        place = table.place(number)
        for part in file.attributes:
            if part.content is None or place is None:
                continue
            if part.kind == STANDARD_INFORMATION and part.size >= FLAGS + 4:
                (flags,) = struct.unpack_from("<I", part.content, FLAGS)
                patches[place + part.at + FLAGS] = flags
            elif part.kind == FILE_NAME and part.size >= 8:
                in_folder[int.from_bytes(part.content[:6], "little")].add(number)
    for folder, file in table.files(in_folder):
        place = table.place(folder)
        if place is None or time.monotonic() > end:
            continue
        with contextlib.suppress(Damaged):
            for entry in entries(table, file.attributes, FOLDER):
                is_one = int.from_bytes(entry.data[:6], "little") in in_folder[folder]
                if is_one and len(entry.data) >= _FLAGS_OF_ENTRY + 4:
                    (flags,) = struct.unpack_from("<I", entry.data, _FLAGS_OF_ENTRY)
                    patches[entry.place + (place if entry.is_inside else 0) + _FLAGS_OF_ENTRY] = flags
    return {place: flags for place, flags in patches.items() if flags & _IS_POINT}


def _changed(read: Read, patches: Mapping[int, int]) -> Iterator[tuple[int, bytes]]:
    """Parts of the device with these flags changed, and where they belong.

    What is not where it was told to be stays as it is: an attribute may be in another record of its file.
    """
    places = [(place, 4) for place in sorted(patches) if place % SECTOR <= SECTOR - 6]
    for group in near(places):
        begin, end = group[0][0] // SECTOR * SECTOR, -(-sum(group[-1]) // SECTOR) * SECTOR
        before = read(begin, end - begin)
        data = bytearray(before)
        for place, _ in group:
            at = place - begin
            if data[at : at + 4] == struct.pack("<I", patches[place]):
                struct.pack_into("<I", data, at, patches[place] & ~_IS_POINT)
        if data != before:
            yield begin, bytes(data)
