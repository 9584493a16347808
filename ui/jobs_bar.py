"""The line at the bottom that tells how transfers are going, and opens into the list of all of them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.job_queue import Jobs
from browser.jobs import Job, JobState
from ui.guest_label import GuestLabel
from ui.icons import icon
from ui.job_row import JobRow

ROWS_SHOWN = 5
_BY_URGENCY = (
    JobState.RUNNING,
    JobState.PREPARING,
    JobState.WAITING,
    JobState.PAUSED,
    JobState.INTERRUPTED,
    JobState.FAILED,
    JobState.DONE,
    JobState.CANCELLED,
)


class JobsBar(QFrame):
    """All jobs of a window, the latest at the top; folded it shows one of them, and it is gone while there
    are none.
    """

    report_wanted = Signal(Job)
    retry_wanted = Signal(Job)
    folder_wanted = Signal(Job)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Transfers"))
        self._jobs = jobs
        self._rows: dict[Job, JobRow] = {}
        self._is_unfolded = False
        self._content = QWidget(self)
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._content)
        self._head = self._make_head()
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setFixedHeight(1)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line)
        layout.addWidget(self._head)
        layout.addWidget(self._area)
        jobs.added.connect(self._on_added)
        jobs.removed.connect(self._on_removed)
        self.hide()

    @property
    def is_unfolded(self) -> bool:
        return self._is_unfolded

    @property
    def summary(self) -> str:
        """How many jobs there are in which state."""
        return self._summary.full_text

    def row(self, job: Job) -> JobRow:
        """The lines of one job."""
        return self._rows[job]

    def shown_rows(self) -> list[JobRow]:
        """The rows that are not folded away, from the top down."""
        return [row for row in reversed(self._rows.values()) if not row.isHidden()]

    def unfold(self, is_unfolded: bool) -> None:
        """Show all jobs, or one only."""
        self._is_unfolded = is_unfolded
        self._update()

    def toggle(self) -> None:
        self.unfold(not self._is_unfolded)

    def _make_head(self) -> QWidget:
        page = QWidget(self)
        self._summary = GuestLabel(page)
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._clear = QToolButton(page)
        self._clear.setText(self.tr("Remove finished"))
        self._clear.setToolTip(self.tr("Take everything that has ended off the list"))
        self._clear.setAutoRaise(True)
        self._clear.clicked.connect(self._jobs.remove_ended)
        self._fold = QToolButton(page)
        self._fold.setAutoRaise(True)
        self._fold.clicked.connect(self.toggle)
        layout = QHBoxLayout(page)
        layout.setContentsMargins(16, 2, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self._summary, 1)
        layout.addWidget(self._clear)
        layout.addWidget(self._fold)
        return page

    def _on_added(self, job: Job) -> None:
        row = JobRow(job, self._content)
        row.remove_wanted.connect(lambda: self._jobs.remove(job))
        row.report_wanted.connect(lambda: self.report_wanted.emit(job))
        row.retry_wanted.connect(lambda: self.retry_wanted.emit(job))
        row.folder_wanted.connect(lambda: self.folder_wanted.emit(job))
        job.changed.connect(self._update)
        self._rows[job] = row
        self._list.insertWidget(0, row)
        self._update()

    def _on_removed(self, job: Job) -> None:
        row = self._rows.pop(job)
        self._list.removeWidget(row)
        row.deleteLater()
        self._update()

    def _update(self) -> None:
        """Fit the rows that are shown, and what is said about all of them."""
        self.setVisible(bool(self._rows))
        if not self._rows:
            return
        urgent = min(reversed(self._rows), key=_urgency)
        for job, row in self._rows.items():
            row.setVisible(self._is_unfolded or job is urgent)
        # One row needs no head: it says it all.
        self._head.setVisible(len(self._rows) > 1)
        shown = min(len(self._rows), ROWS_SHOWN) if self._is_unfolded else 1
        self._area.setFixedHeight(shown * self._rows[urgent].sizeHint().height())
        self._summary.show_ours(self._summary_text())
        self._clear.setVisible(self._is_unfolded and any(job.state.is_end for job in self._rows))
        text = self.tr("Show one transfer only") if self._is_unfolded else self.tr("Show all transfers")
        self._fold.setIcon(icon("down" if self._is_unfolded else "up"))
        self._fold.setToolTip(text)
        self._fold.setAccessibleName(text)

    def _summary_text(self) -> str:
        words = {
            JobState.PAUSED: self.tr("{0} paused"),
            JobState.RUNNING: self.tr("{0} running"),
            JobState.WAITING: self.tr("{0} waiting"),
            JobState.INTERRUPTED: self.tr("{0} not finished last time"),
            JobState.FAILED: self.tr("{0} failed"),
            JobState.DONE: self.tr("{0} done"),
            JobState.CANCELLED: self.tr("{0} cancelled"),
        }
        counts: Counter[JobState] = Counter(
            JobState.RUNNING if job.state is JobState.PREPARING else job.state for job in self._rows
        )
        parts = [text.format(counts[state]) for state, text in words.items() if counts[state]]
        return " · ".join([self.tr("%n transfer(s)", "", len(self._rows)), *parts])


def _urgency(job: Job) -> int:
    """The less, the more it needs to be seen: before all others what only a person can mend."""
    is_stuck = job.why_paused is not None and bool(job.why_paused.why)
    return -1 if is_stuck else _BY_URGENCY.index(job.state)
