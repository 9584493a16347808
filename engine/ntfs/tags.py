"""What ntfs-3g cannot show, told by its tag: [MS-FSCC] 2.1.2.1 names them."""

from __future__ import annotations

import re

_TEXT = re.compile(r"unsupported reparse tag 0x([0-9a-f]{8})")
"""What ntfs-3g gives as the text of a link."""
_CLOUD, _CLOUD_MASK = 0x9000001A, 0xFFFF0FFF
_SENTENCES = {
    0x80000013: "Windows keeps the content of this file in its store of data that many files share"
    " (Data Deduplication), which cannot be read here.",
    0x8000001B: "This is a name by which Windows starts an app of its store. It has no content.",
    0xC0000004: "The content of this file was moved to another storage, and is not on this disk.",
}


def is_cloud(tag: int) -> bool:
    """Whether something with this tag is kept in step by a cloud: these tags differ in four bits."""
    return tag & _CLOUD_MASK == _CLOUD


def why_unreadable(text: str) -> str:
    """A sentence on what ntfs-3g shows as a link with this text; empty for any other link."""
    match = _TEXT.fullmatch(text)
    if match is None:
        return ""
    tag = int(match[1], 16)
    if is_cloud(tag):
        return (
            "The content of this file is in a cloud, from where Windows fetches it. It is not on this disk."
        )
    name = f"0x{tag:08x}"
    return _SENTENCES.get(tag) or f"Windows keeps this in a way that is not known here (reparse tag {name})."
