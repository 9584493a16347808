"""The rows of a folder for a view. It takes finished values and asks nobody for any."""

from __future__ import annotations

import enum
from array import array
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPalette

from browser.accounts import Accounts
from browser.arrangement import Column
from browser.guest_text import GuestText
from browser.listing import Entry, Kind, Listing, join
from ui import formats
from ui.file_icons import entry_icon

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

MOST_KEPT = 500
"""Rows whose texts are kept: more than any screen shows."""

Index = QModelIndex | QPersistentModelIndex


class Role(enum.IntEnum):
    """What views ask for besides Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    TARGET = Qt.ItemDataRole.UserRole + 2
    """A link's target in visible form, or nothing."""


class FileModel(QAbstractTableModel):
    """One folder's entries in the order that `show_rows` was given."""

    arrangement_wanted = Signal(Column, bool)
    """A column and whether it is to descend: somebody clicked a header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing("/", [])
        self._accounts = Accounts()
        self._rows: array[int] = array("L")
        self._texts: dict[int, tuple[str, ...]] = {}
        self.figures = tabular(QGuiApplication.font())
        """The font of columns of numbers."""

    @property
    def listing(self) -> Listing:
        return self._listing

    def entry(self, row: int) -> Entry:
        return self._listing[self._rows[row]]

    def texts(self, row: int) -> tuple[str, ...]:
        """What the cells of a row show, by column. Kept while the row is on the screen."""
        found = self._texts.get(row)
        if found is None:
            if len(self._texts) >= MOST_KEPT:
                self._texts.clear()
            entry = self.entry(row)
            found = self._texts[row] = tuple(self._text(entry, column) for column in Column)
        return found

    def icon(self, row: int) -> QIcon:
        return entry_icon(self.entry(row))

    def path(self, row: int) -> str | None:
        """The path of a row; None where its name can be no file's."""
        entry = self.entry(row)
        return join(self._listing.path, entry.name) if entry.can_be_opened else None

    def row_of(self, name: str) -> int | None:
        """The row that shows this name, if one does."""
        for row, number in enumerate(self._rows):
            if self._listing.names[number] == name:
                return row
        return None

    def show_listing(self, listing: Listing, rows: array[int], accounts: Accounts) -> None:
        """Show another folder."""
        self.beginResetModel()
        self._listing, self._rows, self._accounts = listing, rows, accounts
        self._texts.clear()
        self.endResetModel()

    def show_rows(self, rows: array[int]) -> None:
        """Show the same folder in another order, or other entries of it; what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        self._texts.clear()
        before = self.persistentIndexList()
        if before:
            place_of = {number: row for row, number in enumerate(rows)}
            after = [self._moved(index, place_of) for index in before]
            self._rows = rows
            self.changePersistentIndexList(before, after)
        else:
            self._rows = rows
        self.layoutChanged.emit()

    def show_accounts(self, accounts: Accounts) -> None:
        """Write owners and groups by these names."""
        self._accounts = accounts
        self.attributes_came()

    def attributes_came(self) -> None:
        """The listing knows more than before about some of its rows."""
        self._texts.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(row)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column == Column.SIZE else _LEFT
        if role == Qt.ItemDataRole.DecorationRole and column == Column.NAME:
            return self.icon(row)
        if role == Qt.ItemDataRole.ForegroundRole and (
            column != Column.NAME or not self.entry(row).can_be_opened
        ):
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.FontRole and column in (Column.SIZE, Column.MODIFIED):
            return self.figures
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(self.entry(row), column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(self.entry(row), column)
        if role == Role.TARGET and column == Column.NAME:
            return self.texts(row)[Column.TARGET]
        if role == Role.ENTRY:
            return self.entry(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == Column.SIZE else _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def titles(self) -> list[str]:
        """The headers, in the order of the columns."""
        return [
            self.tr("Name"),
            self.tr("Size"),
            self.tr("Type"),
            self.tr("Modified"),
            self.tr("Mode"),
            self.tr("Owner"),
            self.tr("Group"),
            self.tr("Link target"),
        ]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.arrangement_wanted.emit(Column(column), order == Qt.SortOrder.DescendingOrder)

    def _moved(self, index: QModelIndex, place_of: dict[int, int]) -> QModelIndex:
        row = place_of.get(self._rows[index.row()])
        return QModelIndex() if row is None else self.index(row, index.column())

    def _text(self, entry: Entry, column: int) -> str:
        if column == Column.NAME:
            return GuestText(entry.name).plain
        if column == Column.TYPE:
            return GuestText(formats.type_text(entry)).plain
        if entry.mode is None or entry.mtime is None or entry.uid is None or entry.gid is None:
            return ""
        if column == Column.SIZE:
            return formats.size_text(entry.size or 0) if entry.kind is Kind.FILE else formats.UNKNOWN
        if column == Column.MODIFIED:
            return formats.time_text(entry.mtime)
        if column == Column.MODE:
            return formats.mode_text(entry.mode)
        if column == Column.OWNER:
            return GuestText(self._accounts.user(entry.uid)).plain
        if column == Column.GROUP:
            return GuestText(self._accounts.group(entry.gid)).plain
        return GuestText(entry.target or "").plain

    def _tooltip(self, entry: Entry, column: int) -> str | None:
        if column == Column.NAME:
            return GuestText(f"{entry.name} → {entry.target}" if entry.target else entry.name).tooltip
        if column == Column.SIZE and entry.kind is Kind.FILE and entry.size is not None:
            return formats.exact_size(entry.size)
        if column == Column.MODIFIED and entry.mtime is not None:
            return formats.exact_time(entry.mtime)
        if column == Column.MODE and entry.mode is not None:
            return f"{entry.mode & 0o7777:04o}"
        if column == Column.OWNER and entry.uid is not None:
            return str(entry.uid)
        if column == Column.GROUP and entry.gid is not None:
            return str(entry.gid)
        return GuestText(entry.target).tooltip if column == Column.TARGET and entry.target else None

    def _accessible_text(self, entry: Entry, column: int) -> str:
        text = self._text(entry, column)
        if column != Column.NAME:
            return f"{self.titles()[column]}: {text}"
        kind = GuestText(formats.type_text(entry)).plain
        if entry.target:
            return self.tr("{0}, {1} to {2}").format(text, kind, GuestText(entry.target).plain)
        return f"{text}, {kind}"


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, where Qt can ask the font for them."""
    if hasattr(QFont, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
