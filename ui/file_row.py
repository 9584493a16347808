"""Draws the cells of a file list, straight from the model's texts.

Qt's own delegate asks the model for some ten values of each cell, each a call into Python: a full screen
took 70 ms. This asks for the text of a cell once.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from browser.arrangement import Column
from ui.file_model import FIGURES, FileModel
from ui.padded_delegate import CELL_PADDING

ICON_SIZE = 16
GAP = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FileRowDelegate(QStyledItemDelegate):
    """For views of one FileModel only."""

    def __init__(self, model: FileModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = Cell(painter, option)
        cell.paint_panel()
        row, column = index.row(), index.column()
        text = self._model.text(row, column)
        if column == Column.NAME:
            cell.paint_icon(self._model.icon(row))
            cell.paint_text(text, _LEFT, is_strong=self._model.entry(row).can_be_opened)
            if target := self._model.text(row, Column.TARGET):
                cell.paint_text(f"→ {target}", _LEFT, is_strong=False)
            return
        if column in FIGURES:
            painter.setFont(self._model.figures)
        cell.paint_text(text, _RIGHT if column == Column.SIZE else _LEFT, is_strong=False)


def text_role(*, is_selected: bool, is_strong: bool) -> QPalette.ColorRole:
    """The colour of a text in a list of files."""
    if is_selected:
        return QPalette.ColorRole.HighlightedText
    return QPalette.ColorRole.Text if is_strong else QPalette.ColorRole.PlaceholderText


class Cell:
    """One cell while it is painted, from its beginning to its end; mirrored where people read so."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._option = option
        self._is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._metrics = option.fontMetrics
        self._whole = QRect(option.rect)
        self._room = option.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)

    def paint_panel(self) -> None:
        """The background of a selected row, as the style draws it."""
        if self._is_selected or self._option.state & QStyle.StateFlag.State_MouseOver:
            widget = self._option.widget
            style = widget.style() if widget else QApplication.style()
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            style.drawPrimitive(panel, self._option, self._painter, widget)

    def paint_icon(self, icon: QIcon) -> None:
        mode = QIcon.Mode.Selected if self._is_selected else QIcon.Mode.Normal
        top = self._room.top() + (self._room.height() - ICON_SIZE) // 2
        place = QRect(self._room.left(), top, ICON_SIZE, ICON_SIZE)
        icon.paint(self._painter, self._mirrored(place), Qt.AlignmentFlag.AlignCenter, mode)
        self._room.adjust(ICON_SIZE + GAP, 0, 0, 0)

    def paint_text(self, text: str, alignment: Qt.AlignmentFlag, *, is_strong: bool) -> None:
        """Draw a text, shortened in its middle, and leave the room behind it for another one."""
        if not text or self._room.width() < 3 * self._metrics.averageCharWidth():
            return
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, self._room.width())
        self._painter.setPen(
            self._option.palette.color(
                self._group(), text_role(is_selected=self._is_selected, is_strong=is_strong)
            )
        )
        place = self._mirrored(self._room)
        self._painter.drawText(place, QStyle.visualAlignment(self._option.direction, alignment), shown)
        self._room.adjust(self._metrics.horizontalAdvance(shown) + 2 * GAP, 0, 0, 0)

    def _group(self) -> QPalette.ColorGroup:
        if not self._option.state & QStyle.StateFlag.State_Enabled:
            return QPalette.ColorGroup.Disabled
        is_active = self._option.state & QStyle.StateFlag.State_Active
        return QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._option.direction, self._whole, place)
