"""VHDX, Hyper-V's format, as Microsoft's [MS-VHDX] describes it. All little-endian.

A write goes through a log; an image that was not closed properly has to have it played back before
anything can be read. QEMU does that only in a writable file, which `Header.replay` asks for.
"""

from __future__ import annotations

import struct
from uuid import UUID

from appliance.images.header import Header, Unusable
from appliance.images.names import escaped
from appliance.images.source import Source

_MAGIC = b"vhdxfile"
_HEADERS_AT = (64 << 10, 128 << 10)
_REGIONS_AT = (192 << 10, 256 << 10)
_REGION_SIZE = 64 << 10
_HEADER = struct.Struct("<4sIQ16s16s16sHHIQ")
_REGION = struct.Struct("<16sQII")
_METADATA = struct.Struct("<16sIIII")
_LOCATOR = struct.Struct("<IIHH")
_MAX_REGIONS = _MAX_METADATA = 2047
_MAX_METADATA_SIZE = 16 << 20
_MAX_SIZE = 64 << 40


def _guid(text: str) -> bytes:
    return UUID(text).bytes_le


_BAT = _guid("2DC27766-F623-4200-9D64-115E9BFD4A08")
_METADATA_REGION = _guid("8B7CA206-4790-4B9A-B8FE-575F050F886E")
_FILE_PARAMETERS = _guid("CAA16737-FA36-4D43-B3B6-33F0AA44E76B")
_VIRTUAL_SIZE = _guid("2FA54224-CD1B-4876-B211-5DBED83BF4B8")
_LOGICAL_SECTOR = _guid("8141BF1D-A96F-4709-BA47-F233A8FAAB5F")
_PARENT_LOCATOR = _guid("A8D35F2D-B30B-454D-ABF7-D3D84834AB0C")
_FIXED, _HAS_PARENT = 1, 2


def matches(head: bytes) -> bool:
    return head[:8] == _MAGIC


def _crc_table() -> tuple[int, ...]:
    """CRC-32C (Castagnoli), reflected."""
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return tuple(table)


_CRC = _crc_table()


def crc32c(data: bytes) -> int:
    """The checksum that VHDX uses; the field that holds it counts as zero."""
    table, crc = _CRC, 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def _sound(block: bytes) -> bool:
    return int.from_bytes(block[4:8], "little") == crc32c(block[:4] + bytes(4) + block[8:])


def read_header(source: Source) -> Header:
    """The newer header, the regions and the metadata; refuses with Unusable."""
    log = _log(source)
    regions = _regions(source)
    metadata_at, metadata_size = regions.get(_METADATA_REGION, (0, 0))
    bat_at, bat_size = regions.get(_BAT, (0, 0))
    if not metadata_at or not bat_at:
        raise Unusable("its region table lacks what every image has")
    if metadata_size > _MAX_METADATA_SIZE:
        raise Unusable("its metadata are larger than any real ones")
    items = _metadata(source, metadata_at, metadata_size)
    block, flags = struct.unpack("<II", _item(items, _FILE_PARAMETERS, 8))
    size = int.from_bytes(_item(items, _VIRTUAL_SIZE, 8), "little")
    sector = int.from_bytes(_item(items, _LOGICAL_SECTOR, 4), "little")
    if flags & _HAS_PARENT:
        raise Unusable(
            f"it is a differencing image and needs its parent{_parent(items)}",
            "Merge it into its parent in Hyper-V with Merge-VHD.",
        )
    if not 1 << 20 <= block <= 256 << 20 or block & (block - 1):
        raise Unusable("its block size is not a possible one")
    if sector not in (512, 4096) or not 0 < size <= _MAX_SIZE or size % sector:
        raise Unusable("its virtual size is not a possible one")
    per_bitmap = (1 << 23) * sector // block
    blocks = -(-size // block)
    if bat_size < (blocks + (blocks - 1) // per_bitmap) * 8:
        raise Unusable("its block table is too small for its virtual size")
    source.require(bat_at, bat_size, "block table")
    return Header(
        format="vhdx",
        virtual_size=size,
        kind="fixed" if flags & _FIXED else "dynamic",
        cluster_size=block,
        dirty=log,
        replay=log,
        warnings=("It was not closed properly; its log is played back in a copy.",) if log else (),
    )


def _log(source: Source) -> bool:
    """Whether the header in force has a log to be played back."""
    sound = []
    for at in _HEADERS_AT:
        block = source.read(at, 4096, "header")
        if block[:4] == b"head" and _sound(block):
            sound.append(_HEADER.unpack_from(block))
    if not sound:
        raise Unusable("both copies of its header are damaged")
    newest = max(sound, key=lambda header: int(header[2]))
    log_id, log_version, version, log_size, log_at = newest[5:10]
    if version != 1 or log_version:
        raise Unusable("its version is not known")
    if any(log_id):
        source.require(log_at, log_size, "log")
    return any(log_id)


def _regions(source: Source) -> dict[bytes, tuple[int, int]]:
    """(offset, length) of the regions, by kind."""
    for at in _REGIONS_AT:
        table = source.read(at, _REGION_SIZE, "region table")
        if table[:4] == b"regi" and _sound(table):
            break
    else:
        raise Unusable("both copies of its region table are damaged")
    count = int.from_bytes(table[8:12], "little")
    if count > _MAX_REGIONS:
        raise Unusable("its region table is too long")
    found = {}
    for number in range(count):
        kind, offset, length, required = _REGION.unpack_from(table, 16 + number * _REGION.size)
        if kind in (_BAT, _METADATA_REGION):
            if kind in found:
                raise Unusable("its region table contradicts itself")
            source.require(offset, length, "region")
            found[kind] = (offset, length)
        elif required & 1:
            raise Unusable("it needs a feature that is not known")
    return found


def _metadata(source: Source, at: int, size: int) -> dict[bytes, bytes]:
    """The items that describe the disk, by kind."""
    table = source.read(at, min(size, _REGION_SIZE), "metadata")
    count = int.from_bytes(table[10:12], "little")
    if table[:8] != b"metadata" or count > _MAX_METADATA:
        raise Unusable("its metadata are damaged")
    items = {}
    for number in range(count):
        kind, offset, length, flags, _ = _METADATA.unpack_from(table, 32 + number * _METADATA.size)
        if not flags & 1:
            if offset + length > size:
                raise Unusable("its metadata contradict themselves")
            items[kind] = source.read(at + offset, min(length, _REGION_SIZE), "metadata")
    return items


def _item(items: dict[bytes, bytes], kind: bytes, size: int) -> bytes:
    value = items.get(kind, b"")
    if len(value) < size:
        raise Unusable("its metadata lack what every image has")
    return value[:size]


def _parent(items: dict[bytes, bytes]) -> str:
    """The parent's name as a locator states it, for the sentence; Windows paths, never opened."""
    locator = items.get(_PARENT_LOCATOR, b"")
    values = {}
    for number in range(min(int.from_bytes(locator[18:20], "little"), 16)):
        key_at, value_at, key_size, value_size = _LOCATOR.unpack_from(locator, 20 + number * _LOCATOR.size)
        key = locator[key_at : key_at + key_size].decode("utf-16-le", "replace")
        values[key] = locator[value_at : value_at + value_size].decode("utf-16-le", "replace")
    name = values.get("relative_path") or values.get("absolute_win32_path") or ""
    return f", {escaped(name)}" if name else ""
