"""Many files out of a guest: their blocks are copied from the guest's disk to another in large pieces, and
are put together on the host.
"""

from __future__ import annotations

import bisect
import contextlib
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from operator import itemgetter

from engine.transfer.attributes import Attributes
from engine.transfer.block_list import BlockFile, BlockList, Span
from engine.transfer.draft import Draft
from engine.transfer.guest_shell import Scratch
from engine.transfer.items import Item, Target
from engine.transfer.segments import COPIED, StreamFailed
from engine.transfer.work import Work

BATCH = 128 << 20
"""Bytes of files, without holes, whose blocks come on one disk."""
LARGEST_GAP = 8 << 20
"""Bytes between two pieces that are copied along, which takes less time than to begin a new piece."""
MOST_GAPS = 128 << 20
"""Bytes that are copied along on one disk."""
FILES_OF_A_PIECE = 50
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


class BlockCopy:
    """Copies what is on a list."""

    def __init__(self, work: Work, listed: BlockList) -> None:
        self._work = work
        self._list = listed
        self._batches = _with_pieces(listed.files)

    @property
    def pays(self) -> bool:
        """Whether the blocks lie so close together that this is the fast way."""
        count = sum(len(pieces) for _, pieces in self._batches)
        is_possible = all(len(pieces) <= MOST_PIECES for _, pieces in self._batches)
        return is_possible and count <= FEW_PIECES + len(self._list.files) // FILES_OF_A_PIECE

    def run(self, targets: Sequence[Target], place: Callable[[Item], None]) -> list[Item]:
        """Copy everything that is plain, what is empty or no file with `place`; returns the files that have
        to be copied in another way.
        """
        work = self._work
        for item in self._list.others:
            work.shell.check()
            place(item)
        again = list(self._list.odd)
        batches = self._batches
        wanted = [file for file in self._list.files if not work.has(file.item)]
        if len(wanted) < len(self._list.files):
            batches = _with_pieces(wanted)
        for batch, pieces in batches[:-1]:
            with self._put(batch, pieces) as disk:
                again += self._take(disk, batch)
        # The guest has nothing else to do while the last files are made here.
        with contextlib.ExitStack() as closing:
            last = closing.enter_context(self._put(*batches[-1])) if batches else None
            attributes = closing.enter_context(contextlib.closing(Attributes(work, targets)))
            if last is not None:
                again += self._take(last, batches[-1][0])
            attributes.note(work.report)
        for item, first in self._list.second_names:
            work.tree.hard_link(item, first)
        return again

    @contextlib.contextmanager
    def _put(self, batch: Sequence[BlockFile], pieces: Sequence[Piece]) -> Iterator[_Blocks]:
        """Have the guest copy these pieces to a new disk, which is the host's alone then."""
        size = sum(end - begin for begin, end in pieces)
        if not size:
            yield _Blocks(None, pieces, ())
            return
        calls = []
        at = 0
        for begin, end in pieces:
            calls.append(f"piece {shlex.quote(batch[0].device)} {begin} {end - begin} {at}")
            at += end - begin
        wanted = sum(min(file.item.size, file.item.stored) for file in batch)
        with self._work.filled(size, _FUNCTION, calls, wanted=wanted) as (disk, answers):
            yield _Blocks(disk, pieces, answers)

    def _take(self, disk: _Blocks, batch: Sequence[BlockFile]) -> Iterator[Item]:
        """Make the files of a disk; yields those that are not all there."""
        for file in batch:
            self._work.shell.check()
            if all(disk.holds(offset, length) for _start, offset, length in file.spans):
                self._work.copy(file.item, partial(self._fill, disk, file))
            else:
                yield file.item

    def _fill(self, disk: _Blocks, file: BlockFile, draft: Draft) -> None:
        for start, offset, length in file.spans:
            draft.skip(start - draft.size)
            disk.copy_to(draft, offset, length)
        draft.skip(file.item.size - draft.size)
        self._work.report.bytes += file.item.size


class _Blocks:
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


def _with_pieces(files: Sequence[BlockFile]) -> list[tuple[list[BlockFile], list[Piece]]]:
    return [(batch, pieces_of(span for file in batch for span in file.spans)) for batch in _batches(files)]


def _batches(files: Sequence[BlockFile]) -> Iterator[list[BlockFile]]:
    """The files in groups whose blocks lie together, each in the order in which they were listed."""
    numbered = sorted(enumerate(files), key=lambda pair: (pair[1].device, pair[1].spans[:1]))
    batch: list[tuple[int, BlockFile]] = []
    size = 0
    for number, file in numbered:
        if batch and (size + file.item.stored > BATCH or file.device != batch[0][1].device):
            yield [one for _, one in sorted(batch, key=itemgetter(0))]
            batch, size = [], 0
        batch.append((number, file))
        size += file.item.stored
    if batch:
        yield [one for _, one in sorted(batch, key=itemgetter(0))]


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
