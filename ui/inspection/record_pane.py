"""One table of a card with what finds things in it: a search, choices, a count; and its export."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from browser.background import in_thread
from browser.exports import csv_text, tabbed_text
from browser.records import Query, find_records
from browser.sheets import Table
from ui.centered import GAP
from ui.icons import icon
from ui.inspection.filter_bar import FilterBar, Labels
from ui.inspection.layouts import DETAILED, arranged
from ui.inspection.record_detail import RecordDetail
from ui.inspection.record_model import RecordModel
from ui.inspection.record_table import RecordTable
from ui.inspection.values import count_text
from ui.inspection.words import field_title

if TYPE_CHECKING:
    from ui.inspection.wishes import Wishes
    from ui.tasks import Tasks

PAUSE = 120
"""Milliseconds without a key after which a search begins."""
SEARCH_FROM = 8
"""Rows from which on a search is offered."""


class RecordPane(QWidget):
    """Shows and searches one table."""

    def __init__(self, wishes: Wishes, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._tasks = tasks
        self._key = f"records-{id(self)}"
        self._table = Table("", (), ())
        self._order: tuple[str, bool] = ("", False)
        self.model = RecordModel(self)
        self.view = RecordTable(self.model, self)
        self.detail = RecordDetail(self)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(320)
        self.filters = FilterBar(self)
        self._count = QLabel(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(GAP)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.filters)
        bar.addStretch(1)
        bar.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.detail)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.find_rows)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self.view.setFocus)
        self.filters.changed.connect(self.find_rows)
        self.model.order_wanted.connect(self._on_order)
        self.view.source_wanted.connect(wishes.source)
        self.view.copy_wanted.connect(self.copy_selected)
        self.view.chosen.connect(self._on_row)

    @property
    def count_text(self) -> str:
        return self._count.text()

    def show_table(self, table: Table, labels: Labels | None = None) -> None:
        """Show a table; the search stays."""
        self._table = arranged(table)
        self._order = ("", False)
        title = field_title(table.name)
        self.view.setAccessibleName(title)
        self.search.setPlaceholderText(self.tr("Search in {0}").format(title))
        self.search.setAccessibleName(self.tr("Search in {0}").format(title))
        self.search.setToolTip(self.tr("Find rows by any word in them (Ctrl+F)"))
        self._bar.setVisible(len(table.rows) >= SEARCH_FROM)
        self.detail.hide()
        self.view.show_table(self._table)
        self._tell_count()
        self._tasks.restart(f"{self._key}-choices", self.filters.offer(self._table, labels or {}))
        if self.search.text():
            self.find_rows()

    def stop(self) -> None:
        """Give up what is under way; to be called before the pane goes."""
        for name in (self._key, f"{self._key}-choices", f"{self._key}-copy"):
            self._tasks.cancel(name)

    def focus_search(self) -> None:
        """Let people type what they look for."""
        self.search.setFocus()
        self.search.selectAll()

    def find_rows(self) -> None:
        """Show the rows that are wanted now."""
        self._tasks.restart(self._key, self._find())

    def shown_csv(self) -> Callable[[], str]:
        """What makes a CSV of the rows that are shown now; it takes a while where they are many."""
        columns, records = self._table.columns, self.model.records()
        return lambda: csv_text(columns, records)

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard, as lines with tabs; all rows where none is selected."""
        self._tasks.restart(f"{self._key}-copy", self._copy())

    async def _find(self) -> None:
        column, descending = self._order
        table = self._table
        query = Query(self.search.text(), self.filters.choices, column, descending)
        rows = await find_records(table.rows, table.columns, query)
        if table is self._table:
            self.detail.hide()
            self.model.show_rows(rows)
            self._tell_count()

    async def _copy(self) -> None:
        columns = self._table.columns
        records = [self.model.record(row) for row in self.view.selected_rows()] or self.model.records()
        # In a thread, since there may be many.
        self._wishes.copy.emit(await in_thread(lambda: tabbed_text(columns, records)))

    def _tell_count(self) -> None:
        total, shown = len(self._table.rows), self.model.rowCount()
        if shown == total:
            self._count.setText(self.tr("%n row(s)", "", total))
        else:
            self._count.setText(self.tr("{0} of {1}").format(count_text(shown), count_text(total)))

    def _on_order(self, name: str, descending: bool) -> None:
        if (name, descending) != self._order and name:
            self._order = (name, descending)
            self.find_rows()

    def _on_row(self, row: int) -> None:
        if row >= 0 and self._table.name in DETAILED:
            self.detail.show_record(self._table, self.model.record(row))
