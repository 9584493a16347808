"""Apple's UDIF disk images (`.dmg`), as far as QEMU's `block/dmg.c` reads them. All big-endian.

The description stands at the end of the file, in the "koly" trailer.
"""

from __future__ import annotations

import struct

from appliance.images.header import SECTOR, Header, Unusable
from appliance.images.source import Source

_MAGIC = b"koly"
_SECTORS_AT = 0x1EC
_TABLES_AT = 0x28  # offset and length of the resource fork
_XML_AT = 0xD8


def ends(tail: bytes, size: int) -> bool:
    return len(tail) == SECTOR and tail[:4] == _MAGIC and tail[4:12] == struct.pack(">II", 4, SECTOR)


def read_header(source: Source) -> Header:
    """The trailer; refuses with Unusable."""
    trailer = source.tail(SECTOR)
    if not ends(trailer, source.size):
        raise Unusable("its trailer is missing; it is cut short, or no dmg", "Copy or download it again.")
    (sectors,) = struct.unpack_from(">Q", trailer, _SECTORS_AT)
    if not 0 < sectors * SECTOR <= 1 << 62:
        raise Unusable("its virtual size is not a possible one")
    tables = [struct.unpack_from(">QQ", trailer, at) for at in (_TABLES_AT, _XML_AT)]
    if not any(length for _, length in tables):
        raise Unusable("it has no block tables")
    for offset, length in tables:
        source.require(offset, length, "block table")
    return Header(format="dmg", virtual_size=sectors * SECTOR, kind="UDIF")
