"""The frame of one card: a heading with its icon, what belongs to it at the right, the content below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.centered import GAP, heading
from ui.icon_label import IconLabel


class CardFrame(QFrame):
    """A panel on the window's ground. Content goes into `body`, small controls into `aside`."""

    def __init__(self, title: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_panel(self)
        self.setAccessibleName(title)
        name = heading(title, self, factor=1.1)
        name.setWordWrap(False)
        self.aside = QHBoxLayout()
        self.aside.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(IconLabel(icon_name, 18, self), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(name)
        head.addStretch(1)
        head.addLayout(self.aside)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP - 4, 2 * GAP, 2 * GAP)
        layout.setSpacing(GAP + 4)
        layout.addLayout(head)
        layout.addLayout(self.body)
        layout.addStretch(1)

    def clear(self) -> None:
        """Take the content away."""
        clear_layout(self.body)


def make_panel(frame: QFrame) -> None:
    """Give a frame the ground and the edge of a card."""
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    frame.setBackgroundRole(QPalette.ColorRole.Base)
    frame.setAutoFillBackground(True)


def panel_frame(parent: QWidget) -> QFrame:
    """A card without a heading."""
    frame = QFrame(parent)
    make_panel(frame)
    return frame


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
