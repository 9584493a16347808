"""Showing a file in the desktop's file manager: through `org.freedesktop.FileManager1`, which selects it, or
else by opening its folder.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

from browser.uris import uri_of
from ui.instance import session_bus

SERVICE, PATH, INTERFACE = (
    "org.freedesktop.FileManager1",
    "/org/freedesktop/FileManager1",
    "org.freedesktop.FileManager1",
)
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface/"""
TIMEOUT = 10_000
"""Milliseconds; the bus may have to start the file manager first."""

logger = logging.getLogger(__name__)


class FileManager(QObject):
    """Asks the file manager, and does not wait for it."""

    def __init__(
        self,
        parent: QObject | None = None,
        bus: QDBusConnection | None = None,
        open_folder: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._open_folder = open_folder

    def show(self, item: Path) -> None:
        """Show a file or a folder, selected in the folder that it is in."""
        bus = self._bus or session_bus()
        if bus is None:
            self._fall_back(item)
            return
        message = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "ShowItems")
        message.setArguments([[uri_of(item)], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, TIMEOUT), self)
        watcher.finished.connect(lambda: self._on_answer(watcher, item))

    def _on_answer(self, watcher: QDBusPendingCallWatcher, item: Path) -> None:
        if watcher.isError():
            logger.info("No file manager shows items: %s", watcher.error().message())
            self._fall_back(item)
        watcher.deleteLater()

    def _fall_back(self, item: Path) -> None:
        self._open_folder(QUrl.fromLocalFile(str(item.parent)))
