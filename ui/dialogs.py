"""The small dialogs: what this program is, and the checks of the host."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from ui.buttons import button_box
from ui.centered import GAP, heading
from ui.facts import Fact, Facts
from ui.guest_label import Paragraph
from ui.host_checks import HostChecks
from ui.icon_label import IconLabel

translate = QCoreApplication.translate


def about_dialog(parent: QWidget) -> QDialog:
    """What this is, and what it is made of."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setSpacing(GAP)
    layout.addWidget(IconLabel("guestscope", 64, page))
    layout.addWidget(heading("Guestscope", page))
    layout.addWidget(
        Paragraph(
            translate(
                "Dialogs",
                "Opens the disks of virtual machines and shows what is inside, without starting them. The "
                "disk is read inside a small virtual machine of its own, never by this computer, and is "
                "not changed.",
            ),
            page,
        )
    )
    facts = Facts(page)
    facts.show_facts(
        [
            Fact(translate("Dialogs", "Version"), metadata.version("guestscope")),
            Fact("Qt", str(qVersion())),
            Fact(translate("Dialogs", "Licence"), "LGPL-2.1-or-later"),
        ]
    )
    layout.addWidget(facts)
    layout.addStretch(1)
    return _dialog(translate("Dialogs", "About Guestscope"), page, parent, 460, 380)


def host_dialog(parent: QWidget) -> tuple[QDialog, HostChecks]:
    """The checks of the host; the list is filled by whoever looks."""
    checks = HostChecks()
    return _dialog(translate("Dialogs", "This machine"), checks, parent, 640, 560), checks


def _dialog(title: str, content: QWidget, parent: QWidget, width: int, height: int) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = QScrollArea(dialog)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    holder = QWidget(area)
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP)
    inner.addWidget(content)
    inner.addStretch(1)
    area.setWidget(holder)
    buttons = button_box(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(2 * GAP, 0, 2 * GAP, 2 * GAP)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area, 1)
    layout.addWidget(buttons)
    dialog.resize(width, height)
    return dialog
