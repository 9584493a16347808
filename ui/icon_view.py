"""The files of a folder as large icons with their names below, for the same model as the table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from browser.arrangement import Column
from ui.file_keys import FileKeys
from ui.file_model import FileModel
from ui.file_row import text_role
from ui.padded_delegate import paint_outline

ICON_SIZE = 48
CELL_WIDTH = 112
PADDING = 8
LINES = 2
"""Lines of a name; what does not fit is shortened."""
BATCH = 2000
"""Items that are laid out at once."""


class IconView(QListView):
    """A view of one FileModel."""

    opened = Signal(int)
    tab_wanted = Signal(int)
    """A row was clicked with the middle button."""
    up_wanted = Signal()
    preview_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()
    """What is selected was taken hold of and moved."""

    def __init__(self, model: FileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Files as icons"))
        self.setFrameShape(QListView.Shape.NoFrame)
        # Not Qt's own mode for icons, which keeps a place for each of them.
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        height = 3 * PADDING + ICON_SIZE + LINES * self.fontMetrics().lineSpacing()
        self.setGridSize(QSize(CELL_WIDTH, height))
        self.setItemDelegate(_IconDelegate(model, self))
        self._keys = FileKeys(self, model)

    def select_row(self, row: int) -> None:
        """Make one row the current and only selected one, and show it."""
        index = self.model().index(row, Column.NAME)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        self.drag_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take_key(event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._keys.take_release(event)

    def keyboardSearch(self, search: str) -> None:
        self._keys.search(search)


class _IconDelegate(QStyledItemDelegate):
    """Draws an icon and its name, straight from the model's texts."""

    def __init__(self, model: FileModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        return view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        widget = option.widget
        cell = QRect(option.rect).adjusted(2, 2, -2, -2)
        panel = QStyleOptionViewItem(option)
        panel.rect = cell
        style = widget.style() if widget else QApplication.style()
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, panel, painter, widget)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_outline(painter, panel)
        picture = QRect(cell.center().x() - ICON_SIZE // 2, cell.top() + PADDING, ICON_SIZE, ICON_SIZE)
        self._model.icon(row).paint(painter, picture, Qt.AlignmentFlag.AlignCenter)
        room = QRect(cell.left() + 4, picture.bottom() + PADDING // 2, cell.width() - 8, cell.bottom())
        role = text_role(is_selected=is_selected, is_strong=self._model.entry(row).can_be_opened)
        painter.setPen(option.palette.color(role))
        self._paint_name(painter, option, room, self._model.text(row, Column.NAME))

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, name: str) -> None:
        metrics, top = option.fontMetrics, room.top()
        layout = QTextLayout(name, option.font)
        choice = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        choice.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(choice)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        first = line.textLength()
        layout.endLayout()
        rest = metrics.elidedText(name[first:], Qt.TextElideMode.ElideMiddle, room.width())
        for text in (name[:first], rest):
            place = QRect(room.left(), top, room.width(), metrics.lineSpacing())
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)
            top += metrics.lineSpacing()
