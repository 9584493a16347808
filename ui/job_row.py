"""One job in two lines: what and from where to where, how far and how fast, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QWidget

from browser.guest_text import GuestText
from browser.jobs import Job, JobState, Outcome, Pause
from ui import formats
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel
from ui.icons import icon

translate = QCoreApplication.translate

BAR_WIDTH = 256
_ICONS = {
    JobState.WAITING: "clock",
    JobState.PREPARING: "extract",
    JobState.RUNNING: "extract",
    JobState.PAUSED: "pause",
    JobState.DONE: "check",
    JobState.FAILED: "error",
    JobState.CANCELLED: "close",
    JobState.INTERRUPTED: "warning",
}


class JobRow(QWidget):
    """Shows one job and passes on what is wished for it; pausing and cancelling it does itself."""

    remove_wanted = Signal()
    report_wanted = Signal()
    retry_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._icon = IconLabel("extract", 16, self)
        self._title = GuestLabel(self)
        self._subtitle = GuestLabel(self)
        self._subtitle.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self._title, self._subtitle):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = progress_bar(self)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._status = GuestLabel(self, Qt.TextElideMode.ElideRight)
        self._status.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._status.setFixedWidth(BAR_WIDTH)
        self.report = self._tool("report", self.tr("Report: what was not taken as it is, and why"))
        self.report.clicked.connect(self.report_wanted)
        self.folder = self._tool("folder-open", self.tr("Show in folder"))
        self.folder.clicked.connect(self.folder_wanted)
        self.retry = self._tool("retry", self.tr("Try again"))
        self.retry.clicked.connect(self.retry_wanted)
        self.pause = self._tool("pause", self.tr("Pause"))
        self.pause.clicked.connect(self._on_pause)
        self.stop = self._tool("close", self.tr("Cancel"))
        self.stop.clicked.connect(self._on_stop)
        self._lay_out()
        job.changed.connect(self._update)
        self._update()

    @property
    def status_text(self) -> str:
        """What is said about how far it is, or how it ended."""
        return self._status.full_text

    @property
    def subtitle_text(self) -> str:
        """From where to where; or why it stands still or failed, and what to do."""
        return self._subtitle.full_text

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addStretch(1)
        for tool in (self.report, self.folder, self.retry, self.pause, self.stop):
            tools.addWidget(tool)
        # As wide as with the most tools, so that bars stand below one another.
        tools.addStrut(self.stop.sizeHint().height())
        holder = QWidget(self)
        holder.setLayout(tools)
        tools.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(3 * self.stop.sizeHint().width() + 4)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 5, 8, 5)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self._icon, 0, 0)
        layout.addWidget(self._title, 0, 1)
        layout.addWidget(self._subtitle, 1, 1)
        layout.addWidget(self._bar, 0, 2)
        layout.addWidget(self._status, 1, 2)
        layout.addWidget(holder, 0, 3, 2, 1)

    def _tool(self, icon_name: str, text: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setIcon(icon(icon_name))
        tool.setAutoRaise(True)
        tool.setToolTip(text)
        tool.setAccessibleName(text)
        return tool

    def _update(self) -> None:
        job, state = self._job, self._job.state
        is_bad = job.outcome is not None and state is JobState.DONE and differing_count(job.outcome)
        self._icon.show_icon("warning" if is_bad else _ICONS[state])
        self._title.show_ours(job.title)
        self._subtitle.show_ours(_hindrance(job) or job.subtitle)
        show_progress(self._bar, job)
        self._status.show_ours(status_text(job))
        outcome = job.outcome
        self.report.setVisible(outcome is not None and has_report(outcome))
        self.folder.setVisible(state is JobState.DONE and job.transfer is not None)
        self.retry.setVisible(job.transfer is not None and state.is_end and state is not JobState.DONE)
        is_paused = state is JobState.PAUSED
        self.pause.setVisible(is_paused or (job.can_pause and state.is_busy))
        pause_text = self.tr("Continue") if is_paused else self.tr("Pause")
        self.pause.setIcon(icon("resume" if is_paused else "pause"))
        self.pause.setToolTip(pause_text)
        self.pause.setAccessibleName(pause_text)
        stop_text = self.tr("Remove from the list") if state.is_end else self.tr("Cancel")
        self.stop.setToolTip(stop_text)
        self.stop.setAccessibleName(stop_text)

    def _on_pause(self) -> None:
        if self._job.state is JobState.PAUSED:
            self._job.resume()
        else:
            self._job.pause()

    def _on_stop(self) -> None:
        if self._job.state.is_end:
            self.remove_wanted.emit()
        else:
            self._job.cancel()


def progress_bar(parent: QWidget) -> QProgressBar:
    """A bar without a text, for a job."""
    bar = QProgressBar(parent)
    bar.setTextVisible(False)
    bar.setFixedHeight(12)
    bar.setRange(0, 1000)
    bar.setAccessibleName(translate("JobRow", "Progress"))
    return bar


def show_progress(bar: QProgressBar, job: Job) -> None:
    """Let a bar show how far a job is; nothing of it where the job has ended or has not begun."""
    fraction = job.progress.fraction
    bar.setVisible(not job.state.is_end and job.state is not JobState.WAITING)
    # Without a known end the bar only moves.
    bar.setRange(0, 0 if fraction is None and job.state.is_busy else 1000)
    bar.setValue(round((fraction or 0) * 1000))


def has_report(outcome: Outcome) -> bool:
    """Whether there is more to tell than how much was copied."""
    return bool(outcome.skipped or outcome.failure or outcome.renamed or outcome.lost)


def differing_count(outcome: Outcome) -> int:
    """How many files arrived that are not the same as the guest's."""
    # By its word, since the engine is loaded only when a disk is opened.
    return sum(skipped.reason.value == "different" for skipped in outcome.skipped)


