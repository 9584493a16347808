"""The beginning of a guest's file, and what kind of text it is, if it is text.

Only regular files are ever read: opening a FIFO or a device in the appliance could wait for ever or have
effects.
"""

from __future__ import annotations

import codecs
import enum
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import GuestFS

HEAD = 64 << 10
"""Bytes of a file that a preview reads."""
HEX_SHOWN = 4096
"""Bytes that are shown of a file that is no text."""
PREAD_MOST = 2 << 20
"""Bytes asked for in one call: messages end at 4 MiB, and a read should stay short enough to cancel after
it.
"""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\f\r\b\x1b")


class Form(enum.Enum):
    """How a preview shows a file's beginning."""

    EMPTY = "empty"
    TEXT = "text"
    BINARY = "binary"
    NONE = "none"
    """Not a regular file, or a link to nothing."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of one file. `encoding` is a Python codec's name, `size` the whole file's in bytes."""

    form: Form
    head: bytes = b""
    text: str = ""
    encoding: str = ""
    size: int = 0

    @property
    def is_whole(self) -> bool:
        return len(self.head) >= self.size


def read_regular(g: GuestFS, path: str, most: int) -> bytes | None:
    """Up to `most` bytes of a file, links followed inside the guest; None for what is no regular file."""
    found = _regular(g, path)
    return None if found is None else _read(g, found[0], min(most, found[1]))


def read_preview(g: GuestFS, path: str) -> Preview:
    """Read a file's beginning and find out whether it is text. For the worker."""
    found = _regular(g, path)
    if found is None:
        return Preview(Form.NONE)
    real, size = found
    return classify(_read(g, real, min(HEAD, size)), size)


def classify(head: bytes, size: int) -> Preview:
    """Tell text from other content by its first bytes, and guess its encoding."""
    if not head:
        return Preview(Form.EMPTY, size=size)
    is_whole = len(head) >= size
    for encoding in _candidates(head):
        text = _decode(head, encoding, is_whole)
        if text is not None:
            return Preview(Form.TEXT, head, text, encoding, size)
    return Preview(Form.BINARY, head, size=size)


def hex_dump(data: bytes, offset: int = 0, columns: int = 16) -> str:
    """Lines of 16 or 8 bytes: offset, hexadecimal digits, and the printable ASCII among them."""
    lines = []
    for start in range(0, len(data), columns):
        row = data[start : start + columns]
        digits = "  ".join(f"{row[half : half + 8].hex(' '):<23}" for half in range(0, columns, 8))
        letters = "".join(chr(byte) if 0x20 <= byte < 0x7F else "·" for byte in row)
        lines.append(f"{offset + start:08x}  {digits}  {letters}")
    return "\n".join(lines)


def _candidates(head: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return [encoding]
    if b"\0" in head:
        return _wide(head)
    if sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head[:4096]) * 50 > min(len(head), 4096):
        return []
    # C1 controls are rare in Latin-1 and are quotes and dashes in Windows' code page.
    return ["utf-8", "cp1252" if any(0x80 <= byte < 0xA0 for byte in head) else "iso8859-1"]


def _wide(head: bytes) -> list[str]:
    """UTF-16 without a mark, told by the zero bytes that western text leaves in every other place."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd * 10 > half * 4 and even * 20 < half:
        return ["utf-16-le"]
    if half and even * 10 > half * 4 and odd * 20 < half:
        return ["utf-16-be"]
    return []


def _decode(head: bytes, encoding: str, is_whole: bool) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        return decoder.decode(head, final=is_whole)
    except UnicodeDecodeError:
        return None


def _regular(g: GuestFS, path: str) -> tuple[str, int] | None:
    """The real path and the size of a regular file, links followed as the guest would follow them."""
    values = g.lstatns(path)
    if stat.S_ISLNK(values["st_mode"]):
        path = g.realpath(path)
        values = g.lstatns(path)
    return (path, values["st_size"]) if stat.S_ISREG(values["st_mode"]) else None


def _read(g: GuestFS, path: str, most: int) -> bytes:
    data = bytearray()
    while len(data) < most:
        part: bytes = g.pread(path, min(PREAD_MOST, most - len(data)), len(data))
        if not part:
            break
        data += part
    return bytes(data)
