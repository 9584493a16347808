"""Records of NTFS's master file table, made by its documentation."""

from __future__ import annotations

import struct
from collections.abc import Sequence

RECORD = 1024
CLUSTER = 4096


def boot(*, table: int = 4, cluster: int = 8, record: int = -10) -> bytes:
    """A boot sector: the table's first cluster, sectors of a cluster, clusters of a record."""
    content = bytearray(512)
    content[3:11] = b"NTFS    "
    struct.pack_into("<HB", content, 11, 512, cluster)
    struct.pack_into("<Q", content, 0x30, table)
    struct.pack_into("<b", content, 0x40, record)
    return bytes(content)


def record(*attributes: bytes, base: int = 0, in_use: bool = True) -> bytes:
    """A record with these attributes, as it is on the disk; of the file `base` if it is not its first one."""
    content = bytearray(RECORD)
    struct.pack_into("<4sHH", content, 0, b"FILE", 0x30, RECORD // 512 + 1)
    struct.pack_into("<HH", content, 0x14, 0x38, int(in_use))
    struct.pack_into("<Q", content, 0x20, base)
    body = b"".join(attributes) + struct.pack("<I", 0xFFFFFFFF)
    assert 0x38 + len(body) <= RECORD
    content[0x38 : 0x38 + len(body)] = body
    # The last two bytes of each sector are kept ahead, and a number is there instead.
    saved = b"".join(bytes(content[end - 2 : end]) for end in range(512, RECORD + 1, 512))
    content[0x30 : 0x32 + len(saved)] = b"\x07\x00" + saved
    for end in range(512, RECORD + 1, 512):
        content[end - 2 : end] = b"\x07\x00"
    return bytes(content)


def resident(kind: int, content: bytes, *, name: str = "", flags: int = 0) -> bytes:
    """An attribute with its content in it."""
    words = name.encode("utf-16-le")
    start = _rounded(24 + len(words))
    length = _rounded(start + len(content))
    head = struct.pack("<IIBBHHHIHH", kind, length, 0, len(name), 24, flags, 0, len(content), start, 0)
    return (head + words).ljust(start, b"\0") + content.ljust(length - start, b"\0")


def elsewhere(
    kind: int,
    runs: Sequence[tuple[int | None, int]],
    size: int,
    *,
    name: str = "",
    first: int = 0,
    flags: int = 0,
) -> bytes:
    """An attribute whose content is in clusters: each run is the first one, None for a hole, and how many."""
    words = name.encode("utf-16-le")
    start = _rounded(64 + len(words))
    packed = bytearray()
    before = 0
    for place, count in runs:
        if place is None:
            packed += struct.pack("<BI", 0x04, count)
        else:
            packed += struct.pack("<BIi", 0x44, count, place - before)
            before = place
    packed += b"\0"
    length = _rounded(start + len(packed))
    last = first + sum(count for _, count in runs) - 1
    head = struct.pack("<IIBBHHH", kind, length, 1, len(name), 64, flags, 0)
    head += struct.pack("<QqHHIQQQ", first, last, start, 0, 0, (last + 1 - first) * CLUSTER, size, size)
    return (head + words).ljust(start, b"\0") + bytes(packed).ljust(length - start, b"\0")


def entry(kind: int, number: int, *, name: str = "", first: int = 0) -> bytes:
    """One line of an attribute list."""
    words = name.encode("utf-16-le")
    length = _rounded(26 + len(words))
    head = struct.pack("<IHBBQQH", kind, length, len(name), 26, first, number | 1 << 48, 0)
    return (head + words).ljust(length, b"\0")


def _rounded(size: int) -> int:
    return -(-size // 8) * 8
