"""The question before an extraction: where to, as files or as an archive, and whether to check it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from browser.background import in_thread
from browser.guest_text import GuestText
from browser.plain_name import plain_name
from browser.transfers import Form, Transfer
from ui import formats
from ui.buttons import button_box
from ui.centered import GAP, heading
from ui.guest_label import Paragraph
from ui.tasks import Tasks

WIDTH = 560
INDENT = 24
ARCHIVES = {".tar.zst": Form.TAR_ZSTD, ".tar": Form.TAR}


class ExtractDialog(QDialog):
    """Asks for what `transfer` leaves open; `answer` is the completed transfer once it was accepted."""

    def __init__(
        self,
        transfer: Transfer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._transfer = transfer
        self._tasks = Tasks()
        self.setWindowTitle(self.tr("Extract"))
        self.folder = QLineEdit(self)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.clicked.connect(self._choose)
        self.note = Paragraph(parent=self)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.files = QRadioButton(self.tr("Files and folders"), self)
        self.archive = QRadioButton(self.tr("One archive"), self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the archive"))
        self.suffix = QComboBox(self)
        self.suffix.setAccessibleName(self.tr("Kind of archive"))
        for text, form in ARCHIVES.items():
            self.suffix.addItem(text, userData=form)
        self.verify = QCheckBox(self.tr("Compare with checksums made inside the machine"), self)
        self.manifest = QCheckBox(self.tr("Write a list of the checksums (SHA-256) beside it"), self)
        self.buttons = button_box(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = self.buttons.addButton(
            self.tr("Extract"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setDefault(True)
        kinds = QButtonGroup(self)
        kinds.addButton(self.files)
        kinds.addButton(self.archive)
        self._lay_out()
        self._show(transfer)
        self.buttons.accepted.connect(lambda: self._tasks.restart("accept", self._accept()))
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda: self._tasks.cancel("room"))
        self.folder.textChanged.connect(self._on_folder)
        self.archive.toggled.connect(self._update)
        self.name.textChanged.connect(self._update)
        self._on_folder()

    @property
    def answer(self) -> Transfer:
        """What was asked for, as it stands in the dialog."""
        form = self.suffix.currentData() if self.archive.isChecked() else Form.FILES
        name = f"{self.name.text().strip()}.{form.value}" if form.is_archive else ""
        return replace(
            self._transfer,
            folder=self._path,
            form=form,
            archive=name,
            verify=self.verify.isChecked(),
            manifest=self.manifest.isChecked(),
        )

    @property
    def _path(self) -> Path:
        return Path(self.folder.text().strip()).expanduser()

    def _show(self, transfer: Transfer) -> None:
        self._show_folder(str(transfer.folder))
        name = transfer.archive.removesuffix(f".{transfer.form.value}")
        self._show_name(name or plain_name(_archive_name(transfer)))
        self.suffix.setCurrentIndex(max(self.suffix.findData(transfer.form), 0))
        (self.archive if transfer.form.is_archive else self.files).setChecked(True)
        self.verify.setChecked(transfer.verify)
        self.manifest.setChecked(transfer.manifest)

    def _show_folder(self, text: str) -> None:
        """Show a path of the host: ours."""
        self.folder.setText(text)

    def _show_name(self, text: str) -> None:
        """Show a name in plain letters."""
        self.name.setText(text)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(heading(self._title(), self, factor=1.2))
        where = QGridLayout()
        where.setHorizontalSpacing(GAP)
        label = QLabel(self.tr("To the folder"), self)
        label.setBuddy(self.folder)
        where.addWidget(label, 0, 0)
        where.addWidget(self.folder, 0, 1)
        where.addWidget(self.choose, 0, 2)
        where.addWidget(self.note, 1, 1, 1, 2)
        column.addLayout(where)
        column.addSpacing(GAP)
        column.addWidget(self.files)
        column.addWidget(
            self._remark(self.tr("With their times. Owners, permissions and attributes stay behind."))
        )
        column.addWidget(self.archive)
        column.addWidget(
            self._remark(self.tr("With owners, permissions, times, links and attributes, as a tar file."))
        )
        named = QHBoxLayout()
        named.setContentsMargins(INDENT, 0, 0, 0)
        named.setSpacing(GAP)
        named.addWidget(self.name, 1)
        named.addWidget(self.suffix)
        column.addLayout(named)
        column.addSpacing(GAP)
        column.addWidget(self.verify)
        column.addWidget(self.manifest)
        column.addSpacing(GAP)
        column.addWidget(self.buttons)
        self.setMinimumWidth(WIDTH)

    def _title(self) -> str:
        names = self._transfer.names
        if len(names) == 1:
            return self.tr("Extract {0}").format(GuestText(names[0]).within)
        return self.tr("Extract %n item(s)", "", len(names))

    def _remark(self, text: str) -> Paragraph:
        remark = Paragraph(text, self)
        remark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        remark.setContentsMargins(INDENT, 0, 0, 0)
        return remark

    def _update(self) -> None:
        is_archive = self.archive.isChecked()
        self.name.setEnabled(is_archive)
        self.suffix.setEnabled(is_archive)
        name = self.name.text().strip()
        is_named = not is_archive or (bool(name) and "/" not in name)
        self.accept_button.setEnabled(self._path.is_absolute() and is_named)

    def _on_folder(self) -> None:
        self._update()
        self._tasks.restart("room", self._tell_room(self._path))

    async def _tell_room(self, path: Path) -> None:
        """Say how much room there is in a folder, or that there is none of this name."""
        free = await in_thread(lambda: _free_bytes(path))
        self.note.show_ours(
            self.tr("There is no such folder that you can write to.")
            if free is None
            else self.tr("{0} are free there.").format(formats.size_text(free))
        )

    async def _accept(self) -> None:
        path = self._path
        if await in_thread(lambda: _free_bytes(path)) is None:
            await self._tell_room(path)
            self.folder.setFocus()
        else:
            self.accept()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Extract to"), str(self._path))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._show_folder)
        dialog.open()


def _archive_name(transfer: Transfer) -> str:
    """What an archive goes by at first: the one thing in it, or the disk that it comes from."""
    name = transfer.names[0] if len(transfer.names) == 1 else transfer.source.name
    return name if name != "/" else transfer.source.name


def _free_bytes(path: Path) -> int | None:
    """The room in a folder that can be written to; None where there is no such folder. Blocks."""
    if not os.access(path, os.W_OK | os.X_OK) or not path.is_dir():
        return None
    found = os.statvfs(path)
    return found.f_bavail * found.f_frsize
