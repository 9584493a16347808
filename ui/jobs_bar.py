"""The line at the bottom that tells how extractions are going, and opens into the list of all of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.guest_text import GuestText
from browser.job_queue import Jobs
from browser.jobs import Job, JobState, Outcome
from ui import formats
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel
from ui.icons import icon

translate = QCoreApplication.translate

ROWS_SHOWN = 4
_ICONS = {
    JobState.WAITING: "clock",
    JobState.PREPARING: "extract",
    JobState.RUNNING: "extract",
    JobState.DONE: "check",
    JobState.FAILED: "error",
    JobState.CANCELLED: "close",
}


class JobsBar(QFrame):
    """All jobs of a window, the latest at the top; gone while there are none."""

    details_wanted = Signal(Job)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Jobs"))
        self._jobs = jobs
        self._rows: dict[Job, JobRow] = {}
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
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line)
        layout.addWidget(self._area)
        jobs.added.connect(self._on_added)
        jobs.removed.connect(self._on_removed)
        self.hide()

    def row(self, job: Job) -> JobRow:
        """The line of one job."""
        return self._rows[job]

    def _on_added(self, job: Job) -> None:
        row = JobRow(job, self._content)
        row.remove_wanted.connect(lambda: self._jobs.remove(job))
        row.details_wanted.connect(lambda: self.details_wanted.emit(job))
        self._rows[job] = row
        self._list.insertWidget(0, row)
        self._fit()

    def _on_removed(self, job: Job) -> None:
        row = self._rows.pop(job)
        self._list.removeWidget(row)
        row.deleteLater()
        self._fit()

    def _fit(self) -> None:
        shown = min(len(self._rows), ROWS_SHOWN)
        if self._rows:
            height = next(iter(self._rows.values())).sizeHint().height()
            self._area.setFixedHeight(shown * height)
        self.setVisible(bool(self._rows))


class JobRow(QWidget):
    """One job on one line: what, how far, how fast, how long still, and the way to stop it."""

    remove_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._icon = IconLabel("extract", 16, self)
        self._title = GuestLabel(self)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(200)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(12)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._status = GuestLabel(self)
        self._status.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._status.setFixedWidth(280)
        self._details = QToolButton(self)
        self._details.setText(self.tr("Details…"))
        self._details.setAutoRaise(True)
        self._details.clicked.connect(self.details_wanted)
        self._stop = QToolButton(self)
        self._stop.setIcon(icon("close"))
        self._stop.setAutoRaise(True)
        self._stop.clicked.connect(self._on_stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(8)
        for widget in (self._icon, self._title, self._bar, self._status, self._details, self._stop):
            layout.addWidget(widget, 1 if widget is self._title else 0)
        job.changed.connect(self._update)
        self._update()

    @property
    def status_text(self) -> str:
        """What is said about how far it is, or how it ended."""
        return self._status.full_text

    def _update(self) -> None:
        state = self._job.state
        self._icon.show_icon(_ICONS[state])
        self._title.show_ours(self._job.title)
        fraction = self._job.progress.fraction
        self._bar.setVisible(not state.is_end)
        # Without a known end the bar only moves.
        self._bar.setRange(0, 0 if fraction is None else 1000)
        if fraction is not None:
            self._bar.setValue(round(fraction * 1000))
        self._status.show_ours(self._status_of(state))
        outcome = self._job.outcome
        self._details.setVisible(
            outcome is not None and bool(outcome.skipped or outcome.failure or outcome.renamed)
        )
        stop_text = self.tr("Remove from the list") if state.is_end else self.tr("Cancel")
        self._stop.setToolTip(stop_text)
        self._stop.setAccessibleName(stop_text)

    def _status_of(self, state: JobState) -> str:
        progress = self._job.progress
        if self._job.outcome is not None:
            return outcome_text(self._job.outcome)
        if state is JobState.WAITING:
            return self.tr("waiting")
        if state is JobState.PREPARING:
            return (
                self.tr("counting: %n file(s)", "", progress.files)
                if progress.files
                else self.tr("preparing")
            )
        parts = [f"{round((progress.fraction or 0) * 100)} %", formats.rate_text(progress.rate)]
        if progress.seconds_left is not None:
            parts.append(formats.time_left_text(progress.seconds_left))
        return " · ".join(parts)

    def _on_stop(self) -> None:
        if self._job.state.is_end:
            self.remove_wanted.emit()
        else:
            self._job.cancel()


def outcome_text(outcome: Outcome) -> str:
    """How a job ended, in one line."""
    if outcome.state is JobState.FAILED:
        return GuestText(outcome.failure.why).within if outcome.failure else translate("JobRow", "failed")
    done = translate("JobRow", "%n file(s)", None, outcome.files)
    if outcome.state is JobState.CANCELLED:
        text = (
            translate("JobRow", "cancelled after {0}") if outcome.files else translate("JobRow", "cancelled")
        )
        return text.format(done)
    parts = [done, formats.size_text(outcome.bytes)]
    if outcome.skipped:
        parts.append(translate("JobRow", "%n left out", None, len(outcome.skipped)))
    return " · ".join(parts)