def status_text(job: Job) -> str:
    """How far a job is, or how it ended, in a few words."""
    progress = job.progress
    if job.outcome is not None:
        return outcome_text(job.outcome)
    if job.state is JobState.WAITING:
        return translate("JobRow", "waiting for its turn")
    if job.state is JobState.PREPARING:
        if progress.files:
            return translate("JobRow", "counting: %n file(s)", None, progress.files)
        return translate("JobRow", "preparing")
    percent = f"{round((progress.fraction or 0) * 100)} %"
    if job.state is JobState.PAUSED:
        return translate("JobRow", "paused at {0}").format(percent)
    if progress.is_comparing:
        sentence = translate("JobRow", "comparing: %n of {0} file(s)", None, progress.files)
        return sentence.format(progress.total_files)
    parts = [percent, formats.rate_text(progress.rate)]
    if progress.seconds_left is not None:
        parts.append(formats.time_left_text(progress.seconds_left))
    return " · ".join(parts)


def outcome_text(outcome: Outcome) -> str:
    """How a job ended, in one line."""
    if outcome.state is JobState.FAILED:
        return translate("JobRow", "failed")
    if outcome.state is JobState.INTERRUPTED:
        return translate("JobRow", "not finished last time")
    done = translate("JobRow", "%n file(s)", None, outcome.files)
    if outcome.state is JobState.CANCELLED:
        text = (
            translate("JobRow", "cancelled after {0}") if outcome.files else translate("JobRow", "cancelled")
        )
        return text.format(done)
    parts = [done, formats.size_text(outcome.bytes)]
    if outcome.compared:
        parts.append(translate("JobRow", "compared"))
    differing = differing_count(outcome)
    if differing:
        parts.insert(0, translate("JobRow", "%n not the same", None, differing))
    if len(outcome.skipped) > differing:
        parts.append(translate("JobRow", "%n left out", None, len(outcome.skipped) - differing))
    return " · ".join(parts)


def _hindrance(job: Job) -> str:
    """Why a job stands still or failed, and what to do; nothing where it does neither."""
    told: Pause | None = job.why_paused
    if told is not None:
        return f"{GuestText(told.why).within} {GuestText(told.remedy).plain}" if told.why else ""
    if job.outcome is not None and job.outcome.failure is not None:
        failure = job.outcome.failure
        return f"{GuestText(failure.why).within} {GuestText(failure.remedy).plain}".strip()
    return ""
