"""Buttons as all of the window has them, whatever Qt's style would make of them."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QMessageBox, QPushButton, QWidget

from ui.icons import icon


class MenuButton(QPushButton):
    """A button that opens its menu, with an arrow: the one of a tool button is no larger than a comma."""

    def __init__(
        self, text: str, tip: str, parent: QWidget, *, picture: str = "", flat: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setFlat(flat)
        if picture:
            self.setIcon(icon(picture))
        self.setMenu(QMenu(self))


def button_box(button: QDialogButtonBox.StandardButton, parent: QWidget) -> QDialogButtonBox:
    """The buttons of a dialog, with this one of Qt's."""
    box = QDialogButtonBox(button, parent)
    without_pictures(box)
    return box


def without_pictures(box: QDialogButtonBox | QMessageBox) -> None:
    """Take the pictures from Qt's own buttons: they are of another set, and black on dark."""
    for button in box.buttons():
        button.setIcon(QIcon())
