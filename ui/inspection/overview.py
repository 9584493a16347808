"""What an administrator reads within seconds: findings, identity, last times, storage, and the rest in a
line each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QToolButton, QWidget

from browser.inspection import CardState, Reading
from browser.sentences import in_words
from browser.sheets import Line
from ui.centered import GAP
from ui.guest_label import Paragraph
from ui.inspection.card_frame import CardFrame
from ui.inspection.card_pictures import picture_of
from ui.inspection.fact_rows import FactRows
from ui.inspection.problem_list import ProblemList
from ui.inspection.summaries import summary, what_is_not_known
from ui.inspection.words import card_icon, card_title

if TYPE_CHECKING:
    from ui.inspection.wishes import Wishes

PLACES = {
    "health": (0, 0, 1, 2),
    "identity": (1, 0, 1, 1),
    "last_seen": (1, 1, 1, 1),
    "storage": (2, 0, 1, 2),
}
"""Row, column and their spans; the others follow, two in a row."""
IDENTITY = (
    "version",
    "edition",
    "hostname",
    "domain",
    "architecture",
    "kernels",
    "language",
    "time_zone",
    "installed",
)
"""The facts of the identity card that stand here; its page has all."""
RARE = frozenset({"edition", "domain"})
"""Facts that few systems have: they are left out here where they are not known."""
WIDTH = 1040


class Overview(QScrollArea):
    """One frame for each card."""

    def __init__(self, names: tuple[str, ...], wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(card_title("overview"))
        page = QWidget(self)
        page.setMaximumWidth(WIDTH)
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self._grid.setSpacing(2 * GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.frames: dict[str, CardFrame] = {}
        self._shown: dict[str, Reading] = {}
        rest = [name for name in names if name not in PLACES]
        for number, name in enumerate(rest):
            self._add(name, (3 + number // 2, number % 2, 1, 1))
        for name, place in PLACES.items():
            if name in names:
                self._add(name, place)
        self._grid.setRowStretch(3 + len(rest), 1)
        self.setWidget(page)

    def show_reading(self, reading: Reading) -> None:
        """Bring one card's frame in step with what is known."""
        before = self._shown.get(reading.name)
        self._shown[reading.name] = reading
        if before is not None and before.card is reading.card and reading.card is not None:
            return
        frame = self.frames[reading.name]
        frame.clear()
        if reading.card is None:
            frame.body.addWidget(self._state(reading, frame))
        else:
            for widget in self._content(reading, frame):
                frame.body.addWidget(widget)

    def _add(self, name: str, place: tuple[int, int, int, int]) -> None:
        title = card_title(name)
        frame = CardFrame(title, card_icon(name), self)
        more = QToolButton(frame)
        more.setText(self.tr("Show all"))
        more.setAutoRaise(True)
        more.setToolTip(self.tr("Show everything about this: {0}").format(title))
        more.setAccessibleName(self.tr("Show everything about this: {0}").format(title))
        more.clicked.connect(lambda: self._wishes.card.emit(name))
        frame.aside.addWidget(more)
        self.frames[name] = frame
        self._grid.addWidget(frame, *place)

    def _state(self, reading: Reading, frame: CardFrame) -> Paragraph:
        text = Paragraph(parent=frame)
        if reading.state is CardState.FAILED:
            text.show_guest(f"{self.tr('This could not be read.')} {in_words(reading.why)}")
        elif reading.state is CardState.CANCELLED:
            text.show_ours(self.tr("Not read."))
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        else:
            text.show_ours(self.tr("Reading…"))
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return text

    def _content(self, reading: Reading, frame: CardFrame) -> list[QWidget]:
        widgets: list[QWidget] = []
        lines = _lines(reading)
        if reading.name not in ("identity", "last_seen", "health"):
            line = Paragraph(summary(reading), frame)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            if line.text():
                widgets.append(line)
        picture = picture_of(reading, self._wishes, frame)
        if picture is not None:
            widgets.append(picture)
        if reading.name == "health" and (rest := what_is_not_known(reading.card)):
            note = Paragraph(rest, frame)
            note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            widgets.append(note)
        if lines:
            facts = FactRows(frame)
            facts.source_wanted.connect(self._wishes.source)
            facts.show_lines(lines)
            widgets.append(facts)
        if reading.problems:
            widgets.append(ProblemList(reading.problems, frame))
        return widgets or [Paragraph(self.tr("There is nothing of this kind."), frame)]


def _lines(reading: Reading) -> list[Line]:
    if reading.name == "last_seen":
        return list(reading.sheet.lines)
    if reading.name != "identity":
        return []
    by_name = {line.name: line for line in reading.sheet.lines}
    lines = (by_name[name] for name in IDENTITY if name in by_name)
    return [_shortened(line) for line in lines if line.value is not None or line.name not in RARE]


def _shortened(line: Line) -> Line:
    """Only the newest of several."""
    if isinstance(line.value, tuple):
        return Line(line.name, line.value[:1] or None, line.source)
    return line
