"""A box to choose one of a few things in, each of which stands for a value of Python's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QWidget

V = TypeVar("V")
LETTERS = 9
"""Characters that a box has room for at least."""


class ChoiceBox(QComboBox, Generic[V]):
    """Keeps the values itself: Qt would make lists of tuples."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[V] = []
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)

    @property
    def value(self) -> V:
        """What is chosen. There has to be something to choose."""
        return self._values[max(self.currentIndex(), 0)]

    def offer(self, choices: Iterable[tuple[str, V]]) -> None:
        """Offer these texts for these values; texts of a guest were made visible before. Tells nobody."""
        choices = list(choices)
        self.blockSignals(True)
        self.clear()
        self._values = [value for _, value in choices]
        self.addItems([text for text, _ in choices])
        self.blockSignals(False)

    def choose(self, value: V) -> bool:
        """Show what stands for a value, and tell nobody; whether there is such a thing."""
        if value not in self._values:
            return False
        self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(False)
        return True
