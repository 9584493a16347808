"""The bytes of a disk, a partition or another volume, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from browser.guest_text import GuestText
from browser.preview.guest_file import GuestFile
from browser.preview.look import Form
from browser.preview.pages import Pages
from browser.storage_tree import short_name
from ui.buttons import button_box
from ui.centered import GAP
from ui.preview.preview_view import PreviewView

if TYPE_CHECKING:
    from browser.guest import Guest
    from engine.storage import Volume

WIDTH, HEIGHT = 760, 560


class BytesDialog(QDialog):
    """Reads what is looked at, and ends that when it is closed. The window goes on beside it."""

    def __init__(self, guest: Guest, volume: Volume, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = GuestText(short_name(volume.device)).within
        self.setWindowTitle(self.tr("Bytes of {0}").format(name))
        self.preview = PreviewView(self)
        buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        # Enter goes to a position, and is no way to close.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.preview, 1)
        layout.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)
        device = GuestFile(guest, None, volume.device, volume.size)
        self.preview.offer((Form.BYTES,))
        self.preview.show_bytes(Pages(device.read, volume.size))
        self.preview.bytes.setFocus()
        self.finished.connect(lambda _result: self.preview.bytes.show_pages(None))
