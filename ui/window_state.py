"""What a window remembers from one run to the next, and where that goes in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from browser.settings import Settings
    from ui.main_window import MainWindow

RECENT_SHOWN = 6
"""Disks opened before that the sidebar lists."""


class WindowState(QObject):
    """Puts a window as it was left, and keeps how it is left."""

    def __init__(self, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        wishes = window.wishes
        wishes.remember.toggled.connect(settings.set_remembers_recent)
        wishes.clear_recent.triggered.connect(settings.clear_recent)
        settings.recent_changed.connect(self.show_recent)

    def restore(self) -> None:
        """Put the window as it was left."""
        geometry = self._settings.state("geometry")
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        self._window.frame.restore(self._settings)
        wishes = self._window.wishes
        wishes.hidden.setChecked(self._settings.flag("hidden", False))
        wishes.icons.setChecked(self._settings.flag("icons", False))
        wishes.sidebar.setChecked(self._settings.flag("sidebar", True))
        wishes.details.setChecked(self._settings.flag("details", True))
        wishes.remember.setChecked(self._settings.remembers_recent)
        self.show_recent()

    def save(self) -> None:
        """Keep how the window is."""
        self._settings.save_state("geometry", self._window.saveGeometry())
        self._window.frame.save(self._settings)
        self._settings.set_flag("sidebar", self._window.wishes.sidebar.isChecked())
        self._settings.set_flag("details", self._window.wishes.details.isChecked())

    def show_recent(self) -> None:
        """List the disks that were opened before, without those that are open."""
        recent = self._settings.recent
        opened = {drive.path for disk in self._window.disks for drive in disk.guest.source.drives}
        frame = self._window.frame
        frame.welcome.show_recent(recent)
        frame.sidebar.show_recent([path for path in recent if path not in opened][:RECENT_SHOWN])
        frame.fit_sidebar()
