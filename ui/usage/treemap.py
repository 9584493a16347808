"""A folder as rectangles, each as large as what it stands for, with what is in them one step down.

It can be used by keys and is readable without colour: what a rectangle is, is written in it; folders have a
title above what is in them, files are plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from browser.guest_text import GuestText
from browser.usage.squarify import Area, squarify
from browser.usage.tree import Folder, Measure, Share, shares
from ui import formats
from ui.usage.words import percent, share_name

MOST_BOXES = 120
"""Parts of a folder that get a rectangle; the others are too small to be seen."""
MOST_INNER = 40
SMALLEST_SIDE = 3.0
"""Pixels below which nothing is drawn."""
INNER_LEAST = 48.0
GAP = 2.0
PADDING = 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A share and where it is drawn; `inner` is what is in it."""

    share: Share
    area: QRectF
    inner: tuple[tuple[Share, QRectF], ...] = ()


class Treemap(QWidget):
    """Draws the parts of one folder. A click or an arrow key chooses one, a double-click or Enter goes in."""

    chosen = Signal(object)
    """The Share that is looked at now."""
    opened = Signal(object)
    up_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Sequence[Share] = ()
        self._whole = 0
        self._measure = Measure.ALLOCATED
        self._boxes: list[Box] = []
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture of the shares"))

    @property
    def boxes(self) -> list[Box]:
        """What is drawn."""
        return self._boxes

    @property
    def current(self) -> Share | None:
        """What is chosen."""
        return self._boxes[self._current].share if 0 <= self._current < len(self._boxes) else None

    def show_shares(self, parts: Sequence[Share], whole: int, measure: Measure) -> None:
        """Draw these parts, the largest first, of a folder of so many bytes."""
        name = self.current.name if self.current is not None else None
        self._shares, self._whole, self._measure = parts[:MOST_BOXES], whole, measure
        self._lay_out()
        self._current = next((number for number, box in enumerate(self._boxes) if box.share.name == name), -1)
        self._describe()
        self.update()

    def choose(self, share: Share | None) -> None:
        """Mark a part, and tell nobody."""
        self._current = next(
            (number for number, box in enumerate(self._boxes) if share is not None and box.share == share), -1
        )
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        number = self._at(event.position())
        if number >= 0:
            self._choose(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.current is not None:
            self.opened.emit(self.current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: QPointF(-1, 0),
            Qt.Key.Key_Right: QPointF(1, 0),
            Qt.Key.Key_Up: QPointF(0, -1),
            Qt.Key.Key_Down: QPointF(0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps and self._boxes and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(steps[key])
        elif key == Qt.Key.Key_Home and self._boxes:
            self._choose(0)
        elif key == Qt.Key.Key_End and self._boxes:
            self._choose(len(self._boxes) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Backspace:
            self.up_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and self._boxes:
            self._choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            if number >= 0:
                words = self.text_of(self._boxes[number].share)
                QToolTip.showText(event.globalPos(), GuestText(words).tooltip, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def text_of(self, share: Share) -> str:
        """A part in words."""
        amount = share.amount(self._measure)
        return self.tr("{0}: {1}, {2}").format(
            share_name(share), formats.size_text(amount), percent(amount, self._whole)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        base = palette.color(QPalette.ColorRole.Base)
        painter.fillRect(self.rect(), base)
        for number, box in enumerate(self._boxes):
            self._paint_box(painter, box, is_current=number == self._current)

    def _paint_box(self, painter: QPainter, box: Box, *, is_current: bool) -> None:
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.Text)
        accent = palette.color(QPalette.ColorRole.Highlight)
        base = palette.color(QPalette.ColorRole.Base)
        area = box.area.adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        is_folder = box.share.folder is not None
        painter.setPen(QPen(_mixed(base, accent if is_folder else text, 0.55), 1))
        painter.setBrush(_mixed(base, accent if is_folder else text, 0.20 if is_folder else 0.08))
        painter.drawRect(area)
        painter.setBrush(_mixed(base, accent, 0.32))
        for share, inner in box.inner:
            painter.setPen(QPen(_mixed(base, accent, 0.6), 1))
            painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5))
            self._paint_name(painter, share_name(share), inner, text)
        if is_current:
            width = 3 if self.hasFocus() else 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(text if self.hasFocus() else accent, width))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        self._paint_text(painter, box, area, text)

    def _paint_text(self, painter: QPainter, box: Box, area: QRectF, color: QColor) -> None:
        metrics = self.fontMetrics()
        room = area.adjusted(PADDING + 2, 3, -PADDING - 2, -2)
        if room.width() < 3 * metrics.averageCharWidth() or room.height() < metrics.height():
            return
        painter.setPen(color)
        amount = formats.size_text(box.share.amount(self._measure))
        name = share_name(box.share)
        line = QRectF(room.left(), room.top(), room.width(), metrics.height())
        beside = metrics.horizontalAdvance(f"{name}  {amount}") <= room.width()
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, int(room.width()))
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(left), elided)
        if beside:
            right = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, int(right), amount)
        elif (
            not box.inner
            and room.height() >= 2 * metrics.height()
            and metrics.horizontalAdvance(amount) <= room.width()
        ):
            painter.drawText(line.translated(0, metrics.height()), int(left), amount)

    def _lay_out(self) -> None:
        drawn = [share for share in self._shares if share.amount(self._measure) > 0]
        whole = Area(0, 0, float(self.width()), float(self.height()))
        areas = squarify([float(share.amount(self._measure)) for share in drawn], whole)
        self._boxes = []
        for share, area in zip(drawn, areas, strict=True):
            if min(area.width, area.height) < SMALLEST_SIDE:
                continue
            place = self._mirrored(area)
            self._boxes.append(Box(share, place, self._inner(share.folder, place)))
        if self._current >= len(self._boxes):
            self._current = -1

    def _inner(self, folder: Folder | None, area: QRectF) -> tuple[tuple[Share, QRectF], ...]:
        """What is in a folder, below its title."""
        title = self.fontMetrics().height() + 8
        room = area.adjusted(PADDING, title, -PADDING, -PADDING)
        if folder is None or room.width() < INNER_LEAST or room.height() < INNER_LEAST / 2:
            return ()
        parts = [part for part in shares(folder, self._measure, MOST_INNER) if part.amount(self._measure) > 0]
        inside = Area(room.left(), room.top(), room.width(), room.height())
        areas = squarify([float(part.amount(self._measure)) for part in parts], inside)
        return tuple(
            (part, QRectF(*place))
            for part, place in zip(parts, areas, strict=True)
            if min(place.width, place.height) >= SMALLEST_SIDE
        )

    def _paint_name(self, painter: QPainter, name: str, area: QRectF, color: QColor) -> None:
        """A name in the middle of a small rectangle, where there is room for it."""
        metrics = self.fontMetrics()
        room = area.adjusted(PADDING, 2, -PADDING, -2)
        if room.width() < 5 * metrics.averageCharWidth() or room.height() < metrics.height():
            return
        painter.setPen(color)
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), elided)

    def _mirrored(self, area: Area) -> QRectF:
        x = self.width() - area.x - area.width if self.isRightToLeft() else area.x
        return QRectF(x, area.y, area.width, area.height)

    def _at(self, point: QPointF) -> int:
        return next((number for number, box in enumerate(self._boxes) if box.area.contains(point)), -1)

    def _step(self, direction: QPointF) -> None:
        """Go to the nearest rectangle in a direction."""
        if self._current < 0:
            self._choose(0)
            return
        here = self._boxes[self._current].area
        best, nearest = -1, float("inf")
        for number, box in enumerate(self._boxes):
            way = box.area.center() - here.center()
            along = way.x() * direction.x() + way.y() * direction.y()
            across = abs(way.x() * direction.y()) + abs(way.y() * direction.x())
            if number != self._current and along > 1 and along + 2 * across < nearest:
                best, nearest = number, along + 2 * across
        if best >= 0:
            self._choose(best)

    def _choose(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self._describe()
            self.update()
            self.chosen.emit(self.current)

    def _describe(self) -> None:
        share = self.current
        words = self.text_of(share) if share is not None else ""
        self.setAccessibleDescription(GuestText(words).plain)


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    """A colour between two, so that it fits light and dark."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * part,
        one.greenF() + (other.greenF() - one.greenF()) * part,
        one.blueF() + (other.blueF() - one.blueF()) * part,
    )
