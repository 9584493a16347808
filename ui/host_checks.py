"""The checks of the host as a list: what is in order, what is not, and the command that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from browser.sentences import in_words
from ui.guest_label import Paragraph
from ui.icon_label import IconLabel

if TYPE_CHECKING:
    from browser.host import Check

_ICONS = {"ok": "check", "missing": "error", "broken": "error", "note": "info"}


class HostChecks(QWidget):
    """Shows the answers of the doctor, or that it is still looking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Checks of this machine"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._sentences: list[str] = []
        self.show_looking()

    @property
    def sentences(self) -> list[str]:
        """What is said of each check, in order."""
        return self._sentences

    def show_looking(self) -> None:
        """The checks are under way."""
        self._clear()
        label = QLabel(self.tr("Looking at this machine…"), self)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._grid.addWidget(label, 0, 0, 1, 3)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what was found."""
        self._clear()
        row = 0
        for check in checks:
            mark = IconLabel(_ICONS.get(check.state.value, "info"), 16, self)
            mark.setAccessibleName(self._state_text(check.state.value))
            name = Paragraph(in_words(check.name), self)
            name.setWordWrap(False)
            sentence = Paragraph(parent=self)
            sentence.show_guest(in_words(check.sentence))
            self._sentences.append(in_words(check.sentence))
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, row, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(sentence, row, 2, Qt.AlignmentFlag.AlignTop)
            row += 1
            if check.remedy:
                remedy = Paragraph(parent=self)
                remedy.show_guest(in_words(check.remedy))
                remedy.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                self._grid.addWidget(remedy, row, 2)
                row += 1

    def _state_text(self, state: str) -> str:
        words = {
            "ok": self.tr("in order"),
            "missing": self.tr("missing"),
            "broken": self.tr("broken"),
            "note": self.tr("note"),
        }
        return words.get(state, "")

    def _clear(self) -> None:
        self._sentences = []
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
