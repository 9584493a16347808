"""Draws the cells of a table of records straight from the model's texts, as the file list does: Qt's own
delegate would ask for some ten values of each cell.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.drawn_texts import DrawnTexts
from ui.file_row import Cell, Colours
from ui.inspection.record_model import Index, RecordModel
from ui.padded_delegate import CELL_PADDING, ROW_PADDING


class RecordRowDelegate(QStyledItemDelegate):
    """For views of one RecordModel only."""

    def __init__(self, model: RecordModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._texts, self._figures = DrawnTexts(), DrawnTexts()
        self._colours = Colours()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * CELL_PADDING, option.fontMetrics.height() + ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, number = index.row(), index.column()
        cell = Cell(painter, option, self._colours)
        cell.paint_panel()
        if (sign := self._model.sign(row, number)) is not None:
            cell.paint_icon(sign)
        texts, font = self._texts, option.font
        if self._model.is_figure(number):
            texts, font = self._figures, self._model.figures
            painter.setFont(font)
        cell.paint_text(
            self._model.texts(row)[number],
            texts,
            font,
            is_strong=self._model.is_strong(number),
            at_end=bool(self._model.alignment(number) & Qt.AlignmentFlag.AlignRight),
        )
