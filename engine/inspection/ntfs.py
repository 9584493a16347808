"""Whether an NTFS was left in order, from the flags in its file $Volume (as Linux-NTFS documents them)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.ntfs.records import SECTOR, VOLUME_INFORMATION, Damaged, attributes, geometry

if TYPE_CHECKING:
    from engine.handle import GuestFS

_VOLUME_RECORD = 3
_DIRTY = 0x0001


def is_dirty(g: GuestFS, device: str) -> bool | None:
    """Whether Windows would check it at its next start; None if that cannot be told. Costs two processes."""
    try:
        found = geometry(g.pread_device(device, SECTOR, 0))
        place = found.table + _VOLUME_RECORD * found.record
        return dirty_flag(g.pread_device(device, found.record, place))
    except (DaemonError, Damaged):
        return None


def dirty_flag(record: bytes) -> bool:
    """The flag in the record of $Volume. Raises `Damaged`."""
    for attribute in attributes(record):
        if attribute.kind == VOLUME_INFORMATION and attribute.content is not None and attribute.size >= 12:
            return bool(struct.unpack_from("<H", attribute.content, 10)[0] & _DIRTY)
    raise Damaged("it has no flags")
