"""One side of a split tab: a folder view, and above it where it is and whether it is current."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from browser.history import Location
from ui.folder_view import FolderView
from ui.guest_label import GuestLabel

MARK_HEIGHT = 2


class FolderPane(QWidget):
    """Frames a folder view while another one is beside it."""

    def __init__(self, view: FolderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.is_current = True
        self._title = GuestLabel(self)
        self._title.setContentsMargins(8, 4, 8, 4)
        self._mark = QFrame(self)
        self._mark.setFixedHeight(MARK_HEIGHT)
        self._mark.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._title, self._mark, view):
            layout.addWidget(widget, 1 if widget is view else 0)
        view.location_changed.connect(self._on_location)
        self.show_role(is_current=True, is_alone=True)

    def show_role(self, *, is_current: bool, is_alone: bool) -> None:
        """Show whether this is the side that people work with."""
        self.is_current = is_current
        self._title.setVisible(not is_alone)
        self._mark.setVisible(not is_alone)
        font = self._title.font()
        # Not by colour alone.
        font.setBold(is_current)
        self._title.setFont(font)
        role = QPalette.ColorRole.Highlight if is_current else QPalette.ColorRole.Midlight
        self._mark.setBackgroundRole(role)

    def _on_location(self, location: Location) -> None:
        self._title.show_guest(location.path)
