"""A list of facts: what it is on the left, what it says on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from browser.guest_text import GuestText
from ui.guest_label import GuestLabel


@dataclass(frozen=True, slots=True)
class Fact:
    """One line. All three may be guest text; `exact` is for the tooltip."""

    title: str
    value: str
    exact: str = ""


class Facts(QWidget):
    """Shows facts; the values can be shortened, the titles cannot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, GuestLabel]] = []
        self.shown: Sequence[Fact] = ()
        """The facts that are shown now."""

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts in place of those that were there."""
        self.shown = tuple(facts)
        while len(self._rows) < len(facts):
            self._add_row()
        for number, (title, value) in enumerate(self._rows):
            is_used = number < len(facts)
            title.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                fact = facts[number]
                title.setText(GuestText(fact.title).plain)
                value.show_guest(fact.value)
                value.setAccessibleName(f"{GuestText(fact.title).plain}: {GuestText(fact.value).plain}")
                if fact.exact:
                    value.show_exact(fact.exact)

    def _add_row(self) -> None:
        row = len(self._rows)
        title = QLabel(self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        value = GuestLabel(self)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(value, row, 1)
        self._rows.append((title, value))
