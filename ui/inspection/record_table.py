"""A view of records: one row each, sortable, with a menu for its columns and links to files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from browser.sheets import Form, Table
from ui.icons import icon
from ui.inspection.layouts import shown_at_first
from ui.inspection.record_model import Index, RecordModel, Role
from ui.padded_delegate import CELL_PADDING, ROW_PADDING, PaddedDelegate

MEASURED = 60
"""Rows whose texts tell how wide a column has to be."""
WIDEST = 280
"""Pixels that a column takes at first; the last text column takes what is left."""
NARROWEST = 56
SHRUNK = 104
"""Pixels that a wide column keeps where all of them need more than there is."""


class RecordTable(QTableView):
    """Shows one RecordModel."""

    source_wanted = Signal(object)
    copy_wanted = Signal()
    chosen = Signal(int)
    """The row that is the current one now, -1 for none."""

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._widths: list[int] = []
        self.setModel(model)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(PaddedDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    def set_up_columns(self, table: Table) -> None:
        """Fit the columns to a table that the model shows now."""
        header = self.horizontalHeader()
        self.setSortingEnabled(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        shown = shown_at_first(table)
        rows = min(len(table.rows), MEASURED)
        texts = [self._records.texts(row) for row in range(rows)]
        metrics = self.fontMetrics()
        self._widths = []
        for number, column in enumerate(self._records.columns):
            title = str(self._records.headerData(number, Qt.Orientation.Horizontal))
            least = metrics.horizontalAdvance(title) + 4 * CELL_PADDING + 12
            widest = max((metrics.horizontalAdvance(text[number][:80]) for text in texts), default=0)
            extra = 2 * CELL_PADDING + 14 + (22 if column.form is Form.CHOICE else 0)
            self._widths.append(max(least, min(widest + extra, WIDEST), NARROWEST))
            header.setSectionHidden(number, column.name not in shown)
        self.setSortingEnabled(True)
        self._fit()

    def selected_rows(self) -> list[int]:
        """The selected rows from the top down."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._source_of(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_link = self.indexAt(event.position().toPoint()).data(Role.SOURCE) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and len(self.selected_rows()) == 1:
            self._open(self.indexAt(event.position().toPoint()).data(Role.SOURCE))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self._source_of(self.indexAt(event.position().toPoint())))

    def _source_of(self, index: QModelIndex) -> object:
        """The first file that a row names, preferring the cell itself."""
        if not index.isValid():
            return None
        cells = (index, *(index.siblingAtColumn(column) for column in range(self._records.columnCount())))
        return next((source for cell in cells if (source := cell.data(Role.SOURCE)) is not None), None)

    def _open(self, source: object) -> None:
        if source is not None:
            self.source_wanted.emit(source)

    def _fit(self) -> None:
        """Give every column its width, and what is left to the last of those that could use it."""
        header = self.horizontalHeader()
        shown = [number for number in range(len(self._widths)) if not header.isSectionHidden(number)]
        if not shown or header.count() != len(self._widths):
            return
        widths = {number: self._widths[number] for number in shown}
        room = self.viewport().width() - sum(widths.values())
        if room < 0:
            # The wide ones give what the others need, as far as they stay readable.
            spare = {number: width - SHRUNK for number, width in widths.items() if width > SHRUNK}
            share = min(-room / sum(spare.values()), 1.0) if spare else 0.0
            widths |= {number: widths[number] - int(share * given + 1) for number, given in spare.items()}
        else:
            widths[max(shown, key=lambda number: (widths[number], number))] += room
        for number, width in widths.items():
            header.resizeSection(number, width)

    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        source = self._source_of(index)
        show = menu.addAction(icon("folder-open"), self.tr("Show the file"), lambda: self._open(source))
        show.setEnabled(source is not None)
        menu.addAction(icon("copy"), self.tr("Copy"), self.copy_wanted.emit)
        menu.popup(self.viewport().mapToGlobal(point))

    def _on_header_menu(self, point: QPoint) -> None:
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number in range(self._records.columnCount()):
            title = str(self._records.headerData(number, Qt.Orientation.Horizontal))
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.toggled.connect(partial(self._show_column, number))
        menu.popup(header.mapToGlobal(point))

    def _show_column(self, number: int, is_shown: bool) -> None:
        header = self.horizontalHeader()
        if is_shown or header.hiddenSectionCount() < header.count() - 1:
            header.setSectionHidden(number, not is_shown)
            self._fit()
