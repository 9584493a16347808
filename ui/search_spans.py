"""Sizes and days that people say themselves, below the boxes of a search; only as much of it as is wanted."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QLineEdit, QWidget

from browser.search.words import size_of
from ui.search_choices import Sizes, day_of


class SearchSpans(QWidget):
    """Two sizes and two days. Keys go by the event filter of whoever made it."""

    changed = Signal()

    def __init__(self, keys: QObject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = self._line(self.tr("10 MB"), keys)
        self._most = self._line(self.tr("2 GB"), keys)
        self._since = self._date(keys)
        self._until = self._date(keys)
        self._titles: dict[QWidget, QLabel] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for title, widget in (
            (self.tr("At least"), self._least),
            (self.tr("At most"), self._most),
            (self.tr("From"), self._since),
            (self.tr("To"), self._until),
        ):
            widget.setAccessibleName(title)
            label = QLabel(title, self)
            label.setBuddy(widget)
            self._titles[widget] = label
            layout.addWidget(label)
            layout.addWidget(widget)
        layout.addStretch(1)
        self.offer(has_sizes=False, has_days=False)

    def offer(self, *, has_sizes: bool, has_days: bool) -> None:
        """Show what is to be said."""
        for widget, is_shown in (
            (self._least, has_sizes),
            (self._most, has_sizes),
            (self._since, has_days),
            (self._until, has_days),
        ):
            widget.setVisible(is_shown)
            self._titles[widget].setVisible(is_shown)
        self.setVisible(has_sizes or has_days)

    def sizes(self) -> Sizes:
        """The least and the most bytes. Raises QueryRefused."""
        texts = self._least.text().strip(), self._most.text().strip()
        least, most = (size_of(text) if text else None for text in texts)
        return least, most

    def days(self) -> tuple[int, int]:
        """When the first day begins and the last one ends, in local time."""
        return (
            self._since.date().startOfDay().toSecsSinceEpoch(),
            self._until.date().addDays(1).startOfDay().toSecsSinceEpoch(),
        )

    def show_sizes(self, least: int | None, most: int | None) -> None:
        """As if somebody had typed these."""
        self._least.setText("" if least is None else QLocale.c().toString(least))
        self._most.setText("" if most is None else QLocale.c().toString(most))

    def show_days(self, since: int | None, until: int | None) -> None:
        """As if somebody had chosen these."""
        self._since.setDate(day_of(since or 0))
        self._until.setDate(day_of(until - 1) if until is not None else QDate.currentDate())

    def _line(self, tip: str, keys: QObject) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(tip)
        line.textChanged.connect(lambda _text: self.changed.emit())
        line.installEventFilter(keys)
        return line

    def _date(self, keys: QObject) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate(), self)
        edit.setCalendarPopup(True)
        edit.dateChanged.connect(lambda _date: self.changed.emit())
        edit.installEventFilter(keys)
        return edit
