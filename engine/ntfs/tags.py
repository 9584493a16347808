"""Reparse points that ntfs-3g cannot show: it shows a link, whose text tells the tag. [MS-FSCC] 2.1.2.1 has
their names.
"""

from __future__ import annotations

import re

LINKS = "unsupported reparse tag 0x????????"
"""The texts of such links, as a pattern of find(1)."""
WOF = 0x80000017
"""Windows' overlay filter: files that are kept compressed."""

_TEXT = re.compile(r"unsupported reparse tag 0x([0-9a-f]{8})")
_CLOUD, _CLOUD_MASK = 0x9000001A, 0xFFFF0FFF
_IS_NAME = 0x20000000
"""Set where the point stands for another name, as a link does."""
_SENTENCES = {
    WOF: "Windows keeps this file compressed, and what it keeps is damaged.",
    0x80000013: "Windows keeps the content of this file in its store of data that many files share"
    " (Data Deduplication), which cannot be read here.",
    0xC0000004: "The content of this file was moved to another storage, and is not on this disk.",
}


def is_unshown(text: str) -> bool:
    """Whether a link with this text is one of those."""
    return _TEXT.fullmatch(text) is not None


def is_cloud(tag: int) -> bool:
    """Whether something with this tag is kept in step by a cloud: these tags differ in four bits."""
    return tag & _CLOUD_MASK == _CLOUD


def is_name(tag: int) -> bool:
    """Whether something with this tag stands for something else, and is no file itself."""
    return bool(tag & _IS_NAME)


def why_unreadable(tag: int) -> str:
    """A sentence on where the content of a file with this tag is."""
    if is_cloud(tag):
        return (
            "The content of this file is in a cloud, from where Windows fetches it. It is not on this disk."
        )
    name = f"0x{tag:08x}"
    return _SENTENCES.get(tag) or f"Windows keeps this in a way that is not known here (reparse tag {name})."


def why_unshown(text: str) -> str:
    """The same of what ntfs-3g shows as a link with this text; empty for any other link."""
    match = _TEXT.fullmatch(text)
    return why_unreadable(int(match[1], 16)) if match is not None else ""
