"""Two dynamic disks of a Windows machine, written by hand, since nothing on Linux makes such disks.

The format is that of the Logical Disk Manager of Windows Vista and later, as libldm and Linux read it: a
partition table with one partition for all that is managed, a private header that leads to a database of
1 MiB, and in that records of the group, its disks, and its volumes, which consist of components, and those
of partitions. Every disk of a group holds the whole database. Numbers are big-endian, and those of records
as short as they can be. The first disk has an MBR and the database at its end, the second a GPT and a
partition for the database.

Volume1, D:  simple, on the first disk: the NTFS of the recipe "ntfs"
Volume2, E:  spanned over both: the FAT of "fat"
Volume3, F:  striped over both: the ext4 of "ext4-mbr", which Windows would not have
Volume4      mirrored on both: the NTFS of "ntfs"
"""

import binascii
import hashlib
import inspect
import struct
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.disks import disk, disk_folder, making

MIB = 1 << 20
SECTOR = 512
GROUP = "WIN-GUEST-Dg0"
GROUP_ID = uuid.UUID("51f3f2d4-4c84-11e2-a3cc-525400123456")
DISKS = ("Disk1", "Disk2")
VOLUMES = {"Volume1": "simple", "Volume2": "spanned", "Volume3": "striped", "Volume4": "mirrored"}
"""Kinds, as ldmtool calls them, by name."""

_DISK_IDS = (
    uuid.UUID("06495a84-fbfd-11e1-8cf9-52540061f5db"),
    uuid.UUID("06495a88-fbfd-11e1-8cf9-52540061f5db"),
)
_SIZE = 256 * MIB // SECTOR
_DATABASE = MIB // SECTOR
_MBR_START, _GPT_START = 63, 2048 + 2 * _DATABASE
_CHUNK = 128
"""Sectors of a stripe: 64 KiB, which is what Windows takes."""

# In sectors of the database, and how many of them there are.
_TABLES = (1, 2, 2045, 2046)
_HEADERS = (1856, 2047)
_CONFIG, _CONFIG_SIZE = 17, 1481
_LOG, _LOG_SIZE = 1498, 224

