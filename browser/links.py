"""The symbolic links of copied folders: made last, and only those that cannot lead out of what was copied.

A link leads nowhere outside if it is relative, climbs at its beginning only, and no higher than the copied
folder: from there on it goes down through real folders, or through links of which the same is true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.extraction import Reason, Skipped
from browser.listing import Kind

if TYPE_CHECKING:
    from browser.destination import Destination
    from browser.extraction import Plan, Tally

Place = tuple[str, ...]


def stays_inside(target: str, depth: int) -> bool:
    """Whether a link with this text leads nowhere outside, from a folder so many steps below the top one."""
    if not target or target.startswith("/") or "\0" in target:
        return False
    names = [name for name in target.split("/") if name not in ("", ".")]
    climbs = next((position for position, name in enumerate(names) if name != ".."), len(names))
    return climbs <= depth and ".." not in names[climbs:]


def make_links(found: Plan, destination: Destination, tally: Tally) -> list[Skipped]:
    """Make the links of all folders that were copied; returns a note on each that was not made.

    To be called when nothing else will be written there. Links that were selected themselves are not among
    them. Raises OSError where the destination itself fails.
    """
    renamed = dict(tally.renamed)
    final: dict[Place, Place] = {(): ()}
    left_out: list[Skipped] = []
    for path, place, listing in found.folders:
        above = final.get(place[:-1])
        links = [row for row in range(len(listing)) if listing.kind(row) is Kind.LINK]
        if above is None:
            continue
        final[place] = (*above, renamed.get(path, place[-1]))
        if not links:
            continue
        try:
            folder = destination.folder(*final[place])
        except OSError:
            # The folder could not be made, which has been told.
            del final[place]
            continue
        with folder:
            for row in links:
                source, target = f"{path.rstrip('/')}/{listing.names[row]}", listing.target(row)
                if not stays_inside(target, len(place) - 1):
                    left_out.append(Skipped(source, Reason.LINK, target))
                    continue
                try:
                    folder.make_link(listing.names[row], target)
                except (OSError, ValueError) as error:
                    reason = getattr(error, "strerror", None) or str(error)
                    left_out.append(Skipped(source, Reason.CANNOT_WRITE, reason))
    return left_out
