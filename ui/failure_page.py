"""What is shown of a disk that could not be opened: what, why, what to do, and all for a report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from browser.failure import Failure
from browser.guest_text import GuestText
from ui.centered import GAP, CenteredPage, heading
from ui.guest_label import Paragraph
from ui.host_checks import HostChecks
from ui.icon_label import IconLabel
from ui.icons import icon


class FailurePage(CenteredPage):
    """Emits wishes; does nothing about the failure itself."""

    retry_wanted = Signal()
    open_wanted = Signal()
    report_wanted = Signal(str)
    allow_wanted = Signal()
    """The disk may be built on the file of another folder that it names."""
    locate_wanted = Signal()
    """The file that is missing is somewhere else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self.setAccessibleName(self.tr("Failure"))
        self._failure: Failure | None = None
        self._what = heading("", self.content, factor=1.4)
        self._why = Paragraph(parent=self.content)
        self._remedy_title = QLabel(self.tr("What to do"), self.content)
        self._remedy_title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._remedy = Paragraph(parent=self.content)
        self._retry = QPushButton(icon("refresh"), self.tr("Try again"), self.content)
        self._retry.clicked.connect(self.retry_wanted)
        self.allow_button = QPushButton(icon("check"), self.tr("Allow this file"), self.content)
        self.allow_button.clicked.connect(self.allow_wanted)
        self.locate_button = QPushButton(icon("search"), self.tr("Locate it…"), self.content)
        self.locate_button.clicked.connect(self.locate_wanted)
        self._open = QPushButton(icon("open"), self.tr("Open another disk…"), self.content)
        self._open.clicked.connect(self.open_wanted)
        self._copy = QPushButton(icon("copy"), self.tr("Copy report"), self.content)
        self._copy.clicked.connect(self._on_copy)
        self._fold = QToolButton(self.content)
        self._fold.setText(self.tr("Details"))
        self._fold.setAutoRaise(True)
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.toggled.connect(self._on_fold)
        self._details = QPlainTextEdit(self.content)
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setMinimumHeight(200)
        self._details.hide()
        self._checks_title = heading(self.tr("This machine"), self.content, factor=1.0)
        self.checks = HostChecks(self.content)
        self._lay_out()

    def show_failure(self, failure: Failure) -> None:
        """Show one failure; the host checks stay empty until somebody brings them."""
        self._failure = failure
        self._what.setText(GuestText(failure.what).plain)
        self._why.show_guest(failure.why)
        self._remedy.show_guest(failure.remedy)
        self._remedy.setVisible(bool(failure.remedy))
        self._remedy_title.setVisible(bool(failure.remedy))
        self._details.setPlainText(GuestText(failure.details).lines)
        self.allow_button.setVisible(failure.elsewhere is not None)
        self.locate_button.setVisible(failure.missing is not None)
        self._fold.setVisible(bool(failure.details))
        self._checks_title.setVisible(failure.of_host)
        self.checks.setVisible(failure.of_host)
        self.checks.show_looking()

    @property
    def shown_text(self) -> str:
        """All sentences on the page, for a test and for the clipboard."""
        return "\n".join((self._what.text(), self._why.text(), self._remedy.text()))

    def _on_copy(self) -> None:
        if self._failure is not None:
            self.report_wanted.emit(self._failure.report)

    def _on_fold(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP + 4)
        head.addWidget(IconLabel("warning", 32, self.content), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._what, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.allow_button, self.locate_button, self._retry, self._open, self._copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addStretch(2)
        self.column.addLayout(head)
        self.column.addWidget(self._why)
        self.column.addWidget(self._remedy_title)
        self.column.addWidget(self._remedy)
        self.column.addLayout(buttons)
        self.column.addSpacing(GAP)
        self.column.addWidget(self._checks_title)
        self.column.addWidget(self.checks)
        self.column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._details, 3)
        self.column.addStretch(3)
