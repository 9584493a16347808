"""What is selected and seen of a folder, found again in the same folder after it was read anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.slices import Breath, runs
from ui import row_selection

if TYPE_CHECKING:
    from browser.arrangement import Order
    from browser.listing import Listing
    from ui.folder_contents import FolderContents


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of the folder as it is now."""

    selected: list[range]
    current: int | None
    top: int | None
    """The row that was the first on the screen, if it is still there."""


async def keep(contents: FolderContents, listing: Listing, order: Order) -> Kept:
    """Find what `contents` has selected and shows in another reading of its folder.

    In slices: there may be a million rows. What is selected meanwhile is not noticed.
    """
    model, breath = contents.model, Breath()
    names, shown = model.listing.names, model.order
    current, top = contents.view.currentIndex().row(), contents.top_row
    parts = row_selection.ranges(contents.selection)
    if parts and len(parts[0]) == len(shown):
        selected = [range(len(order))]
    else:
        wanted: set[str] = set()
        for part in parts:
            for run in runs(shown.rows[part.start : part.stop]):
                wanted.update(names.of(run))
                await breath.take()
        selected = row_selection.joined(await _rows_of(wanted, listing, order, breath))
    return Kept(
        selected,
        _row_of(names[shown[current]], listing, order) if 0 <= current < len(shown) else None,
        _row_of(names[shown[top]], listing, order) if top is not None else None,
    )


async def _rows_of(wanted: set[str], listing: Listing, order: Order, breath: Breath) -> Sequence[int]:
    if not wanted:
        return []
    found: list[int] = []
    row = 0
    for run in runs(order.rows):
        for name in listing.names.of(run):
            if name in wanted:
                found.append(row)
            row += 1
        await breath.take()
    return found


def _row_of(name: str, listing: Listing, order: Order) -> int | None:
    try:
        return order.position(listing.names.index(name))
    except ValueError:
        return None
