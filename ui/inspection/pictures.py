"""Shares and amounts as bars with words beside them. Patterns tell what colours tell, so both can be
missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from browser.guest_text import GuestText
from ui.centered import GAP
from ui.icons import pixmap

BAR_HEIGHT = 10
ROW_SPACE = 12
LABEL_SHARE = 0.26
"""Of the width, for the names before the bars."""
SIGN = 16
SLIVER = 4.0
"""Pixels that even the smallest share is wide, so that it is seen not to be nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `share` is from 0 to 1, None where it is not known; `name` may be guest text; `text` is ours
    and tells the amount. `alarm` marks it with a sign and a pattern.
    """

    name: str
    share: float | None
    text: str
    alarm: bool = False


class Bars(QWidget):
    """Some rows of bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def show_bars(self, title: str, bars: Sequence[Bar], note: str = "") -> None:
        """Show these; `title` is what a reader of the screen says before them, `note` stands below them."""
        self._bars = tuple(bars)
        self._note = note
        self.setAccessibleName(title)
        told = "; ".join(f"{bar.name}: {bar.text}" for bar in bars)
        self.setAccessibleDescription(GuestText(told).lines)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._bars) + bool(self._note)
        return QSize(360, max(rows * self._row_height() - ROW_SPACE, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        # A text is cut where it is wider by less than a pixel.
        widest = 1 + max(
            (metrics.horizontalAdvance(GuestText(bar.name).plain) for bar in self._bars), default=0
        )
        label = min(widest + GAP, int(self.width() * LABEL_SHARE)) + (
            SIGN + 4 if any(bar.alarm for bar in self._bars) else 0
        )
        amount = max((metrics.horizontalAdvance(bar.text) for bar in self._bars), default=0) + 2 * GAP
        for number, bar in enumerate(self._bars):
            top = number * self._row_height()
            self._paint_bar(painter, bar, QRectF(0, top, self.width(), metrics.height()), label, amount)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        below = QRectF(0, len(self._bars) * self._row_height(), self.width(), metrics.height())
        painter.drawText(below, _LEFT, self._note)

    def _paint_bar(self, painter: QPainter, bar: Bar, row: QRectF, label: int, amount: int) -> None:
        palette = self.palette()
        metrics = self.fontMetrics()
        name_room = QRectF(row.left(), row.top(), label - GAP, row.height())
        if bar.alarm:
            sign = pixmap("warning", SIGN, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(row.left(), row.center().y() - SIGN / 2), sign)
            name_room.setLeft(row.left() + SIGN + 4)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        name = GuestText(bar.name).plain
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, int(name_room.width()))
        painter.drawText(name_room, _LEFT, shown)
        text_room = QRectF(row.right() - amount, row.top(), amount, row.height())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        font = QFont(self.font())
        font.setBold(bar.alarm)
        painter.setFont(font)
        painter.drawText(text_room, _RIGHT, bar.text)
        painter.setFont(self.font())
        room = row.width() - label - amount
        track = QRectF(row.left() + label, row.center().y() - BAR_HEIGHT / 2, room, BAR_HEIGHT)
        paint_share(painter, palette, track, bar.share, alarm=bar.alarm)

    def _row_height(self) -> int:
        return self.fontMetrics().height() + ROW_SPACE


def paint_share(
    painter: QPainter, palette: QPalette, track: QRectF, share: float | None, *, alarm: bool = False
) -> None:
    """A bar from the left; striped where it is an alarm, a dashed outline where nothing is known."""
    edge = palette.color(QPalette.ColorRole.Mid)
    pen = QPen(edge, 1.0)
    if share is None:
        pen.setStyle(Qt.PenStyle.DashLine)
    ground = QColor(edge)
    ground.setAlpha(40)
    painter.setPen(pen)
    painter.setBrush(QBrush(ground) if share is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    if not share:
        return
    filled = QRectF(track)
    filled.setWidth(max(track.width() * min(share, 1.0), SLIVER))
    outline = QPainterPath()
    outline.addRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(filled, palette.color(QPalette.ColorRole.Highlight))
    if alarm:
        pattern = QBrush(palette.color(QPalette.ColorRole.Base), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(filled, pattern)
    painter.restore()


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
