"""Texts of cells, laid out once and drawn many times.

Laying a text out takes ten times as long as drawing it, and a list shows the same owners, modes and types
again and again.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextOption

MOST_KEPT = 4000
"""Texts that are kept: more than any screen shows."""

Drawn = tuple[QStaticText, int, int]
"""A text with its width and height in pixels."""


class DrawnTexts:
    """Texts in one font, which follows the widget's. They are plain text, whatever they look like."""

    def __init__(self) -> None:
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self._kept: dict[tuple[str, int], Drawn] = {}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.NoWrap)

    def of(self, text: str, font: QFont, room: int) -> Drawn:
        """The text, shortened in its middle where there is no room for it."""
        if font != self._font:
            self._font, self._metrics = QFont(font), QFontMetrics(font)
            self._kept.clear()
        found = self._whole(text)
        if found[1] <= room:
            return found
        shortened = self._kept.get((text, room))
        if shortened is None:
            elided = self._metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            shortened = self._keep((text, room), elided)
        return shortened

    def _whole(self, text: str) -> Drawn:
        return self._kept.get((text, -1)) or self._keep((text, -1), text)

    def _keep(self, key: tuple[str, int], text: str) -> Drawn:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        laid_out = QStaticText(text)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.setTextOption(self._option)
        laid_out.prepare(font=self._font)
        size = laid_out.size()
        found = self._kept[key] = (laid_out, round(size.width() + 0.5), round(size.height()))
        return found
