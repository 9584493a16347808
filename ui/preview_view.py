"""The beginning of a file: as text, or as bytes where it is none. Nothing of it is interpreted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStackedLayout, QWidget

from browser.content import HEX_SHOWN, Form, Preview, hex_dump
from browser.guest_text import GuestText
from ui.guest_label import Paragraph

translate = QCoreApplication.translate

ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "iso8859-1": "ISO 8859-1",
    "cp1252": "Windows-1252",
}

TEXT_SHOWN = 40_000
"""Characters of a text that are laid out."""


class PreviewView(QWidget):
    """Shows one preview, or a sentence where there is none to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._columns_shown = 16
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._text.setUndoRedoEnabled(False)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Preview"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(self.font().pointSizeF() - 0.5, 7.0))
        self._text.setFont(font)
        self._text.setTabStopDistance(8 * self._text.fontMetrics().horizontalAdvance(" "))
        self._hint = Paragraph(parent=self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self._text)

    def show_hint(self, text: str) -> None:
        """Show a sentence in place of a preview."""
        self._hint.show_ours(text)
        self._preview = None
        self._text.clear()
        self._stack.setCurrentWidget(self._hint)

    def show_problem(self, reason: str) -> None:
        """Show why there is no preview; the reason may quote the guest."""
        self._hint.show_guest(reason)
        self._text.clear()
        self._stack.setCurrentWidget(self._hint)

    def show_preview(self, preview: Preview) -> None:
        """Show the beginning of a file."""
        self._preview = preview
        if preview.form is Form.EMPTY:
            self.show_hint(self.tr("The file is empty."))
        elif preview.form is Form.NONE:
            self.show_hint(self.tr("Only files have a content to show."))
        elif preview.form is Form.TEXT:
            self._show(GuestText(preview.text[:TEXT_SHOWN]))
        else:
            self._show_bytes(preview.head)

    @property
    def shown_text(self) -> str:
        """The text in the view; empty where a hint is shown."""
        return self._text.toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_binary = self._preview is not None and self._preview.form is Form.BINARY
        if is_binary and self._preview is not None and self._columns() != self._columns_shown:
            self._show_bytes(self._preview.head)

    def _show_bytes(self, head: bytes) -> None:
        self._columns_shown = self._columns()
        self._show(GuestText(hex_dump(head[:HEX_SHOWN], columns=self._columns_shown)))

    def _columns(self) -> int:
        """Sixteen bytes on a line, or eight where there is no room for more."""
        room = self.width() - self._text.verticalScrollBar().sizeHint().width() - 12
        return 16 if room >= self._text.fontMetrics().horizontalAdvance(hex_dump(bytes(16))) else 8

    def _show(self, text: GuestText) -> None:
        self._text.setPlainText(text.lines)
        self._stack.setCurrentWidget(self._text)


def describe(preview: Preview) -> str:
    """One word on what a file is by its content, or nothing."""
    if preview.form is Form.TEXT:
        return ENCODING_NAMES.get(preview.encoding, preview.encoding)
    return translate("PreviewView", "binary") if preview.form is Form.BINARY else ""
