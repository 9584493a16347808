"""What a search found, as the rows of a folder: each has a folder of its own."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from browser.listing import Listing, Time, kind_of_mode

if TYPE_CHECKING:
    from engine.search import Finding


class Hits(Listing):
    """Grows while the search goes on. Its path is where the search began."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._folders: list[str] = []
        self._numbers: dict[str, int] = {}
        self._folder_of = array("I")

    def add_hits(self, found: Sequence[Finding]) -> list[int]:
        """Take findings in with all that is known of them, and return their rows."""
        first = len(self)
        self.add((finding.name, kind_of_mode(finding.mode)) for finding in found)
        rows = list(range(first, len(self)))
        for row, finding in zip(rows, found, strict=True):
            number = self._numbers.setdefault(finding.folder, len(self._folders))
            if number == len(self._folders):
                self._folders.append(finding.folder)
            self._folder_of.append(number)
            times = {
                Time.MODIFIED: finding.mtime,
                Time.CHANGED: finding.ctime,
                Time.ACCESSED: finding.atime,
            }
            self.set_attributes(
                row,
                kind_of_mode(finding.mode),
                finding.size,
                times,
                finding.mode,
                finding.uid,
                finding.gid,
                finding.target,
            )
        self.filled += 1
        return rows

    def folder(self, row: int) -> str:
        return self._folders[self._folder_of[row]]

    def _is_new(self, name: str) -> bool:
        return True
