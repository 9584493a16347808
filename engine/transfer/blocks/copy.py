"""Many files out of a guest: their blocks are copied from the guest's disk to another in large pieces, and
are put together on the host.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

from engine.ntfs.errors import CannotRead
from engine.ntfs.view import CompressedFile
from engine.transfer.attributes import Attributes
from engine.transfer.blocks.block_list import BlockFile, BlockList
from engine.transfer.blocks.device import MOST_PIECES, DeviceParts, Piece, copied, pays, pieces_of
from engine.transfer.draft import Draft
from engine.transfer.items import Item, Target
from engine.transfer.report import Reason
from engine.transfer.work import Work

BATCH = 128 << 20
"""Bytes of files, without holes, whose blocks come on one disk."""


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
        files = len(self._list.files)
        is_plain = pays(len(self._list.odd), files)
        return is_possible and is_plain and pays(count, files)

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
            attributes = closing.enter_context(
                contextlib.closing(Attributes(work, targets, self._list.attributed))
            )
            if last is not None:
                again += self._take(last, batches[-1][0])
            attributes.note(work.report)
        for item, first in self._list.second_names:
            work.tree.hard_link(item, first)
        return again

    def _put(
        self, batch: Sequence[BlockFile], pieces: Sequence[Piece]
    ) -> contextlib.AbstractContextManager[DeviceParts]:
        wanted = sum(min(file.item.size, file.item.stored) for file in batch)
        return copied(self._work, batch[0].device, pieces, wanted=wanted)

    def _take(self, disk: DeviceParts, batch: Sequence[BlockFile]) -> Iterator[Item]:
        """Make the files of a disk; yields those that are not all there."""
        for file in batch:
            self._work.shell.check()
            if not all(disk.holds(offset, length) for _start, offset, length in file.spans):
                yield file.item
            elif file.content is None:
                self._work.copy(file.item, partial(self._fill, disk, file))
            else:
                self._decode(disk, file.item, file.content)

    def _decode(self, disk: DeviceParts, item: Item, content: CompressedFile) -> None:
        def fill(draft: Draft) -> None:
            for piece in replace(content, read_device=disk.read).pieces():
                self._work.shell.check()
                draft.write(piece)
                self._work.report.bytes += len(piece)
                self._work.meter.still_copying()

        try:
            self._work.copy(item, fill)
        except CannotRead as error:
            self._work.report.skip(item.path, Reason.UNREADABLE, str(error))

    def _fill(self, disk: DeviceParts, file: BlockFile, draft: Draft) -> None:
        for start, offset, length in file.spans:
            draft.skip(start - draft.size)
            disk.copy_to(draft, offset, length)
        draft.skip(file.item.size - draft.size)
        self._work.report.bytes += file.item.size


def _with_pieces(files: Sequence[BlockFile]) -> list[tuple[list[BlockFile], list[Piece]]]:
    """The files in groups whose blocks lie together, each in the order in which they were listed."""
    found = []
    for batch in _batches(files):
        for part, pieces in _scripts(batch):
            found.append(([file for _, file in sorted(part, key=itemgetter(0))], pieces))
    return found


def _batches(files: Sequence[BlockFile]) -> Iterator[list[tuple[int, BlockFile]]]:
    """The files with their numbers, in the order in which they lie, in groups that fit on one disk."""
    numbered = sorted(enumerate(files), key=lambda pair: (pair[1].device, pair[1].spans[:1]))
    batch: list[tuple[int, BlockFile]] = []
    size = 0
    for number, file in numbered:
        if batch and (size + file.item.stored > BATCH or file.device != batch[0][1].device):
            yield batch
            batch, size = [], 0
        batch.append((number, file))
        size += file.item.stored
    if batch:
        yield batch


def _scripts(
    batch: Sequence[tuple[int, BlockFile]],
) -> list[tuple[Sequence[tuple[int, BlockFile]], list[Piece]]]:
    """The files in as few groups as have not too many pieces each, but for one that has them by itself."""
    pieces = pieces_of(span for _, file in batch for span in file.spans)
    half = len(batch) // 2
    if len(pieces) <= MOST_PIECES or not half:
        return [(batch, pieces)]
    return _scripts(batch[:half]) + _scripts(batch[half:])
