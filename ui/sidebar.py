"""The sidebar answers "which disk": the open ones with their systems and volumes, and those opened before."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from browser.guest_text import GuestText
from browser.places import Place
from browser.storage_tree import short_name, volume_icon
from ui import formats
from ui.icons import icon
from ui.system_page import system_title

if TYPE_CHECKING:
    from ui.disk_view import DiskView

ROW_PADDING = 8


class Role(enum.IntEnum):
    """What a row stands for."""

    DISK = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2
    PATH = Qt.ItemDataRole.UserRole + 3
    ASIDE = Qt.ItemDataRole.UserRole + 4
    """A short text at the right end of the row."""
    HEADING = Qt.ItemDataRole.UserRole + 5


class Sidebar(QTreeView):
    """Shows what is open and recent. Emits wishes; opens and closes nothing itself."""

    disk_chosen = Signal(object)
    place_chosen = Signal(object, Place)
    recent_chosen = Signal(Path)
    close_wanted = Signal(object)
    forget_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Disks"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setIconSize(QSize(16, 16))
        self.setRootIsDecorated(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RowDelegate(self))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._open = self._add_heading(self.tr("Open"))
        self._recent = self._add_heading(self.tr("Recent"))
        self._hide_empty()
        self.clicked.connect(self._on_chosen)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not `activated`: where a single click activates, that comes with `clicked`.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def add_disk(self, disk: DiskView) -> None:
        """Put a disk that is being opened at the end of those that are open."""
        item = _item(disk.title, "disk" if len(disk.guest.source.drives) == 1 else "disks")
        item.setData(disk, Role.DISK)
        item.setToolTip(GuestText("\n".join(str(drive.path) for drive in disk.guest.source.drives)).tooltip)
        self._open.appendRow(item)
        self._hide_empty()
        self.expandAll()

    def update_disk(self, disk: DiskView) -> None:
        """Show what is known of a disk now: its systems and its file systems."""
        item = self._item_of(disk)
        if item is None or disk.guest.storage is None:
            return
        item.removeRows(0, item.rowCount())
        for place in disk.guest.places:
            assert place.system is not None
            item.appendRow(self._place_item(disk, place, system_title(place.system), "system", ""))
        for volume in disk.guest.storage.file_systems:
            name = short_name(volume.device)
            title = f"{name}  {volume.label}" if volume.label else name
            place = Place(volume.device)
            size = formats.size_text(volume.size)
            item.appendRow(self._place_item(disk, place, title, volume_icon(volume), size))
        self.expandAll()

    def remove_disk(self, disk: DiskView) -> None:
        """Take a closed disk off the list."""
        item = self._item_of(disk)
        if item is not None:
            self._open.removeRow(item.row())
        self._hide_empty()

    def show_current(self, disk: DiskView | None, place: Place | None) -> None:
        """Mark where the window is."""
        item = None if disk is None else self._item_of(disk)
        for row in range(item.rowCount() if item is not None else 0):
            assert item is not None
            child = item.child(row)
            if child.data(Role.PLACE) == place:
                item = child
                break
        self.setCurrentIndex(QModelIndex() if item is None else item.index())

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the disks that were opened last."""
        self._recent.removeRows(0, self._recent.rowCount())
        for path in paths:
            item = _item(path.name, "clock")
            item.setData(path, Role.PATH)
            item.setToolTip(GuestText(str(path)).tooltip)
            self._recent.appendRow(item)
        self._hide_empty()
        self.expandAll()

    def content_height(self) -> int:
        """The height in pixels at which all rows are seen."""
        height = 0
        index = self._model.index(0, 0)
        while index.isValid():
            height += self.rowHeight(index)
            index = self.indexBelow(index)
        return height + ROW_PADDING

    def texts(self) -> list[str]:
        """All rows as they are shown, from the top down."""
        found: list[str] = []

        def walk(item: QStandardItem) -> None:
            for row in range(item.rowCount()):
                found.append(item.child(row).text())
                walk(item.child(row))

        walk(self._model.invisibleRootItem())
        return found

    def _place_item(
        self, disk: DiskView, place: Place, title: str, icon_name: str, aside: str
    ) -> QStandardItem:
        item = _item(title, icon_name)
        item.setData(disk, Role.DISK)
        item.setData(place, Role.PLACE)
        item.setData(aside, Role.ASIDE)
        item.setToolTip(GuestText(title if place.system else f"{title}\n{place.device}").tooltip)
        return item

    def _item_of(self, disk: DiskView) -> QStandardItem | None:
        items = (self._open.child(row) for row in range(self._open.rowCount()))
        return next((item for item in items if item.data(Role.DISK) is disk), None)

    def _add_heading(self, text: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setData(True, Role.HEADING)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._model.appendRow(item)
        return item

    def _hide_empty(self) -> None:
        for item in (self._open, self._recent):
            self.setRowHidden(item.row(), QModelIndex(), item.rowCount() == 0)

    def _on_chosen(self, index: QModelIndex) -> None:
        disk, place, path = index.data(Role.DISK), index.data(Role.PLACE), index.data(Role.PATH)
        if path is not None:
            self.recent_chosen.emit(path)
        elif place is not None:
            self.place_chosen.emit(disk, place)
        elif disk is not None:
            self.disk_chosen.emit(disk)

    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        disk, path = index.data(Role.DISK), index.data(Role.PATH)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if disk is not None:
            menu.addAction(icon("eject"), self.tr("Close disk"), lambda: self.close_wanted.emit(disk))
        elif path is not None:
            menu.addAction(icon("open"), self.tr("Open"), lambda: self.recent_chosen.emit(path))
            menu.addAction(
                icon("close"), self.tr("Remove from the list"), lambda: self.forget_wanted.emit(path)
            )
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(point))


class _RowDelegate(QStyledItemDelegate):
    """Rows with some air; headings small and dim; a text of its own at the right end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        extra = 2 * ROW_PADDING if index.data(Role.HEADING) else ROW_PADDING
        return QSize(size.width(), option.fontMetrics.height() + extra)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(Role.PLACE) is not None:
            option.textElideMode = Qt.TextElideMode.ElideRight
        if index.data(Role.HEADING):
            option.font.setBold(True)
            option.font.setPointSizeF(option.font.pointSizeF() * 0.85)
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            option.text = option.text.upper()
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.data(Role.HEADING):
            option.rect = option.rect.adjusted(5, 0, 0, -3)
        aside: Any = index.data(Role.ASIDE)
        if not aside:
            super().paint(painter, option, index)
            return
        width = option.fontMetrics.horizontalAdvance(aside) + 12
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        style = full.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, full, full.widget)
        full.text = full.fontMetrics.elidedText(full.text, Qt.TextElideMode.ElideRight, room.width() - width)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, full.widget)
        is_selected = bool(full.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(full.palette.color(role))
        rest = QRect(room.right() - width, room.top(), width - 4, room.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        painter.restore()


def _item(title: str, icon_name: str) -> QStandardItem:
    item = QStandardItem(icon(icon_name), GuestText(title).plain)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