_ENTRY = 128
_ENTRY_HEAD = 16
_VOLUME, _COMPONENT, _PARTITION, _DISK, _GROUP = 0x51, 0x32, 0x33, 0x34, 0x35
"""The kinds of records, with their versions."""
_HAS_HINT, _HAS_STRIPES, _HAS_INDEX = 0x02, 0x10, 0x08
_STRIPED, _CONCATENATED = 1, 2
_COMMIT = 1200
_BASIC_DATA = uuid.UUID("ebd0a0a2-b9e5-4433-87c0-68b6b72699c7")
_LDM_METADATA = uuid.UUID("5808c8aa-7e8f-42e0-85d2-e1e90434cfb3")
_LDM_DATA = uuid.UUID("af9b60a0-1431-4f62-bc68-3311714a69ad")


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where a partition of a volume lies: on which disk, and in sectors of what that disk manages."""

    disk: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """A volume: its content, its drive letter, and its components, each of which holds all of it."""

    content: bytes
    hint: str
    components: tuple[tuple[_Extent, ...], ...]
    chunk: int = 0


def ldm() -> tuple[Path, Path]:
    """The raw images of the first and the second disk."""
    digest = hashlib.sha256(inspect.getsource(sys.modules[__name__]).encode())
    for name in ("ntfs", "fat", "ext4-mbr"):
        digest.update(disk(name).path.name.encode())
    mark = digest.hexdigest()[:16]
    first, second = (disk_folder() / f"ldm-{number}-{mark}.raw" for number in (1, 2))
    for number, path in enumerate((first, second)):
        if not path.exists():
            with making(path) as draft:
                if draft is not None:
                    _write(draft, number)
    return first, second


def _plans() -> list[_Plan]:
    ntfs, fat, ext4 = (disk(name).path.read_bytes()[MIB:] for name in ("ntfs", "fat", "ext4-mbr"))
    whole = len(ntfs) // SECTOR
    half = whole // 2
    assert half % _CHUNK == 0
    assert len(fat) == len(ext4) == len(ntfs)
    return [
        _Plan(ntfs, "D:", ((_Extent(0, 1985, whole),),)),
        _Plan(fat, "E:", ((_Extent(0, 1985 + whole, half - 7), _Extent(1, 0, whole - half + 7)),)),
        _Plan(ext4, "F:", ((_Extent(0, 1985 + 2 * whole, half), _Extent(1, whole, half)),), _CHUNK),
        _Plan(ntfs, "", ((_Extent(0, 1985 + 3 * whole, whole),), (_Extent(1, 2 * whole, whole),))),
    ]


def _write(path: Path, number: int) -> None:
    """Leaves holes where nothing is."""
    plans = _plans()
    start = (_MBR_START, _GPT_START)[number]
    database = (_SIZE - _DATABASE, 2048)[number]
    with path.open("wb") as file:
        file.truncate(_SIZE * SECTOR)
        blocks = _mbr() if number == 0 else _gpt()
        header = _private_header(number, start, database)
        if number == 0:
            blocks[6] = header
        blocks |= {database + place: content for place, content in _database(header, plans).items()}
        for place, content in blocks.items():
            file.seek(place * SECTOR)
            file.write(content)
        for plan in plans:
            for extent, content in _pieces(plan, number):
                for offset in range(0, len(content), MIB):
                    if any(some := content[offset : offset + MIB]):
                        file.seek((start + extent.start) * SECTOR + offset)
                        file.write(some)


def _pieces(plan: _Plan, number: int) -> Iterator[tuple[_Extent, bytes]]:
    """What of a volume lies on a disk, by where it lies."""
    for component in plan.components:
        place = 0
        for column, extent in enumerate(component):
            if plan.chunk:
                step = plan.chunk * SECTOR
                chunks = range(column * step, len(plan.content), step * len(component))
                content = b"".join(plan.content[chunk : chunk + step] for chunk in chunks)
            else:
                content = plan.content[place : place + extent.size * SECTOR]
                place += extent.size * SECTOR
            assert len(content) == extent.size * SECTOR
            if extent.disk == number:
                yield extent, content


def _mbr() -> dict[int, bytes]:
    return {0: _boot_sector(0x42, _MBR_START, _SIZE - _DATABASE - _MBR_START)}


def _boot_sector(kind: int, start: int, size: int) -> bytes:
    entry = struct.pack("<B3sB3sII", 0, b"\0\2\0", kind, b"\xff" * 3, start, size)
    return struct.pack("<440sIH64s2s", b"", 0x1234ABCD, 0, entry, b"\x55\xaa")


def _gpt() -> dict[int, bytes]:
    """A table at the start and at the end, with the database and what is managed."""
    last = _SIZE - 34
    entries = b"".join(
        struct.pack("<16s16sQQQ72s", kind.bytes_le, uuid.UUID(int=place).bytes_le, start, end, 0, b"")
        for place, (kind, start, end) in enumerate(
            (
                (_LDM_METADATA, 2048, 2047 + _DATABASE),
                (_BASIC_DATA, 2048 + _DATABASE, _GPT_START - 1),
                (_LDM_DATA, _GPT_START, last),
            ),
            start=1,
        )
    ).ljust(128 * 128, b"\0")

    def header(own: int, other: int, table: int) -> bytes:
        head, check = b"EFI PART\0\0\1\0\x5c\0\0\0", binascii.crc32(entries)
        rest = struct.pack(
            "<4x4Q16sQIII", own, other, 34, last, _DISK_IDS[1].bytes_le, table, 128, 128, check
        )
        return head + struct.pack("<I", binascii.crc32(head + bytes(4) + rest)) + rest

    return {
        0: _boot_sector(0xEE, 1, _SIZE - 1),
        1: header(1, _SIZE - 1, 2),
        2: entries,
        _SIZE - 33: entries,
        _SIZE - 1: header(_SIZE - 1, 1, _SIZE - 33),
    }


def _private_header(number: int, start: int, database: int) -> bytes:
    end = database if database > start else _SIZE - 33
    return struct.pack(
        ">8sIHHQQQQ64s64s64s32s11x4QQQIIQQI",
        *(b"PRIVHEAD", 0, 2, 12, 0, 6, *reversed(_HEADERS)),
        *(str(each).encode() for each in (_DISK_IDS[number], uuid.UUID(int=1), GROUP_ID)),
        *(GROUP.encode(), start, end - start, database, _DATABASE),
        *(2, _DATABASE - 2, 1, 1, _CONFIG_SIZE, _LOG_SIZE, 0x1234ABCD),
    )


def _database(header: bytes, plans: list[_Plan]) -> dict[int, bytes]:
    bitmaps = ((b"config", _CONFIG, _CONFIG_SIZE), (b"log", _LOG, _LOG_SIZE))
    table = struct.pack(">8sI4xI16x", b"TOCBLOCK", 1, 1)
    table += b"".join(struct.pack(">8sHQQQ", name, 0, place, size, 0) for name, place, size in bitmaps)
    records = list(_records(plans))
    entries = [
        entry for record, content in enumerate(records, start=1) for entry in _entries(record, content)
    ]
    # What is not in use yet is there as well.
    entries += [_entry_head(0, 0, 0)] * 8
    first = 4
    counts = [
        sum(content[3] == kind for content in records) for kind in (_VOLUME, _COMPONENT, _PARTITION, _DISK)
    ]
    config = struct.pack(
        ">4sIIIHHH31s64sQQ4I12x4I12xQ",
        *(b"VMDB", first + len(entries), _ENTRY, SECTOR, 1, 4, 10),
        *(GROUP.encode(), str(GROUP_ID).encode(), _COMMIT, _COMMIT, *counts, *(0,) * 4, 0),
    ).ljust(SECTOR, b"\0")
    for number, entry in enumerate(entries, start=first):
        config += (entry[:4] + struct.pack(">I", number) + entry[8:]).ljust(_ENTRY, b"\0")
    return dict.fromkeys(_TABLES, table) | dict.fromkeys(_HEADERS, header) | {_CONFIG: config}


def _entries(record: int, content: bytes) -> Iterator[bytes]:
    """A record as entries of the database, which have a fixed size. They get their numbers later."""
    size = _ENTRY - _ENTRY_HEAD
    count = -(-len(content) // size)
    for number in range(count):
        yield _entry_head(record, number, count) + content[number * size : (number + 1) * size]


def _entry_head(record: int, number: int, count: int) -> bytes:
    return struct.pack(">4s4xIHH", b"VBLK", record, number, count)


def _records(plans: list[_Plan]) -> Iterator[bytes]:
    """Everything in the database. Objects are told from each other by a number."""
    yield _record(_GROUP, 0, _number(1), _text(GROUP), _text(str(GROUP_ID)), bytes(4), _commit())
    for number, name in enumerate(DISKS):
        yield _record(
            _DISK,
            0,
            _number(10 + number),
            _text(name),
            _text(str(_DISK_IDS[number])),
            _text(""),
            bytes(4),
            _commit(),
        )
    parts = [0, 0]
    for number, (name, plan) in enumerate(zip(VOLUMES, plans, strict=True), start=1):
        own = 100 * number
        yield _volume_record(own, name, plan)
        for index, component in enumerate(plan.components, start=1):
            ours = own + 10 * index
            yield _component_record(ours, own, f"{name}-{index:02}", plan, len(component))
            place = 0
            for column, extent in enumerate(component):
                parts[extent.disk] += 1
                yield _record(
                    _PARTITION,
                    _HAS_INDEX if len(component) > 1 else 0,
                    _number(ours + 1 + column),
                    _text(f"{DISKS[extent.disk]}-{parts[extent.disk]:02}"),
                    bytes(4) + _commit(),
                    struct.pack(">QQ", extent.start, place),
                    _number(extent.size) + _number(ours) + _number(10 + extent.disk),
                    _number(column) if len(component) > 1 else b"",
                )
                place += extent.size


def _volume_record(own: int, name: str, plan: _Plan) -> bytes:
    return _record(
        _VOLUME,
        _HAS_HINT if plan.hint else 0,
        _number(own) + _text(name) + _text("gen") + _text("8000000000000000"),
        struct.pack(">14sBBB3xB", b"ACTIVE", 3, 0, own // 100, 1),
        _number(len(plan.components)) + _commit() + bytes(8),
        _number(len(plan.content) // SECTOR) + bytes(4) + b"\x07",
        uuid.UUID(int=own).bytes,
        _text(plan.hint) if plan.hint else b"",
    )


def _component_record(own: int, volume: int, name: str, plan: _Plan, columns: int) -> bytes:
    return _record(
        _COMPONENT,
        _HAS_STRIPES if plan.chunk else 0,
        _number(own) + _text(name) + _text("ACTIVE"),
        bytes([_STRIPED if plan.chunk else _CONCATENATED]) + bytes(4),
        _number(columns) + _commit() + bytes(8) + _number(volume) + bytes(1),
        _number(plan.chunk) + _number(columns) if plan.chunk else b"",
    )


def _record(kind: int, flags: int, *fields: bytes) -> bytes:
    content = b"".join(fields)
    return struct.pack(">HBBI", 0, flags, kind, len(content)) + content


def _number(value: int) -> bytes:
    size = max(1, (value.bit_length() + 7) // 8)
    return bytes([size]) + value.to_bytes(size)


def _text(value: str) -> bytes:
    return bytes([len(value)]) + value.encode()


def _commit() -> bytes:
    return struct.pack(">Q", _COMMIT)
