"""The text that describes a VMDK: its extents, its parent, how it was made; read and written.

The format is that of VMware's "Virtual Disk Format 5.0" technical note. A written descriptor holds
only what QEMU needs to join extents, under names of our choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from appliance.images.header import SECTOR, ExtentKind, ExtentName, Unusable

MAGIC = b"# Disk DescriptorFile"
LARGEST = 128 << 10
"""Bytes of a descriptor: one with as many parts as are allowed, under long names, has half of it."""
NO_PARENT = 0xFFFFFFFF
MAX_EXTENTS = 512
_MAX_LINES = 4096
_MAX_SECTORS = 64 << 31

_EXTENT = re.compile(
    rb'(RW|RDONLY|NOACCESS)\s+(\d{1,19})\s+(\w{1,32})(?:\s+"([^"]{1,1023})"(?:\s+(\d{1,19}))?)?'
)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """`cid` changes whenever the content does; a child names its parent's as `parent_cid`."""

    create_type: str
    cid: int
    parent_cid: int
    parent: bytes | None
    extents: tuple[ExtentName, ...]

    @property
    def sectors(self) -> int:
        return sum(extent.sectors for extent in self.extents)


def parse(text: bytes) -> Descriptor:
    """Read a descriptor; refuses with Unusable what it cannot be sure of."""
    settings: dict[bytes, bytes] = {}
    extents = []
    lines = text.partition(b"\0")[0].split(b"\n")
    if len(lines) > _MAX_LINES:
        raise Unusable("its description is larger than any real one")
    for line in lines:
        line = line.strip()
        if not line or line.startswith(b"#"):
            continue
        if found := _EXTENT.match(line):
            extents.append(_extent(*found.groups()))
            if len(extents) > MAX_EXTENTS:
                raise Unusable(f"it has more than {MAX_EXTENTS} parts")
        else:
            name, _, value = line.partition(b"=")
            settings.setdefault(name.strip().lower(), value.strip().strip(b'"'))
    cid = _number(settings, b"cid", 0)
    parent_cid = _number(settings, b"parentcid", NO_PARENT)
    parent = settings.get(b"parentfilenamehint") if parent_cid != NO_PARENT else None
    if parent_cid != NO_PARENT and not parent:
        raise Unusable("it is built on another disk, but does not say which")
    create_type = settings.get(b"createtype", b"").decode("ascii", "replace")
    return Descriptor(create_type, cid, parent_cid, parent, tuple(extents))


def _number(settings: dict[bytes, bytes], name: bytes, otherwise: int) -> int:
    value = settings.get(name)
    if value is None:
        return otherwise
    if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", value):
        raise Unusable("its description is damaged")
    return int(value, 16)


def _extent(
    access: bytes, sectors: bytes, kind: bytes, name: bytes | None, offset: bytes | None
) -> ExtentName:
    count = int(sectors)
    if access == b"NOACCESS" or not 0 < count <= _MAX_SECTORS:
        raise Unusable("one of its parts cannot be read")
    if kind in (b"VMFSRDM", b"VMFSRAW"):
        raise Unusable("it stands for a physical disk")
    try:
        known = ExtentKind(kind.decode("ascii"))
    except ValueError:
        raise Unusable(
            f"one of its parts is of the kind {kind.decode('ascii', 'replace')}, which QEMU does not read",
            "Convert it with VMware: vmware-vdiskmanager -r FILE -t 0 NEW.vmdk",
        ) from None
    if not name or (offset is not None and not known.flat):
        raise Unusable("its description is damaged")
    start = int(offset or 0)
    if start > _MAX_SECTORS:
        raise Unusable("its description is damaged")
    return ExtentName(known, name, count, start * SECTOR)


_CREATE_TYPES = {
    ExtentKind.FLAT: "twoGbMaxExtentFlat",
    ExtentKind.VMFS: "vmfs",
    ExtentKind.SPARSE: "twoGbMaxExtentSparse",
    ExtentKind.VMFS_SPARSE: "vmfsSparse",
    ExtentKind.SE_SPARSE: "seSparse",
}


def written(cids: tuple[int, int], extents: Sequence[tuple[ExtentName, str]]) -> bytes:
    """A descriptor that joins `extents`, each to be found under the given name."""
    lines = [
        MAGIC.decode(),
        "version=1",
        f"CID={cids[0]:08x}",
        f"parentCID={cids[1]:08x}",
        f'createType="{_CREATE_TYPES[extents[0][0].kind]}"',
    ]
    for extent, name in extents:
        # To QEMU, VMFS is FLAT that has to begin at the start.
        kind = "FLAT" if extent.kind.flat else extent.kind.value
        start = f" {extent.offset // SECTOR}" if extent.kind.flat else ""
        lines.append(f'RW {extent.sectors} {kind} "{name}"{start}')
    return "\n".join([*lines, ""]).encode("ascii")
