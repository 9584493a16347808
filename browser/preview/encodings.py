"""Encodings of texts: which one a file's beginning has, and which ones a person can choose."""

from __future__ import annotations

import codecs
from collections.abc import Callable

TITLES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "iso8859-1": "ISO 8859-1",
    "iso8859-15": "ISO 8859-15",
    "cp437": "CP 437",
    "cp850": "CP 850",
    "mac-roman": "Mac Roman",
    "cp1250": "Windows-1250",
    "iso8859-2": "ISO 8859-2",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP 866",
    "iso8859-5": "ISO 8859-5",
    "cp1253": "Windows-1253",
    "iso8859-7": "ISO 8859-7",
    "cp1254": "Windows-1254",
    "iso8859-9": "ISO 8859-9",
    "cp1255": "Windows-1255",
    "iso8859-8": "ISO 8859-8",
    "cp1256": "Windows-1256",
    "iso8859-6": "ISO 8859-6",
    "cp874": "Windows-874",
    "cp1257": "Windows-1257",
    "cp1258": "Windows-1258",
    "shift_jis": "Shift JIS",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO 2022-JP",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "euc_kr": "EUC-KR",
    "johab": "Johab",
}
"""By Python's name of the codec, those that a person can choose, in this order."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TITLES_OF_MARKED = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16"}
FEW = 24
"""Letters beyond ASCII with which a guess begins to be right more often than not."""
_TEXT_CONTROLS = frozenset(b"\t\n\f\r\b\x1b")


def title(encoding: str) -> str:
    """What people call an encoding."""
    return TITLES.get(encoding) or _TITLES_OF_MARKED.get(encoding, encoding)


def known(name: str) -> str:
    """The codec that is meant by any of its names, if it can be chosen; otherwise nothing."""
    try:
        wanted = codecs.lookup(name).name
    except LookupError:
        return ""
    return next((each for each in TITLES if codecs.lookup(each).name == wanted), "")


def encoding_of(head: bytes, is_whole: bool) -> str | None:
    """The encoding of a file that begins so; empty for text of an 8-bit encoding, None for no text at all."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding if _fits(head, encoding, is_whole) else None
    if b"\0" in head:
        return next((each for each in _wide(head) if _fits(head, each, is_whole)), None)
    if sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head[:4096]) * 50 > min(len(head), 4096):
        return None
    return "utf-8" if _fits(head, "utf-8", is_whole) else ""


def western(head: bytes) -> str:
    """The likelier one of the two encodings that most 8-bit texts in western languages have."""
    # C1 controls are rare in Latin-1 and are quotes and dashes in Windows' code page.
    return "cp1252" if any(0x80 <= byte < 0xA0 for byte in head) else "iso8859-1"


def is_western(head: bytes) -> bool:
    """Whether there is too little of it to guess a language by, as in a text that has few accents."""
    high = sum(byte >= 0x80 for byte in head)
    return high < FEW and high * 3 < len(head)


def decoder(encoding: str) -> Callable[[bytes, bool], str]:
    """Decodes a text piece by piece: `decode(bytes, is_last)`. What does not fit is shown as such."""
    return codecs.getincrementaldecoder(encoding)("replace").decode


def _wide(head: bytes) -> list[str]:
    """UTF-16 without a mark, told by the zero bytes that western text leaves in every other place."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd * 10 > half * 4 and even * 20 < half:
        return ["utf-16-le"]
    if half and even * 10 > half * 4 and odd * 20 < half:
        return ["utf-16-be"]
    return []


def _fits(head: bytes, encoding: str, is_whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(head, is_whole)
    except UnicodeDecodeError:
        return False
    return True
