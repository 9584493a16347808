"""The rows of our tables and trees: some air beside the text, and no frame around single cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

CELL_PADDING = 6
ROW_PADDING = 10
"""Pixels that a row is higher than its text."""

FAINT_ROLE = Qt.ItemDataRole.UserRole + 100
"""Whether a cell says something of lesser weight. That follows the palette, as a colour would not."""

Index = QModelIndex | QPersistentModelIndex


def paint_outline(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Mark the cell that keys go to, so that it can be seen whether it is selected or not."""
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Highlight
    painter.save()
    painter.setPen(QPen(option.palette.color(role), 1))
    painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
    painter.restore()


class PaddedDelegate(QStyledItemDelegate):
    """Draws a cell with padding on both sides, as the headers have it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * CELL_PADDING, option.fontMetrics.height() + ROW_PADDING)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.data(FAINT_ROLE):
            faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, faint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        style = full.widget.style() if full.widget else QApplication.style()
        # The panel first, since the padding would leave gaps in the colour of a selected row.
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, full, painter, full.widget)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_outline(painter, full)
        full.rect = full.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, full.widget)
