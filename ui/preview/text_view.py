"""A text with the numbers of its lines. It grows by pieces, and gets its colours when they have come."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextCursor, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from browser.preview.colours import Spans
from ui.preview.colouring import formats
from ui.preview.monospace import monospace

GAP = 6


class TextView(QPlainTextEdit):
    """Shows what went through GuestText already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: Spans = {}
        # The numbers are at the left; each line of the text has a direction of its own.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Text of the file"))
        self.setFont(monospace(self))
        self.setTabStopDistance(8 * self.fontMetrics().horizontalAdvance(" "))
        self.set_wrapped(False)
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._on_update)

    def begin(self, text: str) -> None:
        """Show a text in place of whatever was there."""
        self._spans = {}
        self.setPlainText(text)
        self._make_room()

    def add(self, text: str) -> None:
        """Show more of it, and leave everything else as it is."""
        place = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        self.verticalScrollBar().setValue(place)

    def colour(self, spans: Spans) -> None:
        """Give words their colours."""
        self._spans.update(spans)
        self._colour(spans)

    def set_wrapped(self, is_wrapped: bool) -> None:
        """Break long lines at the edge, or let them go on behind it."""
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if is_wrapped else mode.NoWrap)

    @property
    def numbers_width(self) -> int:
        """Pixels that the numbers take."""
        return 2 * GAP + self.fontMetrics().horizontalAdvance("9" * max(2, len(str(self.blockCount()))))

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are on the screen."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        width = self._numbers.width() - GAP
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            if top + height >= event.rect().top():
                place = QRect(0, int(top), width, self.fontMetrics().height())
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            top += height
            block = block.next()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._spans:
            self._colour(self._spans)

    def _colour(self, spans: Spans) -> None:
        looks = formats(self.palette())
        document = self.document()
        changed = []
        for number, words in spans.items():
            block = document.findBlockByNumber(number)
            if not block.isValid():
                continue
            ranges = []
            for start, length, role in words:
                part = QTextLayout.FormatRange()
                # PySide's stubs take these for methods.
                fields: Any = part
                fields.start, fields.length, fields.format = start, length, looks[role]
                ranges.append(part)
            block.layout().setFormats(ranges)
            changed.append(block.position())
        if changed:
            start, end = min(changed), max(changed)
            document.markContentsDirty(start, end - start + document.findBlock(end).length())

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width, 0, 0, 0)
        self._place_numbers()

    def _place_numbers(self) -> None:
        inner = self.contentsRect()
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), self.numbers_width, inner.height()))

    def _on_update(self, area: QRect, moved: int) -> None:
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _Numbers(QWidget):
    """The strip to the left of the text."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.numbers_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_numbers(event)
