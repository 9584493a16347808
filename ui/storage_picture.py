"""One disk as a picture to scale, from the disk down to its file systems; each box can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from browser.guest_text import GuestText
from browser.storage_boxes import Box, boxes
from browser.storage_tree import Node, short_name
from ui import formats
from ui.icons import pixmap

if TYPE_CHECKING:
    from engine.storage import Volume
    from engine.volumes import VolumeFacts

ROW = 44
GAP = 3
SMALLEST = 64.0
"""Pixels that even the smallest volume gets, so that it can be seen and hit."""


class StoragePicture(QWidget):
    """Draws the tree of one disk. A click or an arrow key chooses a box, a double-click or Enter opens it."""

    chosen = Signal(object)
    """The volume that is looked at."""
    opened = Signal(object)

    def __init__(self, node: Node, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node = node
        self._facts: Mapping[str, VolumeFacts] = {}
        self._boxes: list[Box] = []
        self._current = node.volume
        self._under: Volume | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = GuestText(short_name(node.volume.device)).plain
        self.setAccessibleName(self.tr("Picture of {0}").format(name))
        self._describe_all()

    def show_facts(self, facts: Mapping[str, VolumeFacts]) -> None:
        """Show how full file systems are, by device."""
        self._facts = facts
        self._describe_all()
        self.update()

    def show_current(self, volume: Volume | None) -> None:
        """Mark the volume that is looked at elsewhere; one of another disk unmarks."""
        self._current = volume if volume is not None else self._node.volume
        self.update()

    def sizeHint(self) -> QSize:
        depth = max(box.depth for box in boxes(self._node, 1000.0, SMALLEST)) + 1
        return QSize(400, depth * (ROW + GAP) - GAP)

    def box_of(self, device: str) -> QRectF:
        """Where a volume is drawn. Raises LookupError where it is not."""
        self._lay_out()
        for box in self._boxes:
            if box.volume is not None and box.volume.device == device:
                return _rectangle(box)
        raise LookupError(device)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            box = self._at(QPointF(event.pos()))
            if box is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), GuestText(self._words(box)).tooltip, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box = self._at(event.position())
        under = box.volume if box is not None else None
        if under is not self._under:
            self._under = under
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if under is not None else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        box = self._at(event.position())
        if box is not None and box.volume is not None:
            self.opened.emit(box.volume)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._lay_out()
        here = next((box for box in self._boxes if box.volume is self._current), self._boxes[0])
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._current)
        elif event.key() in steps:
            self._choose(self._beside(here, steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Down:
            self._choose(self._over(here, range(here.depth + 1, here.depth + 4)))
        elif event.key() == Qt.Key.Key_Up:
            self._choose(self._over(here, range(here.depth - 1, -1, -1)))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            self._paint(painter, box)

    def _lay_out(self) -> None:
        width = float(max(self.width(), 200))
        self._boxes = boxes(self._node, width, SMALLEST)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self._boxes = [replace(box, left=width - box.left - box.width) for box in self._boxes]

    def _paint(self, painter: QPainter, box: Box) -> None:
        palette = self.palette()
        place = _rectangle(box)
        volume = box.volume
        is_readable = volume is not None and volume.can_be_mounted
        accent = palette.color(QPalette.ColorRole.Highlight)
        line = accent if is_readable else palette.color(QPalette.ColorRole.Mid)
        self._fill(painter, box, place, line)
        pen = QPen(line, 1.0, Qt.PenStyle.DashLine if box.is_free else Qt.PenStyle.SolidLine)
        if volume is not None and volume is self._current:
            pen = QPen(accent, 2.5 if self.hasFocus() else 2.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 4, 4)
        self._write(painter, box, place.adjusted(8, 3, -8, -3))

    def _fill(self, painter: QPainter, box: Box, place: QRectF, line: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        weak = QColor(line)
        weak.setAlpha(60 if box.volume is not None and box.volume is self._under else 28)
        if box.is_free:
            painter.setBrush(QBrush(weak, Qt.BrushStyle.BDiagPattern))
        elif box.volume is not None and box.volume.content.value == "encrypted":
            painter.setBrush(QBrush(weak, Qt.BrushStyle.DiagCrossPattern))
        else:
            painter.setBrush(weak)
        painter.drawRoundedRect(place, 4, 4)
        facts = self._facts.get(box.volume.device) if box.volume is not None else None
        if facts is not None and facts.size:
            full = QRectF(place)
            full.setWidth(place.width() * min(facts.used / facts.size, 1.0))
            strong = QColor(line)
            strong.setAlpha(70)
            painter.setBrush(strong)
            painter.drawRoundedRect(full, 4, 4)

    def _write(self, painter: QPainter, box: Box, room: QRectF) -> None:
        if room.width() < 20:
            return
        palette = self.palette()
        if box.volume is not None and box.volume.content.value == "encrypted" and room.width() > 60:
            picture = pixmap("lock", 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(room.right() - 14, room.top() + 2), picture)
            room = room.adjusted(0, 0, -18, 0)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        bold = QFont(self.font())
        bold.setBold(box.depth == 0 or bool(box.group))
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(upper, _FLAGS, _elided(painter, GuestText(self._title(box)).plain, upper))
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        lower = upper.translated(0, room.height() / 2)
        painter.drawText(lower, _FLAGS, _elided(painter, GuestText(self._second(box)).plain, lower))

    def _title(self, box: Box) -> str:
        """A box's first line: guest text."""
        if box.group:
            return self.tr("Volume group {0}").format(box.group)
        if box.volume is None:
            return self.tr("free")
        name = short_name(box.volume.device)
        label = box.volume.label or box.volume.partition_name
        return f"{name}  {label}" if label else name

    def _second(self, box: Box) -> str:
        size = formats.size_text(box.size)
        if box.volume is None:
            return size
        facts = self._facts.get(box.volume.device)
        if facts is not None and facts.size:
            free = formats.size_text(max(facts.size - facts.used, 0))
            size = self.tr("{0}, {1} free").format(size, free)
        return f"{_KINDS.get(box.volume.type, box.volume.type)} · {size}".removeprefix(" · ")

    def _words(self, box: Box) -> str:
        lines = [self._title(box), self._second(box), formats.exact_size(box.size)]
        if box.volume is not None and box.volume.uuid:
            lines.append(box.volume.uuid)
        return "\n".join(lines)

    def _describe_all(self) -> None:
        everything = boxes(self._node, 1000.0, SMALLEST)
        words = (f"{self._title(box)} {self._second(box)}" for box in everything)
        self.setAccessibleDescription(GuestText("; ".join(words)).plain)

    def _choose(self, box: Box | None) -> None:
        if box is not None and box.volume is not None:
            self._current = box.volume
            self.update()
            self.chosen.emit(box.volume)

    def _at(self, point: QPointF) -> Box | None:
        return next((box for box in self._boxes if _rectangle(box).contains(point)), None)

    def _beside(self, here: Box, step: int) -> Box | None:
        row = [box for box in self._boxes if box.depth == here.depth and box.volume is not None]
        row.sort(key=lambda box: box.left)
        place = row.index(here) + step if here in row else 0
        return row[place] if 0 <= place < len(row) else None

    def _over(self, here: Box, depths: range) -> Box | None:
        middle = here.left + here.width / 2
        for depth in depths:
            row = [box for box in self._boxes if box.depth == depth and box.volume is not None]
            touching = [
                box for box in row if box.left < here.left + here.width and box.left + box.width > here.left
            ]
            if touching:
                return min(touching, key=lambda box: abs(box.left + box.width / 2 - middle))
        return None


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_KINDS = {
    "LVM2_member": "LVM",
    "crypto_LUKS": "LUKS",
    "linux_raid_member": "RAID",
    "gpt": "GPT",
    "dos": "MBR",
}


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left + 1, box.depth * (ROW + GAP) + 1, max(box.width - 2, 1), ROW - 2)


def _elided(painter: QPainter, text: str, room: QRectF) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
