"""Parts of a guest's device, copied by the guest to a disk of the host's in a few large pieces."""

from __future__ import annotations

import bisect
import contextlib
import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from engine.transfer.items import Span
from engine.transfer.segments import COPIED, StreamFailed

if TYPE_CHECKING:
    from engine.transfer.draft import Draft
    from engine.transfer.guest_shell import Scratch
    from engine.transfer.work import Work

LARGEST_GAP = 8 << 20
"""Bytes between two pieces that are copied along, which takes less time than to begin a new piece."""
MOST_GAPS = 128 << 20
"""Bytes that are copied along on one disk."""
THINGS_OF_A_PIECE = 50
"""Files that tar packs in the time that one more piece takes."""
FEW_PIECES = 20
MOST_PIECES = 500
"""Pieces on one disk: more would be too long a script."""
ALIGNED = 4096
SMALL = 1 << 20
"""Bytes up to which a part is read and written in one go."""

_FUNCTION = """
export LC_ALL=C
piece() {
    m=$(dd if="$1" of=$disk bs=4M iflag=direct,fullblock,skip_bytes,count_bytes \\
        oflag=direct,seek_bytes conv=fsync,notrunc skip=$2 count=$3 seek=$4 2>&1)
    echo "${m##*
}"
}
"""
Piece = tuple[int, int]
"""Begin and end on the guest's device."""


class DeviceParts:
    """Pieces of a device on a disk of the host's."""

    def __init__(self, disk: Scratch | None, pieces: Sequence[Piece], answers: Sequence[str]) -> None:
        self._disk = disk
        self._begins = [begin for begin, _ in pieces]
        self._ends: list[int] = []
        """What there is of each piece."""
        self._places: list[int] = []
        at = 0
        for (begin, end), line in zip(pieces, answers, strict=bool(answers)):
            copied = COPIED.match(line)
            self._ends.append(begin + (min(int(copied[1]), end - begin) if copied else 0))
            self._places.append(at)
            at += end - begin

    def holds(self, offset: int, length: int) -> bool:
        """Whether the guest could read these bytes of the device, which were asked for."""
        return offset + length <= self._ends[bisect.bisect_right(self._begins, offset) - 1]

    def read(self, offset: int, length: int) -> bytes:
        """Bytes of the device that were asked for; fewer where the guest could not read them."""
        if self._disk is None or not self.holds(offset, length):
            return b""
        number = bisect.bisect_right(self._begins, offset) - 1
        return self._disk.read(length, self._places[number] + offset - self._begins[number])

    def copy_to(self, draft: Draft, offset: int, length: int) -> None:
        """Append bytes of the device to a draft. Raises `StreamFailed` where they are not there."""
        assert self._disk is not None
        number = bisect.bisect_right(self._begins, offset) - 1
        at = self._places[number] + offset - self._begins[number]
        if length <= SMALL:
            data = self._disk.read(length, at)
            draft.write(data)
            at += len(data)
            length -= len(data)
        while length:
            copied = draft.copy_from(self._disk.readable, at, length)
            if not copied:
                raise StreamFailed("a disk is shorter than what was written to it")
            at += copied
            length -= copied


@contextlib.contextmanager
def copied(work: Work, device: str, pieces: Sequence[Piece], *, wanted: int = 0) -> Iterator[DeviceParts]:
    """Have the guest copy these pieces to a new disk, which is the host's alone then. `wanted` are the bytes
    of files on it.
    """
    size = sum(end - begin for begin, end in pieces)
    if not size:
        yield DeviceParts(None, pieces, ())
        return
    calls = []
    at = 0
    for begin, end in pieces:
        calls.append(f"piece {shlex.quote(device)} {begin} {end - begin} {at}")
        at += end - begin
    with work.filled(size, _FUNCTION, calls, wanted=wanted) as (disk, answers):
        yield DeviceParts(disk, pieces, answers)


def pays(pieces: int, things: int) -> bool:
    """Whether so many pieces for so many things are the fast way."""
    return pieces <= FEW_PIECES + things // THINGS_OF_A_PIECE


def pieces_of(spans: Iterable[Span]) -> list[Piece]:
    """What to copy of a device so that all of these parts of it are there, in order."""
    found: list[Piece] = []
    for _start, offset, length in sorted(spans, key=itemgetter(1)):
        begin, end = offset // ALIGNED * ALIGNED, -(-(offset + length) // ALIGNED) * ALIGNED
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    gaps = [second[0] - first[1] for first, second in pairwise(found)]
    joined = set()
    room = MOST_GAPS
    for number in sorted(range(len(gaps)), key=gaps.__getitem__):
        room -= gaps[number]
        if gaps[number] > LARGEST_GAP or room < 0:
            break
        joined.add(number + 1)
    pieces: list[Piece] = []
    for number, (begin, end) in enumerate(found):
        if number in joined:
            pieces[-1] = pieces[-1][0], end
        else:
            pieces.append((begin, end))
    return pieces
