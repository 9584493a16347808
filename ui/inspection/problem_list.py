"""What a card could not read, in sentences: the first few at once, all of them on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from browser.sentences import in_words
from ui.centered import GAP
from ui.guest_label import Paragraph
from ui.icon_label import IconLabel

SHOWN_AT_FIRST = 2
MOST_SHOWN = 50


class ProblemList(QFrame):
    """A quiet panel with a sign."""

    def __init__(self, problems: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._problems = tuple(problems)
        self._text = Paragraph(parent=self)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rest = len(self._problems) - SHOWN_AT_FIRST
        self._more = QPushButton(self.tr("Show %n more", "", max(rest, 0)), self)
        self._more.setFlat(True)
        self._more.setVisible(rest > 0)
        self._more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._more.clicked.connect(self._show_all)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._text)
        words.addWidget(self._more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP + 4, GAP, GAP + 4, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(IconLabel("warning", 16, self), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self._show(SHOWN_AT_FIRST)

    @property
    def text(self) -> str:
        return self._text.text()

    def _show(self, count: int) -> None:
        problems = (in_words(problem).replace("\n", " ") for problem in self._problems[:count])
        self._text.show_guest("\n".join(problems))

    def _show_all(self) -> None:
        self._show(MOST_SHOWN)
        self._more.hide()
