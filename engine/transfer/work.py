"""What the ways of copying out of a guest have in common."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.transfer.draft import Draft
from engine.transfer.guest_shell import Scratch, Shell
from engine.transfer.images import check_images
from engine.transfer.items import Item
from engine.transfer.meter import Meter
from engine.transfer.report import Report
from engine.transfer.segments import COPIED
from engine.transfer.tree import Tree

if TYPE_CHECKING:
    from engine.handle import GuestFS


@dataclass(frozen=True, slots=True)
class Work:
    """One transfer under way: where it reads, where it writes, and whom it tells."""

    g: GuestFS
    shell: Shell
    tree: Tree
    report: Report
    meter: Meter

    def has(self, item: Item) -> bool:
        """Whether an earlier transfer has made this file, which then counts as made now."""
        if not self.tree.has(item):
            return False
        self.report.note_mode(item.path, item.mode)
        self.meter.copying(item.path)
        return True

    def copy(self, item: Item, fill: Callable[[Draft], None]) -> bool:
        """Make a file that `fill` writes, and count it; whether it is there now."""
        before = self.report.bytes
        done = False
        self.meter.copying(item.path)

        def from_the_start(draft: Draft) -> None:
            self.report.bytes = before
            fill(draft)

        try:
            done = self.tree.file(item, from_the_start)
        finally:
            if done:
                self.report.note_mode(item.path, item.mode)
            else:
                self.report.bytes = before
        return done

    @contextlib.contextmanager
    def filled(
        self, size: int, function: str, calls: Sequence[str], *, wanted: int
    ) -> Iterator[tuple[Scratch, list[str]]]:
        """A disk of that size that the guest has filled, and is the host's alone since, with a line of what
        each of the calls of `function` told. `wanted` are the bytes on it that will arrive.
        """
        before = self.report.bytes
        while True:
            self.shell.wait_for_room(size)
            with contextlib.closing(Scratch(self.g, size)) as disk:
                script = "\n".join((disk.script, function, *calls))
                answer = self.shell.run(
                    script, disk, lambda stored: self.meter.on_its_way(before + min(stored, wanted))
                )
                disk.take_away()
                # Everything on this disk was read from the image before now.
                self.check_images()
                lines = (answer.split("\n") + [""] * len(calls))[: len(calls)]
                if all(map(COPIED.match, lines)) or not self.shell.is_full():
                    yield disk, lines
                    return
            self.shell.hold(size)

    def check_images(self) -> None:
        """Raise `ImageChanged` if what was read so far may be wrong."""
        check_images(self.g)
