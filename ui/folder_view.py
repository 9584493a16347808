"""One folder on the screen, with a history of its own: the Files page holds one or several of these."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from browser.accounts import Accounts
from browser.arrangement import Arrangement, Arranger, Column
from browser.failure import reason
from browser.folder_calls import resolve
from browser.folder_reading import FolderReading
from browser.guest_text import GuestText
from browser.history import History, Location, normal_path
from browser.listing import Entry, Kind, Listing, parent
from browser.search.hits import Hits
from browser.search.query import QueryRefused
from browser.session import SessionEnded
from ui import row_selection
from ui.banner import Banner
from ui.file_model import FileModel
from ui.file_table import FileTable
from ui.folder_contents import FolderContents
from ui.kept_view import keep
from ui.name_bars import NameBars
from ui.searching import Searching
from ui.tasks import Tasks

if TYPE_CHECKING:
    from browser.folder_reading import OnChange
    from browser.guest import Guest
    from browser.places import Place
    from browser.search.reading import SearchReading
    from browser.side_reader import SideReader

HINT_AFTER = 150
"""Milliseconds after which an empty table says that it is being filled."""
PAUSE = 0.2
"""Seconds between two arrangements of a folder that is still being read; longer where they take longer."""

FEW = 2000
"""Names of a folder that is read anew as a whole before it is shown; of a larger one it is the names."""
MOST_ADDED = 10_000
"""Selected rows whose sizes are added up."""


class FolderView(QWidget):
    """Lists one folder of a guest and goes to others. Reading is a task of its own; nothing here waits."""

    location_changed = Signal(Location)
    folders_found = Signal(object, object)
    """The path of the folder and the names of the folders in it."""
    selection_changed = Signal()
    contents_changed = Signal()
    busy_changed = Signal(bool)
    file_opened = Signal()
    tab_wanted = Signal(Location)
    """Somebody wants to see this folder in a tab of its own."""
    preview_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()
    focused = Signal()

    def __init__(self, guest: Guest, seeker: SideReader, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guest = guest
        self._tasks = tasks
        self._key = f"folder-{id(self)}"
        self._key_of_show = f"{self._key}-show"
        self._key_of_growth = f"{self._key}-growth"
        self._key_of_order = f"{self._key}-order"
        self._history = History()
        self._arrangement = Arrangement()
        self._accounts = Accounts()
        self._is_busy = False
        self._arranger = Arranger(Listing("/"), self._accounts)
        self._arranging = asyncio.Lock()
        self._reading: FolderReading | SearchReading | None = None
        self._select = ""
        self._fresh = asyncio.Event()
        self.contents = FolderContents(self)
        self.banner = Banner(self)
        self.names = NameBars(self.contents, tasks, self)
        self.searching = Searching(seeker, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.searching.bar, self.banner, self.contents, self.names):
            layout.addWidget(widget, 1 if widget is self.contents else 0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(HINT_AFTER)
        self._patience.timeout.connect(lambda: self.contents.show_hint(self.tr("Reading…")))
        self._connect()

    @property
    def model(self) -> FileModel:
        return self.contents.model

    @property
    def table(self) -> FileTable:
        return self.contents.table

    @property
    def location(self) -> Location | None:
        """Where this view is."""
        return self._history.current

    @property
    def accounts(self) -> Accounts:
        """The names of the users and groups of this place."""
        return self._accounts

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    @property
    def can_go_up(self) -> bool:
        return self.location is not None and self.location.above is not None

    @property
    def is_busy(self) -> bool:
        return self._is_busy

    @property
    def hint(self) -> str:
        return self.contents.hint

    @property
    def selected_count(self) -> int:
        return row_selection.count(self.contents.selection)

    @property
    def selected_size(self) -> int | None:
        """The bytes of the selected files; None where adding them up would take too long."""
        if self.selected_count > MOST_ADDED:
            return None
        listing, numbers = self.model.listing, map(self.model.number, self.contents.selected_rows())
        return sum(listing.size(number) for number in numbers if listing.kind(number) is Kind.FILE)

    def selection(self) -> Iterator[Entry]:
        """The selected entries from the top down; there may be very many."""
        return (self.model.entry(row) for row in self.contents.selected_rows())

    def selected_entries(self) -> list[Entry]:
        return list(self.selection())

    def selected_paths(self) -> list[str]:
        """The paths of what is selected, without names that no file can have."""
        paths = (self.model.path(row) for row in self.contents.selected_rows())
        return [path for path in paths if path is not None]

    def go(self, location: Location, select: str = "") -> None:
        """Read a folder and show it; `select` is the name to select there."""
        self._start(self._go(location, select))

    def go_to_text(self, text: str) -> None:
        """Go to what somebody typed: a folder, or the folder of a file, absolute or from here."""
        if self.location is not None:
            place, path = self.location.place, normal_path(text, self.location.path)
            self._start(self._follow(place, path))

    def show_file(self, place: Place, path: str) -> None:
        """Go to the folder of a file, and select it there; into it, if it is a folder."""
        self._start(self._follow(place, path))

    def go_back(self) -> None:
        self._go_ahead(-1)

    def go_forward(self) -> None:
        self._go_ahead(1)

    def go_up(self) -> None:
        location = self.location
        if location is not None and location.above is not None:
            self.go(location.above, select=location.parts[-1] if location.query is None else "")

    def search(self) -> None:
        """Let people say what to search for below this folder."""
        if self.location is not None:
            self.searching.bar.show_accounts(self._accounts)
            self.searching.bar.begin()

    def show_in_folder(self) -> None:
        """Go to the folder that the first selected row is in, and select it there."""
        row = next(self.contents.selected_rows(), None)
        if row is not None and self.location is not None and (path := self.model.path(row)) is not None:
            self.go(Location(self.location.place, parent(path)), select=path.rpartition("/")[2])

    def refresh(self) -> None:
        """Read the same folder again. What is selected stays so where it is still there, and what is seen
        stays where it is.
        """
        if self.location is not None:
            is_search = self.location.query is not None
            self.searching.forget(self.location)
            self._start(self._go(self.location, "", is_again=not is_search))

    def stop(self) -> None:
        """Give up what is being read."""
        for name in (self._key, self._key_of_show, self._key_of_growth, self._key_of_order):
            self._tasks.cancel(name)

    def cancel(self) -> None:
        """Give it up because somebody wants so, and show all that has come."""
        self.stop()
        self._tasks.restart(self._key_of_order, self._arrange())

    def set_hidden(self, is_shown: bool) -> None:
        """Show or leave out names that begin with a dot."""
        self._set_arrangement(replace(self._arrangement, hidden=is_shown))

    def open_in_tab(self) -> None:
        """Ask for a tab with the folder that is selected, or with this one."""
        row = next(self.contents.selected_rows(), None)
        if row is None and self.location is not None:
            self.tab_wanted.emit(self.location)
        elif row is not None:
            self._on_tab_wanted(row)

    def _go_ahead(self, steps: int) -> None:
        if (location := self._history.ahead(steps)) is not None:
            self._start(self._go(location, "", steps))

    def _start(self, going: Coroutine[Any, Any, None]) -> None:
        """Go somewhere in place of wherever the view was about to go."""
        for name in (self._key_of_show, self._key_of_growth):
            self._tasks.cancel(name)
        self._tasks.restart(self._key, going)

    async def _go(self, location: Location, select: str, steps: int = 0, *, is_again: bool = False) -> None:
        self._set_busy(True)
        if self.location != location:
            self._patience.start()
        try:
            await self._read(location, select, steps, is_again=is_again)
        except (RuntimeError, OSError, QueryRefused) as error:
            self._on_problem(location, error)
        finally:
            self._patience.stop()
            self._set_busy(False)

    async def _read(self, location: Location, select: str, steps: int, *, is_again: bool) -> None:
        first: asyncio.Task[None] | None = None

        def on_change(listing: Listing, rows: list[int]) -> None:
            nonlocal first
            if is_again and isinstance(reading, FolderReading) and not _can_replace(reading):
                return
            if first is None:
                show = self._show(location, listing, select, steps, is_again=is_again)
                first = self._tasks.restart(self._key_of_show, show)
            elif rows and self.model.listing is listing:
                self.contents.attributes_came(rows)
            self._fresh.set()

        reading = self._reading_of(location, on_change)
        await reading.read()
        if first is not None:
            await first
        self._tasks.cancel(self._key_of_growth)
        await self._learn_accounts(location.place)
        self._reading = reading
        await self._arrange()
        if location.query is None:
            self.folders_found.emit(location.path, reading.listing.folders())

    def _reading_of(self, location: Location, on_change: OnChange) -> FolderReading | SearchReading:
        if location.query is not None:
            return self.searching.reading(location, on_change)
        reading = FolderReading(
            self._guest,
            location.place,
            location.path,
            on_change,
            in_sight=lambda: self.contents.in_sight() if self.model.listing is reading.listing else (),
            wants_details=lambda: self.contents.wants_details,
        )
        return reading

    async def _show(
        self, location: Location, listing: Listing, select: str, steps: int, *, is_again: bool
    ) -> None:
        arranger = Arranger(listing, self._accounts)
        if self.location != location:
            self.names.filter.end()
        order = await arranger.order(self._arrangement_of(listing))
        kept = await keep(self.contents, listing, order) if is_again else None
        self._patience.stop()
        # Only now, so that a folder that cannot be read leaves no trace.
        if steps:
            self._history.step(steps)
        else:
            self._history.visit(location)
        self.banner.hide()
        self._arranger, self._reading, self._select = arranger, None, select
        if kept is not None:
            self.contents.show_again(listing, order, self._accounts, kept)
        else:
            self.contents.show_listing(listing, order, self._accounts)
        self._show_contents()
        self._select_wanted()
        self.searching.show_location(location)
        self.location_changed.emit(location)
        self._tasks.restart(self._key_of_growth, self._keep_arranged(location.place))

    async def _keep_arranged(self, place: Place) -> None:
        """Arrange the rows anew while they come, and not all the time."""
        await self._learn_accounts(place)
        while True:
            await self._fresh.wait()
            self._fresh.clear()
            began = time.monotonic()
            await self._arrange()
            await asyncio.sleep(max(PAUSE, 3 * (time.monotonic() - began)))

    async def _learn_accounts(self, place: Place) -> None:
        accounts = await self._guest.accounts(place)
        if accounts is not self._accounts:
            self._accounts = self._arranger.accounts = accounts
            self.model.show_accounts(accounts)

    def _select_wanted(self) -> None:
        row = self.model.row_of(self._select) if self._select else None
        if row is not None:
            self.contents.select_row(row)
            self._select = ""

    async def _follow(self, place: Place, path: str) -> None:
        """Go where a path leads: into a folder, or to a file in its folder."""
        self._set_busy(True)
        try:
            real, kind = await self._guest.ask(place, resolve, path)
        except (RuntimeError, OSError) as error:
            self._on_problem(Location(place, path), error)
            return
        finally:
            self._set_busy(False)
        if kind is Kind.FOLDER:
            await self._go(Location(place, real), "")
        else:
            await self._go(Location(place, parent(real)), real.rpartition("/")[2])

    def _show_contents(self) -> None:
        listing = self.model.listing
        if self.model.rowCount():
            self.contents.show_rows()
        elif isinstance(listing, Hits) and not len(listing):
            is_over = self._reading is not None or not self._is_busy
            self.contents.show_hint(self.tr("Nothing was found.") if is_over else self.tr("Searching…"))
        elif self.names.filter.text:
            self.contents.show_hint(self.tr("No name here contains this."))
        elif len(listing):
            self.contents.show_hint(self.tr("Only hidden files are in this folder."))
        else:
            self.contents.show_hint(self.tr("This folder is empty."))
        self.contents_changed.emit()

    def _on_problem(self, location: Location, error: BaseException) -> None:
        if isinstance(error, SessionEnded):
            return
        what, why = GuestText(location.path).within, GuestText(reason(error)).within
        words = (
            self.tr("{0} could not be opened: {1}")
            if location.query is None
            else self.tr("{0} could not be searched: {1}")
        )
        sentence = words.format(what, why)
        if self.location is None:
            self.contents.show_hint(sentence)
        else:
            self._show_contents()
            self.banner.tell(sentence, is_problem=True)
            self.location_changed.emit(self.location)

    def _on_arrangement_wanted(self, column: Column, descending: bool) -> None:
        self._set_arrangement(replace(self._arrangement, column=column, descending=descending))

    def _set_arrangement(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._tasks.restart(self._key_of_order, self._arrange())

    async def _arrange(self) -> None:
        async with self._arranging:
            arranger = self._arranger
            order = await arranger.order(self._arrangement_of(arranger.listing))
            if arranger.listing is self.model.listing and order is not self.model.order:
                self.contents.show_order(order)
                self._show_contents()
                self._select_wanted()
            elif not len(order):
                # Whether there will be anything may be known now.
                self._show_contents()

    def _arrangement_of(self, listing: Listing) -> Arrangement:
        """A search finds hidden files too, and what it found is shown."""
        return replace(self._arrangement, hidden=True) if isinstance(listing, Hits) else self._arrangement

    def _on_columns_changed(self) -> None:
        if self.contents.wants_details and self._reading is not None and not self._is_busy:
            self._start(self._fill(self._reading))

    async def _fill(self, reading: FolderReading | SearchReading) -> None:
        self._set_busy(True)
        try:
            await reading.fill()
        except (RuntimeError, OSError) as error:
            if self.location is not None:
                self._on_problem(self.location, error)
        finally:
            self._set_busy(False)

    def _on_tab_wanted(self, row: int) -> None:
        entry, location = self.model.entry(row), self.location
        path = self.model.path(row)
        if location is not None and path is not None and entry.kind is Kind.FOLDER:
            self.tab_wanted.emit(Location(location.place, path))

    def _on_opened(self, row: int) -> None:
        entry = self.model.entry(row)
        location = self.location
        path = self.model.path(row)
        if location is None or path is None:
            return
        if entry.kind is Kind.FOLDER:
            self.go(Location(location.place, path))
        elif entry.kind in (Kind.LINK, Kind.UNKNOWN):
            self._start(self._follow(location.place, path))
        else:
            self.file_opened.emit()

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)

    def _connect(self) -> None:
        contents = self.contents
        self.searching.location_wanted.connect(self.go)
        self.searching.again_wanted.connect(self.refresh)
        self.searching.stop_wanted.connect(self.cancel)
        self.searching.left.connect(lambda: contents.view.setFocus())
        self.model.arrangement_wanted.connect(self._on_arrangement_wanted)
        for view in (contents.table, contents.icons):
            view.opened.connect(self._on_opened)
            view.tab_wanted.connect(self._on_tab_wanted)
            view.up_wanted.connect(self.go_up)
            view.preview_wanted.connect(self.preview_wanted)
            view.menu_wanted.connect(self.menu_wanted)
            view.drag_wanted.connect(self.drag_wanted)
        contents.table.columns_changed.connect(self._on_columns_changed)
        contents.selection_changed.connect(self.selection_changed)
        contents.focused.connect(self.focused)
        self.names.filter_changed.connect(
            lambda text: self._set_arrangement(replace(self._arrangement, text=text))
        )


def _can_replace(reading: FolderReading) -> bool:
    """Whether what was read so far may take the place of the same folder as it was."""
    return reading.has_names and (len(reading.listing) > FEW or reading.listing.is_complete)
