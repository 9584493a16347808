"""What people search for, above the folder in which they do: a name, a content, and what else has to hold."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.accounts import Accounts
from browser.search.query import Query, QueryRefused
from browser.search.words import Period, since
from browser.sentences import in_words
from ui.buttons import MenuButton
from ui.choice_box import ChoiceBox
from ui.guest_label import GuestLabel
from ui.icons import icon
from ui.search_choices import (
    ANYBODY,
    OTHER,
    Span,
    kind_choices,
    owner_choices,
    period_choices,
    period_of,
    size_choices,
)
from ui.search_spans import SearchSpans

V = TypeVar("V")

CALM = 500
"""Milliseconds without a key after which what is typed is searched for."""


class SearchBar(QWidget):
    """Tells each query that is complete. Escape ends it."""

    wanted = Signal(object)
    """A query is to be searched for."""
    again_wanted = Signal()
    """The same as before is to be searched for again."""
    stop_wanted = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search"))
        self._told: Query | None = None
        self._is_running = False
        self.name = self._line(self.tr("Name"), self.tr("Part of a name, or a pattern such as *.conf"))
        self.text = self._line(self.tr("Content"), self.tr("Text in the file"))
        self.kind = self._choice(self.tr("Kind"), kind_choices())
        self.size_choice = self._choice(self.tr("Size"), size_choices())
        self.changed = self._choice(self.tr("Changed"), period_choices())
        self.owner = self._choice(self.tr("Owner"), [(self.tr("Any owner"), ANYBODY)])
        self.spans = SearchSpans(self, self)
        self.options = MenuButton(self.tr("Options"), self.tr("How to search"), self)
        self.is_regex = self._option(self.tr("Names are regular expressions"))
        self.text_is_regex = self._option(self.tr("Contents are regular expressions"))
        self.minds_case = self._option(self.tr("Match upper and lower case"))
        self.in_binary = self._option(self.tr("Look into binary files"))
        self.stays = self._option(self.tr("Stay on this file system"))
        self._set_up_options()
        self.state = GuestLabel(self, Qt.TextElideMode.ElideRight)
        self.go = QToolButton(self)
        self.go.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.go.clicked.connect(self._on_button)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._tell)
        self.spans.changed.connect(self._calm.start)
        self._lay_out()
        self.show_running(False)
        self._show_more()
        self.hide()

    def begin(self) -> None:
        """Show the bar and let people type."""
        self.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()
        if self._told is None:
            self.say(self.tr("Everything below this folder is searched."))

    def end(self) -> None:
        """Let it be gone, with what was asked."""
        if not self.isHidden():
            self.dismiss()
            self.ended.emit()

    def dismiss(self) -> None:
        """The same, and nobody is told."""
        self._calm.stop()
        self.hide()
        self._told = None

    def show_query(self, query: Query) -> None:
        """Say what is searched for, as somebody would have typed it."""
        self.show()
        if query == self._told:
            return
        self._told = query
        for line, text in ((self.name, query.name), (self.text, query.text)):
            line.blockSignals(True)
            line.setText(text)
            line.blockSignals(False)
        for action, is_on in (
            (self.is_regex, query.is_regex),
            (self.text_is_regex, query.text_is_regex),
            (self.minds_case, query.minds_case),
            (self.in_binary, query.in_binary),
            (self.stays, query.stays),
        ):
            action.blockSignals(True)
            action.setChecked(is_on)
            action.blockSignals(False)
        self.kind.choose((query.kinds, query.types))
        self.owner.choose(query.owners)
        if not self.size_choice.choose((query.least, query.most)):
            self.size_choice.choose(OTHER)
            self.spans.show_sizes(query.least, query.most)
        period = period_of(query)
        self.changed.choose(period)
        if period is Span.BETWEEN:
            self.spans.show_days(query.since, query.until)
        self._show_more()

    def show_accounts(self, accounts: Accounts) -> None:
        """Offer these owners."""
        now = self.owner.value
        self.owner.offer([(self.tr("Any owner"), ANYBODY), *owner_choices(accounts)])
        self.owner.choose(now)

    def show_running(self, is_running: bool) -> None:
        """Offer to stop, or to search."""
        self._is_running = is_running
        self.go.setText(self.tr("Stop") if is_running else self.tr("Search"))
        self.go.setIcon(icon("stop" if is_running else "search"))
        self.go.setAccessibleName(self.go.text())

    def say(self, sentence: str) -> None:
        """Say how far it is; guests' names in it were made visible before."""
        self.state.show_ours(sentence)

    def query(self) -> Query:
        """What is asked for now. Raises QueryRefused."""
        kinds, types = self.kind.value
        least, most = self.spans.sizes() if self.size_choice.value is OTHER else self.size_choice.value
        since, until = self._times()
        return Query(
            name=self.name.text(),
            is_regex=self.is_regex.isChecked(),
            minds_case=self.minds_case.isChecked(),
            text=self.text.text(),
            text_is_regex=self.text_is_regex.isChecked(),
            in_binary=self.in_binary.isChecked(),
            least=least,
            most=most,
            since=since,
            until=until,
            kinds=kinds,
            types=types,
            owners=self.owner.value,
            stays=self.stays.isChecked(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QLineEdit):
                self._search()
                return True
        return False

    def _times(self) -> tuple[int | None, int | None]:
        period = self.changed.value
        if period is Span.BETWEEN:
            return self.spans.days()
        return (since(period) if isinstance(period, Period) else None), None

    def _tell(self) -> None:
        self._calm.stop()
        try:
            query = self.query()
            query.check()
        except QueryRefused as error:
            self.say(in_words(str(error)))
            return
        if query.is_empty:
            self.say(self.tr("Say what to search for: a name, a content, a size, or a time."))
        elif query != self._told:
            self._told = query
            self.wanted.emit(query)

    def _search(self) -> None:
        """Search now, again if nothing is different."""
        before = self._told
        self._tell()
        if before is not None and before == self._told:
            self.again_wanted.emit()

    def _on_button(self) -> None:
        if self._is_running:
            self.stop_wanted.emit()
        else:
            self._search()

    def _show_more(self) -> None:
        self.spans.offer(
            has_sizes=self.size_choice.value is OTHER, has_days=self.changed.value is Span.BETWEEN
        )

    def _on_choice(self) -> None:
        self._show_more()
        self._tell()

    def _line(self, title: str, tip: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(tip)
        line.setAccessibleName(title)
        line.setAccessibleDescription(tip)
        line.setClearButtonEnabled(True)
        line.textChanged.connect(lambda _text: self._calm.start())
        line.installEventFilter(self)
        return line

    def _choice(self, title: str, choices: list[tuple[str, V]]) -> ChoiceBox[V]:
        box: ChoiceBox[V] = ChoiceBox(title, self)
        box.offer(choices)
        box.currentIndexChanged.connect(lambda _index: self._on_choice())
        box.installEventFilter(self)
        return box

    def _option(self, text: str) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.toggled.connect(lambda _on: self._tell() if self._told is not None else None)
        return action

    def _set_up_options(self) -> None:
        menu = self.options.menu()
        menu.addActions([self.is_regex, self.text_is_regex, self.minds_case])
        menu.addSeparator()
        menu.addActions([self.in_binary, self.stays])

    def _lay_out(self) -> None:
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.end)
        lines = QGridLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for column, title, line in ((0, self.tr("Name"), self.name), (2, self.tr("Content"), self.text)):
            label = QLabel(title, self)
            label.setBuddy(line)
            lines.addWidget(label, 0, column)
            lines.addWidget(line, 0, column + 1)
        lines.setColumnStretch(1, 3)
        lines.setColumnStretch(3, 2)
        lines.addWidget(self.go, 0, 4)
        lines.addWidget(close, 0, 5)
        boxes = self._row(self.kind, self.size_choice, self.changed, self.owner, stretch=True)
        boxes.addWidget(self.options)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addLayout(lines)
        layout.addLayout(boxes)
        layout.addWidget(self.spans)
        layout.addWidget(self.state)

    def _row(self, *widgets: QWidget, stretch: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget, 1 if stretch else 0)
        return row
