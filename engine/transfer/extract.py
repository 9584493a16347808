"""Files and folders of a guest, copied into a folder of the host.

Regular files, folders and the links between them are copied, with their times. Owners, modes and attributes
stay behind, but for the executable bit: a file of a guest must not become more on the host than a file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import DaemonError, NotReady, ProtocolError
from engine.transfer import calls
from engine.transfer.attendant import Attendant, NoRoom
from engine.transfer.blocks.block_list import BlockList
from engine.transfer.blocks.copy import BlockCopy
from engine.transfer.blocks.listing import list_blocks
from engine.transfer.compressed import block_list, found_compressed
from engine.transfer.conflicts import settle, still_there
from engine.transfer.destination import Destination
from engine.transfer.disk_files import FileCopy
from engine.transfer.disk_tree import TreeCopy
from engine.transfer.draft import Draft
from engine.transfer.guest_shell import Shell
from engine.transfer.guest_tree import Extent, goes_alone, measure
from engine.transfer.images import check_images
from engine.transfer.items import Begun, Item, Kind, Target
from engine.transfer.members import disjoint
from engine.transfer.meter import Meter
from engine.transfer.report import Reason, Report
from engine.transfer.resolving import resolved
from engine.transfer.tar import TarError
from engine.transfer.tree import Tree
from engine.transfer.verification import Arrived, digest_in, verify
from engine.transfer.work import Work

if TYPE_CHECKING:
    from engine.handle import GuestFS

RESERVE = 64 << 20
"""Bytes of the destination's file system that are left free."""
FEW = 64
LITTLE = 4 << 20
"""Things, and bytes of them, that are copied by calls of the protocol: a disk takes longer to come and go."""
FEW_COMPRESSED = 8
"""Files that Windows keeps compressed among them: each takes some calls about the device, which are slow."""

logger = logging.getLogger(__name__)


def extract(
    g: GuestFS,
    targets: Sequence[Target],
    folder: Path,
    attendant: Attendant | None = None,
    report: Report | None = None,
    *,
    checksum: str = "",
    earlier: Sequence[Begun] = (),
) -> Report:
    """Copy what `targets` name, in what is mounted on the handle, into a folder that is there.

    Blocks; belongs to the thread of the handle, which is best one of its own. What cannot be read or written
    goes into the report, which can be handed in so that it is there when the transfer fails. Raises
    `Stopped`, OSError (a `Held` where the attendant gives up), and what ends the handle; nothing half done is
    left then.

    With `checksum`, one of `ALGORITHMS`, every file is compared with the guest's when all are there. What an
    earlier transfer of the same has made is gone on with: files that are there, whole, are not copied again.
    """
    attendant = attendant or Attendant()
    report = report if report is not None else Report()
    with Destination(folder) as destination:
        known = still_there(destination, earlier)
        wanted = settle(targets, destination, attendant, known)
        return _Extraction(g, destination, attendant, report, known).run(wanted, checksum)


