"""What a transfer did not take as it is, and why: as lines of text, and in a dialog that keeps them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from browser.background import in_thread
from browser.guest_text import GuestText
from browser.jobs import Job, Outcome
from browser.sentences import in_words
from ui import formats
from ui.buttons import button_box
from ui.centered import GAP, heading
from ui.guest_label import Paragraph
from ui.job_row import differing_count, outcome_text
from ui.tasks import Tasks

if TYPE_CHECKING:
    from engine.transfer import Lost, Skipped

translate = QCoreApplication.translate


def report_lines(outcome: Outcome) -> list[str]:
    """One line for each thing that was left out or is called otherwise; names in visible form."""
    lines = [_line(skipped) for skipped in outcome.skipped]
    renamed = translate("Report", "{0}: is now called {1}")
    lines += [renamed.format(GuestText(path).plain, GuestText(name).plain) for path, name in outcome.renamed]
    return [*lines, *map(_lost_line, outcome.lost)]


def report_text(job: Job) -> str:
    """The whole report, for a file or a message."""
    outcome = job.outcome
    if outcome is None:
        return ""
    lines = [job.title, job.subtitle, outcome_text(outcome)]
    if outcome.failure is not None:
        lines += ["", outcome.failure.report.rstrip()]
    details = report_lines(outcome)
    return "\n".join([*filter(None, lines), *([""] if details else []), *details]) + "\n"


class ReportDialog(QDialog):
    """Shows the report of a job that has ended; it can be copied, and saved."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report_text(job)
        self._tasks = Tasks()
        outcome = job.outcome
        assert outcome is not None
        self.setWindowTitle(self.tr("Report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("What was not taken as it is"))
        details = "\n".join(report_lines(outcome)) or (outcome.failure.details if outcome.failure else "")
        self._show_details(details)
        buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: self._copy(self._report))
        save = buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        layout.addWidget(heading(job.title, self, factor=1.2))
        self.summary = Paragraph(_summary(outcome), self)
        layout.addWidget(self.summary)
        layout.addWidget(self.details, 1)
        layout.addWidget(buttons)
        self.resize(760, 480)

    def save(self, path: Path) -> None:
        """Write the report into a file, in a thread; what hinders that is said in the dialog."""
        self._tasks.start(self._save(path))

    def _show_details(self, text: str) -> None:
        """Show a text of ours; what it quotes of a guest was made visible before."""
        self.details.setPlainText(text)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"), str(Path.home() / "report.txt"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    async def _save(self, path: Path) -> None:
        text = self._report.encode("utf-8", "replace")
        try:
            await in_thread(lambda: path.write_bytes(text))
        except OSError as error:
            sentence = self.tr("The report could not be saved: {0}.")
            self.summary.show_ours(sentence.format(GuestText(error.strerror or "").within))
        else:
            self.summary.show_ours(self.tr("Saved as {0}.").format(GuestText(str(path)).within))


def _summary(outcome: Outcome) -> str:
    if outcome.failure is not None:
        failure = outcome.failure
        return GuestText(f"{failure.what} {failure.why}\n{failure.remedy}".strip()).lines
    sentences = [
        translate("Report", "%n file(s) arrived, {0}.", None, outcome.files).format(
            formats.size_text(outcome.bytes)
        )
    ]
    differing = differing_count(outcome)
    if differing:
        sentences.append(translate("Report", "%n file(s) are not the same as there.", None, differing))
    if len(outcome.skipped) > differing:
        left_out = len(outcome.skipped) - differing
        sentences.append(translate("Report", "%n thing(s) were left out.", None, left_out))
    if outcome.compared:
        compared = translate("Report", "%n file(s) were compared and are the same.", None, outcome.compared)
        sentences.append(compared)
    if outcome.renamed:
        sentences.append(translate("Report", "%n got another name.", None, len(outcome.renamed)))
    return " ".join(sentences)


def _line(skipped: Skipped) -> str:
    # Here: whatever can be left out was left out by an engine that is loaded.
    from engine.transfer import Reason

    reasons = {
        Reason.LINK: translate("Report", "a link"),
        Reason.SPECIAL: translate("Report", "a special file"),
        Reason.INVALID_NAME: translate("Report", "no file can have this name"),
        Reason.UNREADABLE: translate("Report", "cannot be read"),
        Reason.SHORT: translate("Report", "is not as long as its folder says"),
        Reason.CANNOT_WRITE: translate("Report", "cannot be written here"),
        Reason.DIFFERENT: translate("Report", "is here, but its checksum is not the guest's"),
    }
    detail = f" ({GuestText(in_words(skipped.detail)).plain})" if skipped.detail else ""
    return f"{GuestText(skipped.path).plain}: {reasons[skipped.reason]}{detail}"


def _lost_line(lost: Lost) -> str:
    from engine.transfer import Trait

    traits = {
        Trait.SPECIAL_BITS: translate("Report", "is without its special bits (set-user-ID and the like)"),
        Trait.CAPABILITIES: translate("Report", "is without its capabilities"),
        Trait.ACL: translate("Report", "is without its access control list"),
        Trait.ATTRIBUTES: translate("Report", "is without its extended attributes"),
    }
    return f"{GuestText(lost.path).plain}: {traits[lost.trait]}"
