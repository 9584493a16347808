"""Raw: the disk's bytes and nothing else. ISO images are raw too."""

from __future__ import annotations

from appliance.images.header import SECTOR, Header, Unusable
from appliance.images.source import Source

_ISO_MARK = (32769, b"CD001")


def marks(head: bytes) -> tuple[str, ...]:
    """What in the first 33 KiB only a disk's own bytes would hold: partition tables, ISO 9660."""
    found = []
    if head[510:512] == b"\x55\xaa":
        found.append("a boot sector")
    if head[512:520] == b"EFI PART":
        found.append("a partition table")
    if head[_ISO_MARK[0] : _ISO_MARK[0] + 5] == _ISO_MARK[1]:
        found.append("an ISO 9660 file system")
    return tuple(found)


def read_header(source: Source) -> Header:
    """A raw image's only property is its size; the last sector is filled up, as QEMU does."""
    if source.size < SECTOR:
        raise Unusable(f"a disk has at least {SECTOR} bytes, and this file has {source.size}")
    warnings: tuple[str, ...] = ()
    if source.size % SECTOR:
        warnings = (f"Its size is not a multiple of {SECTOR} bytes: it may be cut short.",)
    head = source.read(_ISO_MARK[0], 5, "beginning") if source.size >= _ISO_MARK[0] + 5 else b""
    return Header(
        format="raw",
        virtual_size=-(-source.size // SECTOR) * SECTOR,
        kind="ISO 9660" if head == _ISO_MARK[1] else "",
        warnings=warnings,
    )