class _Extraction:
    """One extraction under way."""

    def __init__(
        self,
        g: GuestFS,
        destination: Destination,
        attendant: Attendant,
        report: Report,
        earlier: Mapping[str, str],
    ) -> None:
        self._g = g
        self._destination = destination
        self._attendant = attendant
        self._report = report
        self._meter = Meter(report, attendant)
        self._tree = Tree(destination, report, attendant, earlier)
        self._compressed: list[Item] = []
        self._work = Work(g, Shell(g, attendant), self._tree, report, self._meter)

    def run(self, targets: Sequence[Target], checksum: str) -> Report:
        """Copy the targets, in whichever way takes less time; compare them where there is a checksum."""
        try:
            chosen = calls.selected(self._g, targets, self._report)
            if not self._by_few_calls(chosen) and not self._by_disk(chosen):
                self._by_calls(list(self._walk(chosen, self._report)))
            self._tree.finish()
            self._meter.done()
            if checksum:
                # What the guest cannot read is added up by itself, also below a folder.
                missing = {skipped.path for skipped in self._report.skipped}
                compared = [item for item in chosen if not item.is_compressed]
                compared += [item for item in self._compressed if item.path not in missing]
                verify(self._g, compared, self._digest(checksum), checksum, self._report, self._attendant)
        finally:
            self._tree.close()
        check_images(self._g)
        return self._report

    def _digest(self, algorithm: str) -> Arrived:
        return lambda _path, place: digest_in(self._tree, algorithm, place)

    def _by_few_calls(self, chosen: Sequence[Item]) -> bool:
        """Copy everything by calls if that is little; whether it was."""
        report = Report()
        items: list[Item] = []
        size = compressed = 0
        try:
            for item in self._walk(chosen, report, FEW):
                items.append(item)
                size += item.size if item.kind is Kind.FILE else 0
                compressed += item.is_compressed
                if len(items) > FEW or size > LITTLE or compressed > FEW_COMPRESSED:
                    return False
        except calls.TooMany:
            return False
        self._report.skipped += report.skipped
        self._by_calls(items)
        return True

    def _by_calls(self, items: Sequence[Item]) -> None:
        files = [item for item in items if item.kind is Kind.FILE]
        self._compressed += [item for item in files if item.is_compressed]
        self._meter.plan(len(files), sum(item.size for item in files))
        self._wait_for_room(sum(min(item.size, item.stored) for item in files))
        for item in items:
            self._attendant.check()
            self._place(item)
        calls.note_attributes(self._g, items, self._report)

    def _by_disk(self, chosen: Sequence[Item]) -> bool:
        """Copy everything by disks; False where there can be none, and nothing was done."""
        alone = [item for item in chosen if item.kind is Kind.FILE and goes_alone(item)]
        trees = [item for item in chosen if item not in alone and item.kind in (Kind.FILE, Kind.FOLDER)]
        known = len(self._report.skipped)
        try:
            groups = [
                self._look(group) for group in disjoint([_target(item) for item in resolved(self._g, trees)])
            ]
            compressed = [self._look_into(extent) for _, _, extent in groups]
            extents = [extent for _, _, extent in groups] + [listed.extent for listed, _ in compressed]
            self._plan(alone, extents)
            for (group, blocks, extent), (listed, unshown) in zip(groups, compressed, strict=True):
                self._copy_tree(group, blocks, extent, listed, unshown)
            large = [*resolved(self._g, alone), *(item for _, _, extent in groups for item in extent.large)]
            FileCopy(self._work).run(large)
            calls.note_attributes(self._g, alone, self._report)
        except (DaemonError, NotReady) as error:
            if self._report.files or self._tree.is_begun:
                raise
            self._compressed.clear()
            del self._report.skipped[known:]
            logger.warning("No disk could be used to copy files: %s", error)
            return False
        for item in chosen:
            if item.kind not in (Kind.FILE, Kind.FOLDER):
                self._place(item)
        return True

    def _look(self, group: Sequence[Target]) -> tuple[Sequence[Target], BlockCopy | None, Extent]:
        """The targets, how to copy their blocks where that is the fast way, and how much there is."""
        listed = list_blocks(self._work, group)
        if listed is not None and (blocks := BlockCopy(self._work, listed)).pays:
            return group, blocks, listed.extent
        return group, None, measure(self._work.shell, group)

    def _look_into(self, extent: Extent) -> tuple[BlockList, list[Item]]:
        """Which files Windows keeps compressed, and where; and those with all that it keeps elsewhere."""
        found = found_compressed(self._g, extent.compressed)
        readable = [(item, file) for item, file in found if not file.content.away]
        for item, file in found:
            if file.content.away:
                self._report.skip(item.path, Reason.UNREADABLE, file.content.away)
        self._compressed += [item for item, _ in readable]
        return block_list(readable), [item for item, _ in found]

    def _copy_tree(
        self,
        targets: Sequence[Target],
        blocks: BlockCopy | None,
        extent: Extent,
        compressed: BlockList,
        unshown: Sequence[Item],
    ) -> None:
        if blocks is not None:
            again = blocks.run(targets, self._place)
        else:
            try:
                again = TreeCopy(self._work).run(targets, extent, [*extent.large, *unshown])
            except TarError as error:
                raise ProtocolError(f"{error}") from error
        again += BlockCopy(self._work, compressed).run((), self._place)
        for item in again:
            self._place(item)

    def _walk(self, chosen: Sequence[Item], report: Report, most: int | None = None) -> Iterator[Item]:
        """Everything that was selected and what is below it; a folder comes before what is in it.

        Raises `TooMany` where there are more than `most` things in one folder.
        """
        pending = list(chosen[::-1])
        while pending:
            self._attendant.check()
            item = pending.pop()
            if item.kind is Kind.FOLDER:
                pending += calls.inside(self._g, item, report, self._attendant, most)
            self._meter.finding(item.path)
            yield item

    def _plan(self, alone: Sequence[Item], extents: Sequence[Extent]) -> None:
        self._meter.plan(len(alone), sum(item.size for item in alone))
        for extent in extents:
            self._meter.plan(extent.files, extent.bytes)
        self._meter.finding("")
        self._wait_for_room(sum(item.size for item in alone) + sum(extent.stored for extent in extents))

    def _wait_for_room(self, needed: int) -> None:
        while needed > (free := max(self._destination.free_bytes() - RESERVE, 0)):
            self._attendant.hold(NoRoom(needed, free, self._destination.path))
            self._attendant.check()

    def _place(self, item: Item) -> None:
        if item.kind is Kind.FOLDER:
            self._tree.folder(item)
            self._report.note_mode(item.path, item.mode)
        elif item.kind is Kind.LINK:
            self._tree.link(item)
        elif item.kind is Kind.FILE:
            self._copy_file(item)
        else:
            reasons = {Kind.SPECIAL: Reason.SPECIAL, Kind.INVALID: Reason.INVALID_NAME}
            self._report.skip(item.path, reasons.get(item.kind, Reason.UNREADABLE))

    def _copy_file(self, item: Item) -> None:
        def fill(draft: Draft) -> None:
            for count in calls.read(self._g, item, draft, self._attendant):
                self._report.bytes += count
                self._meter.still_copying()
            check_images(self._g)

        try:
            if not self._work.has(item):
                self._work.copy(item, fill)
        except calls.WrongLength:
            self._report.skip(item.path, Reason.SHORT)
        except RuntimeError as error:
            self._report.skip(item.path, Reason.UNREADABLE, calls.reason(error))


def _target(item: Item) -> Target:
    return Target(item.path, item.name, item.replace)
