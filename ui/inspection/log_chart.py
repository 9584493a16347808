"""How much was logged over time and how bad it was: columns whose parts differ by pattern, not by colour
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from browser.guest_text import GuestText
from ui import formats
from ui.centered import GAP
from ui.inspection.values import count_text

if TYPE_CHECKING:
    from engine.inspection.logs import Bucket

translate = QCoreApplication.translate

HEIGHT = 120
SWATCH = 12
ERROR, WARNING = 3, 4
"""Of syslog(3): numbers up to these are errors and warnings."""


class LogChart(QWidget):
    """Draws buckets of entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buckets: tuple[Bucket, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Entries over time"))

    def show_buckets(self, buckets: Sequence[Bucket]) -> None:
        """Show these spans of time, oldest first."""
        self._buckets = tuple(buckets)
        self.setAccessibleDescription(GuestText(self.told()).lines)
        self.update()

    def told(self) -> str:
        """The picture in words."""
        if not self._buckets:
            return ""
        busiest = max(self._buckets, key=lambda bucket: bucket.total)
        counts = (f"{count_text(count)} {word}" for word, count in self._legend())
        return self.tr("{0}, from {1} to {2}; most of them around {3}.").format(
            ", ".join(counts),
            _day(self._buckets[0].start),
            _day(self._buckets[-1].end),
            _day(busiest.start),
        )

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._buckets:
            number = int((event.pos().x() - self._plot().left()) / self._step())
            if 0 <= number < len(self._buckets):
                bucket = self._buckets[number]
                pairs = zip(_words(), _parts(bucket), strict=True)
                counts = ", ".join(f"{count} {word}" for word, count in pairs if count)
                when = formats.exact_time(int(bucket.start.timestamp()))
                QToolTip.showText(event.globalPos(), GuestText(f"{when}: {counts or 0}").tooltip, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._buckets:
            return
        painter = QPainter(self)
        palette = self.palette()
        plot = self._plot()
        self._paint_axes(painter, plot)
        most = max(bucket.total for bucket in self._buckets) or 1
        step = self._step()
        for number, bucket in enumerate(self._buckets):
            bottom = plot.bottom()
            left = plot.left() + number * step
            for brush, count in zip(_brushes(palette), _parts(bucket), strict=True):
                if count:
                    height = max(plot.height() * count / most, 1.5)
                    bar = QRectF(left, bottom - height, max(step - 2, 1.0), height)
                    _paint_part(painter, palette, bar, brush)
                    bottom -= height
        self._paint_legend(painter)

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1.0))
        painter.drawLine(plot.bottomLeft() + QPointF(0, 0.5), plot.bottomRight() + QPointF(0, 0.5))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        row = QRectF(plot.left(), plot.bottom() + 4, plot.width(), self.fontMetrics().height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, int(Qt.AlignmentFlag.AlignLeft | middle), _day(self._buckets[0].start))
        painter.drawText(row, int(Qt.AlignmentFlag.AlignRight | middle), _day(self._buckets[-1].end))
        most = max(bucket.total for bucket in self._buckets)
        text = self.tr("most at once: {0}").format(count_text(most))
        painter.drawText(row, int(Qt.AlignmentFlag.AlignHCenter | middle), text)

    def _paint_legend(self, painter: QPainter) -> None:
        palette = self.palette()
        left = 0.0
        height = self.fontMetrics().height()
        brushes = dict(zip(_words(), _brushes(palette), strict=True))
        for word, count in self._legend():
            brush = brushes[word]
            swatch = QRectF(left + 0.5, (height - SWATCH) / 2 + 0.5, SWATCH, SWATCH)
            _paint_part(painter, palette, swatch, brush)
            text = self.tr("{0} {1}").format(count_text(count), word)
            width = self.fontMetrics().horizontalAdvance(text)
            if left + SWATCH + 6 + width > self.width():
                # On a line of its own there would be no room for the columns.
                text = count_text(count)
                width = self.fontMetrics().horizontalAdvance(text)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            place = QRectF(left + SWATCH + 6, 0, width + 4, height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            left += SWATCH + 6 + width + 2 * GAP

    def _plot(self) -> QRectF:
        line = self.fontMetrics().height()
        return QRectF(0, line + GAP, self.width(), self.height() - 2 * line - GAP - 6)

    def _step(self) -> float:
        return self._plot().width() / max(len(self._buckets), 1)

    def _legend(self) -> list[tuple[str, int]]:
        """What is there, in words and numbers. Zero is only said of what the logs would tell."""
        sums = [sum(part) for part in zip(*map(_parts, self._buckets), strict=True)]
        is_told = any(sums[:-1])
        pairs = zip(_words(), sums, strict=True)
        return [
            (word, count)
            for number, (word, count) in enumerate(pairs)
            if count or (is_told and number < len(sums) - 1)
        ]


def _words() -> tuple[str, str, str, str]:
    return (
        translate("LogChart", "errors"),
        translate("LogChart", "warnings"),
        translate("LogChart", "others"),
        translate("LogChart", "unknown"),
    )


def _parts(bucket: Bucket) -> tuple[int, int, int, int]:
    """Errors, warnings, all else that says how bad it is, and what does not."""
    unknown = bucket.counts.get(None, 0)
    errors = sum(count for one, count in bucket.counts.items() if one is not None and one <= ERROR)
    warnings = sum(count for one, count in bucket.counts.items() if one == WARNING)
    return errors, warnings, bucket.total - errors - warnings - unknown, unknown


def _brushes(palette: QPalette) -> tuple[QBrush, QBrush, QBrush, QBrush]:
    accent = palette.color(QPalette.ColorRole.Highlight)
    pale = QColor(accent)
    pale.setAlpha(70)
    ink = palette.color(QPalette.ColorRole.WindowText)
    return (
        QBrush(ink),
        QBrush(ink, Qt.BrushStyle.BDiagPattern),
        QBrush(accent),
        QBrush(pale, Qt.BrushStyle.SolidPattern),
    )


def _paint_part(painter: QPainter, palette: QPalette, bar: QRectF, brush: QBrush) -> None:
    painter.fillRect(bar, brush)
    if brush.style() is Qt.BrushStyle.BDiagPattern:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0, 0, -1, 0) if bar.width() > 2 else bar)


def _day(when: datetime) -> str:
    return formats.time_text(int(when.timestamp()))
