"""Lines of a log from its end on, through its rotated files, compressed or not, as far as asked for."""

from __future__ import annotations

import lzma
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.inspection.compression import Incomplete, zstd_frame

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

_PIECE = 128 << 10
_MOST_BYTES = 8 << 20
"""Bytes of one log that are read at most, all its rotated files together."""

_MOST_PACKED = 4 << 20
_MOST_UNPACKED = 16 << 20
_LONGEST_LINE = 16 << 10
_MOST_FILES = 20


@dataclass(frozen=True)
class Line:
    """One line, the file it stands in, and when that was last written, in seconds since 1970."""

    text: str
    path: str
    mtime: int


def lines_backwards(tree: Tree, path: str) -> Iterator[Line]:
    """The lines of a log and then those of its rotated files, the newest first; empty ones are left out."""
    left = _MOST_BYTES
    for file, size, mtime in _files(tree, path):
        if left <= 0:
            return
        if re.search(r"\.(gz|xz|zst|bz2)$", file):
            content = _unpacked(tree.read(file, _MOST_PACKED) or b"", file)
            left -= min(size, _MOST_PACKED)
            pieces = iter([content])
        else:
            pieces = _pieces(tree, file, size, min(size, left))
            left -= size
        for raw in _lines(pieces):
            if raw.strip(b" \t\r\0"):
                yield Line(raw[:_LONGEST_LINE].decode("utf-8", "replace").rstrip("\r"), file, mtime)


def _files(tree: Tree, path: str) -> list[tuple[str, int, int]]:
    """The log and its rotated files that are there, with size and time, the newest first."""
    folder, _, name = path.rpartition("/")
    pattern = re.compile(rf"{re.escape(name)}(?:[.-]\d+)?(?:\.(?:gz|xz|zst))?")
    names = [other for other in tree.names(folder) if pattern.fullmatch(other)]
    found = {one: status for one, status in tree.statuses(folder, names[:1000]).items() if status.is_file}
    newest = sorted(found, key=lambda one: (one == name, found[one].mtime), reverse=True)
    return [(f"{folder}/{one}", found[one].size, found[one].mtime) for one in newest[:_MOST_FILES]]


def _pieces(tree: Tree, path: str, size: int, most: int) -> Iterator[bytes]:
    """A file from its end on."""
    end = size
    while end > size - most:
        start = max(end - _PIECE, size - most, 0)
        piece = tree.read(path, end - start, start)
        if not piece:
            return
        yield piece
        end = start


def _lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        first, *others = (piece + rest).split(b"\n")
        yield from reversed(others)
        # A line without an end would make this quadratic.
        rest = first[-_LONGEST_LINE:]
    if rest:
        yield rest


def _unpacked(content: bytes, path: str) -> bytes:
    """What a compressed file holds, as far as it is not damaged."""
    try:
        if path.endswith(".gz"):
            return zlib.decompressobj(31).decompress(content, _MOST_UNPACKED)
        if path.endswith(".xz"):
            return lzma.LZMADecompressor().decompress(content, _MOST_UNPACKED)
        return zstd_frame(content, _MOST_UNPACKED)
    except (zlib.error, lzma.LZMAError, EOFError):
        return b""
    except Incomplete as error:
        return error.content
