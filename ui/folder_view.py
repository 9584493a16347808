"""One folder on the screen, with a history of its own: the Files page holds one or several of these."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from browser.accounts import Accounts
from browser.arrangement import Arrangement, Column, arrange
from browser.failure import reason
from browser.guest_text import GuestText
from browser.history import History, Location, normal_path
from browser.listing import Entry, Kind, Listing, join, parent, resolve
from browser.session import SessionEnded
from ui.banner import Banner
from ui.file_model import FileModel
from ui.file_table import FileTable
from ui.guest_label import Paragraph
from ui.tasks import Tasks

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.places import Place

HINT_AFTER = 150
"""Milliseconds after which an empty table says that it is being filled."""


class FolderView(QWidget):
    """Lists one folder of a guest and goes to others. Reading is a task of its own; nothing here waits."""

    location_changed = Signal(Location)
    folders_found = Signal(object, object)
    """The path of the folder and the names of the folders in it."""
    selection_changed = Signal()
    contents_changed = Signal()
    busy_changed = Signal(bool)
    file_opened = Signal()
    preview_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()

    def __init__(self, guest: Guest, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guest = guest
        self._tasks = tasks
        self._key = f"folder-{id(self)}"
        self._key_of_show = f"{self._key}-show"
        self._history = History()
        self._arrangement = Arrangement()
        self._accounts = Accounts()
        self._is_busy = False
        self.model = FileModel(self)
        self.table = FileTable(self.model, self)
        self.banner = Banner(self)
        self._hint = Paragraph(parent=self)
        self._hint.setContentsMargins(24, 24, 24, 24)
        self._hint_page = QWidget(self)
        hint_layout = QVBoxLayout(self._hint_page)
        hint_layout.addWidget(self._hint)
        hint_layout.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._hint_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addLayout(self._stack)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(HINT_AFTER)
        self._patience.timeout.connect(lambda: self._show_hint(self.tr("Reading…")))
        self.model.arrangement_wanted.connect(self._on_arrangement_wanted)
        self.table.opened.connect(self._on_opened)
        self.table.up_wanted.connect(self.go_up)
        self.table.preview_wanted.connect(self.preview_wanted)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.table.drag_wanted.connect(self.drag_wanted)
        self.table.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self.model.modelReset.connect(self.selection_changed)

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
    def shows_hidden(self) -> bool:
        return self._arrangement.hidden

    @property
    def hint(self) -> str:
        """What is said in place of rows; empty while rows are shown."""
        return self._hint.text() if self._stack.currentWidget() is self._hint_page else ""

    def selected_entries(self) -> list[Entry]:
        return [self.model.entry(row) for row in self.table.selected_rows()]

    def selected_paths(self) -> list[str]:
        """The paths of what is selected, without names that no file can have."""
        paths = (self.model.path(row) for row in self.table.selected_rows())
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
        if self.location is not None and self.location.above is not None:
            self.go(self.location.above, select=self.location.parts[-1])

    def refresh(self) -> None:
        """Read the same folder again; what is selected stays so where it is still there."""
        if self.location is not None:
            selected = self.selected_entries()
            self.go(self.location, selected[0].name if selected else "")

    def stop(self) -> None:
        """Give up what is being read."""
        for name in (self._key, self._key_of_show):
            self._tasks.cancel(name)

    def set_hidden(self, is_shown: bool) -> None:
        """Show or leave out names that begin with a dot."""
        self._set_arrangement(self._arrangement.column, self._arrangement.descending, is_shown)

    def _go_ahead(self, steps: int) -> None:
        if (location := self._history.ahead(steps)) is not None:
            self._start(self._go(location, "", steps))

    def _start(self, going: Coroutine[Any, Any, None]) -> None:
        """Go somewhere in place of wherever the view was about to go."""
        self._tasks.cancel(self._key_of_show)
        self._tasks.restart(self._key, going)

    async def _go(self, location: Location, select: str, steps: int = 0) -> None:
        self._set_busy(True)
        if self.location != location:
            self._patience.start()
        try:
            await self._read(location, select, steps)
        except (RuntimeError, OSError) as error:
            self._on_problem(location, error)
        finally:
            self._patience.stop()
            self._set_busy(False)

    async def _read(self, location: Location, select: str, steps: int) -> None:
        place, path = location.place, location.path
        arranging: asyncio.Task[None] | None = None

        def on_change(listing: Listing, rows: list[int]) -> None:
            nonlocal arranging
            if not rows:
                arranging = self._tasks.restart(
                    self._key_of_show, self._show(location, listing, select, steps)
                )
            elif arranging is not None and arranging.done():
                self.model.attributes_came()

        listing = await self._guest.list_folder(place, path, on_change)
        if arranging is not None:
            await arranging
        self._accounts = await self._guest.accounts(place)
        self.model.show_accounts(self._accounts)
        # Kinds that the folder itself did not tell, and columns other than the name, are known only now.
        self.model.show_rows(await arrange(listing, self._arrangement, self._accounts))
        self._show_contents()
        folders = [name for row, name in enumerate(listing.names) if listing.kind(row) is Kind.FOLDER]
        self.folders_found.emit(path, folders)

    async def _show(self, location: Location, listing: Listing, select: str, steps: int) -> None:
        rows = await arrange(listing, self._arrangement, self._accounts)
        self._patience.stop()
        # Only now, so that a folder that cannot be read leaves no trace.
        if steps:
            self._history.step(steps)
        else:
            self._history.visit(location)
        self.banner.hide()
        self.model.show_listing(listing, rows, self._accounts)
        self._show_contents()
        row = self.model.row_of(select) if select else None
        if row is not None:
            self.table.select_row(row)
        elif rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.clearSelection()
        self.location_changed.emit(location)

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
            self._stack.setCurrentWidget(self.table)
        elif len(listing):
            self._show_hint(self.tr("Only hidden files are in this folder."))
        else:
            self._show_hint(self.tr("This folder is empty."))
        self.contents_changed.emit()

    def _show_hint(self, text: str) -> None:
        self._hint.show_ours(text)
        self._stack.setCurrentWidget(self._hint_page)

    def _on_problem(self, location: Location, error: BaseException) -> None:
        if isinstance(error, SessionEnded):
            return
        what, why = GuestText(location.path).within, GuestText(reason(error)).within
        sentence = self.tr("{0} could not be opened: {1}").format(what, why)
        if self.location is None:
            self._show_hint(sentence)
        else:
            self._show_contents()
            self.banner.tell(sentence, is_problem=True)
            self.location_changed.emit(self.location)

    def _on_arrangement_wanted(self, column: Column, descending: bool) -> None:
        self._set_arrangement(column, descending, self._arrangement.hidden)

    def _set_arrangement(self, column: Column, descending: bool, hidden: bool) -> None:
        self._arrangement = Arrangement(column, descending, hidden)
        self._tasks.restart(f"{self._key}-arrange", self._arrange())

    async def _arrange(self) -> None:
        listing = self.model.listing
        rows: array[int] = await arrange(listing, self._arrangement, self._accounts)
        if listing is self.model.listing:
            self.model.show_rows(rows)
            self._show_contents()

    def _on_opened(self, row: int) -> None:
        entry = self.model.entry(row)
        location = self.location
        if location is None or not entry.can_be_opened:
            return
        path = join(self.model.listing.path, entry.name)
        if entry.kind is Kind.FOLDER:
            self.go(Location(location.place, path))
        elif entry.kind is Kind.LINK:
            self._start(self._follow(location.place, path))
        else:
            self.file_opened.emit()

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)
