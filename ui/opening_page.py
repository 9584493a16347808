"""The stages of opening a disk, as a short list that ticks itself off."""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from browser.guest import GuestState
from browser.guest_text import GuestText
from ui.centered import GAP, CenteredPage, heading
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel

LINES_KEPT = 1000


class _Mark(enum.Enum):
    """The state of one stage."""

    PENDING = "pending"
    ACTIVE = "active"
    DONE = "check"


class OpeningPage(CenteredPage):
    """Shows how far the opening of one guest is."""

    cancel_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(480, parent)
        self.setAccessibleName(self.tr("Opening"))
        self._stages = {
            GuestState.LAUNCHING: (
                self.tr("Appliance"),
                self.tr("a small virtual machine that reads the disk"),
            ),
            GuestState.PROBING: (self.tr("Storage"), self.tr("partitions, volumes and file systems")),
            GuestState.INSPECTING: (self.tr("Systems"), self.tr("which operating system is on it")),
        }
        self._marks: dict[GuestState, tuple[_StageMark, QLabel, GuestLabel]] = {}
        self._title = GuestLabel(self.content)
        title = heading(self.tr("Opening"), self.content)
        self._title.setFont(title.font())
        title.deleteLater()
        self._title.show_ours(self.tr("Opening {0}").format(GuestText(name).plain))
        self._log = QPlainTextEdit(self.content)
        self._log.setReadOnly(True)
        self._log.setMaximumBlockCount(LINES_KEPT)
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._log.setAccessibleName(self.tr("Messages of the appliance"))
        self._log.setFixedHeight(200)
        self._log.hide()
        self._fold = QToolButton(self.content)
        self._fold.setText(self.tr("Messages"))
        self._fold.setAutoRaise(True)
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.toggled.connect(self._on_fold)
        self._cancel = QPushButton(self.tr("Cancel"), self.content)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._lay_out()

    def show_state(self, state: GuestState) -> None:
        """Tick off what comes before this state."""
        order = list(self._stages)
        is_over = state not in order
        position = len(order) if is_over else order.index(state)
        for number, stage in enumerate(order):
            mark = _Mark.DONE if number < position else _Mark.ACTIVE if number == position else _Mark.PENDING
            self._marks[stage][0].show_mark(mark)
            self._marks[stage][1].setEnabled(mark is not _Mark.PENDING)
            if mark is _Mark.DONE:
                self._marks[stage][2].show_ours("")

    def show_stage(self, stage: str) -> None:
        """Say what the appliance is at: a word of the engine's."""
        texts = {
            "build": self.tr("being made, which is needed once"),
            "probe": self.tr("finding out whether this machine can accelerate it"),
            "template": self.tr("being prepared, so that it starts at once from now on"),
            "restore": self.tr("starting"),
            "boot": self.tr("starting"),
            "disks": self.tr("attaching the disk"),
            "ready": "",
        }
        if stage in texts:
            self._marks[GuestState.LAUNCHING][2].show_ours(texts[stage])

    def add_line(self, line: str) -> None:
        """Add a line of the appliance's own messages: guest text."""
        self._log.appendPlainText(GuestText(line).plain)

    def _on_fold(self, is_open: bool) -> None:
        self._log.setVisible(is_open)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _lay_out(self) -> None:
        stages = QFrame(self.content)
        grid = QGridLayout(stages)
        grid.setContentsMargins(0, GAP, 0, GAP)
        grid.setHorizontalSpacing(GAP + 4)
        grid.setVerticalSpacing(GAP + 4)
        grid.setColumnStretch(2, 1)
        for row, (stage, (name, text)) in enumerate(self._stages.items()):
            mark = _StageMark(stages)
            title = QLabel(name, stages)
            detail = GuestLabel(stages, Qt.TextElideMode.ElideRight)
            detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            detail.show_ours(text)
            grid.addWidget(mark, row, 0)
            grid.addWidget(title, row, 1)
            grid.addWidget(detail, row, 2)
            self._marks[stage] = (mark, title, detail)
        self.column.addStretch(2)
        self.column.addWidget(self._title)
        self.column.addWidget(stages)
        self.column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(GAP)
        self.column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._log)
        self.column.addStretch(3)


class _StageMark(IconLabel):
    """A circle, which turns into a pulse and then into a tick."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("pending", 20, parent)
        self._mark = _Mark.PENDING
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(160)
        self._timer.timeout.connect(self._turn)

    def show_mark(self, mark: _Mark) -> None:
        if mark is self._mark:
            return
        self._mark = mark
        if mark is _Mark.ACTIVE:
            self._timer.start()
            self._turn()
        else:
            self._timer.stop()
            self.show_icon(mark.value)

    def _turn(self) -> None:
        self._step = (self._step + 1) % 8
        self.show_icon(f"busy-{self._step}")
