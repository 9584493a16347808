"""A view of records: one row each, sortable, with a menu for its columns and links to files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from browser.sheets import Form, Table
from ui.flat_header import flatten
from ui.icons import icon
from ui.inspection.layouts import shown_at_first
from ui.inspection.record_model import Index, RecordModel, Role
from ui.inspection.record_row import RecordRowDelegate
from ui.padded_delegate import CELL_PADDING, ROW_PADDING

MEASURED = 30
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
        self.setItemDelegate(RecordRowDelegate(model, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        header = self.horizontalHeader()
        flatten(header)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(False)
        # A header asks for each of its sections whether all rows are selected, one by one: 2 s for 70,000.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def show_table(self, table: Table) -> None:
        """Show a table, with the columns that stand at first."""
        self._records.show_table(table, shown_at_first(table))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._measure()

    def selected_rows(self) -> list[int]:
        """The selected rows from the top down."""
        # By ranges: one index for each of many rows would take seconds.
        rows: set[int] = set()
        for part in list(self.selectionModel().selection()):  # type: ignore[call-overload]
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

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
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self._open(self.indexAt(event.position().toPoint()).data(Role.SOURCE))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self._source_of(self.indexAt(event.position().toPoint())))

    def _source_of(self, index: QModelIndex) -> str | None:
        """The file that a row names."""
        return self._records.source_of(index.row()) if index.isValid() else None

    def _open(self, source: object) -> None:
        if source is not None:
            self.source_wanted.emit(source)

    def _fit(self) -> None:
        """Give every column its width, and what is left to the last of those that could use it."""
        header = self.horizontalHeader()
        if not self._widths or header.count() != len(self._widths):
            return
        widths = dict(enumerate(self._widths))
        room = self.viewport().width() - sum(widths.values())
        if room < 0:
            # The wide ones give what the others need, as far as they stay readable.
            spare = {number: width - SHRUNK for number, width in widths.items() if width > SHRUNK}
            share = min(-room / sum(spare.values()), 1.0) if spare else 0.0
            widths |= {number: widths[number] - int(share * given + 1) for number, given in spare.items()}
        else:
            widths[max(widths, key=lambda number: (widths[number], number))] += room
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
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self._records.all_columns:
            action = menu.addAction(self._records.title(column))
            action.setCheckable(True)
            action.setChecked(column in self._records.columns)
            action.toggled.connect(partial(self.show_column, column.name))
        menu.popup(self.horizontalHeader().mapToGlobal(point))

    def show_column(self, name: str, is_shown: bool) -> None:
        """Show or leave out a column; the last one stays."""
        names = [column.name for column in self._records.columns if column.name != name]
        if is_shown:
            names.append(name)
        if names:
            self._records.show_columns(names)
            self._measure()

    def _measure(self) -> None:
        """Let the first rows tell how wide the columns have to be."""
        rows = min(self._records.rowCount(), MEASURED)
        texts = [self._records.texts(row) for row in range(rows)]
        metrics = self.fontMetrics()
        self._widths = []
        for number, column in enumerate(self._records.columns):
            least = metrics.horizontalAdvance(self._records.title(column)) + 4 * CELL_PADDING + 12
            widest = max((metrics.horizontalAdvance(text[number][:80]) for text in texts), default=0)
            extra = 2 * CELL_PADDING + 14 + (22 if column.form is Form.CHOICE else 0)
            self._widths.append(max(least, min(widest + extra, WIDEST), NARROWEST))
        self._fit()
