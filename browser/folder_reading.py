"""Reading one folder of a guest: names while they arrive, then attributes, those that are looked at first."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from browser.background import in_thread
from browser.details import read_details
from browser.folder_calls import read_attributes, stream_names
from browser.give_back import MANY, give_back
from browser.listing import BATCH, FIRST_BATCH, Kind, Listing

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.places import Place
    from engine import GuestFS

OnChange = Callable[[Listing, list[int]], None]


class FolderReading:
    """Fills a listing. Lives in the main thread; cancelling what is awaited stops the reading at once.

    `on_change` gets the listing with no rows when names have come, at least once, and then once for each
    batch of filled rows. The rows `in_sight` are filled before the others; `wants_details` tells whether
    extended attributes are read as well. Both are asked before each batch.
    """

    def __init__(
        self,
        guest: Guest,
        place: Place,
        path: str,
        on_change: OnChange,
        *,
        in_sight: Callable[[], Iterable[int]] = tuple,
        wants_details: Callable[[], bool] = lambda: False,
    ) -> None:
        self.listing = Listing(path)
        self.has_names = False
        """Whether all names have come."""
        self._guest = guest
        self._place = place
        self._on_change = on_change
        self._in_sight = in_sight
        self._wants_details = wants_details

    async def read(self) -> None:
        """Read everything. Raises what `Guest.ask` raises."""
        await self._read_names()
        await self.fill()
        if len(self.listing) > MANY:
            await in_thread(give_back)

    async def fill(self) -> None:
        """Read what is wanted of the rows and was not read before."""
        listing, most = self.listing, FIRST_BATCH
        while True:
            sight = tuple(self._in_sight())
            if rows := listing.unfilled(sight, most):
                await self._fill(rows)
            elif self._wants_details() and (rows := listing.undetailed(sight, most)):
                await self._fill_details(rows)
            elif rows := listing.unfilled(None, BATCH):
                await self._fill(rows)
            elif self._wants_details() and (rows := listing.undetailed(None, BATCH)):
                await self._fill_details(rows)
            else:
                return
            most = BATCH
            self._on_change(listing, rows)

    async def _fill(self, rows: list[int]) -> None:
        listing = self.listing
        names = [listing.names[row] for row in rows]
        has_links = any(listing.kind(row) in (Kind.LINK, Kind.UNKNOWN) for row in rows)
        listing.fill(
            rows, await self._guest.ask(self._place, read_attributes, listing.path, names, has_links)
        )

    async def _fill_details(self, rows: list[int]) -> None:
        names = [self.listing.names[row] for row in rows]
        path = self.listing.path
        self.listing.fill_details(rows, await self._guest.ask(self._place, read_details, path, names))

    async def _read_names(self) -> None:
        loop = asyncio.get_running_loop()
        attempts = itertools.count()
        path = self.listing.path

        def take(attempt: int, names: list[tuple[str, Kind]]) -> None:
            if attempt:
                # The appliance ended half way, and another one tells all names again.
                names = [pair for pair in names if not self.listing.has(pair[0])]
            self.listing.add(names)
            self._on_change(self.listing, [])

        def stream(g: GuestFS) -> None:
            attempt = next(attempts)

            def tell(names: list[tuple[str, Kind]]) -> None:
                loop.call_soon_threadsafe(take, attempt, names)

            stream_names(g, path, tell)

        await self._guest.ask(self._place, stream)
        self.listing.end_of_names()
        self.has_names = True
        self._on_change(self.listing, [])
