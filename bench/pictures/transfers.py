"""Pictures of everything about transfers, light and dark: the list in all states, the dialogs, a report."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from bench.pictures.camera import PAUSE, Camera, open_dialog
from browser.sources import Source
from browser.transfers import Transfer
from engine.transfer import Conflict
from tests.helpers.jobs import every_state, settle
from ui.extract_dialog import ExtractDialog
from ui.main_window import MainWindow
from ui.report import ReportDialog


async def take_transfers(window: MainWindow, camera: Camera) -> None:
    """Fill the window's list of transfers, take the pictures, and leave the list empty."""
    jobs = every_state()
    window.jobs._most = lambda running: running + 1
    for job in jobs:
        window.jobs.start(job)
    await settle(jobs)
    window.frame.jobs.unfold(False)
    await camera.take("transfers-folded", window)
    window.frame.jobs.unfold(True)
    await camera.take("transfers", window)
    source = Source.of_files([Path("/srv/web01.qcow2")])
    transfer = Transfer(source, "/dev/sda1", True, ("/etc/ssh", "/etc/hosts"), Path.home())
    dialogs = ("extract", ExtractDialog(transfer, window)), ("report", ReportDialog(jobs[3], window))
    for name, dialog in dialogs:
        dialog.open()
        await camera.take(name, dialog)
        dialog.reject()
    messages = window.messages
    conflict = Conflict("sshd_config", Path.home(), True, 3)
    for name, question in (
        ("conflict", messages.ask_conflict(conflict)),
        ("closing", messages.ask_close(3)),
        ("open-with", messages.ask_open("report.pdf", "PDF document", "Okular")),
    ):
        await _take_question(window, question, name, camera)
    for job in window.jobs.unfinished:
        job.cancel()
    await window.jobs.finish()
    window.jobs.remove_ended()


async def _take_question(
    window: MainWindow, question: Coroutine[Any, Any, Any], name: str, camera: Camera
) -> None:
    asking = asyncio.ensure_future(question)
    await asyncio.sleep(PAUSE)
    dialog = open_dialog(window)
    await camera.take(name, dialog)
    dialog.reject()
    await asking
