"""Keeps the details pane in step with the selection, and fetches what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from browser.content import checksum
from browser.failure import reason
from browser.listing import Entry
from ui.details_pane import DetailsPane
from ui.preview.preview_feed import PreviewFeed
from ui.tasks import Tasks

if TYPE_CHECKING:
    from browser.history import Location
    from ui.disk_view import DiskView

CALM = 60
"""Milliseconds that a selection has to last before the content is fetched: arrow keys run past many files."""


class DetailsFeed(QObject):
    """Feeds one pane from whichever disk is shown."""

    def __init__(self, pane: DetailsPane, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._disk: DiskView | None = None
        self._shown: tuple[Location, Entry, str | None] | None = None
        self._tasks = Tasks()
        self._preview = PreviewFeed(pane.preview, self)
        self._preview.described.connect(pane.show_description)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._fetch)
        pane.checksum_wanted.connect(self._on_checksum_wanted)

    def show_disk(self, disk: DiskView | None) -> None:
        """Follow the selection of another disk."""
        if disk is self._disk:
            return
        if self._disk is not None:
            self._disk.files_page.selection_changed.disconnect(self.update)
            self._disk.files_page.current_changed.disconnect(self.update)
        self._disk = disk
        if disk is not None:
            disk.files_page.selection_changed.connect(self.update)
            disk.files_page.current_changed.connect(self.update)
        self.update()

    def update(self) -> None:
        """Show what is selected now."""
        files = self._disk.files if self._disk is not None else None
        count = files.selected_count if files is not None else 0
        location = files.location if files is not None else None
        now = None
        if files is not None and location is not None and count == 1:
            now = location, next(files.selection()), next(iter(files.selected_paths()), None)
        if now is not None and now == self._shown:
            return
        self._preview.stop()
        self._tasks.cancel("checksum")
        self._calm.stop()
        self._shown = now
        if now is not None and self._disk is not None:
            self._pane.show_entry(now[1], self._disk.files.accounts)
            self._calm.start()
        elif files is not None and count:
            self._pane.show_several(count, files.selected_size)
        else:
            self._pane.show_nothing()

    async def close(self) -> None:
        """Stop fetching."""
        self._calm.stop()
        await self._preview.close()
        await self._tasks.close()

    def _fetch(self) -> None:
        path = self._path()
        if path is not None and self._disk is not None and self._shown is not None:
            self._preview.show(self._disk.guest, self._shown[0].place, path)

    def _on_checksum_wanted(self) -> None:
        self._tasks.restart("checksum", self._fetch_checksum())

    async def _fetch_checksum(self) -> None:
        path = self._path()
        if path is None or self._disk is None or self._shown is None:
            return
        self._pane.show_checksum(self.tr("computing…"))
        try:
            text = await self._disk.guest.ask(self._shown[0].place, checksum, path)
        except (RuntimeError, OSError) as error:
            text = reason(error)
        self._pane.show_checksum(text)

    def _path(self) -> str | None:
        if self._disk is None or self._disk.files.selected_count != 1:
            return None
        return next(iter(self._disk.files.selected_paths()), None)
