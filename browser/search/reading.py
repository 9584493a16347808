"""A search as the reading of a folder: it fills rows, and whoever shows a folder shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from browser.search.hits import Hits
from browser.search.seeking import Found, seek
from browser.streamed import streamed

if TYPE_CHECKING:
    from browser.folder_reading import OnChange
    from browser.places import Place
    from browser.search.query import Query
    from browser.side_reader import SideReader


class SearchReading:
    """Fills hits. Lives in the main thread; cancelling what is awaited ends the search.

    `on_change` gets the hits with no rows at once, and then with the rows of each portion; `on_progress` is
    called whenever `found` says more than before.
    """

    def __init__(
        self,
        reader: SideReader,
        place: Place,
        path: str,
        query: Query,
        on_change: OnChange,
        on_progress: Callable[[SearchReading], object] = lambda _: None,
    ) -> None:
        self.listing = Hits(path)
        self.query = query
        self.found = Found()
        self.is_over = False
        """Whether everything was gone through."""
        self.is_running = False
        self._has_begun = False
        self._reader = reader
        self._place = place
        self._on_change = on_change
        self._on_progress = on_progress

    async def read(self) -> None:
        """Search, the first time; after that only tell what was found. Raises what a launch raises,
        QueryRefused, and what calls raise.
        """
        has_begun, self._has_begun = self._has_begun, True
        self.is_running = not has_begun
        self._on_change(self.listing, [])
        self._on_progress(self)
        if has_begun:
            return
        try:
            path, query = self.listing.path, self.query
            await streamed(self._reader, self._place, lambda g, step: seek(g, step, path, query), self._take)
            self.is_over = True
        finally:
            self.is_running = False
            self._on_progress(self)

    def listen(self, on_change: OnChange) -> None:
        """Tell somebody else what is found."""
        self._on_change = on_change

    async def fill(self) -> None:
        """Nothing: a row that was found is filled."""

    def _take(self, found: Found) -> None:
        rows = self.listing.add_hits(found.hits)
        self.found = found
        if rows:
            self._on_change(self.listing, rows)
        self._on_progress(self)
