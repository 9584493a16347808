"""The folder tree: shows where in a place somebody is, and goes elsewhere on a click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QTreeView, QWidget

from ui.folder_tree_model import FolderTreeModel


class FolderTree(QTreeView):
    """A view of one FolderTreeModel."""

    chosen = Signal(object)
    """Somebody went to this path; not emitted when the program does."""

    def __init__(self, model: FolderTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders = model
        self._pending: str | None = None
        self._revealed: str | None = None
        self.setModel(model)
        self.setAccessibleName(self.tr("Folders"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._on_chosen)
        model.rowsInserted.connect(self._on_grown)
        model.modelReset.connect(self._on_reset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not `activated`: where a single click activates, that comes with `clicked`.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def show_model(self, model: FolderTreeModel) -> None:
        """Show the folders of another guest."""
        if model is not self._folders:
            self._folders.rowsInserted.disconnect(self._on_grown)
            self._folders.modelReset.disconnect(self._on_reset)
            self._folders, self._pending, self._revealed = model, None, None
            model.rowsInserted.connect(self._on_grown)
            model.modelReset.connect(self._on_reset)
            self.setModel(model)

    def reveal(self, path: str) -> None:
        """Select the folder; where the tree has not grown as far, grow it and select it then."""
        if path != self._revealed:
            self._pending = self._revealed = path
            self._go_on()

    def _go_on(self) -> None:
        """Open the folders above the wanted one as far as they are known, and ask for more."""
        if self._pending is None:
            return
        index = self._folders.index_of("/")
        self.expand(index)
        walked = ""
        for name in self._pending.split("/")[1:]:
            if not name:
                continue
            walked = f"{walked}/{name}"
            below = self._folders.index_of(walked)
            if not below.isValid():
                if self._folders.canFetchMore(index):
                    self._folders.fetchMore(index)
                self._select(index)
                return
            self.expand(below.parent())
            index = below
        self._pending = None
        self._select(index)

    def _select(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _on_grown(self, parent: QModelIndex) -> None:
        self._go_on()

    def _on_reset(self) -> None:
        self._pending = self._revealed = None

    def _on_chosen(self, index: QModelIndex) -> None:
        self._pending = None
        if index.isValid():
            self._revealed = self._folders.path(index)
            self.chosen.emit(self._folders.path(index))
            self.expand(index)
