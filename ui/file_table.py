"""The table of a folder's entries: one row is one thing, and the keys are those of a file manager.

A table rather than a tree view, since a tree view asks its model about every row before it draws the first
one, which a folder of a million names does not bear.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from browser.arrangement import Column
from ui.file_model import FileModel
from ui.file_row import FileRowDelegate
from ui.padded_delegate import ROW_PADDING

BY_IMPORTANCE = (
    Column.SIZE,
    Column.TYPE,
    Column.MODIFIED,
    Column.MODE,
    Column.OWNER,
    Column.GROUP,
    Column.TARGET,
)
"""The columns besides the name; the last ones give way first where there is little room."""
HIDDEN_AT_FIRST = {Column.GROUP, Column.TARGET}
NAME_LEAST = 180
"""Pixels that the name keeps."""
_CHARACTERS = {
    Column.SIZE: 9,
    Column.TYPE: 12,
    Column.MODIFIED: 16,
    Column.MODE: 12,
    Column.OWNER: 9,
    Column.GROUP: 9,
    Column.TARGET: 20,
}
"""Widths of the columns at first, in characters; the name takes what is left."""


class FileTable(QTableView):
    """A view of one FileModel."""

    opened = Signal(int)
    """A row was double-clicked, or Enter was pressed on it."""
    up_wanted = Signal()
    preview_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()
    """What is selected was taken hold of and moved."""

    def __init__(self, model: FileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_model = model
        self._wanted = frozenset(BY_IMPORTANCE) - HIDDEN_AT_FIRST
        self._widths: dict[Column, int] = {}
        self._typed = ""
        self._pause = QElapsedTimer()
        self._pause.start()
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
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda point: self.menu_wanted.emit(self.viewport().mapToGlobal(point))
        )

    def selected_rows(self) -> list[int]:
        """The selected rows from the top down."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_row(self, row: int) -> None:
        """Make one row the current and only selected one, and show it."""
        self.selectRow(row)
        self.scrollTo(self.model().index(row, Column.NAME))

    def startDrag(self, actions: Qt.DropAction) -> None:
        self.drag_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        row = self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers():
            self.opened.emit(row)
        elif key == Qt.Key.Key_Backspace:
            self.up_wanted.emit()
        elif key == Qt.Key.Key_Space and not event.modifiers():
            # In the middle of a name that is being typed it belongs to the name.
            if self._typed and not self._pause.hasExpired(QApplication.keyboardInputInterval()):
                self.keyboardSearch(" ")
            else:
                self.preview_wanted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model().rowCount():
            # A table goes to the ends of the row; in a list of files the ends of the list are meant.
            modifiers = event.modifiers() | Qt.KeyboardModifier.ControlModifier
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.select_row(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next name that begins with what was typed without a pause."""
        if self._pause.hasExpired(QApplication.keyboardInputInterval()):
            self._typed = ""
        self._pause.restart()
        self._typed += search.casefold()
        model = self._file_model
        count = model.rowCount()
        # The same letter again and again goes from one name to the next; a longer beginning stays where it
        # fits.
        is_repeated = len(set(self._typed)) == 1
        wanted = self._typed[0] if is_repeated else self._typed
        start = self.currentIndex().row() + (1 if is_repeated or len(self._typed) == 1 else 0)
        for step in range(count):
            row = (max(start, 0) + step) % count
            if model.entry(row).name.casefold().startswith(wanted):
                self.select_row(row)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def set_column_wanted(self, column: Column, is_wanted: bool) -> None:
        """Show or leave out a column; a wanted one is still left out where there is no room for it."""
        self._wanted = self._wanted | {column} if is_wanted else self._wanted - {column}
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Show as many of the wanted columns as leave room for the name, the important ones first."""
        header = self.horizontalHeader()
        room = self.viewport().width() - NAME_LEAST
        for column in BY_IMPORTANCE:
            width = self._widths[column] if header.isSectionHidden(column) else header.sectionSize(column)
            is_shown = column in self._wanted and width <= room
            if is_shown:
                self._widths[column] = width
            if column in self._wanted:
                # Also where it did not fit, so that none that is less important takes its place.
                room -= width
            if header.isSectionHidden(column) is is_shown:
                header.setSectionHidden(column, not is_shown)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().averageCharWidth()
        for column, characters in _CHARACTERS.items():
            self._widths[column] = characters * width + 20
            header.resizeSection(column, self._widths[column])
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        self.setSortingEnabled(True)

    def _on_header_menu(self, point: QPoint) -> None:
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            if column is not Column.NAME:
                action = menu.addAction(str(self.model().headerData(column, Qt.Orientation.Horizontal)))
                action.setCheckable(True)
                action.setChecked(column in self._wanted)
                action.toggled.connect(partial(self.set_column_wanted, column))
        menu.popup(header.mapToGlobal(point))
