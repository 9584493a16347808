"""Files and folders of a guest, copied into a folder of the host.

Regular files, folders and the links between them are copied, with their times. Owners, modes and attributes
stay behind, but for the executable bit: a file of a guest must not become more on the host than a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.transfer import calls
from engine.transfer.attendant import Attendant, NoRoom, Phase, Progress
from engine.transfer.conflicts import settle
from engine.transfer.destination import Destination
from engine.transfer.draft import Draft
from engine.transfer.items import Item, Kind, Target
from engine.transfer.report import Reason, Report
from engine.transfer.tree import Tree

if TYPE_CHECKING:
    from engine.handle import GuestFS

RESERVE = 64 << 20
"""Bytes of the destination's file system that are left free."""


def extract(
    g: GuestFS,
    targets: Sequence[Target],
    folder: Path,
    attendant: Attendant | None = None,
    report: Report | None = None,
) -> Report:
    """Copy what `targets` name, in what is mounted on the handle, into a folder that is there.

    Blocks; belongs to the thread of the handle, which is best one of its own. What cannot be read or written
    goes into the report, which can be handed in so that it is there when the transfer fails. Raises
    `Stopped`, OSError (a `Held` where the attendant gives up), and what ends the handle; nothing half done is
    left then.
    """
    attendant = attendant or Attendant()
    report = report if report is not None else Report()
    with Destination(folder) as destination:
        wanted = settle(targets, destination, attendant)
        return _Extraction(g, destination, attendant, report).run(wanted)


class _Extraction:
    """One extraction under way."""

    def __init__(self, g: GuestFS, destination: Destination, attendant: Attendant, report: Report) -> None:
        self._g = g
        self._destination = destination
        self._attendant = attendant
        self._report = report
        self._items: list[Item] = []
        self._bytes = 0
        self._files = 0

    def run(self, targets: Sequence[Target]) -> Report:
        self._find(targets)
        self._wait_for_room()
        tree = Tree(self._destination, self._report, self._attendant)
        try:
            for item in self._items:
                self._attendant.check()
                self._copy(tree, item)
            tree.finish()
        finally:
            tree.close()
        return self._report

    def _find(self, targets: Sequence[Target]) -> None:
        pending = calls.selected(self._g, targets, self._report)[::-1]
        while pending:
            self._attendant.check()
            item = pending.pop()
            self._items.append(item)
            if item.kind is Kind.FOLDER:
                pending += calls.inside(self._g, item, self._report, self._attendant)
            elif item.kind is Kind.FILE:
                self._files += 1
                self._bytes += item.size
            self._show(Phase.FINDING, item, 0)

    def _wait_for_room(self) -> None:
        needed = sum(min(item.size, item.stored) for item in self._items if item.kind is Kind.FILE)
        while needed > (free := max(self._destination.free_bytes() - RESERVE, 0)):
            self._attendant.hold(NoRoom(needed, free, self._destination.path))
            self._attendant.check()

    def _copy(self, tree: Tree, item: Item) -> None:
        if item.kind is Kind.FOLDER:
            tree.folder(item)
        elif item.kind is Kind.LINK:
            tree.link(item)
        elif item.kind is Kind.FILE:
            self._copy_file(tree, item)
        else:
            reasons = {Kind.SPECIAL: Reason.SPECIAL, Kind.INVALID: Reason.INVALID_NAME}
            self._report.skip(item.path, reasons.get(item.kind, Reason.UNREADABLE))

    def _copy_file(self, tree: Tree, item: Item) -> None:
        before = self._report.bytes

        def fill(draft: Draft) -> None:
            self._report.bytes = before
            for count in calls.read(self._g, item, draft, self._attendant):
                self._report.bytes += count
                self._show(Phase.COPYING, item, self._report.bytes)

        done = False
        try:
            done = tree.file(item, fill)
        except calls.WrongLength:
            self._report.skip(item.path, Reason.SHORT)
        except RuntimeError as error:
            self._report.skip(item.path, Reason.UNREADABLE, calls.reason(error))
        if not done:
            self._report.bytes = before
        self._show(Phase.COPYING, item, self._report.bytes)

    def _show(self, phase: Phase, item: Item, done: int) -> None:
        self._attendant.show(Progress(phase, done, self._bytes, self._report.files, self._files, item.path))
