"""The page of one card: its picture, its facts, its tables; or why there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.exports import facts_csv, json_text
from browser.inspection import CardState, Reading
from browser.sentences import in_words
from ui.buttons import MenuButton
from ui.centered import GAP, heading
from ui.guest_label import GuestLabel, Paragraph
from ui.icons import icon
from ui.inspection.card_frame import clear_layout, panel_frame
from ui.inspection.card_pictures import picture_of
from ui.inspection.fact_rows import FactRows
from ui.inspection.problem_list import ProblemList
from ui.inspection.record_pane import RecordPane
from ui.inspection.summaries import choice_labels, is_worth_a_line, summary, what_was_looked_for
from ui.inspection.values import count_text
from ui.inspection.wishes import TextExport, Wishes
from ui.inspection.words import card_title, field_title

if TYPE_CHECKING:
    from browser.sheets import Line, Table
    from ui.tasks import Tasks

READABLE_WIDTH = 880


class CardPage(QWidget):
    """Shows the reading of one card."""

    def __init__(self, name: str, wishes: Wishes, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.reading = Reading(name)
        self._wishes = wishes
        self._tasks = tasks
        self.panes: list[RecordPane] = []
        self.facts: FactRows | None = None
        self.setAccessibleName(card_title(name))
        self._summary = GuestLabel(self, Qt.TextElideMode.ElideRight)
        self._summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state = _StatePage(self)
        self._state.again.clicked.connect(lambda: wishes.again.emit(self.name))
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GAP)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(2 * GAP)
        layout.addLayout(self._head())
        layout.addLayout(self._stack, 1)
        self.show_reading(self.reading)

    def show_reading(self, reading: Reading) -> None:
        """Show how far the card is, or what is in it."""
        is_new = reading.card is not self.reading.card
        self.reading = reading
        has_card = reading.card is not None
        self.actions_button.setEnabled(has_card)
        self._again.setEnabled(reading.state not in (CardState.WAITING, CardState.READING))
        if has_card:
            if is_new:
                self._fill(reading)
            self._stack.setCurrentWidget(self._content)
        else:
            self._summary.show_ours("")
            self._state.show_reading(reading)
            self._stack.setCurrentWidget(self._state)

    def stop(self) -> None:
        """Give up what is under way; to be called before the page goes."""
        for pane in self.panes:
            pane.stop()

    def focus_search(self) -> None:
        """Let people type what they look for, where something can be looked for."""
        pane = next((pane for pane in self.panes if pane.isVisible()), None)
        if pane is not None:
            pane.focus_search()

    def _head(self) -> QHBoxLayout:
        title = heading(card_title(self.name), self, factor=1.3)
        title.setWordWrap(False)
        tip = self.tr("Save or copy this card")
        self.actions_button = MenuButton(self.tr("Export"), tip, self, picture="extract", flat=True)
        menu = self.actions_button.menu()
        menu.addAction(icon("copy"), self.tr("Copy"), self.copy)
        menu.addAction(self.tr("Save as CSV…"), self.save_csv)
        menu.addAction(self.tr("Save as JSON…"), self.save_json)
        self._again = QToolButton(self)
        self._again.setIcon(icon("refresh"))
        self._again.setToolTip(self.tr("Read this card again (F5)"))
        self._again.setAccessibleName(self.tr("Read this card again"))
        self._again.clicked.connect(lambda: self._wishes.again.emit(self.name))
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(title)
        head.addSpacing(GAP)
        head.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
        self._again.setAutoRaise(True)
        head.addWidget(self.actions_button)
        head.addWidget(self._again)
        return head

    def copy(self) -> None:
        """Copy what is shown: the selected or all rows of the table in front, else the facts."""
        pane = self._front_pane()
        if pane is not None:
            pane.copy_selected()
        elif self.facts is not None:
            lines = ("\t".join(row) for row in self.facts.texts())
            self._wishes.copy.emit("\n".join(lines) + "\n")

    def save_csv(self) -> None:
        """Save the rows of the table in front as they are shown, else the facts."""
        pane = self._front_pane()
        sheet = self.reading.sheet
        make = pane.shown_csv() if pane is not None else lambda: facts_csv(sheet)
        self._wishes.save.emit(TextExport(self.name, "csv", make))

    def save_json(self) -> None:
        """Save the whole card."""
        card = self.reading.card
        self._wishes.save.emit(TextExport(self.name, "json", lambda: json_text(card)))

    def _front_pane(self) -> RecordPane | None:
        return next((pane for pane in self.panes if not pane.isHidden()), None)

    def _fill(self, reading: Reading) -> None:
        self.stop()
        clear_layout(self._column)
        self.panes, self.facts = [], None
        self._summary.show_ours(summary(reading))
        if reading.problems:
            self._column.addWidget(ProblemList(reading.problems, self._content))
        picture = picture_of(reading, self._wishes, self._content)
        lines = [line for line in reading.sheet.lines if is_worth_a_line(self.name, line)]
        if picture is not None or lines:
            self._column.addWidget(self._panel(picture, lines))
        tables = [table for table in reading.sheet.tables if self.name != "health"]
        if tables:
            self._column.addWidget(self._tables(tables), 1)
        else:
            self._column.addStretch(1)
        if not tables and not lines and picture is None:
            self._column.insertWidget(0, Paragraph(self.tr("There is nothing of this kind."), self._content))

    def _panel(self, picture: QWidget | None, lines: list[Line]) -> QFrame:
        """What stands above the tables."""
        panel = panel_frame(self._content)
        panel.setMaximumWidth(READABLE_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        if picture is not None:
            column.addWidget(picture)
        if self.name == "health":
            column.addWidget(Paragraph(what_was_looked_for(self.reading.card), panel))
        if lines:
            self.facts = FactRows(panel)
            self.facts.source_wanted.connect(self._wishes.source)
            self.facts.show_lines(lines)
            column.addWidget(self.facts)
        return panel

    def _tables(self, tables: list[Table]) -> QWidget:
        for table in tables:
            pane = RecordPane(self._wishes, self._tasks, self._content)
            pane.show_table(table, choice_labels(self.reading))
            self.panes.append(pane)
        if len(tables) == 1:
            return self.panes[0]
        tabs = QTabWidget(self._content)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(self.tr("Parts of this card"))
        for table, pane in zip(tables, self.panes, strict=True):
            pane.setContentsMargins(0, GAP, 0, 0)
            title = field_title(table.name)
            tabs.addTab(pane, self.tr("{0} ({1})").format(title, count_text(len(table.rows))))
        return tabs


class _StatePage(QScrollArea):
    """Says that a card is read, waits, or why it is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        page = QWidget(self)
        self.text = Paragraph(parent=page)
        self.busy = QProgressBar(page)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedSize(160, 8)
        self.busy.setAccessibleName(self.tr("Busy"))
        self.again = QPushButton(icon("refresh"), self.tr("Read it"), page)
        self.again.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for widget in (self.text, self.busy, self.again):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setWidget(page)

    def show_reading(self, reading: Reading) -> None:
        is_awaited = reading.state in (CardState.WAITING, CardState.READING)
        self.busy.setVisible(is_awaited)
        self.again.setVisible(not is_awaited)
        if reading.state is CardState.FAILED:
            self.text.show_guest(f"{self.tr('This could not be read.')} {in_words(reading.why)}")
        elif reading.state is CardState.CANCELLED:
            self.text.show_ours(self.tr("This was not read, since reading was cancelled."))
        elif reading.state is CardState.READING:
            self.text.show_ours(self.tr("Reading…"))
        else:
            self.text.show_ours(self.tr("Waiting for its turn…"))
