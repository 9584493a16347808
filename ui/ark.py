"""Drag and drop as Ark does it: the file manager names a folder over D-Bus, and we extract into it ourselves.

Dolphin, Plasma and others look for the two MIME types here before they look at a list of files. Nothing has
to be copied before the drop then, and what is dropped has progress, questions and a report like any transfer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import ClassInfo, QMimeData, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection

from browser.uris import path_of

INTERFACE = "org.kde.ark.DndExtract"
SERVICE_TYPE = "application/x-kde-ark-dndextract-service"
PATH_TYPE = "application/x-kde-ark-dndextract-path"


class ArkDrop(QObject):
    """One drag on the bus, under a path that only those know who are given its data. Heard once."""

    def __init__(
        self, bus: QDBusConnection, extract_to: Callable[[Path], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._extract_to = extract_to
        self._path = f"/org/guestscope/DndExtract/{secrets.token_hex(16)}"
        self._adaptor = _DndExtract(self)
        self._is_there = bus.registerObject(self._path, self, QDBusConnection.RegisterOption.ExportAdaptors)

    def add_to(self, data: QMimeData) -> None:
        """Let what is dragged say where on the bus it is."""
        if self._is_there:
            data.setData(SERVICE_TYPE, self._bus.baseService().encode())
            data.setData(PATH_TYPE, self._path.encode())

    def extract_to(self, destination: str) -> None:
        """Extract into a folder, which is a path or a `file:` URI; the first time only."""
        folder = Path(destination) if destination.startswith("/") else path_of(destination)
        if folder is not None and self._is_there:
            self.withdraw()
            self._extract_to(folder)

    def withdraw(self) -> None:
        """Be no longer on the bus."""
        if self._is_there:
            self._is_there = False
            self._bus.unregisterObject(self._path)
            self.deleteLater()


# The stubs know nothing of its arguments.
@ClassInfo({"D-Bus Interface": INTERFACE})  # type: ignore[call-arg]
class _DndExtract(QDBusAbstractAdaptor):  # type: ignore[operator]
    """What the bus sees. The name is the interface's."""

    def __init__(self, drop: ArkDrop) -> None:
        super().__init__(drop)
        self._drop = drop

    @Slot(str)
    def extractSelectedFilesTo(self, destination: str) -> None:
        self._drop.extract_to(destination)
