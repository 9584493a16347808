"""The records of one table of a card for a view. Texts are made when a row comes onto the screen."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon

from browser.guest_text import GuestText
from browser.records import choice_text, shown_value
from browser.sheets import Column, Form, Table
from ui.file_model import tabular
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
        self._all: tuple[Column, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._rows: array[int] = array("L")
        self._texts: dict[int, tuple[str, ...]] = {}
        self.figures = tabular(QGuiApplication.font())
        """The font of columns of numbers."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those that are shown."""
        return self._columns

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Those that could be shown."""
        return self._all

    def title(self, column: Column) -> str:
        """What a column goes by in this table."""
        return column_title(self._name, column.name)

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
            found = tuple(value_text(shown_value(column, record), column.form) for column in self._columns)
            self._texts[row] = found
        return found

    def sign(self, row: int, column: int) -> QIcon | None:
        """The icon in a cell, of what says how bad something is."""
        one = self._columns[column]
        if one.form is not Form.CHOICE:
            return None
        name = VALUE_ICONS.get(choice_text(one.value(self.record(row))))
        return icon(name) if name else None

    def is_figure(self, column: int) -> bool:
        """Whether a column is of numbers or times, which stand better in figures of one width."""
        return self._columns[column].form in (*_FIGURES, Form.TIME, Form.DATE)

    def is_strong(self, column: int) -> bool:
        """Whether people read this column first."""
        one = self._columns[column]
        return column == 0 or one.form is Form.CHOICE or one.name in _STRONG

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if self._columns[column].form in _FIGURES else _LEFT

    def source_of(self, row: int) -> str | None:
        """The first file of the guest that a record names, in whatever column."""
        record = self.record(row)
        named = (str(column.value(record) or "") for column in self._all if column.form is Form.FILE)
        return next((source for source in named if leads_to_a_file(source)), None)

    def show_table(self, table: Table, shown: Sequence[str] | None = None) -> None:
        """Show all records of a table in its own order, and the columns with these names, else all."""
        self.beginResetModel()
        self._name, self._records, self._all = table.name, table.rows, table.columns
        self._columns = _named(table.columns, shown)
        self._rows = array("L", range(len(table.rows)))
        self._texts.clear()
        self.endResetModel()

    def show_columns(self, shown: Sequence[str]) -> None:
        """Show these columns of the same table; the others are no columns of this model then."""
        self.beginResetModel()
        self._columns = _named(self._all, shown)
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
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.DecorationRole:
            return self.sign(index.row(), index.column())
        value = shown_value(column, self.record(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return GuestText(self._told(column, value, index)).tooltip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(column)}: {self.texts(index.row())[index.column()]}"
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
            return self.alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(column)
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


def _named(columns: tuple[Column, ...], names: Sequence[str] | None) -> tuple[Column, ...]:
    return columns if names is None else tuple(column for column in columns if column.name in names)


_STRONG = frozenset({"name", "sentence", "message", "text", "value", "place"})
"""Columns that people read first; the others stand back."""
