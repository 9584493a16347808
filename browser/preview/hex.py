"""Bytes as lines of hexadecimal digits, and positions as people type them."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?:0x([0-9a-f]+)|([0-9a-f]+)h|(\d+))", re.IGNORECASE)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")


def digits_for(size: int) -> int:
    """Digits of an offset in something of this size: eight, or more where they do not reach."""
    return max(8, len(f"{max(size - 1, 0):x}"))


def hex_dump(data: bytes, offset: int = 0, columns: int = 16, digits: int = 8) -> str:
    """Lines of 16 or 8 bytes: offset, hexadecimal digits, and the printable ASCII among them."""
    lines = []
    for start in range(0, len(data), columns):
        row = data[start : start + columns]
        pairs = "  ".join(f"{row[half : half + 8].hex(' '):<23}" for half in range(0, columns, 8))
        letters = "".join(chr(byte) if 0x20 <= byte < 0x7F else "·" for byte in row)
        lines.append(f"{offset + start:0{digits}x}  {pairs}  {letters}")
    return "\n".join(lines)


def column_of(place: int, columns: int, digits: int) -> int:
    """Which byte of its line stands at this character, or next to it."""
    place -= digits + 2
    if place < 0:
        return 0
    width = (columns // 8) * 25
    if place >= width:
        return min(place - width, columns - 1)
    half, within = divmod(place, 25)
    return min(half * 8 + min(within // 3, 7), columns - 1)


def place_of(column: int, digits: int) -> int:
    """The character at which a byte of a line stands."""
    half, within = divmod(column, 8)
    return digits + 2 + half * 25 + within * 3


def position(text: str, size: int) -> int | None:
    """The position that somebody means: `4096`, `0x1000`, `1000h` or `50%`; None for what means none.

    One behind the end becomes the last one.
    """
    text = text.strip().replace("_", "").replace("\u202f", "")
    last = max(size - 1, 0)
    if match := _SHARE.fullmatch(text):
        whole, _, part = match[1].replace(",", ".").partition(".")
        # In integers, since a float cannot tell all positions of a large disk.
        share = int(whole + part)
        whole_share: int = 100 * 10 ** len(part)
        return min(size * share // whole_share, last)
    if match := _NUMBER.fullmatch(text):
        value = int(match[3]) if match[3] is not None else int(match[1] or match[2], 16)
        return min(value, last)
    return None
