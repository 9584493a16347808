"""Large files out of a guest, copied past its page cache to a disk, and from that on the host."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from engine.transfer.draft import Draft
from engine.transfer.guest_shell import Scratch, in_guest
from engine.transfer.items import Item
from engine.transfer.report import Reason
from engine.transfer.segments import COPIED
from engine.transfer.work import Work

BLOCK = 16 << 20
"""Bytes that dd copies at once, by several requests to the disk."""
ALIGNED = 4 << 20
"""Every file begins at a multiple of this on its disk."""
LARGEST_DISK = 1 << 30
IN_PLACE = 64 << 20
"""Bytes from which on a file itself is the disk that the guest writes to: a disk for each takes time too."""
MOST_TOGETHER = 32
"""Files that are copied to one disk."""
PIECE = 32 << 20
"""Bytes that are copied on the host between two looks at whether to stop."""

# Some file systems know no direct reading. The last line has dd's figures, the first one its complaint.
_FUNCTION = (
    f"block={BLOCK}"
    """
export LC_ALL=C
put() {
    set -- "$1" "of=$disk bs=$block skip=$2 count=$3 seek=$4 oflag=direct,seek_bytes conv=fsync,notrunc"
    m=$(dd if="$1" $2 iflag=direct,skip_bytes,count_bytes 2>&1) ||
        m=$(dd if="$1" $2 iflag=skip_bytes,count_bytes 2>&1) || m="failed ${m%%
*}"
    echo "${m##*
}"
}
"""
)


class _Unreadable(Exception):
    """The guest could not read a file, or not all of it."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class FileCopy:
    """Copies files that are large enough for that."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def run(self, items: Sequence[Item]) -> None:
        """Copy them all. What the guest cannot read goes into the report."""
        for group in _groups([item for item in items if not self._work.has(item)]):
            if group[0].size >= IN_PLACE:
                self._copy(group[0], partial(self._fill_alone, group[0]))
                continue
            with self._put([(item, 0, item.size) for item in group]) as (disk, answers):
                offset = 0
                for item, answer in zip(group, answers, strict=True):
                    self._copy(item, partial(self._fill, disk, offset, item.size, answer))
                    offset += _rounded(item.size)

    def _copy(self, item: Item, fill: Callable[[Draft], None]) -> None:
        try:
            self._work.copy(item, fill)
        except _Unreadable as error:
            self._work.report.skip(item.path, error.reason, error.detail)

    def _fill_alone(self, item: Item, draft: Draft) -> None:
        if not self._fill_in_place(item, draft):
            draft.restart()
            self._fill_in_parts(item, draft)

    def _fill_in_place(self, item: Item, draft: Draft) -> bool:
        """Have the guest write into the draft itself, so that nothing has to be copied here; whether it did.

        QEMU has a descriptor of its own for that, and the file is not taken for whole while anybody else has
        it open for writing: what is there then stays as it is.
        """
        if not draft.is_ours_alone():
            # This file system cannot tell, or the file cannot be opened twice.
            return False
        before = self._work.report.bytes
        with contextlib.closing(Scratch(self._work.g, _rounded(item.size), draft.opened_again())) as disk:
            for start in range(0, item.size, LARGEST_DISK):
                length = min(LARGEST_DISK, item.size - start)
                put = f"put {in_guest(item.path)} {start} {_rounded(length)} {start}"
                # Twice what is there, as nothing is left to be done with it.
                answer = self._work.shell.run(
                    "\n".join((disk.script, _FUNCTION, put)),
                    disk,
                    lambda stored: self._work.meter.on_its_way(before + 2 * stored),
                )
                copied = COPIED.match(answer)
                if copied is None or int(copied[1]) != length:
                    disk.take_away()
                    return False
            disk.take_away()
        self._work.check_images()
        if not draft.is_ours_alone():
            return False
        draft.was_filled(item.size)
        self._work.report.bytes += item.size
        return True

    def _fill_in_parts(self, item: Item, draft: Draft) -> None:
        while draft.size < item.size:
            start = draft.size
            length = min(LARGEST_DISK, item.size - start)
            with self._put([(item, start, length)]) as (disk, (answer,)):
                self._fill(disk, 0, length, answer, draft)

    def _fill(self, disk: Scratch, offset: int, length: int, answer: str, draft: Draft) -> None:
        """Append what was put on the disk to the draft, if the guest says that it is all there."""
        copied = COPIED.match(answer)
        if copied is None:
            raise _Unreadable(Reason.UNREADABLE, answer.removeprefix("failed ").rpartition(": ")[2])
        if int(copied[1]) != length:
            raise _Unreadable(Reason.SHORT)
        while length:
            self._work.shell.check()
            here = draft.copy_from(disk.readable, offset, min(length, PIECE))
            if not here:
                raise _Unreadable(Reason.SHORT)
            offset += here
            length -= here
            self._work.report.bytes += here
            self._work.meter.still_copying()

    def _put(
        self, parts: Sequence[tuple[Item, int, int]]
    ) -> contextlib.AbstractContextManager[tuple[Scratch, list[str]]]:
        """Have the guest copy parts of files to a new disk, which is the host's alone afterwards."""
        calls = []
        seek = 0
        for item, start, length in parts:
            calls.append(f"put {in_guest(item.path)} {start} {_rounded(length)} {seek}")
            seek += _rounded(length)
        wanted = sum(length for _, _, length in parts)
        return self._work.filled(seek, _FUNCTION, calls, wanted=wanted)


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The files in groups that fit on one disk; one that is a disk by itself is alone."""
    group: list[Item] = []
    size = 0
    for item in items:
        alone = item.size >= IN_PLACE or (group and group[-1].size >= IN_PLACE)
        if group and (alone or size + _rounded(item.size) > LARGEST_DISK or len(group) == MOST_TOGETHER):
            yield group
            group, size = [], 0
        group.append(item)
        size += _rounded(item.size)
    if group:
        yield group


def _rounded(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED
