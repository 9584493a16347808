"""A program that takes what is dropped on it: `python -m tests.helpers.drop_target MODE`.

`files` reads every file that it is offered, as an editor does; `ark FOLDER` names a folder over D-Bus, as
Dolphin does where it finds Ark's types; `paste` prints what is on the clipboard when a key is pressed. Each
thing that happens is one line of JSON.
"""

import json
import os
import stat
import sys
from typing import Any

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from browser.uris import path_of

TITLE = "drop target"
LEFT, TOP, SIDE = 800, 100, 300
SERVICE_TYPE = "application/x-kde-ark-dndextract-service"
PATH_TYPE = "application/x-kde-ark-dndextract-path"


class Target(QWidget):
    """One window that takes everything."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self._mode = words[0]
        self._folder = words[1] if len(words) > 1 else ""
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.setGeometry(LEFT, TOP, SIDE, SIDE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        tell(entered=event.mimeData().formats())
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        data = event.mimeData()
        if self._mode == "ark":
            service = bytes(data.data(SERVICE_TYPE).data()).decode()
            path = bytes(data.data(PATH_TYPE).data()).decode()
            message = QDBusMessage.createMethodCall(
                service, path, "org.kde.ark.DndExtract", "extractSelectedFilesTo"
            )
            message.setArguments([self._folder])
            QDBusConnection.sessionBus().asyncCall(message)
            tell(called=path)
        else:
            tell(dropped=read(bytes(data.data("text/uri-list").data())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data = QApplication.clipboard().mimeData()
        tell(pasted=read(bytes(data.data("text/uri-list").data())), formats=data.formats())


def read(uris: bytes) -> list[dict[str, Any]]:
    """What each file is and holds, and how many files are in each folder."""
    found = []
    for uri in uris.decode().split("\r\n"):
        path = path_of(uri) if uri else None
        if path is not None:
            mode = path.lstat().st_mode
            is_folder = stat.S_ISDIR(mode)
            content = sorted(os.listdir(path)) if is_folder else path.read_bytes().decode()  # noqa: PTH208
            found.append(
                {"name": path.name, "path": str(path), "mode": mode, "folder": is_folder, "content": content}
            )
    return found


def tell(**values: Any) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    target = Target(sys.argv[1:])
    target.show()
    tell(ready=True)
    application.exec()
