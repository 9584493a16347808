"""The report of a transfer: every reason has its word, and it can be copied and saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from browser.failure import Failure
from browser.jobs import JobState, Outcome
from engine.transfer import Lost, Reason, Skipped, Trait
from tests.helpers.event_loop import until
from tests.helpers.jobs import StillJob
from ui.job_row import outcome_text
from ui.report import ReportDialog, report_lines, report_text

Run = Callable[[Any], Any]
ODD = "/etc/caf\udce9\n\u202e<b>"


def test_every_reason_has_its_word() -> None:
    skipped = tuple(Skipped(ODD, reason, "why\n\x1b") for reason in Reason)
    lost = tuple(Lost(ODD, trait) for trait in Trait)
    outcome = Outcome(JobState.DONE, skipped=skipped, renamed=((ODD, "b\n"),), lost=lost)
    lines = report_lines(outcome)
    assert len(lines) == len(Reason) + 1 + len(Trait)
    assert len(set(lines)) == len(lines)
    assert all(line.startswith("/etc/caf⟨E9⟩⟨LF⟩⟨RLO⟩<b>: ") for line in lines)
    assert lines[len(Reason)].endswith("is now called b⟨LF⟩")
    assert not any(set(line) & set("\n\x1b\u202e") for line in lines)


def test_a_file_that_is_not_the_same_is_told_first(qapp: object) -> None:
    skipped = (Skipped("/a", Reason.LINK), Skipped("/b", Reason.DIFFERENT))
    text = outcome_text(Outcome(JobState.DONE, 5, 1000, skipped, compared=4))
    assert text == "1 not the same · 5 files · 1 kB · compared · 1 left out"


def ended(outcome: Outcome) -> StillJob:
    job = StillJob("etc")
    job.end(outcome)
    job._end(outcome)
    return job


def test_it_can_be_copied_and_saved(run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        job = ended(Outcome(JobState.DONE, 3, 1000, (Skipped(ODD, Reason.LINK, "/x"),)))
        dialog = ReportDialog(job)
        assert dialog.details.toPlainText() == report_lines(job.outcome)[0] if job.outcome else ""
        assert "3 files arrived" in dialog.summary.text()
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy").click()
        assert QGuiApplication.clipboard().text() == report_text(job)
        dialog.save(tmp_path / "report.txt")
        await until(lambda: "Saved as" in dialog.summary.text())
        assert (tmp_path / "report.txt").read_text() == report_text(job)
        dialog.save(tmp_path / "none" / "report.txt")
        await until(lambda: "could not be saved" in dialog.summary.text())

    run(scenario())


def test_a_failure_has_its_details(run: Run) -> None:
    async def scenario() -> None:
        failure = Failure("It failed.", "Because of <b>.", "Try again.", "the details")
        job = ended(Outcome(JobState.FAILED, failure=failure))
        dialog = ReportDialog(job)
        assert dialog.summary.text() == "It failed. Because of <b>.\nTry again."
        assert dialog.details.toPlainText() == "the details"
        assert "the details" in report_text(job)

    run(scenario())
