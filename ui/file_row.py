"""Draws the cells of a file list, straight from the model's texts.

Qt's own delegate asks the model for some ten values of each cell, each a call into Python, and lays every
text out three times: a full screen took 70 ms. This asks for the text of a cell once, and lays it out once.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from browser.arrangement import Column
from ui.drawn_texts import DrawnTexts
from ui.file_model import FIGURES, FileModel
from ui.padded_delegate import CELL_PADDING, paint_outline

ICON_SIZE = 16
GAP = 6
LEAST_ROOM = 24
"""Pixels below which no text is begun."""
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_ENABLED = QStyle.StateFlag.State_Enabled.value
_ACTIVE = QStyle.StateFlag.State_Active.value


class FileRowDelegate(QStyledItemDelegate):
    """For views of one FileModel only."""

    def __init__(self, model: FileModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._texts = DrawnTexts()
        self._figures = DrawnTexts()
        self._colours = Colours()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, row, column = self._model, index.row(), index.column()
        cell = Cell(painter, option, self._colours)
        cell.paint_panel()
        if column == Column.NAME:
            font = option.font
            cell.paint_icon(model.icon(row))
            is_strong = model.entry(row).can_be_opened
            cell.paint_text(model.text(row, column), self._texts, font, is_strong=is_strong)
            if target := model.text(row, Column.TARGET):
                cell.paint_text(f"→ {target}", self._texts, font)
        elif text := model.text(row, column):
            if column in FIGURES:
                painter.setFont(model.figures)
                cell.paint_text(text, self._figures, model.figures, at_end=column == Column.SIZE)
            else:
                cell.paint_text(text, self._texts, option.font)


def text_role(*, is_selected: bool, is_strong: bool) -> QPalette.ColorRole:
    """The colour of a text in a list of files."""
    if is_selected:
        return QPalette.ColorRole.HighlightedText
    return QPalette.ColorRole.Text if is_strong else QPalette.ColorRole.PlaceholderText


class Colours:
    """The colours of texts, which a palette takes long to tell."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int, bool], QColor] = {}

    def of(self, palette: QPalette, state: int, *, is_strong: bool) -> QColor:
        key = (palette.cacheKey(), state & (_SELECTED | _ACTIVE | _ENABLED), is_strong)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > 100:
                self._kept.clear()
            group = QPalette.ColorGroup.Active if state & _ACTIVE else QPalette.ColorGroup.Inactive
            if not state & _ENABLED:
                group = QPalette.ColorGroup.Disabled
            role = text_role(is_selected=bool(state & _SELECTED), is_strong=is_strong)
            found = self._kept[key] = palette.color(group, role)
        return found


class Cell:
    """One cell while it is painted, from its beginning to its end; mirrored where people read so."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
        self._painter = painter
        self._option = option
        self._colours = colours
        self._state = option.state.value
        self._is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        place: QRect = option.rect
        self._left, self._top, self._height = place.x(), place.y(), place.height()
        self._width = place.width()
        self._begin, self._end = CELL_PADDING, self._width - CELL_PADDING

    def paint_panel(self) -> None:
        """The background of a selected row, as the style draws it, and the mark of the current one."""
        if self._state & (_SELECTED | _HOVERED):
            widget = self._option.widget
            style = widget.style() if widget else QApplication.style()
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            style.drawPrimitive(panel, self._option, self._painter, widget)
        if self._state & _FOCUSED:
            paint_outline(self._painter, self._option)

    def paint_icon(self, icon: QIcon) -> None:
        mode = QIcon.Mode.Selected if self._state & _SELECTED else QIcon.Mode.Normal
        top = self._top + (self._height - ICON_SIZE) // 2
        place = QRect(self._x(self._begin, ICON_SIZE), top, ICON_SIZE, ICON_SIZE)
        icon.paint(self._painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        self._begin += ICON_SIZE + GAP

    def paint_text(
        self, text: str, texts: DrawnTexts, font: QFont, *, is_strong: bool = False, at_end: bool = False
    ) -> None:
        """Draw a text, shortened in its middle, and leave the room behind it for another one."""
        room = self._end - self._begin
        if not text or room < LEAST_ROOM:
            return
        drawn, width, height = texts.of(text, font, room)
        self._painter.setPen(self._colours.of(self._option.palette, self._state, is_strong=is_strong))
        x = self._x(self._end - width if at_end else self._begin, width)
        self._painter.drawStaticText(x, self._top + (self._height - height) // 2, drawn)
        self._begin += width + 2 * GAP

    def _x(self, begin: int, width: int) -> int:
        """Where what begins so far from the cell's beginning is on the screen."""
        return self._left + (self._width - begin - width if self._is_mirrored else begin)
