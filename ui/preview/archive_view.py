"""What is in an archive, as a table: names, sizes, times. Nothing of it can be opened from here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from browser.guest_text import GuestText
from browser.listing import Entry, Kind
from browser.preview.archive import Packed
from ui import formats
from ui.file_icons import entry_icon
from ui.flat_header import flatten
from ui.padded_delegate import CELL_PADDING, ROW_PADDING, PaddedDelegate

NAME, SIZE, MODIFIED = range(3)
NARROW = 400
"""Pixels below which names need the room of the times."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ArchiveModel(QAbstractTableModel):
    """The entries in the order in which the archive has them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Packed] = []

    def clear(self) -> None:
        self.beginResetModel()
        self._entries = []
        self.endResetModel()

    def add(self, entries: list[Packed]) -> None:
        """Take more in, at the end."""
        if entries:
            count = len(self._entries)
            self.beginInsertRows(QModelIndex(), count, count + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return _text(entry, index.column())
        if role == Role.DecorationRole and index.column() == NAME:
            return entry_icon(Entry(entry.name.rstrip("/").rpartition("/")[2], entry.kind))
        if role == Role.ToolTipRole:
            return _tip(entry, index.column())
        if role == Role.TextAlignmentRole and index.column() == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return (self.tr("Name"), self.tr("Size"), self.tr("Modified"))[section]
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == SIZE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class ArchiveView(QTableView):
    """A table of one archive."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = ArchiveModel(self)
        self.setModel(self.entries)
        self.setAccessibleName(self.tr("Contents of the archive"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self.setItemDelegate(PaddedDelegate(self))
        header = self.horizontalHeader()
        flatten(header)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        metrics = self.fontMetrics()
        self.setColumnWidth(SIZE, metrics.horizontalAdvance("000.0 MB") + 4 * CELL_PADDING)
        self.setColumnWidth(MODIFIED, metrics.horizontalAdvance("00 Mmm 0000") + 4 * CELL_PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(MODIFIED, self.viewport().width() < NARROW)


def _text(entry: Packed, column: int) -> str:
    if column == NAME:
        arrow = f" → {GuestText(entry.target).plain}" if entry.target else ""
        return GuestText(entry.name).plain + arrow
    if column == SIZE:
        return "" if entry.size is None else formats.size_text(entry.size)
    return "" if entry.mtime is None else formats.time_text(entry.mtime)


def _tip(entry: Packed, column: int) -> str | None:
    if column == NAME:
        return GuestText(entry.name).tooltip
    if column == SIZE and entry.size is not None and entry.kind is Kind.FILE:
        return formats.exact_size(entry.size)
    return formats.exact_time(entry.mtime) if column == MODIFIED and entry.mtime is not None else None
