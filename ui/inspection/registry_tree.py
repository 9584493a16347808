"""The view of a registry's keys; it opens itself down to a key that somebody wants to see."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from browser.registry import ROOT
from ui.inspection.registry_model import RegistryModel


class RegistryTree(QTreeView):
    """Shows one RegistryModel."""

    chosen = Signal(object)
    """The path of the key that is the current one now."""

    def __init__(self, model: RegistryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = model
        self._pending: str | None = None
        self.setModel(model)
        self.setAccessibleName(self.tr("Keys"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        model.rowsInserted.connect(lambda: self._go_on())
        self.selectionModel().currentChanged.connect(self._on_current)

    def reveal(self, path: str) -> None:
        """Make a key the current one; where the tree has not grown as far, grow it first."""
        self._pending = path
        self._go_on()

    def stop(self) -> None:
        """The wanted key is not there."""
        self._pending = None

    def _go_on(self) -> None:
        if self._pending is None:
            return
        index = QModelIndex()
        walked = ROOT
        for name in self._pending.split("\\"):
            walked = f"{walked}\\{name}" if walked else name
            below = self._keys.index_of(walked)
            if not below.isValid():
                if self._keys.canFetchMore(index):
                    self._keys.fetchMore(index)
                return
            if index.isValid():
                self.expand(index)
            index = below
        self._pending = None
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._keys.path(current))
