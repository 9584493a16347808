"""Disks that are dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from browser.uris import path_of


class Dropping(QObject):
    """Lets files be dropped on a window, other than those that come out of it."""

    hovering = Signal(bool)
    """Whether something that can be dropped is held over the window."""
    dropped = Signal(list)
    """Paths. Whoever dropped them is frozen until this returns."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if event.source() is None and _paths(event.mimeData()):
                event.acceptProposedAction()
                self.hovering.emit(True)
        elif event.type() == QEvent.Type.DragLeave:
            self.hovering.emit(False)
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hovering.emit(False)
            event.acceptProposedAction()
            self.dropped.emit(_paths(event.mimeData()))
        else:
            return False
        return True


def _paths(data: QMimeData) -> list[Path]:
    """The local files among what is dropped."""
    uris = (bytes(url.toEncoded().data()).decode() for url in data.urls())
    return [path for uri in uris if (path := path_of(uri)) is not None]
