"""The sidebar answers "which disk": the open ones with their systems and volumes, those opened before, and
the machines of hypervisors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from browser.guest_text import GuestText
from browser.machines import Connection, ListedMachine
from browser.places import Place
from browser.storage_tree import short_name, volume_icon
from ui import formats
from ui.icons import icon
from ui.machine_list import MachineList
from ui.sidebar_rows import ROW_PADDING, Role, RowDelegate, row_item
from ui.system_page import system_title

if TYPE_CHECKING:
    from ui.disk_view import DiskView


class Sidebar(QTreeView):
    """Shows what is open and recent. Emits wishes; opens and closes nothing itself."""

    disk_chosen = Signal(object)
    place_chosen = Signal(object, Place)
    recent_chosen = Signal(Path)
    close_wanted = Signal(object)
    window_wanted = Signal(object)
    """An open disk that somebody wants to see in a window of its own, too."""
    forget_wanted = Signal(Path)
    unlock_wanted = Signal(object, object)
    """A disk, and the encrypted volume of it that somebody has the key of."""
    machine_opened = Signal(ListedMachine)
    connection_wanted = Signal()
    connection_refreshed = Signal(object)
    connection_removed = Signal(object)

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
        self.setItemDelegate(RowDelegate(self))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._open = self._add_heading(self.tr("Open"))
        self._recent = self._add_heading(self.tr("Recent"))
        self._machines = self._add_heading(self.tr("Machines"))
        self.machines = MachineList(self._machines)
        self._hide_empty()
        self.clicked.connect(self._on_chosen)
        self.doubleClicked.connect(self._on_opened)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not `activated`: where a single click activates, that comes with `clicked`.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def add_disk(self, disk: DiskView) -> None:
        """Put a disk that is being opened at the end of those that are open."""
        item = row_item(disk.title, "disk" if len(disk.guest.source.drives) == 1 else "disks")
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
            title = disk.guest.volume_title(volume)
            place = Place(volume.device)
            size = formats.size_text(volume.size)
            item.appendRow(self._place_item(disk, place, title, volume_icon(volume), size))
        for volume in disk.guest.locked:
            row = row_item(short_name(volume.device), "lock")
            row.setData(disk, Role.DISK)
            row.setData(volume, Role.LOCKED)
            row.setData(self.tr("locked"), Role.ASIDE)
            row.setToolTip(self.tr("Encrypted: a key opens it"))
            item.appendRow(row)
        self.expandAll()

    def remove_disk(self, disk: DiskView) -> None:
        """Take a closed disk off the list."""
        item = self._item_of(disk)
        if item is not None:
            self._open.removeRow(item.row())
        self._hide_empty()

    def index_of_disk(self, disk: DiskView) -> QModelIndex:
        """The row of an open disk; invalid if it is none."""
        item = self._item_of(disk)
        return QModelIndex() if item is None else item.index()

    def index_of(self, disk: DiskView, place: Place) -> QModelIndex:
        """The row of a place of an open disk; invalid if there is none."""
        item = self._item_of(disk)
        rows = (item.child(row) for row in range(item.rowCount())) if item is not None else ()
        return next((row.index() for row in rows if row.data(Role.PLACE) == place), QModelIndex())

    def show_current(self, disk: DiskView | None, place: Place | None) -> None:
        """Mark where the window is."""
        item = None if disk is None else self._item_of(disk)
        index = QModelIndex() if disk is None or place is None else self.index_of(disk, place)
        if not index.isValid() and item is not None:
            index = item.index()
        self.setCurrentIndex(index)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the disks that were opened last."""
        self._recent.removeRows(0, self._recent.rowCount())
        for path in paths:
            item = row_item(path.name, "clock")
            item.setData(path, Role.PATH)
            item.setToolTip(GuestText(str(path)).tooltip)
            self._recent.appendRow(item)
        self._hide_empty()
        self.expandAll()

    def show_connection(self, connection: Connection) -> None:
        """Show what is known of a libvirt and its machines."""
        self.machines.show(connection)
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
        item = row_item(title, icon_name)
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
        elif (locked := index.data(Role.LOCKED)) is not None:
            self.unlock_wanted.emit(disk, locked)
        elif disk is not None:
            self.disk_chosen.emit(disk)
        elif index.data(Role.CONNECT):
            self.connection_wanted.emit()

    def _on_opened(self, index: QModelIndex) -> None:
        listed: ListedMachine | None = index.data(Role.MACHINE)
        if listed is not None and listed.source is not None:
            self.machine_opened.emit(listed)

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a row; empty where nothing can."""
        disk, path = index.data(Role.DISK), index.data(Role.PATH)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if disk is not None:
            apart = menu.addAction(self.tr("Open in a new window"), lambda: self.window_wanted.emit(disk))
            apart.setEnabled(disk.guest.source.words is not None)
            menu.addAction(icon("eject"), self.tr("Close disk"), lambda: self.close_wanted.emit(disk))
        elif path is not None:
            menu.addAction(icon("open"), self.tr("Open"), lambda: self.recent_chosen.emit(path))
            menu.addAction(
                icon("close"), self.tr("Remove from the list"), lambda: self.forget_wanted.emit(path)
            )
        self._fill_machine_menu(menu, index.data(Role.MACHINE), index.data(Role.CONNECTION))
        return menu

    def _on_menu(self, point: QPoint) -> None:
        menu = self.menu_for(self.indexAt(point))
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(point))

    def _fill_machine_menu(self, menu: QMenu, listed: ListedMachine | None, uri: str | None) -> None:
        if listed is not None:
            action = menu.addAction(icon("open"), self.tr("Open"), lambda: self.machine_opened.emit(listed))
            action.setEnabled(listed.source is not None)
        if uri is not None:
            menu.addAction(icon("refresh"), self.tr("Refresh"), lambda: self.connection_refreshed.emit(uri))
            menu.addAction(
                icon("close"), self.tr("Remove from the list"), lambda: self.connection_removed.emit(uri)
            )
