"""A line above a page for what somebody has to know before going on; it goes when it is read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.guest_label import Paragraph
from ui.icon_label import IconLabel
from ui.icons import icon


class Banner(QFrame):
    """Shows one sentence at a time, and at most one thing to do about it."""

    offer_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._icon = IconLabel("info", 16, self)
        self._text = Paragraph(parent=self)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offer = QToolButton(self)
        self._offer.clicked.connect(self.offer_taken)
        self._offer.hide()
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._offer)
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty while there is none."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, sentence: str, *, is_problem: bool = False, text: str = "") -> None:
        """Show a sentence of ours; what it quotes of a guest was made visible before.

        With `text` there is a button, and `offer_taken` says that it was pressed.
        """
        self._offer.setText(text)
        self._offer.setVisible(bool(text))
        self._icon.show_icon("warning" if is_problem else "info")
        self._text.show_ours(sentence)
        self.setAccessibleName(self._text.text())
        self.show()
