"""The records of one table of a card for a view. Texts are made when a row comes onto the screen."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from browser.guest_text import GuestText
from browser.records import choice_text
from browser.sheets import Column, Form, Table
from ui.icons import icon
from ui.inspection.source_link import leads_to_a_file
from ui.inspection.values import exact_text, plain_text, value_text
from ui.inspection.words import VALUE_ICONS, column_title

Index = QModelIndex | QPersistentModelIndex

MOST_KEPT = 500
"""Rows whose texts are kept: more than any screen shows."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIGURES = frozenset({Form.SIZE, Form.NUMBER})


class Role(enum.IntEnum):
    """What views ask for besides Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    SOURCE = Qt.ItemDataRole.UserRole + 2
    """The guest's file in this cell, or nothing."""


class RecordModel(QAbstractTableModel):
    """A table's rows in the order that `show_rows` was given."""

    order_wanted = Signal(object, bool)
    """The name of a column, and whether it is to descend: somebody clicked a header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[Any] = ()
        self._name = ""
        self._columns: tuple[Column, ...] = ()
        self._rows: array[int] = array("L")
        self._texts: dict[int, tuple[str, ...]] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def record(self, row: int) -> Any:
        return self._records[self._rows[row]]

    def records(self) -> list[Any]:
        """All that are shown, in order."""
        return [self._records[number] for number in self._rows]

    def texts(self, row: int) -> tuple[str, ...]:
        """What the cells of a row show."""
        found = self._texts.get(row)
        if found is None:
            if len(self._texts) >= MOST_KEPT:
                self._texts.clear()
            record = self.record(row)
            found = tuple(value_text(column.value(record), column.form) for column in self._columns)
            self._texts[row] = found
        return found

    def show_table(self, table: Table) -> None:
        """Show all records of a table, in its own order."""
        self.beginResetModel()
        self._name, self._records, self._columns = table.name, table.rows, table.columns
        self._rows = array("L", range(len(table.rows)))
        self._texts.clear()
        self.endResetModel()

    def show_rows(self, rows: array[int]) -> None:
        """Show these records of the same table, in this order."""
        self.beginResetModel()
        self._rows = rows
        self._texts.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.form in _FIGURES else _LEFT
        value = column.value(self.record(index.row()))
        if role == Qt.ItemDataRole.DecorationRole and column.form is Form.CHOICE:
            name = VALUE_ICONS.get(choice_text(value))
            return icon(name) if name else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(column, is_first=index.column() == 0)
        if role == Qt.ItemDataRole.FontRole and column.form in (*_FIGURES, Form.TIME, Form.DATE):
            return tabular(QGuiApplication.font())
        if role == Qt.ItemDataRole.ToolTipRole:
            return GuestText(self._told(column, value, index)).tooltip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = column_title(self._name, column.name)
            return f"{title}: {self.texts(index.row())[index.column()]}"
        if role == Role.RECORD:
            return self.record(index.row())
        if role == Role.SOURCE:
            return value if column.form is Form.FILE and leads_to_a_file(str(value or "")) else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.form in _FIGURES else _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return column_title(self._name, column.name)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        name = self._columns[column].name if 0 <= column < len(self._columns) else ""
        self.order_wanted.emit(name, order == Qt.SortOrder.DescendingOrder)

    def _told(self, column: Column, value: Any, index: Index) -> str:
        """What the tooltip of a cell says: the exact value, or the whole text. Guest text."""
        if column.form is Form.FILE and leads_to_a_file(str(value or "")):
            return self.tr("Show {0}").format(value)
        if exact := exact_text(value, column.form):
            return exact
        return plain_text(value) if isinstance(value, str) else self.texts(index.row())[index.column()]


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, where Qt can ask the font for them."""
    if hasattr(QFont, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _colour(column: Column, *, is_first: bool) -> Any:
    palette = QGuiApplication.palette()
    if is_first or column.form is Form.CHOICE or column.name in _STRONG:
        return None
    return palette.color(QPalette.ColorRole.PlaceholderText)


_STRONG = frozenset({"name", "sentence", "message", "text", "value", "place"})
"""Columns that people read first; the others stand back."""
