"""Asks for the key of an encrypted volume, and tries it where it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from browser.guest_text import GuestText
from browser.sentences import in_words
from browser.storage_tree import short_name
from ui import formats
from ui.buttons import button_box
from ui.centered import GAP, heading
from ui.facts import Fact, Facts
from ui.guest_label import Paragraph

if TYPE_CHECKING:
    from engine.storage import Volume


class UnlockDialog(QDialog):
    """About one volume; the key is tried on all that are locked. Whoever shows it does the trying."""

    key_given = Signal(object)
    """The key, as a string. It is not kept here."""
    file_wanted = Signal()
    """Somebody has the key as a file."""

    def __init__(self, volume: Volume, locked: Sequence[Volume], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_bitlocker = volume.type == "BitLocker"
        name = GuestText(short_name(volume.device)).plain
        self.setWindowTitle(self.tr("Unlock {0}").format(name))
        self.key = QLineEdit(self)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setAccessibleName(self.tr("Key"))
        self.key.setMaxLength(8192)
        self.key.setPlaceholderText(
            self.tr("Password, or recovery key of 8 × 6 digits")
            if self._is_bitlocker
            else self.tr("Passphrase")
        )
        self.show_key = QCheckBox(self.tr("Show what is typed"), self)
        self._problem = Paragraph(parent=self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(GAP)
        self._progress.setAccessibleName(self.tr("Trying the key"))
        facts = Facts(self)
        facts.show_facts(self._facts(volume))
        self.buttons = button_box(QDialogButtonBox.StandardButton.Cancel, self)
        self.unlock_button = self.buttons.addButton(self.tr("Unlock"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.file_button = QPushButton(self.tr("Choose a startup key file…"), self)
        self.file_button.setToolTip(self.tr("The file of BitLocker that Windows would read from a USB stick"))
        self.file_button.setVisible(self._is_bitlocker)
        self.file_button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        layout.addWidget(heading(self.tr("{0} is encrypted").format(name), self, factor=1.2))
        layout.addWidget(facts)
        layout.addSpacing(GAP)
        layout.addWidget(self.key)
        layout.addWidget(self.show_key)
        layout.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeading)
        if self._is_bitlocker:
            patience = Paragraph(parent=self)
            patience.show_ours(
                self.tr("BitLocker makes trying a key slow: without acceleration it takes a minute or more.")
            )
            layout.addWidget(patience)
        if len(locked) > 1:
            others = Paragraph(parent=self)
            others.show_ours(
                self.tr("The key is tried on all %n locked volume(s) of this machine.", "", len(locked))
            )
            layout.addWidget(others)
        layout.addWidget(self._problem)
        layout.addWidget(self._progress)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.show_key.toggled.connect(self._on_show_key)
        self.key.textChanged.connect(lambda text: self.unlock_button.setEnabled(bool(text)))
        self.file_button.clicked.connect(self.file_wanted)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.show_trying(False)
        self._problem.hide()
        self.resize(480, 300)

    def show_trying(self, is_trying: bool) -> None:
        """Whether the key is being tried, which may take seconds."""
        self._progress.setVisible(is_trying)
        if is_trying:
            self._problem.hide()
        for widget in (self.key, self.show_key, self.file_button):
            widget.setEnabled(not is_trying)
        self.unlock_button.setEnabled(not is_trying and bool(self.key.text()))

    def show_problem(self, why: str) -> None:
        """The key opened nothing; `why` is the appliance's word where it is more than that, guest text."""
        self.show_trying(False)
        sentence = self.tr("This key does not open the volume.")
        if self._is_bitlocker and not self.key.text().isascii():
            # cryptsetup hashes them at a wrong length.
            sentence += " " + self.tr(
                "Passwords with letters beyond a to z may not be understood; the recovery key is."
            )
        quoted = GuestText(in_words(why)).within
        self._problem.show_ours(f"{sentence} {quoted}" if why else sentence)
        self._problem.show()
        self.key.selectAll()
        self.key.setFocus()

    @property
    def problem(self) -> str:
        """What is said about the last key; empty before."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def _facts(self, volume: Volume) -> list[Fact]:
        kind = {"crypto_LUKS": "LUKS"}.get(volume.type, volume.type)
        facts = [
            Fact(self.tr("Kind"), f"{kind} {volume.version}".rstrip()),
            Fact(self.tr("Size"), formats.size_text(volume.size)),
        ]
        if volume.label or volume.partition_name:
            facts.append(Fact(self.tr("Label"), volume.label or volume.partition_name))
        if volume.uuid:
            facts.append(Fact(self.tr("UUID"), volume.uuid))
        return facts

    def _on_show_key(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.key.setEchoMode(mode)

    def _on_accepted(self) -> None:
        self.show_trying(True)
        self.key_given.emit(self.key.text())
