"""A GUID partition table, written whole (UEFI specification, chapter 5).

Made with `part_add` and its like, each partition would cost several processes in the appliance.
"""

import struct
import uuid
import zlib
from dataclasses import dataclass

SECTOR = 512
MIB = 1 << 20
ENTRY_COUNT = 128
ENTRY_SIZE = 128
TABLE_SECTORS = ENTRY_COUNT * ENTRY_SIZE // SECTOR

EFI_SYSTEM = uuid.UUID("C12A7328-F81F-11D2-BA4B-00A0C93EC93B")
LINUX_DATA = uuid.UUID("0FC63DAF-8483-4772-8E79-3D69D8477DE4")
LINUX_LVM = uuid.UUID("E6D6D379-F507-44C2-A23C-238F2A3DF928")


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition, placed behind the one before it; its name has at most 36 letters."""

    name: str
    mebibytes: int
    kind: uuid.UUID = LINUX_DATA


def partition_table(partitions: tuple[Partition, ...], size: int) -> tuple[bytes, bytes]:
    """What belongs at the start and the end of a disk of `size` bytes; the first partition is at 1 MiB."""
    sectors = size // SECTOR
    entries = b""
    start = MIB // SECTOR
    for partition in partitions:
        end = start + partition.mebibytes * MIB // SECTOR
        entries += _entry(partition, start, end - 1)
        start = end
    if start > sectors - TABLE_SECTORS - 1:
        raise ValueError(f"The partitions end at sector {start}: too far for a disk of {sectors}.")
    table = entries.ljust(ENTRY_COUNT * ENTRY_SIZE, b"\0")
    disk = uuid.uuid4()
    last = sectors - 1
    first_header = _header(disk, table, here=1, other=last, table_at=2, sectors=sectors)
    last_header = _header(disk, table, here=last, other=1, table_at=last - TABLE_SECTORS, sectors=sectors)
    return _protective_mbr(sectors) + first_header + table, table + last_header


def _entry(partition: Partition, first: int, last: int) -> bytes:
    identity = uuid.uuid4().bytes_le
    name = partition.name.encode("utf-16-le")
    return struct.pack("<16s16sQQQ72s", partition.kind.bytes_le, identity, first, last, 0, name)


def _header(disk: uuid.UUID, table: bytes, here: int, other: int, table_at: int, sectors: int) -> bytes:
    size = 92
    usable = (2 + TABLE_SECTORS, sectors - TABLE_SECTORS - 2)
    places = struct.pack("<QQQQ16sQ", here, other, *usable, disk.bytes_le, table_at)
    tail = places + struct.pack("<III", ENTRY_COUNT, ENTRY_SIZE, zlib.crc32(table))
    start = b"EFI PART" + struct.pack("<II", 0x00010000, size)
    checksum = zlib.crc32(start + bytes(8) + tail)
    return (start + struct.pack("<II", checksum, 0) + tail).ljust(SECTOR, b"\0")


def _protective_mbr(sectors: int) -> bytes:
    covered = min(sectors - 1, 0xFFFFFFFF)
    entry = struct.pack("<B3sB3sII", 0, b"\x00\x02\x00", 0xEE, b"\xff\xff\xff", 1, covered)
    return bytes(446) + entry + bytes(48) + b"\x55\xaa"
