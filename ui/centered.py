"""A page whose content stands in a column of readable width in the middle, and scrolls where it must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

GAP = 8


class CenteredPage(QScrollArea):
    """Subclasses put widgets into `column`."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        page = QWidget(self)
        outer = QHBoxLayout(page)
        outer.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        self.content = QWidget(page)
        self.content.setMaximumWidth(width)
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * GAP)
        outer.addStretch(1)
        outer.addWidget(self.content, 100)
        outer.addStretch(1)
        self.setWidget(page)


def heading(text: str, parent: QWidget | None = None, *, factor: float = 1.5) -> QLabel:
    """A headline of a page; `text` is ours."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label
