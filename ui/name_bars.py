"""The lines below a folder in which people type what names shall be shown, or selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from browser.arrangement import matching
from ui.folder_contents import FolderContents
from ui.line_bar import LineBar
from ui.tasks import Tasks


class NameBars(QWidget):
    """A filter and a pattern for the contents of one folder view."""

    filter_changed = Signal(object)

    def __init__(self, contents: FolderContents, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = contents
        self._tasks = tasks
        self._key = f"pattern-{id(self)}"
        self.filter = LineBar(self.tr("Filter"), self.tr("Show names that contain this"), self)
        self.pattern = LineBar(self.tr("Select"), self.tr("A pattern such as *.conf or [a-c]*"), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bar in (self.filter, self.pattern):
            layout.addWidget(bar)
            bar.ended.connect(self._go_back)
        self.filter.changed.connect(self.filter_changed)
        self.filter.entered.connect(self._go_back)
        self.pattern.changed.connect(self._on_pattern)
        self.pattern.entered.connect(self.pattern.end)

    def _go_back(self) -> None:
        self._contents.view.setFocus()

    def _on_pattern(self, pattern: str) -> None:
        if pattern:
            self._tasks.restart(self._key, self._select_matching(pattern))

    async def _select_matching(self, pattern: str) -> None:
        listing = self._contents.model.listing
        found = await matching(listing, self._contents.model.order, pattern)
        if listing is self._contents.model.listing:
            self._contents.select_numbers(found)
