"""Which decoder a file's first bytes call for: pictures, archives, what an archive is compressed with.

By content alone, since a name is whatever a guest likes. Only formats are named here that something of ours
reads in the confined process.
"""

from __future__ import annotations

TAR_MAGIC_AT = 257

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_COMPRESSED = (
    (b"\x1f\x8b\x08", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


def picture_format(head: bytes) -> str:
    """Qt's name of a picture's format; empty for what is none that is decoded."""
    for magic, name in _PICTURES:
        if head.startswith(magic):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    # Two letters are not enough: the length of the header behind them has to be one that there is.
    if (
        head[:2] == b"BM"
        and len(head) >= 18
        and int.from_bytes(head[14:18], "little") in (12, 40, 52, 56, 108, 124)
    ):
        return "bmp"
    return ""


def archive_format(head: bytes) -> str:
    """`zip`, `tar`, `ar` or the word for a compression; empty for what is nothing of these."""
    if head.startswith(_ZIPS):
        return "zip"
    if head.startswith(b"!<arch>\n"):
        return "ar"
    if head[TAR_MAGIC_AT : TAR_MAGIC_AT + 5] == b"ustar":
        return "tar"
    return next((name for magic, name in _COMPRESSED if head.startswith(magic)), "")
