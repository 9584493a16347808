"""Labels for text that a guest wrote, or that quotes it: plain text, one line or several, never markup.

This is the one module that gives widgets text which is neither a literal nor translated; a test sees to that.
"""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from browser.guest_text import GuestText

_ISOLATE, _END = "\u2068", "\u2069"


class GuestLabel(QLabel):
    """Shows guest text on one line and shortens it in the middle where there is no room; the tooltip has
    all.
    """

    def __init__(
        self, parent: QWidget | None = None, elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_guest(self, raw: str) -> None:
        """Show text of a guest."""
        self._set(GuestText(raw).plain)
        self.setToolTip(GuestText(raw).tooltip)

    def show_ours(self, text: str) -> None:
        """Show a text of ours; what it quotes of a guest was made visible before."""
        self._set(text)
        self.setToolTip(f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>")

    def show_exact(self, text: str) -> None:
        """Let the tooltip tell the exact value instead."""
        self.setToolTip(GuestText(text).tooltip)

    @property
    def full_text(self) -> str:
        """What is shown where there is room for it."""
        return self._full

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shorten()

    def _set(self, text: str) -> None:
        self._full = text
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def _shorten(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._full, self._elide, room)
        # A label takes the window's direction for its text's, and a path would begin with its end.
        self.setText(f"{_ISOLATE}{shown}{_END}" if self.isRightToLeft() and shown else shown)


class Paragraph(QLabel):
    """A text of ours of several lines, which may quote a guest. It can be selected and copied."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_ours(text)

    def show_ours(self, text: str) -> None:
        """Show a text of ours; what it quotes of a guest was made visible before."""
        self.setText(text)

    def show_guest(self, raw: str) -> None:
        """Show text that may quote a guest as it is."""
        self.setText(GuestText(raw).lines)
