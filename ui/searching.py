"""The searches of one folder view: the bar, and what the last ones found, so that one can go back there."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from browser.guest_text import GuestText
from browser.history import Location
from browser.search.reading import SearchReading
from ui.search_bar import SearchBar

if TYPE_CHECKING:
    from browser.folder_reading import OnChange
    from browser.search.query import Query
    from browser.side_reader import SideReader

MOST_KEPT = 4
"""Searches whose hits are kept."""


class Searching(QObject):
    """Knows what the bar asks for and makes readings of it; where to go is the folder view's."""

    location_wanted = Signal(Location)
    again_wanted = Signal()
    stop_wanted = Signal()
    left = Signal()
    """Somebody has done with the bar."""

    def __init__(self, reader: SideReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._kept: OrderedDict[Location, SearchReading] = OrderedDict()
        self._location: Location | None = None
        self.bar = SearchBar()
        self.bar.wanted.connect(self._on_wanted)
        self.bar.again_wanted.connect(self.again_wanted)
        self.bar.stop_wanted.connect(self.stop_wanted)
        self.bar.ended.connect(self._on_ended)

    def reading(self, location: Location, on_change: OnChange) -> SearchReading:
        """The search of a location: what it found before, or a new one."""
        assert location.query is not None
        reading = self._kept.pop(location, None)
        if reading is None:
            reading = SearchReading(
                self._reader, location.place, location.path, location.query, on_change, self._on_progress
            )
        reading.listen(on_change)
        self._kept[location] = reading
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return reading

    def forget(self, location: Location) -> None:
        """Search anew when somebody goes there the next time."""
        self._kept.pop(location, None)

    def show_location(self, location: Location) -> None:
        """Show the bar with what is searched for, or no bar where a folder is shown."""
        before, self._location = self._location, location
        if location.query is not None:
            self.bar.show_query(location.query)
            if (reading := self._kept.get(location)) is not None:
                self._on_progress(reading)
        elif before is not None and (before.query is not None or before != location):
            self.bar.dismiss()

    def _on_wanted(self, query: Query) -> None:
        if self._location is not None:
            folder = self._location.folder
            self.location_wanted.emit(Location(folder.place, folder.path, query))

    def _on_ended(self) -> None:
        if self._location is not None and self._location.query is not None:
            self.location_wanted.emit(self._location.folder)
        self.left.emit()

    def _on_progress(self, reading: SearchReading) -> None:
        if self._location is None or self._kept.get(self._location) is not reading:
            return
        self.bar.show_running(reading.is_running)
        self.bar.say(self._sentence(reading))

    def _sentence(self, reading: SearchReading) -> str:
        found, count = reading.found, len(reading.listing)
        parts = [self.tr("%n found", "", count)]
        if reading.is_running:
            if not found.folders:
                parts.append(self.tr("beginning…"))
            else:
                where = GuestText(found.folder).within
                parts.append(self.tr("looking in {0}, folder %n", "", found.folders).format(where))
        else:
            parts.append(self.tr("in %n folder(s)", "", found.folders))
            if not reading.is_over:
                parts.append(self.tr("stopped before the end"))
        if found.is_cut:
            parts.append(self.tr("there are more, which are left out"))
        if found.too_large:
            parts.append(self.tr("%n file(s) too large to look into", "", found.too_large))
        if found.unreadable:
            parts.append(self.tr("%n could not be read", "", found.unreadable))
        return " · ".join(parts)
