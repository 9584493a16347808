"""The rows of the sidebar: what each stands for, and how it is drawn."""

from __future__ import annotations

import enum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QStandardItem
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from browser.guest_text import GuestText
from ui.icons import icon

ROW_PADDING = 8


class Role(enum.IntEnum):
    """What a row stands for."""

    DISK = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2
    PATH = Qt.ItemDataRole.UserRole + 3
    ASIDE = Qt.ItemDataRole.UserRole + 4
    """A short text at the right end of the row."""
    HEADING = Qt.ItemDataRole.UserRole + 5
    MACHINE = Qt.ItemDataRole.UserRole + 6
    CONNECTION = Qt.ItemDataRole.UserRole + 7
    CONNECT = Qt.ItemDataRole.UserRole + 8
    LOCKED = Qt.ItemDataRole.UserRole + 10
    """An encrypted volume."""
    IS_DIM = Qt.ItemDataRole.UserRole + 9
    """Whether the row stands for something that is not there now."""


class RowDelegate(QStyledItemDelegate):
    """Rows with some air; headings small and dim; a text of its own at the right end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        extra = 2 * ROW_PADDING if index.data(Role.HEADING) else ROW_PADDING
        return QSize(size.width(), option.fontMetrics.height() + extra)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(Role.PLACE) is not None:
            option.textElideMode = Qt.TextElideMode.ElideRight
        if index.data(Role.HEADING) or index.data(Role.IS_DIM):
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        if index.data(Role.HEADING):
            option.font.setBold(True)
            option.font.setPointSizeF(option.font.pointSizeF() * 0.85)
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            option.text = option.text.upper()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.data(Role.HEADING):
            option.rect = option.rect.adjusted(5, 0, 0, -3)
        aside: Any = index.data(Role.ASIDE)
        if not aside:
            super().paint(painter, option, index)
            return
        width = option.fontMetrics.horizontalAdvance(aside) + 12
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        style = full.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, full, full.widget)
        full.text = full.fontMetrics.elidedText(full.text, Qt.TextElideMode.ElideRight, room.width() - width)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, full.widget)
        is_selected = bool(full.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(full.palette.color(role))
        rest = QRect(room.right() - width, room.top(), width - 4, room.height())
        rest = QStyle.visualRect(full.direction, room, rest)
        at_end = QStyle.visualAlignment(full.direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(rest, at_end | Qt.AlignmentFlag.AlignVCenter, aside)
        painter.restore()


def row_item(title: str, icon_name: str) -> QStandardItem:
    """A row that can be selected; `title` may be guest text."""
    item = QStandardItem(icon(icon_name), GuestText(title).plain)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
