"""Everything that the window asks a person, in one small object that a test can take the place of.

No dialog here has an event loop of its own: each is shown, and awaited.
"""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from browser.guest_text import GuestText
from browser.jobs import Job
from browser.transfers import Transfer
from ui.buttons import without_pictures
from ui.extract_dialog import ExtractDialog
from ui.report import ReportDialog

if TYPE_CHECKING:
    from engine.transfer import Answer, Conflict

translate = QCoreApplication.translate

LIBVIRT_URIS = ("qemu:///system", "qemu:///session", "xen:///system", "lxc:///system", "bhyve:///system")
IMAGE_PATTERNS = "*.qcow2 *.qcow *.qed *.vmdk *.vdi *.vhd *.vhdx *.vpc *.img *.raw *.iso *.dmg *.hdd"


class Closing(enum.Enum):
    """What is to become of unfinished transfers when their window is closed."""

    FINISH = "finish"
    KEEP = "keep"
    CANCEL = "cancel"
    STAY = "stay"


class Messages:
    """Questions and messages of one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    async def choose_disks(self) -> list[Path]:
        """Ask for disk images; none when the person thought better of it."""
        dialog = QFileDialog(self._parent, translate("Messages", "Open disks"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                translate("Messages", "Disk images ({0})").format(
                    f"{IMAGE_PATTERNS} {IMAGE_PATTERNS.upper()}"
                ),
                translate("Messages", "All files (*)"),
            ]
        )
        return [Path(name) for name in dialog.selectedFiles()] if await _shown(dialog) else []

    async def ask_extraction(self, transfer: Transfer) -> Transfer | None:
        """Ask where to and how to extract; `transfer` is what is suggested."""
        dialog = ExtractDialog(transfer, self._parent)
        return dialog.answer if await _shown(dialog) else None

    async def choose_moved(self, missing: Path) -> Path | None:
        """Ask where a file is that should be at `missing`."""
        title = translate("Messages", "Where is {0}?").format(GuestText(missing.name).within)
        dialog = QFileDialog(self._parent, title, str(missing.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return Path(dialog.selectedFiles()[0]) if await _shown(dialog) and dialog.selectedFiles() else None

    async def choose_startup_key(self) -> Path | None:
        """Ask for the file with a startup key of BitLocker."""
        dialog = QFileDialog(self._parent, translate("Messages", "Startup key"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                translate("Messages", "Startup keys ({0})").format("*.bek *.BEK"),
                translate("Messages", "All files (*)"),
            ]
        )
        # Windows hides these files.
        dialog.setFilter(dialog.filter() | QDir.Filter.Hidden)
        return Path(dialog.selectedFiles()[0]) if await _shown(dialog) and dialog.selectedFiles() else None

    async def choose_save(self, name: str) -> Path | None:
        """Ask where to write a file of this name; whether to replace one is asked by the dialog."""
        dialog = QFileDialog(self._parent, translate("Messages", "Save"), str(Path.home() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.selectFile(name)
        return Path(dialog.selectedFiles()[0]) if await _shown(dialog) and dialog.selectedFiles() else None

    async def ask_libvirt(self) -> str:
        """Ask which libvirt to connect to; nothing when the person thought better of it."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(translate("Messages", "Connect to libvirt"))
        dialog.setLabelText(
            translate(
                "Messages",
                "Which machines shall be listed? qemu:///system has those of this computer, qemu:///session "
                "your own.",
            )
        )
        dialog.setComboBoxItems(list(LIBVIRT_URIS))
        dialog.setComboBoxEditable(True)
        dialog.setOkButtonText(translate("Messages", "Connect"))
        for field in (*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit)):
            field.setAccessibleName(translate("Messages", "Address of libvirt"))
        return dialog.textValue().strip() if await _shown(dialog) else ""

    async def ask_one_or_many(self, paths: Sequence[Path]) -> bool | None:
        """Whether several disks belong to one machine; None when the person thought better of it."""
        box = self._box(
            QMessageBox.Icon.Question,
            translate("Messages", "Do these %n disks belong to one machine?", None, len(paths)),
            translate(
                "Messages",
                "Disks of one machine are opened together, as the machine sees them: volumes that "
                "span several disks are only there when all of them are.",
            ),
        )
        one = box.addButton(translate("Messages", "One machine"), QMessageBox.ButtonRole.AcceptRole)
        many = box.addButton(translate("Messages", "Open each by itself"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(one)
        await _shown(box)
        return True if box.clickedButton() is one else False if box.clickedButton() is many else None

    async def ask_conflict(self, conflict: Conflict) -> tuple[Answer, bool]:
        """What to do about a name that is taken, and whether that goes for all the others too."""
        from engine.transfer import Answer

        box = self._box(
            QMessageBox.Icon.Question,
            translate("Messages", "{0} is already there.").format(GuestText(conflict.name).within),
            translate("Messages", "In the folder {0}.").format(GuestText(str(conflict.folder)).within),
        )
        answers: dict[QPushButton, Answer] = {}
        both = box.addButton(translate("Messages", "Keep both"), QMessageBox.ButtonRole.AcceptRole)
        answers[both] = Answer.KEEP_BOTH
        if conflict.can_replace:
            text = translate("Messages", "Replace")
            answers[box.addButton(text, QMessageBox.ButtonRole.DestructiveRole)] = Answer.REPLACE
        answers[box.addButton(translate("Messages", "Skip"), QMessageBox.ButtonRole.ActionRole)] = Answer.SKIP
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(both)
        for_all = QCheckBox(translate("Messages", "Do this for %n other(s) too", None, conflict.others))
        if conflict.others:
            box.setCheckBox(for_all)
        await _shown(box)
        clicked = box.clickedButton()
        answer = next((answer for button, answer in answers.items() if button is clicked), Answer.CANCEL)
        return answer, for_all.isChecked()

    async def ask_close(self, unfinished: int) -> Closing:
        """What becomes of transfers that have not finished when the window is closed."""
        box = self._box(
            QMessageBox.Icon.Question,
            translate("Messages", "%n transfer(s) have not finished.", None, unfinished),
            translate(
                "Messages",
                "Files that are complete stay where they are in any case. What is kept on the list can be "
                "begun again when Guestscope is started next.",
            ),
        )
        answers: dict[QPushButton, Closing] = {}
        for text, role, answer in (
            (translate("Messages", "Finish first"), QMessageBox.ButtonRole.AcceptRole, Closing.FINISH),
            (translate("Messages", "Keep list and close"), QMessageBox.ButtonRole.ActionRole, Closing.KEEP),
            (
                translate("Messages", "Cancel transfers"),
                QMessageBox.ButtonRole.DestructiveRole,
                Closing.CANCEL,
            ),
        ):
            answers[box.addButton(text, role)] = answer
        stay = box.addButton(translate("Messages", "Do not close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(next(iter(answers)))
        box.setEscapeButton(stay)
        await _shown(box)
        clicked = box.clickedButton()
        return next((answer for button, answer in answers.items() if button is clicked), Closing.STAY)

    async def ask_open(self, name: str, kind: str, program: str) -> bool:
        """Whether a file of a guest is to be opened by this program of the host; `kind` is the desktop's word
        for its type.
        """
        box = self._box(
            QMessageBox.Icon.Question,
            translate("Messages", "Open {0} with {1}?").format(
                GuestText(name).within, GuestText(program).within
            ),
            translate(
                "Messages",
                "{1} runs on this machine, and gets a read-only copy of a file that was made in the virtual "
                "machine. Until the window is closed you are not asked again about this type: {0}.",
            ).format(GuestText(kind).within, GuestText(program).within),
        )
        yes = box.addButton(translate("Messages", "Open"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(yes)
        await _shown(box)
        return box.clickedButton() is yes

    async def show_report(self, job: Job) -> None:
        """Show what a job did not take as it is, and why."""
        ReportDialog(job, self._parent).open()

    async def tell(self, title: str, text: str, details: str = "") -> None:
        """Tell something that the person has to know; what is quoted of a guest was made visible before."""
        box = self._box(QMessageBox.Icon.Information, title, text)
        if details:
            box.setDetailedText(details)
        box.addButton(QMessageBox.StandardButton.Close)
        await _shown(box)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def _box(self, kind: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(kind)
        box.setText(title)
        box.setInformativeText(text)
        return box


async def _shown(dialog: QDialog) -> bool:
    """Show a dialog over its window and wait until it is done; whether it was accepted."""
    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finish(result: int) -> None:
        if not done.done():
            done.set_result(result)

    if isinstance(dialog, QMessageBox):
        without_pictures(dialog)
    dialog.finished.connect(finish)
    dialog.open()
    try:
        return await done == QDialog.DialogCode.Accepted
    finally:
        dialog.close()
        dialog.deleteLater()
