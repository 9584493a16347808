"""Searching, in the worker: what a query finds below a folder, told portion by portion."""

from __future__ import annotations

import stat
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from browser.search.query import Query
    from browser.side_reader import Step
    from engine import GuestFS
    from engine.search import Finding

MOST_HITS = 500_000
"""Hits after which a search ends: nobody looks at more, and they take memory."""
MOST_LOOKED_INTO = 256 << 20
"""Bytes of a file that is looked into at most; what is larger is counted."""
PORTION = 512
"""Hits that are told at once: what takes them has only milliseconds at a time."""
_FILES_AT_ONCE = 1000
_BYTES_AT_ONCE = 32 << 20
"""What one look into files takes: so that it stays short enough to be stopped after it."""


@dataclass(slots=True)
class Found:
    """How far a search is: what was found since the last time, and what was gone through so far."""

    hits: Sequence[Finding] = ()
    folders: int = 0
    folder: str = ""
    """The folder that was come to last."""
    unreadable: int = 0
    """Things that could not be looked at."""
    too_large: int = 0
    """Files that were too large to be looked into."""
    is_cut: bool = False
    """Whether there is more, which was not gone through."""


def seek(g: GuestFS, step: Step, top: str, query: Query) -> Generator[Found]:
    """What a query finds. `step` is called between two looks and ends it by what it raises.

    `top` is a path without links. Raises QueryRefused, and what calls raise.
    """
    from engine.search import walk
    from engine.search.contents import check_pattern

    matches, text = query.matcher(), query.content()
    if text is not None and text.is_regex:
        check_pattern(g, text)
    state = _State()
    contents = _Contents(g, step, query, state)
    with walk(g, top, query.find_tests(), stays=query.stays) as going:
        for portion in going:
            step()
            state.note(portion)
            fitting = [finding for finding in portion if finding.depth and matches(finding)]
            hits = fitting if text is None else contents.add(fitting, is_idle=not portion)
            yield from state.told(hits)
            if state.count >= MOST_HITS:
                yield Found(folders=state.folders, too_large=state.too_large, is_cut=True)
                return
        state.unreadable = going.outcome.unreadable if going.outcome is not None else 0
        yield from state.told(contents.rest())
        if state.unreadable_files:
            state.unreadable += state.unreadable_files
            yield from state.told([])


@dataclass(slots=True)
class _State:
    folders: int = 0
    folder: str = ""
    count: int = 0
    too_large: int = 0
    unreadable: int = 0
    unreadable_files: int = 0

    def note(self, portion: Sequence[Finding]) -> None:
        for finding in portion:
            if finding.is_folder:
                self.folders += 1
                self.folder = finding.path

    def told(self, hits: Iterator[list[Finding]] | list[Finding]) -> Iterator[Found]:
        groups = [hits] if isinstance(hits, list) else hits
        for group in groups:
            for start in range(0, max(len(group), 1), PORTION):
                some = group[start : start + PORTION][: max(MOST_HITS - self.count, 0)]
                self.count += len(some)
                yield Found(some, self.folders, self.folder, self.unreadable, self.too_large)


@dataclass(slots=True)
class _Contents:
    """Files that wait to be looked into."""

    g: GuestFS
    step: Step
    query: Query
    state: _State
    waiting: list[Finding] = field(default_factory=list)
    bytes: int = 0

    def add(self, found: Sequence[Finding], *, is_idle: bool) -> Iterator[list[Finding]]:
        """The ones that hold the text, as far as it is time to look."""
        for finding in found:
            if not stat.S_ISREG(finding.mode) or not finding.size:
                continue
            if finding.size > MOST_LOOKED_INTO:
                self.state.too_large += 1
                continue
            self.waiting.append(finding)
            is_plain = finding.compressed is None
            self.bytes += min(finding.size, finding.allocated or finding.size) if is_plain else finding.size
            if len(self.waiting) >= _FILES_AT_ONCE or self.bytes >= _BYTES_AT_ONCE:
                yield self._look()
        if is_idle or not found:
            yield from self.rest()

    def rest(self) -> Iterator[list[Finding]]:
        """The same for all that wait."""
        if self.waiting:
            yield self._look()

    def _look(self) -> list[Finding]:
        from engine.search import compressed_with, files_with

        self.step()
        text = self.query.content()
        assert text is not None
        plain = {finding.path: finding for finding in self.waiting if finding.compressed is None}
        compressed = [finding for finding in self.waiting if finding.compressed is not None]
        self.waiting, self.bytes = [], 0
        found = [plain[path] for path in files_with(self.g, list(plain), text)]
        if compressed:
            more, unreadable = compressed_with(self.g, compressed, text)
            self.state.unreadable_files += unreadable
            found += more
        return found
