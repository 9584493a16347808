"""Large files out of a guest, copied past its page cache to a disk, and from that on the host."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from engine.transfer.draft import Draft
from engine.transfer.guest_shell import Scratch, Shell, in_guest
from engine.transfer.items import Item
from engine.transfer.meter import Meter
from engine.transfer.report import Reason, Report
from engine.transfer.segments import COPIED
from engine.transfer.tree import Tree

if TYPE_CHECKING:
    from engine.handle import GuestFS

BLOCK = 4 << 20
"""Bytes that dd copies at once. Every file begins at a multiple of it on its disk."""
LARGEST_DISK = 1 << 30
MOST_TOGETHER = 32
"""Files that are copied to one disk."""
PIECE = 32 << 20
"""Bytes that are copied on the host between two looks at whether to stop."""

# Some file systems know no direct reading. The last line has dd's figures, the first one its complaint.
_FUNCTION = """
export LC_ALL=C
put() {
    set -- "$1" "of=$disk skip=$2 count=$3 seek=$4 bs=4M oflag=direct conv=fsync,notrunc"
    m=$(dd if="$1" $2 iflag=direct 2>&1) || m=$(dd if="$1" $2 2>&1) || m="failed ${m%%
*}"
    echo "${m##*
}"
}
"""


class _Unreadable(Exception):
    """The guest could not read a file, or not all of it."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class FileCopy:
    """Copies files that are large enough for that."""

    def __init__(
        self,
        g: GuestFS,
        shell: Shell,
        tree: Tree,
        report: Report,
        meter: Meter,
        unchanged: Callable[[], None],
    ) -> None:
        self._g = g
        self._shell = shell
        self._tree = tree
        self._report = report
        self._meter = meter
        self._unchanged = unchanged

    def run(self, items: Sequence[Item]) -> None:
        """Copy them all. What the guest cannot read goes into the report."""
        for group in _groups(items):
            if len(group) == 1 and group[0].size > LARGEST_DISK:
                self._copy(group[0], partial(self._fill_in_parts, group[0]))
                continue
            disk, answers = self._put([(item, 0, item.size) for item in group])
            try:
                offset = 0
                for item, answer in zip(group, answers, strict=True):
                    self._copy(item, partial(self._fill, disk, offset, item.size, answer))
                    offset += _rounded(item.size)
            finally:
                disk.close()

    def _copy(self, item: Item, fill: Callable[[Draft], None]) -> None:
        before = self._report.bytes
        self._meter.copying(item.path)

        def from_the_start(draft: Draft) -> None:
            self._report.bytes = before
            fill(draft)

        try:
            done = self._tree.file(item, from_the_start)
        except _Unreadable as error:
            done = False
            self._report.skip(item.path, error.reason, error.detail)
        if done:
            self._report.note_mode(item.path, item.mode)
        else:
            self._report.bytes = before
        self._meter.copying(item.path)

    def _fill_in_parts(self, item: Item, draft: Draft) -> None:
        while draft.size < item.size:
            start = draft.size
            length = min(LARGEST_DISK, item.size - start)
            disk, (answer,) = self._put([(item, start, length)])
            try:
                self._fill(disk, 0, length, answer, draft)
            finally:
                disk.close()

    def _fill(self, disk: Scratch, offset: int, length: int, answer: str, draft: Draft) -> None:
        """Append what was put on the disk to the draft, if the guest says that it is all there."""
        copied = COPIED.match(answer)
        if copied is None:
            raise _Unreadable(Reason.UNREADABLE, answer.removeprefix("failed ").rpartition(": ")[2])
        if int(copied[1]) != length:
            raise _Unreadable(Reason.SHORT)
        while length:
            self._shell.check()
            here = draft.copy_from(disk.readable, offset, min(length, PIECE))
            if not here:
                raise _Unreadable(Reason.SHORT)
            offset += here
            length -= here
            self._report.bytes += here
            self._meter.still_copying()

    def _put(self, parts: Sequence[tuple[Item, int, int]]) -> tuple[Scratch, list[str]]:
        """Have the guest copy parts of files to a new disk, which is the host's alone afterwards."""
        size = sum(_rounded(length) for _, _, length in parts)
        self._shell.wait_for_room(size)
        disk = Scratch(self._g, size)
        try:
            lines = [disk.script, _FUNCTION]
            seek = 0
            for item, start, length in parts:
                blocks = _rounded(length) // BLOCK
                lines.append(f"put {in_guest(item.path)} {start // BLOCK} {blocks} {seek}")
                seek += blocks
            before = self._report.bytes
            script = "\n".join(lines)
            answers = self._shell.run(script, disk, lambda stored: self._meter.on_its_way(before + stored))
            disk.take_away()
            self._unchanged()
        except BaseException:
            disk.close()
            raise
        lines = answers.split("\n")
        return disk, (lines + [""] * len(parts))[: len(parts)]


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The files in groups that fit on one disk; one that does not is alone."""
    group: list[Item] = []
    size = 0
    for item in items:
        if group and (size + _rounded(item.size) > LARGEST_DISK or len(group) == MOST_TOGETHER):
            yield group
            group, size = [], 0
        group.append(item)
        size += _rounded(item.size)
    if group:
        yield group


def _rounded(size: int) -> int:
    return -(-size // BLOCK) * BLOCK
