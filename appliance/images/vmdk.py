"""VMDK, VMware's format: one sparse file, or a description in text of the files that make a disk.

The structures are those of VMware's "Virtual Disk Format 5.0" technical note, and for ESX's own
kinds those that QEMU's `block/vmdk.c` reads. All little-endian, counted in sectors of 512 bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from appliance.images import vmdk_descriptor
from appliance.images.header import SECTOR, ExtentKind, ExtentName, Header, Unusable
from appliance.images.source import Source
from appliance.images.vmdk_descriptor import NO_PARENT, Descriptor

_SPARSE = b"KDMV"
_COW = b"COWD"
_SE_SPARSE = struct.pack("<Q", 0xCAFEBABE)

_SPARSE_HEADER = struct.Struct("<4sIIQQQQIQQQB4sH")
_COW_HEADER = struct.Struct("<4sIIIIII")
_MARKER = struct.Struct("<QII")
_GD_AT_END = 0xFFFFFFFFFFFFFFFF
_COMPRESSED = 1
_FOOTER_MARKER = 3
_MAX_GRAIN = 0x200000
_MAX_DIRECTORY = 32 << 20
_COW_TABLE = 4096


def matches(head: bytes) -> bool:
    return head[:4] in (_SPARSE, _COW) or head.startswith(vmdk_descriptor.MAGIC)


@dataclass(frozen=True, slots=True)
class _Sparse:
    """A sparse extent's header, checked."""

    sectors: int
    grain: int
    compressed: bool
    description: tuple[int, int]


def read_header(source: Source) -> Header:
    """The header of a whole disk; refuses with Unusable, also what is only a part of one."""
    magic = source.head(4)
    if magic == _COW:
        raise Unusable("it is only one part of a disk", "Open the small .vmdk file that describes the disk.")
    if magic == _SPARSE:
        sparse = _sparse(source)
        offset, size = sparse.description
        if offset and not sparse.sectors:
            raise Unusable("its description asks for other files, which a sparse disk does not have")
        text = source.read(offset, min(size, vmdk_descriptor.LARGEST), "description") if offset else b""
        descriptor = vmdk_descriptor.parse(text)
        if not descriptor.extents:
            raise Unusable(
                "it is only one part of a split disk", "Open the small .vmdk file that describes the disk."
            )
        return _header(descriptor, sparse.sectors, (), sparse.grain * SECTOR)
    if source.size > vmdk_descriptor.LARGEST:
        raise Unusable(
            "its description is larger than any real one",
            "If it is a raw disk, state the format raw.",
        )
    descriptor = vmdk_descriptor.parse(source.read(0, source.size, "description"))
    if not descriptor.extents:
        raise Unusable("its description names no files")
    return _header(descriptor, descriptor.sectors, descriptor.extents, 0)


def _header(descriptor: Descriptor, sectors: int, extents: tuple[ExtentName, ...], grain: int) -> Header:
    return Header(
        format="vmdk",
        virtual_size=sectors * SECTOR,
        kind=descriptor.create_type,
        cluster_size=grain,
        backing=descriptor.parent,
        backing_format=None if descriptor.parent is None else b"vmdk",
        extents=extents,
        cids=(descriptor.cid, descriptor.parent_cid),
    )


def check_extent(declared: ExtentName, source: Source) -> None:
    """Refuse with Unusable a file that is not the part which the description says it is."""
    if declared.kind.flat:
        source.require(declared.offset, declared.sectors * SECTOR, "end")
        return
    magic = source.head(8)
    if declared.kind is ExtentKind.SE_SPARSE:
        if magic != _SE_SPARSE:
            raise Unusable("it is not the kind of file that the disk's description says")
        sectors = int.from_bytes(source.read(16, 8, "header"), "little")
    elif magic[:4] == _SPARSE:
        sectors = _sparse(source).sectors
    elif magic[:4] == _COW:
        sectors = _cow_sectors(source)
    else:
        raise Unusable("it is not the kind of file that the disk's description says")
    if sectors != declared.sectors:
        raise Unusable("its size is not what the disk's description says")


def _sparse(source: Source) -> _Sparse:
    fields = _SPARSE_HEADER.unpack(source.read(0, _SPARSE_HEADER.size, "header"))
    description = (fields[5] * SECTOR, fields[6] * SECTOR)
    directory_at = fields[9]
    if directory_at == _GD_AT_END:
        fields = _footer(source)
        directory_at = fields[9]
    _, version, _, sectors, grain, _, _, entries, _, _, data_at, _, _, compression = fields
    if version > 3:
        raise Unusable(f"its version {version} is not known")
    if not 0 < grain <= _MAX_GRAIN or not 0 < entries <= 512:
        raise Unusable("its grain size is not a possible one")
    directory = -(-sectors // (entries * grain)) * 4
    if directory > _MAX_DIRECTORY:
        raise Unusable("its grain directory is larger than any real one")
    source.require(directory_at * SECTOR, directory, "grain directory")
    source.require(0, data_at * SECTOR, "content")
    return _Sparse(sectors, grain, compression == _COMPRESSED, description)


def _footer(source: Source) -> tuple[int, ...]:
    """The header's copy at the end of a disk that was written as a stream, in place of the first."""
    end = source.tail(3 * SECTOR)
    if len(end) < 3 * SECTOR:
        raise Unusable("its end is missing", "Copy or download it again.")
    _, size, kind = _MARKER.unpack_from(end)
    if (
        (size, kind) != (0, _FOOTER_MARKER)
        or end[SECTOR : SECTOR + 4] != _SPARSE
        or any(_MARKER.unpack(end[-512:-496]))
    ):
        raise Unusable("its end is missing: it is cut short or damaged", "Copy or download it again.")
    return _SPARSE_HEADER.unpack_from(end, SECTOR)


def _cow_sectors(source: Source) -> int:
    _, _, _, sectors, grain, directory_at, entries = _COW_HEADER.unpack(
        source.read(0, _COW_HEADER.size, "header")
    )
    if not 0 < grain <= _MAX_GRAIN or entries * 4 > _MAX_DIRECTORY or sectors > entries * grain * _COW_TABLE:
        raise Unusable("its header is damaged")
    source.require(directory_at * SECTOR, entries * 4, "grain directory")
    return int(sectors)


def parents_match(child: Header, parent: Header) -> bool:
    """Whether the parent's content is still what the child was built on."""
    return (
        child.cids is None
        or child.cids[1] == NO_PARENT
        or parent.cids is None
        or child.cids[1] == parent.cids[0]
    )
