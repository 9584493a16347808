"""The table of a folder's entries: one row is one thing, and the keys are those of a file manager.

A table rather than a tree view, since a tree view asks its model about every row before it draws the first
one, which a folder of a million names does not bear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from browser.arrangement import Column
from ui import row_selection
from ui.file_keys import FileKeys
from ui.file_model import FileModel
from ui.file_row import FileRowDelegate
from ui.flat_header import flatten
from ui.padded_delegate import ROW_PADDING

BY_IMPORTANCE = (
    Column.WHERE,
    Column.SIZE,
    Column.TYPE,
    Column.MODIFIED,
    Column.MODE,
    Column.OWNER,
    Column.GROUP,
    Column.TARGET,
    Column.CHANGED,
    Column.ACCESSED,
    Column.LABEL,
    Column.ACL,
    Column.CAPABILITIES,
    Column.ATTRIBUTES,
)
"""The columns besides the name; the last ones give way first where there is little room."""
SHOWN_AT_FIRST = frozenset({Column.SIZE, Column.TYPE, Column.MODIFIED, Column.MODE, Column.OWNER})
NAME_LEAST = 180
"""Pixels that the name keeps."""
_CHARACTERS = {
    Column.WHERE: 26,
    Column.SIZE: 9,
    Column.TYPE: 12,
    Column.MODIFIED: 16,
    Column.MODE: 12,
    Column.OWNER: 9,
    Column.GROUP: 9,
    Column.TARGET: 20,
    Column.CHANGED: 16,
    Column.ACCESSED: 16,
    Column.LABEL: 28,
    Column.ACL: 28,
    Column.CAPABILITIES: 20,
    Column.ATTRIBUTES: 20,
}
"""Widths of the columns at first, in characters; the name takes what is left."""


class FileTable(QTableView):
    """A view of one FileModel."""

    opened = Signal(int)
    """A row was double-clicked, or Enter was pressed on it."""
    tab_wanted = Signal(int)
    """A row was clicked with the middle button."""
    up_wanted = Signal()
    preview_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()
    """What is selected was taken hold of and moved."""
    columns_changed = Signal()
    """Somebody chose other columns, or made one wider."""

    def __init__(self, model: FileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_model = model
        self._wanted = SHOWN_AT_FIRST
        self._widths: dict[Column, int] = {}
        self._has_places = False
        self._keys = FileKeys(self, model)
        self.setModel(model)
        self.setAccessibleName(self.tr("Files"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(FileRowDelegate(model, self))
        self.setIconSize(QSize(16, 16))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self._set_up_header()

    def selected_rows(self) -> list[int]:
        """The selected rows from the top down."""
        return list(row_selection.rows(self.selectionModel()))

    def select_row(self, row: int) -> None:
        """Make one row the current and only selected one, and show it."""
        self.selectRow(row)
        self.scrollTo(self.model().index(row, Column.NAME))

    def startDrag(self, actions: Qt.DropAction) -> None:
        self.drag_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._keys.take_key(event):
            return
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model().rowCount():
            # A table goes to the ends of the row; in a list of files the ends of the list are meant.
            modifiers = event.modifiers() | Qt.KeyboardModifier.ControlModifier
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.select_row(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._keys.take_release(event)

    def keyboardSearch(self, search: str) -> None:
        self._keys.search(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @property
    def wanted_columns(self) -> frozenset[Column]:
        """The columns that somebody wants to see, besides the name."""
        return self._wanted

    def restore_columns(self, wanted: Iterable[Column], widths: Mapping[Column, int]) -> None:
        """Show the columns as they were left."""
        self._wanted = frozenset(wanted) - {Column.NAME}
        for column, width in widths.items():
            if column in self._widths:
                self._widths[column] = width
                if not self.horizontalHeader().isSectionHidden(column):
                    self.horizontalHeader().resizeSection(column, width)
        self._fit_columns()

    def column_widths(self) -> dict[Column, int]:
        """The widths in pixels of all columns but the name, also of those that are not shown."""
        header = self.horizontalHeader()
        return {
            column: self._widths[column] if header.isSectionHidden(column) else header.sectionSize(column)
            for column in BY_IMPORTANCE
        }

    def show_places(self, are_shown: bool) -> None:
        """Show where each row is, or leave it out, since all are in one folder."""
        if are_shown is not self._has_places:
            self._has_places = are_shown
            self._fit_columns()

    def set_column_wanted(self, column: Column, is_wanted: bool) -> None:
        """Show or leave out a column; a wanted one is still left out where there is no room for it."""
        self._wanted = self._wanted | {column} if is_wanted else self._wanted - {column}
        self._fit_columns()
        self.columns_changed.emit()

    def _fit_columns(self) -> None:
        """Show as many of the wanted columns as leave room for the name, the important ones first."""
        header = self.horizontalHeader()
        room = self.viewport().width() - NAME_LEAST
        for column in BY_IMPORTANCE:
            width = self._widths[column] if header.isSectionHidden(column) else header.sectionSize(column)
            is_wanted = self._has_places if column is Column.WHERE else column in self._wanted
            is_shown = is_wanted and width <= room
            if is_shown:
                self._widths[column] = width
            if is_wanted:
                # Also where it did not fit, so that none that is less important takes its place.
                room -= width
            if header.isSectionHidden(column) is is_shown:
                header.setSectionHidden(column, not is_shown)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        flatten(header)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.moveSection(Column.WHERE, 1)
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().averageCharWidth()
        for column, characters in _CHARACTERS.items():
            # The title is longer than what stands below it in some languages.
            title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            self._widths[column] = max(characters * width, self.fontMetrics().horizontalAdvance(title)) + 20
            header.resizeSection(column, self._widths[column])
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        # Painting it, a header asks whether whole columns are selected, which goes through all rows.
        header.setSelectionModel(QItemSelectionModel(self.model(), self))
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._on_resized)

    def _on_resized(self, section: int, before: int, after: int) -> None:
        # The name is stretched, and what is hidden or shown goes from or to nothing.
        if section != Column.NAME and before and after:
            self.columns_changed.emit()

    def _on_header_menu(self, point: QPoint) -> None:
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            if column not in (Column.NAME, Column.WHERE):
                action = menu.addAction(str(self.model().headerData(column, Qt.Orientation.Horizontal)))
                action.setCheckable(True)
                action.setChecked(column in self._wanted)
                action.toggled.connect(partial(self.set_column_wanted, column))
        menu.popup(header.mapToGlobal(point))
