"""The newest events of Windows' event logs (.evtx): where in a file they are, and having them parsed.

The files are rings of chunks of 64 KiB ([MS-EVEN6] and Joachim Metz's "Windows XML Event Log format"). Only
the last chunks are fetched; with the file's header they are a small log of their own. The parser is the
`evtx` package, in a process of its own (`evtx_child`): it may crash over a hostile log, or take too long.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.inspection.errors import Unreadable

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

CHUNK = 1 << 16
HEADER = 4096
_MAGIC, _CHUNK_MAGIC = b"ElfFile\0", b"ElfChnk\0"
_DIRTY = 1
_MOST_AHEAD = 64
"""Chunks behind the last one that the header knows, which are looked at where it was not written last."""

_TIMEOUT = 60
_MOST_OUTPUT = 128 << 20
END = b"end"
"""The line that the child writes after each log."""

_CHILD = Path(__file__).with_name("evtx_child.py")


def newest_chunks(tree: Tree, path: str, most: int) -> bytes:
    """A log that holds the last `most` chunks of the one in this file. Raises `Unreadable`.

    It is empty where the file is not there, or holds no event.
    """
    status = tree.status(path)
    head = tree.read(path, 128) if status else None
    if status is None or head is None:
        return b""
    if head[:8] != _MAGIC or len(head) < 128:
        raise Unreadable(path, "it is not an event log")
    there = (status.size - HEADER) // CHUNK
    (last,) = struct.unpack_from("<Q", head, 16)
    (flags,) = struct.unpack_from("<I", head, 120)
    if there < 1 or last >= there:
        raise Unreadable(path, "its end is missing")
    if flags & _DIRTY:
        last = _really_last(tree, path, last, there)
    count = min(most, there)
    first = last - count + 1
    # The oldest chunks follow the newest one where the ring is full.
    spans = [(first, count)] if first >= 0 else [(there + first, -first), (0, last + 1)]
    content = bytearray()
    for start, length in spans:
        content += tree.read(path, length * CHUNK, HEADER + start * CHUNK) or b""
    chunks = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)]
    filled = [chunk for chunk in chunks if chunk[:8] == _CHUNK_MAGIC and len(chunk) == CHUNK]
    return _header(head, len(filled)) + b"".join(filled) if filled else b""


def parse_logs(
    logs: list[tuple[str, bytes]], problems: list[str]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The events in each log, oldest first, under its path; what cannot be parsed is told, and left out."""
    waiting = list(logs)
    while waiting:
        whole = list(_whole(_run([content for _, content in waiting])))
        for (path, _), lines in zip(waiting, whole, strict=False):
            yield path, list(_events(lines))
        if len(whole) < len(waiting):
            problems.append(
                str(Unreadable(waiting[len(whole)][0], "the reader of event logs failed over it"))
            )
        waiting = waiting[len(whole) + 1 :]


def _whole(output: bytes) -> Iterator[list[bytes]]:
    """The lines of each log that was read to its end."""
    lines: list[bytes] = []
    for line in output.split(b"\n"):
        if line == END:
            yield lines
            lines = []
        else:
            lines.append(line)


def _run(logs: list[bytes]) -> bytes:
    data = b"".join(struct.pack("<I", len(log)) + log for log in logs)
    # Without the environment's and the user's additions to Python, and with none of our variables.
    command = [sys.executable, "-I", str(_CHILD)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_TIMEOUT, check=False, env={})
        return done.stdout[:_MOST_OUTPUT]
    except subprocess.TimeoutExpired as expired:
        return (expired.stdout or b"")[:_MOST_OUTPUT]


def _events(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            event = json.loads(line) if line else None
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict) and isinstance(event.get("Event"), dict):
            yield event["Event"]


def _really_last(tree: Tree, path: str, last: int, there: int) -> int:
    """The chunk with the newest record, from the one that the header knows on."""
    newest = -1
    for number in range(last, min(last + _MOST_AHEAD, there)):
        head = tree.read(path, 48, HEADER + number * CHUNK) or b""
        if len(head) < 48 or head[:8] != _CHUNK_MAGIC:
            break
        (record,) = struct.unpack_from("<Q", head, 32)
        if record <= newest:
            break
        newest, last = record, number
    return last


def _header(head: bytes, chunks: int) -> bytes:
    """The file's header for so many chunks."""
    made = bytearray(head[:128].ljust(HEADER, b"\0"))
    struct.pack_into("<QQ", made, 8, 0, chunks - 1)
    struct.pack_into("<H", made, 42, chunks)
    struct.pack_into("<I", made, 120, 0)
    struct.pack_into("<I", made, 124, zlib.crc32(bytes(made[:120])))
    return bytes(made)
