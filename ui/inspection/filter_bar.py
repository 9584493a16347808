"""The choices beside a search: for some columns, a box with their values and how often each is there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from browser.records import count_choices, is_scale
from browser.sheets import Column, Table
from ui.centered import GAP
from ui.inspection.layouts import filtered
from ui.inspection.values import choice_word, count_text
from ui.inspection.words import column_title

Labels = Mapping[str, Mapping[str, str]]
"""For a column, words of ours for its values, where those themselves say nothing to people."""

WIDEST = 168
"""Pixels of a box; the list that it opens is as wide as its texts."""


class FilterBar(QWidget):
    """Offers the choices of one table."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)

    @property
    def choices(self) -> dict[str, str]:
        """What is chosen, by the names of the columns."""
        return {
            name: str(box.currentData()) for name, box in self.boxes.items() if box.currentData() is not None
        }

    def choose(self, name: str, value: str) -> None:
        """Choose a value of a column."""
        box = self.boxes[name]
        box.setCurrentIndex(box.findData(value))

    async def offer(self, table: Table, labels: Labels) -> None:
        """Offer what a table has, in place of what was offered; what was chosen stays where it can."""
        chosen = self.choices
        counted = [(column, await count_choices(table.rows, column)) for column in filtered(table)]
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes.clear()
        for column, counts in counted:
            if counts:
                box = self._box(table, column, counts, labels.get(column.name, {}))
                box.setCurrentIndex(max(box.findData(chosen.get(column.name)), 0))
                box.currentIndexChanged.connect(lambda _index: self.changed.emit())
                self.boxes[column.name] = box
                self._row.addWidget(box)
        if self.choices != chosen:
            self.changed.emit()

    def _box(
        self, table: Table, column: Column, counts: dict[str, int], labels: Mapping[str, str]
    ) -> QComboBox:
        title = column_title(table.name, column.name)
        or_worse = is_scale(table.rows, column)
        box = QComboBox(self)
        box.setAccessibleName(title)
        box.setToolTip(self.tr("Show only rows with this value: {0}").format(title))
        box.setMaximumWidth(WIDEST)
        box.addItem(self.tr("{0}: all").format(title))
        for value, count in counts.items():
            word = choice_word(labels.get(value, value), column.form)
            if or_worse:
                text = self.tr("{0} or worse ({1})").format(word, count_text(count))
            else:
                text = self.tr("{0} ({1})").format(word, count_text(count))
            box.addItem(text)
            box.setItemData(box.count() - 1, value)
        # The list may be wider than the box.
        view = box.view()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + 4 * GAP, 480))
        return box
