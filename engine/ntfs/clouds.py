"""Files that a cloud keeps in step: whether their content is on the disk. Flags as in [MS-FSCC] 2.6."""

from __future__ import annotations

import struct

from engine.ntfs.records import DATA, STANDARD_INFORMATION
from engine.ntfs.table import File, Table

FLAGS = 0x20
"""Where the flags are in the standard information."""
_IS_AWAY = 0x00400000 | 0x1000
"""Flags of a file whose content is in the cloud: recalled when it is read, and offline."""


def is_here(table: Table, file: File) -> bool:
    """Whether the content of a file that a cloud keeps in step is all on the disk. Raises `Damaged`."""
    flags = flags_of(file)
    stream = table.stream(file.attributes, DATA, "")
    if stream is None or flags is None or flags & _IS_AWAY:
        return False
    # What NTFS itself compresses takes less than its size.
    is_packed = bool(stream.flags & 0xFF)
    return stream.content is not None or is_packed or stream.allocated >= stream.size


def flags_of(file: File) -> int | None:
    """The attributes of a file as Windows has them ([MS-FSCC] 2.6); None where they are not told."""
    for part in file.attributes:
        if part.kind == STANDARD_INFORMATION and part.content is not None and part.size >= FLAGS + 4:
            (flags,) = struct.unpack_from("<I", part.content, FLAGS)
            return int(flags)
    return None
