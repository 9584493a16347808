"""The lines of bytes that are on the screen, as text that can be read out, marked and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextBlock, QTextCharFormat, QTextLayout, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.preview.monospace import monospace

WHEEL_LINES = 3


class BytesLines(QPlainTextEdit):
    """Shows lines. `on_key` gets each key first, and says whether that was all; `step` goes on by lines."""

    def __init__(
        self, on_key: Callable[[QKeyEvent], bool], step: Callable[[int], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._on_key = on_key
        self._step = step
        # Digits are read from the left in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Bytes of the file"))
        self.setAccessibleDescription(self.tr("Position, hexadecimal digits and letters, line by line"))
        self.setFont(monospace(self))
        self.document().setDocumentMargin(2)

    def show_lines(self, text: str, digits: int) -> None:
        """Show lines, the positions and whatever is zero in a fainter colour."""
        self.setPlainText(text)
        faint = QTextCharFormat()
        faint.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        block = self.document().begin()
        while digits and block.isValid():
            block.layout().setFormats(_faint_parts(block, digits, faint))
            block = block.next()
        self.document().markContentsDirty(0, self.document().characterCount())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._step(-WHEEL_LINES * event.angleDelta().y() // 120)
            event.accept()
        else:
            super().wheelEvent(event)


def _faint_parts(block: QTextBlock, digits: int, look: QTextCharFormat) -> list[QTextLayout.FormatRange]:
    text = block.text()
    spots = [(0, digits)]
    at = text.find(" 00", digits)
    while at >= 0:
        spots.append((at + 1, 2))
        at = text.find(" 00", at + 1)
    parts = []
    for start, length in spots:
        part = QTextLayout.FormatRange()
        # PySide's stubs take these for methods.
        fields: Any = part
        fields.start, fields.length, fields.format = start, length, look
        parts.append(part)
    return parts
