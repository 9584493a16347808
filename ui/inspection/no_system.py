"""What is said where no operating system was found, and what can be done all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.centered import CenteredPage, heading
from ui.guest_label import Paragraph
from ui.icons import icon


class NoSystemPage(CenteredPage):
    """A page with a way on."""

    storage_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        hint = Paragraph(
            self.tr(
                "The file systems can be browsed all the same: choose one on the left. Storage shows what "
                "the disk is made of, and which volumes are encrypted or lack a part."
            ),
            self.content,
        )
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        storage = QPushButton(icon("volume"), self.tr("Show storage"), self.content)
        storage.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        storage.clicked.connect(self.storage_wanted)
        self.column.addStretch(1)
        self.column.addWidget(heading(self.tr("No operating system was found"), self.content, factor=1.3))
        self.column.addWidget(hint)
        self.column.addWidget(storage)
        self.column.addStretch(2)
