"""One disk as a bar to scale: its partitions side by side, what is made of them beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from browser.guest_text import GuestText
from browser.storage_tree import Node, short_name
from ui import formats

if TYPE_CHECKING:
    from engine.storage import Volume

HEIGHT = 48
SMALLEST = 72.0
"""Pixels that even the smallest volume gets, so that it can be seen and hit."""
SPACE = 3.0


class DiskBar(QWidget):
    """Draws the leaves of one disk's tree; a click on one chooses it."""

    chosen = Signal(object)

    def __init__(self, node: Node, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node = node
        self._leaves = _leaves(node)
        self._boxes: list[tuple[QRectF, Volume]] = []
        self._under: Volume | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = GuestText(short_name(node.volume.device)).plain
        self.setAccessibleName(self.tr("Picture of {0}").format(name))
        self.setAccessibleDescription(GuestText(", ".join(map(_title, self._leaves))).plain)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            volume = self._at(QPointF(event.pos()))
            if volume is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), GuestText(_describe(volume)).tooltip, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._at(event.position())
        if under is not self._under:
            self._under = under
            is_hand = under is not None and under.can_be_mounted
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        volume = self._at(event.position())
        if volume is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(volume)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._boxes = []
        left = 0.0
        for volume, width in zip(self._leaves, self._widths(), strict=True):
            box = QRectF(left + 0.5, 0.5, width - 1, self.height() - 1)
            self._boxes.append((box, volume))
            self._paint_box(painter, box, volume)
            left += width + SPACE

    def _paint_box(self, painter: QPainter, box: QRectF, volume: Volume) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        is_readable = volume.can_be_mounted
        fill = QColor(accent if is_readable else palette.color(QPalette.ColorRole.Mid))
        fill.setAlpha(64 if is_readable and volume is self._under else 36)
        pen = QPen(accent if is_readable else palette.color(QPalette.ColorRole.Mid), 1.0)
        if not is_readable:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(8, 4, -8, -4)
        if inner.width() < 24:
            return
        metrics = self.fontMetrics()
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        lower = upper.translated(0, inner.height() / 2)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(
            upper, _FLAGS, metrics.elidedText(GuestText(_title(volume)).plain, _ELIDE, int(inner.width()))
        )
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        text = f"{formats.size_text(volume.size)} {GuestText(volume.type or '').plain}"
        painter.drawText(lower, _FLAGS, metrics.elidedText(text, _ELIDE, int(inner.width())))

    def _widths(self) -> list[float]:
        """Widths to scale, but none below the smallest; the larger ones give what that takes."""
        room = self.width() - SPACE * (len(self._leaves) - 1)
        total = sum(volume.size for volume in self._leaves) or 1
        widths = [max(room * volume.size / total, SMALLEST) for volume in self._leaves]
        excess = sum(widths) - room
        spare = sum(width - SMALLEST for width in widths)
        if excess > 0 and spare > 0:
            widths = [width - (width - SMALLEST) * min(excess / spare, 1.0) for width in widths]
        return widths

    def _at(self, point: QPointF) -> Volume | None:
        return next((volume for box, volume in self._boxes if box.contains(point)), None)


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight


def _leaves(node: Node) -> list[Volume]:
    if not node.children:
        return [node.volume]
    return [volume for child in node.children for volume in _leaves(child)]


def _title(volume: Volume) -> str:
    """A volume's name and label: guest text."""
    name = short_name(volume.device)
    return f"{name}  {volume.label}" if volume.label else name


def _describe(volume: Volume) -> str:
    return f"{_title(volume)}\n{volume.type or '–'} · {formats.exact_size(volume.size)}"
