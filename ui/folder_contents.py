"""What a folder view shows of its folder: a table or icons of the same rows, or a sentence in their place.

Both views share the rows, what is selected, and what is current. Rows may be arranged anew at any time, while
a folder is still being read: what is selected stays so, and what is at the top of the view stays there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from browser.accounts import Accounts
from browser.arrangement import DETAIL_COLUMNS, Order
from browser.listing import Listing
from browser.search.hits import Hits
from ui import row_selection
from ui.file_model import FileModel
from ui.file_table import FileTable
from ui.guest_label import Paragraph
from ui.icon_view import IconView
from ui.kept_view import Kept

MOST_IN_SIGHT = 400
"""Rows that are filled before all others."""


class FolderContents(QWidget):
    """Shows what it is given; reads nothing."""

    selection_changed = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FileModel(self)
        self.table = FileTable(self.model, self)
        self.icons = IconView(self.model, self)
        self._is_restoring = False
        self._hint = Paragraph(parent=self)
        self._hint.setContentsMargins(24, 24, 24, 24)
        self._hint_page = QWidget(self)
        hint_layout = QVBoxLayout(self._hint_page)
        hint_layout.addWidget(self._hint)
        hint_layout.addStretch(1)
        self._view: QAbstractItemView = self.table
        self._stack = QStackedLayout(self)
        for widget in (self.table, self.icons, self._hint_page):
            self._stack.addWidget(widget)
        own = self.icons.selectionModel()
        self.icons.setSelectionModel(self.table.selectionModel())
        own.deleteLater()
        for view in (self.table, self.icons):
            view.installEventFilter(self)
        self.selection.selectionChanged.connect(self._on_selection)
        self.model.modelReset.connect(self._on_selection)

    @property
    def view(self) -> QAbstractItemView:
        """The view that is used: the table or the icons."""
        return self._view

    @property
    def selection(self) -> QItemSelectionModel:
        return self.table.selectionModel()

    @property
    def hint(self) -> str:
        """What is said in place of rows; empty while rows are shown."""
        return self._hint.text() if self._stack.currentWidget() is self._hint_page else ""

    @property
    def wants_details(self) -> bool:
        """Whether a column is shown that takes extended attributes."""
        return self._view is self.table and bool(self.table.wanted_columns & DETAIL_COLUMNS)

    def show_icons(self, is_wanted: bool) -> None:
        """Use icons, or the table."""
        had_focus = self._view.hasFocus()
        is_hint = bool(self.hint)
        self._view = self.icons if is_wanted else self.table
        if not is_hint:
            self.show_rows()
        if had_focus:
            self._view.setFocus()
        self._view.scrollTo(self._view.currentIndex())

    def show_hint(self, text: str) -> None:
        """Say a sentence in place of the rows."""
        self._hint.show_ours(text)
        self._stack.setCurrentWidget(self._hint_page)

    def show_rows(self) -> None:
        """Show the rows in place of a sentence."""
        self._stack.setCurrentWidget(self._view)

    def show_listing(self, listing: Listing, order: Order, accounts: Accounts) -> None:
        """Show another folder, with nothing selected."""
        self.model.show_listing(listing, order, accounts)
        self.table.show_places(isinstance(listing, Hits))
        self._make_current(0)

    def show_again(self, listing: Listing, order: Order, accounts: Accounts, kept: Kept) -> None:
        """Show the same folder as it is now; what was kept is selected and seen as before."""
        bar = self._view.verticalScrollBar()
        height = bar.value()
        self._is_restoring = True
        try:
            self.model.show_listing(listing, order, accounts)
            self._select(kept.selected)
            self._make_current(kept.current)
        finally:
            self._is_restoring = False
        bar.setValue(height)
        if height and kept.top is not None:
            index = self.model.index(kept.top, 0)
            self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self._on_selection()

    @property
    def top_row(self) -> int | None:
        """The first row that is on the screen."""
        return next(iter(self._rows_in_sight()), None)

    def show_order(self, order: Order) -> None:
        """Show the same folder in another order."""
        model, view = self.model, self._view
        current = view.currentIndex()
        now = model.number(current.row()) if current.isValid() else None
        parts = row_selection.ranges(self.selection)
        is_all = bool(parts) and len(parts[0]) == model.rowCount() == len(order)
        selected = [] if is_all else [model.number(row) for part in parts for row in part]
        top = self.top_row if view.verticalScrollBar().value() else None
        anchor = model.number(top) if top is not None else None
        self._is_restoring = True
        try:
            if selected:
                self.selection.clearSelection()
            model.show_order(order)
            self._restore(order, now, selected)
        finally:
            self._is_restoring = False
        if anchor is not None and (row := order.position(anchor)) is not None:
            view.scrollTo(model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        if selected and row_selection.count(self.selection) != len(selected):
            self._on_selection()

    def select_row(self, row: int) -> None:
        """Make one row the current and only selected one, and show it."""
        self.table.select_row(row)
        self._view.scrollTo(self.model.index(row, 0))

    def select_all(self) -> None:
        self._select([range(self.model.rowCount())])

    def invert_selection(self) -> None:
        self._select(row_selection.inverted(row_selection.ranges(self.selection), self.model.rowCount()))

    def select_numbers(self, numbers: set[int]) -> None:
        """Select the rows of these numbers of the listing, and no others."""
        self._select(row_selection.joined(self.model.order.positions(numbers)))

    def selected_rows(self) -> Iterator[int]:
        """The selected rows from the top down."""
        return row_selection.rows(self.selection)

    def in_sight(self) -> list[int]:
        """The listing's numbers of the rows that are on the screen."""
        return [self.model.number(row) for row in self._rows_in_sight()]

    def attributes_came(self, numbers: Collection[int]) -> None:
        """The listing knows more than before about these numbers."""
        sight = self._rows_in_sight()
        seen = {self.model.number(row) for row in sight}
        self.model.attributes_came(numbers, range(0) if seen.isdisjoint(numbers) else sight)

    def _rows_in_sight(self) -> range:
        port = self._view.viewport().rect()
        first = self._view.indexAt(QPoint(port.right() - 2 if self.isRightToLeft() else 2, 2))
        if not first.isValid():
            return range(0)
        if self._view is self.table:
            last = self.table.rowAt(port.height() - 1)
            stop = last + 1 if last >= 0 else self.model.rowCount()
        else:
            grid = self.icons.gridSize()
            stop = first.row() + (port.width() // grid.width() + 1) * (port.height() // grid.height() + 2)
        return range(first.row(), min(stop, first.row() + MOST_IN_SIGHT, self.model.rowCount()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return False

    def _restore(self, order: Order, current: int | None, selected: list[int]) -> None:
        if selected:
            self._select(row_selection.joined(order.positions(selected)))
        row = order.position(current) if current is not None else None
        self._make_current(row or 0)

    def _make_current(self, row: int | None) -> None:
        if row is not None and row < self.model.rowCount():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selection.setCurrentIndex(self.model.index(row, 0), flag)

    def _select(self, parts: list[range]) -> None:
        row_selection.select(self.selection, [part for part in parts if part])

    def _on_selection(self) -> None:
        # In the middle of a change of rows nobody is told of a state that nobody sees.
        if not self._is_restoring:
            self.selection_changed.emit()
