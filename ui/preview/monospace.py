"""The font of texts and bytes."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QWidget


def monospace(widget: QWidget) -> QFont:
    """The system's, a little smaller than what is around it."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(max(widget.font().pointSizeF() - 0.5, 7.0))
    return font
