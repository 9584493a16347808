"""The shares of a folder as rows: name, share with a bar, size, files."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from browser.guest_text import GuestText
from browser.usage.tree import Measure, Share, Sort
from ui import formats
from ui.file_model import tabular
from ui.padded_delegate import CELL_PADDING, PaddedDelegate
from ui.usage.words import percent, share_icon, share_name

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Part(enum.IntEnum):
    """The columns."""

    NAME = 0
    SHARE = 1
    SIZE = 2
    FILES = 3


class ShareModel(QAbstractTableModel):
    """Takes finished shares, the largest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shares: Sequence[Share] = ()
        self._whole = 0
        self._measure = Measure.ALLOCATED
        self._figures = tabular(QGuiApplication.font())

    def show_shares(self, parts: Sequence[Share], whole: int, measure: Measure) -> None:
        """Show these rows in place of those that were there."""
        self._whole, self._measure = whole, measure
        before, after = len(self.shares), len(parts)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self.shares = parts
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self.shares = parts
            self.endRemoveRows()
        else:
            self.shares = parts
        if after:
            self.dataChanged.emit(self.index(0, 0), self.index(after - 1, len(Part) - 1))

    def fraction(self, row: int) -> float:
        """How much of the folder a row is."""
        return self.shares[row].amount(self._measure) / self._whole if self._whole else 0.0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shares)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Part)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        share, column = self.shares[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(share, column)
        if role == Qt.ItemDataRole.DecorationRole and column == Part.NAME:
            return share_icon(share)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column == Part.NAME else _RIGHT
        if role == Qt.ItemDataRole.FontRole and column != Part.NAME:
            return self._figures
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == Part.SIZE:
                return formats.exact_size(share.amount(self._measure))
            return GuestText(share.name).tooltip if share.name else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column != Part.NAME:
            return f"{self.titles()[column]}: {self._text(share, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == Part.NAME else _RIGHT
        return self.titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def titles(self) -> list[str]:
        """The headers, in the order of the columns."""
        return [self.tr("Name"), self.tr("Share"), self.tr("Size"), self.tr("Files")]

    def _text(self, share: Share, column: int) -> str:
        if column == Part.NAME:
            return share_name(share)
        if column == Part.SHARE:
            return percent(share.amount(self._measure), self._whole)
        if column == Part.SIZE:
            return formats.size_text(share.amount(self._measure))
        return f"{share.count:n}" if share.sort is not Sort.ELSEWHERE else formats.UNKNOWN


class BarDelegate(PaddedDelegate):
    """Draws a bar behind a share, as long as it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if isinstance(model, ShareModel) and not option.state & QStyle.StateFlag.State_Selected:
            room = QRectF(option.rect).adjusted(CELL_PADDING, 4, -CELL_PADDING, -4)
            width = room.width() * min(max(model.fraction(index.row()), 0.0), 1.0)
            color = option.palette.color(QPalette.ColorRole.Highlight)
            color.setAlphaF(0.4)
            left = room.right() - width if option.direction == Qt.LayoutDirection.RightToLeft else room.left()
            painter.fillRect(QRectF(left, room.top(), width, room.height()), color)
        super().paint(painter, option, index)
