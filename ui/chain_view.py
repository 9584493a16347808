"""What the opened images are made of on the host: the files that they are built on, and their snapshots."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from browser.guest_text import GuestText
from ui import formats
from ui.flat_header import flatten
from ui.icons import icon
from ui.padded_delegate import FAINT_ROLE, PaddedDelegate

if TYPE_CHECKING:
    from browser.sources import Source
    from engine.layers import Chain, Layer, Snapshot


class _Role(enum.IntEnum):
    LAYER = Qt.ItemDataRole.UserRole + 1
    """The path and format of an image that can be opened by itself."""
    SNAPSHOT = Qt.ItemDataRole.UserRole + 2
    """The drive's number and the snapshot's name."""


class ChainView(QTreeView):
    """Lists layers and snapshots; emits which one somebody wants to see."""

    layer_wanted = Signal(object, object)
    """The path of an image, and its format."""
    snapshot_wanted = Signal(int, object)
    """The number of a drive, and the name of a snapshot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Image files and snapshots"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(16, 16))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(PaddedDelegate(self))
        flatten(self.header())
        self.activated.connect(self._on_activated)
        self.hide()

    def show_chains(self, source: Source, chains: tuple[Chain, ...]) -> None:
        """Show them where there is more than the images themselves."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [self.tr("Image"), self.tr("Kind"), self.tr("Made"), self.tr("On disk")]
        )
        size_header = self._model.horizontalHeaderItem(3)
        size_header.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        is_more = False
        for number, chain in enumerate(chains):
            shown = source.drives[number].snapshot
            row = self._layer_row(chain.layers[0], is_top=True)
            for snapshot in chain.layers[0].snapshots:
                row[0].appendRow(self._snapshot_row(number, snapshot, is_shown=snapshot.name == shown))
            above = row[0]
            for layer in chain.layers[1:]:
                below = self._layer_row(layer, is_top=False)
                above.appendRow(below)
                above = below[0]
            self._model.appendRow(row)
            is_more = is_more or row[0].hasChildren()
        self.expandAll()
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setVisible(is_more)
        rows = sum(1 for _ in self._indexes())
        self.setMaximumHeight(self.header().sizeHint().height() + max(rows, 1) * self._row_height() + 8)

    def rows(self) -> list[list[str]]:
        """All cells as texts, in order."""
        return [
            [str(index.siblingAtColumn(column).data() or "") for column in range(4)]
            for index in self._indexes()
        ]

    def open_row(self, name: str) -> None:
        """As if somebody had activated the row of this name."""
        self._on_activated(self.index_of(name))

    def index_of(self, name: str) -> QModelIndex:
        """The row of this name."""
        return next(index for index in self._indexes() if index.data() == name)

    def _layer_row(self, layer: Layer, *, is_top: bool) -> list[QStandardItem]:
        path = Path(layer.path)
        word = self.tr("this image") if is_top else self.tr("built on")
        row = self._row(path.name, "disk" if is_top else "layers", f"{word} · {layer.format}")
        row[0].setToolTip(GuestText(str(path)).tooltip)
        row[3].setText(formats.size_text(layer.size))
        if not is_top:
            row[0].setData((path, layer.format), _Role.LAYER)
        return row

    def _snapshot_row(self, number: int, snapshot: Snapshot, *, is_shown: bool) -> list[QStandardItem]:
        word = self.tr("snapshot of a running machine") if snapshot.has_memory else self.tr("snapshot")
        kind = self.tr("{0}, shown now").format(word) if is_shown else word
        row = self._row(snapshot.name, "clock", kind)
        if snapshot.made is not None:
            seconds = int(snapshot.made.timestamp())
            row[2].setText(formats.time_text(seconds))
            row[2].setToolTip(formats.exact_time(seconds))
        if not is_shown:
            row[0].setData((number, snapshot.name), _Role.SNAPSHOT)
            row[0].setToolTip(self.tr("Open the disk as it was in this snapshot"))
        return row

    def _row(self, name: str, icon_name: str, kind: str) -> list[QStandardItem]:
        row = [QStandardItem(GuestText(text).plain) for text in (name, kind, "", "")]
        row[0].setIcon(icon(icon_name))
        row[3].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for item in row[1:]:
            item.setData(True, FAINT_ROLE)
        return row

    def _indexes(self) -> list[QModelIndex]:
        found: list[QModelIndex] = []

        def walk(parent: QModelIndex) -> None:
            for row in range(self._model.rowCount(parent)):
                found.append(self._model.index(row, 0, parent))
                walk(found[-1])

        walk(QModelIndex())
        return found

    def _row_height(self) -> int:
        return max(self.rowHeight(self._model.index(0, 0)), self.fontMetrics().height() + 8)

    def _on_activated(self, index: QModelIndex) -> None:
        item = index.siblingAtColumn(0)
        if (layer := item.data(_Role.LAYER)) is not None:
            self.layer_wanted.emit(*layer)
        elif (snapshot := item.data(_Role.SNAPSHOT)) is not None:
            self.snapshot_wanted.emit(*snapshot)
