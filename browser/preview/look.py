"""The first look at one entry: what it is, and how much of it there is to show. For the worker."""

from __future__ import annotations

import enum
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.content import read_part
from browser.folder_calls import read_entry, stream_names
from browser.listing import Kind
from browser.preview.encodings import encoding_of
from browser.preview.magic import archive_format, picture_format

if TYPE_CHECKING:
    from engine import GuestFS

HEAD = 64 << 10
"""Bytes at the beginning that tell what a file is, and the first piece of a text."""
MOST_COUNTED = 10_000
"""Entries of a folder that are counted; a folder of a million takes the daemon seconds."""


class Form(enum.Enum):
    """A way to show a file's content."""

    TEXT = "text"
    BYTES = "bytes"
    PICTURE = "picture"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Look:
    """What one entry is. `path` is real, with links followed; `size` is in bytes.

    `encoding` is a Python codec's name, empty where an 8-bit text leaves it open. `entries` of a folder are
    at most `MOST_COUNTED` + 1. `leads_to` is where a link leads that leads nowhere.
    """

    kind: Kind
    path: str
    size: int = 0
    head: bytes = b""
    forms: tuple[Form, ...] = ()
    """The ways that make sense, the best one first."""
    encoding: str = ""
    picture: str = ""
    archive: str = ""
    entries: int = 0
    device: tuple[int, int] = (0, 0)
    leads_to: str = ""


class _Enough(OSError):
    """More than are counted have come. An OSError ends the transfer of names in order."""


def look(g: GuestFS, path: str) -> Look:
    """What is at a path, links followed as the guest would follow them. Raises what the engine raises."""
    from engine.ntfs.junctions import real_path

    entry = read_entry(g, path)
    if entry.kind is Kind.LINK:
        try:
            path = real_path(g, path)
            entry = read_entry(g, path)
        except RuntimeError:
            return Look(Kind.LINK, path, leads_to=entry.target or "")
    if entry.kind is Kind.FOLDER:
        return Look(Kind.FOLDER, path, entries=_count(g, path))
    if entry.kind is not Kind.FILE:
        number = g.lstatns(path)["st_rdev"]
        return Look(entry.kind, path, device=(os.major(number), os.minor(number)))
    size = entry.size or 0
    return classify(path, read_part(g, path, 0, min(HEAD, size)), size)


def classify(path: str, head: bytes, size: int) -> Look:
    """Tell by its first bytes what a regular file is."""
    if not head:
        return Look(Kind.FILE, path, size)
    picture, archive = picture_format(head), archive_format(head)
    encoding = encoding_of(head, is_whole=len(head) >= size)
    forms = [
        *([Form.PICTURE] if picture else []),
        *([Form.ARCHIVE] if archive else []),
        *([Form.TEXT] if encoding is not None else []),
        Form.BYTES,
        *([Form.TEXT] if encoding is None else []),
    ]
    return Look(Kind.FILE, path, size, head, tuple(forms), encoding or "", picture, archive)


def _count(g: GuestFS, path: str) -> int:
    count = 0

    def take(names: list[tuple[str, Kind]]) -> None:
        nonlocal count
        count += len(names)
        if count > MOST_COUNTED:
            raise _Enough

    try:
        stream_names(g, path, take)
    except _Enough:
        return MOST_COUNTED + 1
    return count
