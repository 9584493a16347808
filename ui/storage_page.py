"""What is on the disks, as a tree from disk to file system: names, types, labels, sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTreeView, QVBoxLayout, QWidget

from browser.guest_text import GuestText
from browser.storage_tree import Node, short_name, tree, volume_icon
from ui import formats
from ui.chain_view import ChainView
from ui.disk_bar import DiskBar
from ui.icons import icon
from ui.padded_delegate import PaddedDelegate

if TYPE_CHECKING:
    from engine.storage import Storage, Volume

_VOLUME = Qt.ItemDataRole.UserRole + 1
GAP = 8


class StoragePage(QWidget):
    """Shows the storage of one guest."""

    volume_opened = Signal(object)
    """A file system that somebody wants to browse: a Volume."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Storage"))
        self._model = QStandardItemModel(self)
        self._view = QTreeView(self)
        self._view.setModel(self._model)
        self._view.setAccessibleName(self.tr("Volumes"))
        self._view.setFrameShape(QTreeView.Shape.NoFrame)
        self._view.setUniformRowHeights(True)
        self._view.setAllColumnsShowFocus(True)
        self._view.setIconSize(QSize(16, 16))
        self._view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._view.setItemDelegate(PaddedDelegate(self._view))
        self._view.activated.connect(self._on_activated)
        self.images = ChainView(self)
        self._bars = QVBoxLayout()
        self._bars.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP)
        self._bars.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._bars)
        layout.addWidget(self._view, 1)
        layout.addWidget(self.images)

    def show_storage(self, storage: Storage) -> None:
        """Show what was found."""
        nodes = tree(storage)
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [
                self.tr("Volume"),
                self.tr("Content"),
                self.tr("Type"),
                self.tr("Label"),
                self.tr("Size"),
                self.tr("UUID"),
            ]
        )
        size_header = self._model.horizontalHeaderItem(4)
        size_header.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for node in nodes:
            self._model.appendRow(self._row(node))
        self._view.expandAll()
        header = self._view.header()
        header.setStretchLastSection(True)
        for column in range(5):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self._view.resizeColumnToContents(column)
            header.resizeSection(column, min(header.sectionSize(column) + 2 * GAP, 260))
        self._show_bars(nodes)

    def rows(self) -> list[list[str]]:
        """All cells of the tree as texts, in order."""
        found: list[list[str]] = []

        def walk(parent: QModelIndex) -> None:
            for row in range(self._model.rowCount(parent)):
                found.append(
                    [
                        str(self._model.index(row, column, parent).data())
                        for column in range(self._model.columnCount())
                    ]
                )
                walk(self._model.index(row, 0, parent))

        walk(QModelIndex())
        return found

    def _row(self, node: Node) -> list[QStandardItem]:
        volume = node.volume
        texts = [
            short_name(volume.device),
            self._content_text(volume),
            volume.type,
            volume.label or volume.partition_name,
            formats.size_text(volume.size),
            volume.uuid,
        ]
        items = [QStandardItem(GuestText(text).plain) for text in texts]
        items[0].setIcon(icon(volume_icon(volume)))
        items[0].setData(volume, _VOLUME)
        items[4].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        items[4].setToolTip(formats.exact_size(volume.size))
        for item in (items[1], items[2], items[5]):
            item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for child in node.children:
            items[0].appendRow(self._row(child))
        return items

    def _content_text(self, volume: Volume) -> str:
        words = {
            "file system": self.tr("file system"),
            "partitions": self.tr("partitions"),
            "physical volume": self.tr("part of a volume group"),
            "array member": self.tr("part of an array"),
            "encrypted": self.tr("encrypted"),
            "swap": self.tr("swap"),
            "other": self.tr("other"),
        }
        return words.get(volume.content.value, self.tr("unknown"))

    def _show_bars(self, nodes: tuple[Node, ...]) -> None:
        while (item := self._bars.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for node in nodes:
            if node.volume.kind.value == "disk":
                bar = DiskBar(node, self)
                bar.chosen.connect(self._open)
                self._bars.addWidget(bar)

    def _on_activated(self, index: QModelIndex) -> None:
        self._open(index.siblingAtColumn(0).data(_VOLUME))

    def _open(self, volume: Volume) -> None:
        if volume.can_be_mounted:
            self.volume_opened.emit(volume)
