"""Facts of a card in rows: what it is, what it says, and the file that says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from browser.sheets import Line, form_of
from ui.centered import GAP
from ui.guest_label import GuestLabel
from ui.inspection.source_link import SourceLink
from ui.inspection.values import exact_text, unknown, value_text
from ui.inspection.words import field_title


class FactRows(QWidget):
    """Shows facts. The values can be selected; the files are links."""

    source_wanted = Signal(object)
    """The file that somebody wants to see: guest text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP - 1)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._rows: list[tuple[QLabel, GuestLabel, SourceLink]] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these facts in place of those that were there."""
        while len(self._rows) < len(lines):
            self._add_row()
        for number, row in enumerate(self._rows):
            if number < len(lines):
                self._fill(row, lines[number])
            else:
                for widget in row:
                    widget.hide()

    def texts(self) -> list[tuple[str, str, str]]:
        """What is shown, with the file of each."""
        return [
            (title.text(), value.full_text, link.source)
            for title, value, link in self._rows
            if not title.isHidden()
        ]

    def _fill(self, row: tuple[QLabel, GuestLabel, SourceLink], line: Line) -> None:
        title, value, link = row
        form = form_of(line)
        name = field_title(line.name)
        text = unknown() if line.value is None else value_text(line.value, form)
        title.setText(name)
        value.show_ours(text)
        value.setAccessibleName(self.tr("{0}: {1}").format(name, text))
        value.setForegroundRole(
            QPalette.ColorRole.PlaceholderText if line.value is None else QPalette.ColorRole.WindowText
        )
        if exact := exact_text(line.value, form):
            value.show_exact(exact)
        title.show()
        value.show()
        link.show_source(line.source)

    def _add_row(self) -> None:
        row = len(self._rows)
        title = QLabel(self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        value = GuestLabel(self, Qt.TextElideMode.ElideRight)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        link = SourceLink(self)
        link.clicked.connect(lambda: self.source_wanted.emit(link.source))
        for column, widget in enumerate((title, value, link)):
            self._grid.addWidget(widget, row, column)
        self._rows.append((title, value, link))
