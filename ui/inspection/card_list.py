"""The list of a system's cards: what each is, and how much is in it or how far it is."""

from __future__ import annotations

import enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from browser.inspection import CardState, Reading
from ui.icons import icon
from ui.inspection.summaries import amount, state_text
from ui.inspection.words import VALUE_ICONS, card_icon, card_title
from ui.padded_delegate import PaddedDelegate

OVERVIEW = "overview"
WIDTH = 168
ROW_HEIGHT = 32
SIGN = 16
Index = QModelIndex | QPersistentModelIndex


class Role(enum.IntEnum):
    """What a row stands for."""

    NAME = Qt.ItemDataRole.UserRole + 1
    ASIDE = Qt.ItemDataRole.UserRole + 2
    """A short text at its right end."""
    SIGN = Qt.ItemDataRole.UserRole + 3
    """An icon there instead."""


class CardList(QListView):
    """The overview first, then the cards."""

    chosen = Signal(object)
    """The name of a card, or of the overview."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cards"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(16, 16))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Delegate(self))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._model = QStandardItemModel(self)
        for name in (OVERVIEW, *names):
            item = QStandardItem(icon(card_icon(name)), card_title(name))
            item.setData(name, Role.NAME)
            self._model.appendRow(item)
        self.setModel(self._model)
        self.select(OVERVIEW)
        self.selectionModel().currentChanged.connect(
            lambda current, _previous: self.chosen.emit(current.data(Role.NAME))
        )

    @property
    def current(self) -> str:
        return str(self.currentIndex().data(Role.NAME))

    def select(self, name: str) -> None:
        """Make a card the current one."""
        item = self._item(name)
        if item is not None:
            self.setCurrentIndex(item.index())

    def show_reading(self, reading: Reading) -> None:
        """Show how far a card is."""
        item = self._item(reading.name)
        if item is None:
            return
        title = card_title(reading.name)
        sign, told = _sign(reading), state_text(reading)
        item.setData(sign, Role.SIGN)
        text = amount(reading) if reading.card is not None and not sign else ""
        item.setData(text, Role.ASIDE)
        item.setAccessibleText(f"{title}, {told or text}" if told or text else title)
        item.setToolTip(state_text(reading))

    def _item(self, name: str) -> QStandardItem | None:
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return next((item for item in items if item.data(Role.NAME) == name), None)


def _sign(reading: Reading) -> str:
    """The icon that tells the state of a card."""
    if reading.state is CardState.READING:
        return "busy-2"
    if reading.state is CardState.FAILED:
        return "error"
    if reading.name == "health" and reading.card is not None and reading.card.notes:
        return VALUE_ICONS[reading.card.notes[0].severity.value]
    return ""


class _Delegate(PaddedDelegate):
    """Rows with a text or an icon at their right end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rest = option.rect.adjusted(0, 0, -12, 0)
        if name := index.data(Role.SIGN):
            place = QRect(rest.right() - SIGN, rest.center().y() - SIGN // 2 + 1, SIGN, SIGN)
            mode = QIcon.Mode.Selected if is_selected else QIcon.Mode.Normal
            icon(str(name)).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        elif text := index.data(Role.ASIDE):
            role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.PlaceholderText
            painter.save()
            painter.setPen(option.palette.color(role))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rest, flags, str(text))
            painter.restore()
