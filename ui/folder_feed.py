"""Keeps the tree of folders in step with where the files page is, and reads what is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from browser.guest import Guest
from ui.folder_tree_model import FolderTreeModel

if TYPE_CHECKING:
    from browser.places import Place
    from ui.tasks import Tasks


class FolderFeed(QObject):
    """Fills `folders`, of one place of one guest at a time."""

    def __init__(self, guest: Guest, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._guest = guest
        self._tasks = tasks
        self._place: Place | None = None
        self.folders = FolderTreeModel(parent)
        self.folders.wanted.connect(self._on_wanted)

    def show_place(self, place: Place, title: str) -> bool:
        """Begin with another place; False where it is shown already. `title` is guest text."""
        if self._place == place:
            return False
        self._place = place
        self.folders.show_place(title, "system" if place.system else "volume")
        return True

    def _on_wanted(self, path: str) -> None:
        if self._place is not None:
            self._tasks.start(self._read(self._place, path))

    async def _read(self, place: Place, path: str) -> None:
        try:
            folders = await self._guest.folders_in(place, path)
        except (RuntimeError, OSError):
            self.folders.forget_wish(path)
            return
        if self._place == place:
            self.folders.fill(path, folders)
