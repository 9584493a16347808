"""Where somebody has been: back, forward, and nothing else. Kept apart from the widgets that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.listing import parent

if TYPE_CHECKING:
    from browser.places import Place
    from browser.search.query import Query

MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Location:
    """One folder of one place, or what a query finds below it. `path` is absolute and without a slash at its
    end, but for the top.
    """

    place: Place
    path: str = "/"
    query: Query | None = None

    @property
    def above(self) -> Location | None:
        """The folder that holds this one, or that is searched; None for the top."""
        if self.query is not None:
            return self.folder
        return None if self.path == "/" else Location(self.place, parent(self.path))

    @property
    def folder(self) -> Location:
        """The folder itself, where it is searched."""
        return self if self.query is None else Location(self.place, self.path)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names from the top to this folder."""
        return tuple(part for part in self.path.split("/") if part)


class History:
    """A list of locations with a position in it."""

    def __init__(self) -> None:
        self._locations: list[Location] = []
        self._position = -1

    @property
    def current(self) -> Location | None:
        return self._locations[self._position] if self._locations else None

    @property
    def can_go_back(self) -> bool:
        return self.ahead(-1) is not None

    @property
    def can_go_forward(self) -> bool:
        return self.ahead(1) is not None

    def visit(self, location: Location) -> None:
        """Go to a new location; what lay ahead is forgotten. The current one again changes nothing, and a
        search of the same folder takes the place of the one before it.
        """
        current = self.current
        if location == current:
            return
        if (
            current is not None
            and current.query is not None
            and location.query is not None
            and current.folder == location.folder
        ):
            self._locations[self._position] = location
            return
        self._locations[self._position + 1 :] = [location]
        del self._locations[:-MOST_KEPT]
        self._position = len(self._locations) - 1

    def ahead(self, steps: int) -> Location | None:
        """The location so many steps forward, or back where that is negative; None where there is none."""
        position = self._position + steps
        return self._locations[position] if 0 <= position < len(self._locations) else None

    def step(self, steps: int) -> None:
        """Go there."""
        if self.ahead(steps) is not None:
            self._position += steps


def normal_path(text: str, relative_to: str = "/") -> str:
    """The absolute path that somebody means by what they typed; `..` is resolved by name, as in a shell."""
    parts: list[str] = []
    for part in f"{'' if text.startswith('/') else relative_to}/{text}".split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)
