"""The findings of the health card: how bad each is, as a sign and a word, and where it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from browser.sentences import in_words
from ui.centered import GAP
from ui.guest_label import Paragraph
from ui.icon_label import IconLabel
from ui.inspection.source_link import SourceLink
from ui.inspection.words import VALUE_ICONS, value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.inspection.health import Note
    from ui.inspection.wishes import Wishes

HOST_KINDS = frozenset({"image"})
"""Kinds of notes whose source is a file of the host."""


class HealthList(QWidget):
    """Shows notes, or that there are none."""

    def __init__(self, notes: Sequence[Note], wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(2, 1)
        self.texts: list[str] = []
        for row, note in enumerate(notes):
            self._add(grid, row, note, wishes)
        if not notes:
            grid.addWidget(IconLabel("check", 16, self), 0, 0)
            grid.addWidget(QLabel(self.tr("Nothing was found to be wrong."), self), 0, 1, 1, 2)

    def _add(self, grid: QGridLayout, row: int, note: Note, wishes: Wishes) -> None:
        top = Qt.AlignmentFlag.AlignTop
        word = QLabel(value_word(note.severity.value), self)
        word.setTextFormat(Qt.TextFormat.PlainText)
        font = word.font()
        font.setBold(note.severity.value != "info")
        word.setFont(font)
        sentence = Paragraph(parent=self)
        sentence.show_guest(in_words(note.sentence))
        sentence.setAccessibleName(f"{word.text()}: {sentence.text()}")
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sentence.setAlignment(top | Qt.AlignmentFlag.AlignLeft)
        source = SourceLink(self)
        source.show_source("" if note.kind.value in HOST_KINDS else note.source)
        source.setMaximumWidth(280)
        source.clicked.connect(lambda: wishes.source.emit(note.source))
        if note.severity.value == "info":
            word.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid.addWidget(IconLabel(VALUE_ICONS[note.severity.value], 16, self), row, 0, top)
        grid.addWidget(word, row, 1, top)
        grid.addWidget(sentence, row, 2)
        grid.addWidget(source, row, 3, top)
        self.texts.append(f"{word.text()}: {sentence.text()}")
