"""Pictures of everything about transfers, light and dark: the list in all states, the dialogs, a report."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from browser.settings import Scheme
from browser.sources import Source
from browser.transfers import Transfer
from engine.transfer import Conflict
from tests.helpers.jobs import every_state, settle
from ui import appearance
from ui.extract_dialog import ExtractDialog
from ui.main_window import MainWindow
from ui.report import ReportDialog

PAUSE = 0.3
"""Seconds that widgets are given to be laid out."""


async def take_transfers(window: MainWindow, folder: Path) -> None:
    """Fill the window's list of transfers, take the pictures, and leave the list empty."""
    jobs = every_state()
    window.jobs._most = lambda running: running + 1
    for job in jobs:
        window.jobs.start(job)
    await settle(jobs)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        appearance.apply(scheme)
        window.frame.jobs.unfold(False)
        await _take(window, folder / f"transfers-folded-{scheme.value}.png")
        window.frame.jobs.unfold(True)
        await _take(window, folder / f"transfers-{scheme.value}.png")
        source = Source.of_files([Path("/srv/web01.qcow2")])
        transfer = Transfer(source, "/dev/sda1", True, ("/etc/ssh", "/etc/hosts"), Path.home())
        dialog = ExtractDialog(transfer, window)
        dialog.open()
        await _take(dialog, folder / f"extract-{scheme.value}.png")
        dialog.reject()
        report = ReportDialog(jobs[3], window)
        report.open()
        await _take(report, folder / f"report-{scheme.value}.png")
        report.reject()
        messages = window.messages
        conflict = Conflict("sshd_config", Path.home(), True, 3)
        for name, question in (
            ("conflict", messages.ask_conflict(conflict)),
            ("closing", messages.ask_close(3)),
            ("open-with", messages.ask_open("report.pdf", "PDF document", "Okular")),
        ):
            await _take_question(window, question, folder / f"{name}-{scheme.value}.png")
    appearance.apply(Scheme.DESKTOP)
    for job in window.jobs.unfinished:
        job.cancel()
    await window.jobs.finish()
    window.jobs.remove_ended()


async def _take_question(window: MainWindow, question: Coroutine[Any, Any, Any], path: Path) -> None:
    asking = asyncio.ensure_future(question)
    await asyncio.sleep(PAUSE)
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    await _take(dialog, path)
    dialog.reject()
    await asking


async def _take(widget: QWidget, path: Path) -> None:
    await asyncio.sleep(PAUSE)
    widget.grab().save(str(path))
