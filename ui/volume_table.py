"""Everything that is on the disks as a tree with columns: names, contents, types, labels, sizes, UUIDs."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from browser.guest_text import GuestText
from browser.places import Place
from browser.storage_tree import Node, short_name, volume_icon
from ui import formats
from ui.flat_header import flatten
from ui.icons import icon
from ui.padded_delegate import FAINT_ROLE, PaddedDelegate
from ui.volume_words import content_text

if TYPE_CHECKING:
    from engine.storage import Volume
    from engine.volumes import VolumeFacts

GAP = 8
WIDEST = 260


class _Role(enum.IntEnum):
    VOLUME = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2
    """A Btrfs subvolume, which is no volume of its own."""


class _Column(enum.IntEnum):
    NAME = 0
    CONTENT = 1
    TYPE = 2
    LABEL = 3
    SIZE = 4
    USED = 5
    UUID = 6


_NUMBERS = (_Column.SIZE, _Column.USED)


class VolumeTable(QTreeView):
    """Shows the tree of one guest's storage."""

    chosen = Signal(object)
    """The volume that is looked at."""
    opened = Signal(object)
    place_opened = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Volumes"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(16, 16))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(PaddedDelegate(self))
        flatten(self.header())
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show what was found."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [
                self.tr("Volume"),
                self.tr("Content"),
                self.tr("Type"),
                self.tr("Label"),
                self.tr("Size"),
                self.tr("Used"),
                self.tr("UUID"),
            ]
        )
        for column in _NUMBERS:
            header = self._model.horizontalHeaderItem(column)
            header.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for node in nodes:
            self._model.appendRow(self._row(node))
        self.expandAll()
        self._fit()

    def show_facts(self, facts: Mapping[str, VolumeFacts]) -> None:
        """Fill in how full file systems are, and their subvolumes."""
        for index in self._indexes():
            volume = index.data(_Role.VOLUME)
            known = facts.get(volume.device) if volume is not None else None
            if volume is None or known is None:
                continue
            if known.size:
                used = index.siblingAtColumn(_Column.USED)
                text = f"{formats.size_text(known.used)} · {known.used / known.size:.0%}"
                self._model.itemFromIndex(used).setText(GuestText(text).plain)
            item = self._model.itemFromIndex(index)
            if known.subvolumes and not any(
                item.child(row).data(_Role.PLACE) for row in range(item.rowCount())
            ):
                snapshots = {each.uuid for each in known.subvolumes}
                for subvolume in known.subvolumes:
                    is_snapshot = bool(subvolume.parent) and subvolume.parent in snapshots
                    item.appendRow(self._subvolume_row(volume, subvolume.path, is_snapshot=is_snapshot))
                self.expand(index)
        self._fit()

    def select(self, device: str) -> None:
        """Mark the row of a volume, which tells nobody."""
        if self._current() == device:
            return
        for index in self._indexes():
            volume = index.data(_Role.VOLUME)
            if volume is not None and volume.device == device:
                self.blockSignals(True)
                self.setCurrentIndex(index)
                self.blockSignals(False)

    def rows(self) -> list[list[str]]:
        """All cells as texts, in order."""
        return [
            [str(index.siblingAtColumn(column).data()) for column in range(self._model.columnCount())]
            for index in self._indexes()
        ]

    def _row(self, node: Node) -> list[QStandardItem]:
        volume = node.volume
        items = self._items(
            short_name(volume.device),
            volume_icon(volume),
            content_text(volume),
            volume.type,
            volume.label or volume.partition_name,
            volume.uuid,
        )
        items[_Column.SIZE].setText(formats.size_text(volume.size))
        items[_Column.SIZE].setToolTip(formats.exact_size(volume.size))
        items[_Column.NAME].setData(volume, _Role.VOLUME)
        for child in node.children:
            items[_Column.NAME].appendRow(self._row(child))
        return items

    def _subvolume_row(self, volume: Volume, path: str, *, is_snapshot: bool) -> list[QStandardItem]:
        word = self.tr("snapshot") if is_snapshot else self.tr("subvolume")
        items = self._items(path, "clock" if is_snapshot else "layers", word, "btrfs", "", "")
        items[_Column.NAME].setData(Place(f"btrfsvol:{volume.device}/{path}"), _Role.PLACE)
        return items

    def _items(
        self, name: str, icon_name: str, content: str, kind: str, label: str, uuid: str
    ) -> list[QStandardItem]:
        texts = (name, content, kind, label, "", "", uuid)
        items = [QStandardItem(GuestText(text).plain) for text in texts]
        items[_Column.NAME].setIcon(icon(icon_name))
        for column in _NUMBERS:
            items[column].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (_Column.CONTENT, _Column.TYPE, _Column.USED, _Column.UUID):
            items[column].setData(True, FAINT_ROLE)
        return items

    def _fit(self) -> None:
        header = self.header()
        header.setStretchLastSection(True)
        for column in range(_Column.UUID):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.resizeColumnToContents(column)
            header.resizeSection(column, min(header.sectionSize(column) + 2 * GAP, WIDEST))

    def _indexes(self) -> list[QModelIndex]:
        found: list[QModelIndex] = []

        def walk(parent: QModelIndex) -> None:
            for row in range(self._model.rowCount(parent)):
                found.append(self._model.index(row, 0, parent))
                walk(found[-1])

        walk(QModelIndex())
        return found

    def _current(self) -> str:
        volume = self.currentIndex().siblingAtColumn(0).data(_Role.VOLUME)
        return volume.device if volume is not None else ""

    def _on_current(self, index: QModelIndex) -> None:
        volume = index.siblingAtColumn(0).data(_Role.VOLUME)
        if volume is not None:
            self.chosen.emit(volume)

    def _on_activated(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        if (place := first.data(_Role.PLACE)) is not None:
            self.place_opened.emit(place)
        elif (volume := first.data(_Role.VOLUME)) is not None:
            self.opened.emit(volume)
