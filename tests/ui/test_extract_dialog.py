"""The dialog before an extraction: what it suggests, what it refuses, and what it answers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from browser.sources import Source
from browser.transfers import Form, Transfer
from tests.helpers.event_loop import until
from ui.extract_dialog import ExtractDialog

Run = Callable[[Any], Any]


@asynccontextmanager
async def asked(transfer: Transfer) -> AsyncIterator[ExtractDialog]:
    dialog = ExtractDialog(transfer)
    yield dialog
    dialog.reject()
    await asyncio.sleep(0.02)


def transfer_to(folder: Path, *paths: str) -> Transfer:
    source = Source.of_files([Path("/srv/web01.qcow2")])
    return Transfer(source, "/dev/sda1", True, paths or ("/etc/ssh",), folder)


def test_it_suggests_what_it_was_given_and_answers_what_stands_there(run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        transfer = transfer_to(tmp_path)
        async with asked(transfer) as dialog:
            assert dialog.answer == transfer
            await until(lambda: "are free there" in dialog.note.text())
            assert not dialog.name.isEnabled()
            dialog.verify.setChecked(True)
            dialog.manifest.setChecked(True)
            assert dialog.answer == replace(transfer, verify=True, manifest=True)
            dialog.archive.setChecked(True)
            packed = replace(transfer, form=Form.TAR_ZSTD, archive="ssh.tar.zst", verify=True, manifest=True)
            assert dialog.answer == packed
            dialog.suffix.setCurrentIndex(1)
            dialog.name.setText("other")
            assert dialog.answer.archive == "other.tar"
            async with asked(dialog.answer) as again:
                assert again.answer == dialog.answer

    run(scenario())


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (("/etc/ssh",), "ssh"),
        (("/a", "/b"), "web01.qcow2"),
        (("/",), "web01.qcow2"),
        (("/x/-rf <b>\n\u202e",), "rf _b___"),
    ],
)
def test_an_archive_has_a_plain_name_at_first(
    run: Run, tmp_path: Path, paths: tuple[str, ...], name: str
) -> None:
    async def scenario() -> None:
        async with asked(transfer_to(tmp_path, *paths)) as dialog:
            assert dialog.name.text() == name

    run(scenario())


def test_it_takes_no_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asked(transfer_to(tmp_path / "none")) as dialog:
            dialog.accept_button.click()
            await until(lambda: "no such folder" in dialog.note.text())
            await asyncio.sleep(0.1)
            assert dialog.result() == QDialog.DialogCode.Rejected
            dialog.folder.setText("relative")
            assert not dialog.accept_button.isEnabled()
            dialog.folder.setText(str(tmp_path))
            dialog.accept_button.click()
            await until(lambda: dialog.result() == QDialog.DialogCode.Accepted)
            assert dialog.answer.folder == tmp_path

    run(scenario())


def test_an_archive_needs_a_name_without_folders(run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asked(transfer_to(tmp_path)) as dialog:
            dialog.archive.setChecked(True)
            for name, is_one in (("", False), (" ", False), ("../x", False), ("x", True)):
                dialog.name.setText(name)
                assert dialog.accept_button.isEnabled() is is_one
            dialog.name.setText("")
            dialog.files.setChecked(True)
            assert dialog.accept_button.isEnabled()

    run(scenario())
