"""Going elsewhere on a disk: by typing a path, by a bookmark, to another system or volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from browser.bookmarks import Bookmarks, existing, usual
from browser.completion import read_completions
from browser.guest_text import GuestText
from browser.history import Location, normal_path
from browser.places import Place
from browser.storage_tree import volume_icon
from ui.disk_view import Page
from ui.icons import icon
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.disk_view import DiskView
    from ui.main_window import MainWindow

CALM = 120
"""Milliseconds without a key before the guest is asked how a path may go on."""


class Going(QObject):
    """For one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bookmarks = Bookmarks(window.settings)
        self._tasks = Tasks()
        self._typed = ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(lambda: self._tasks.restart("completion", self._complete(self._typed)))
        wishes, path = window.wishes, window.frame.path
        path.completion_wanted.connect(self._on_typed)
        path.places_wanted.connect(self._show_places)
        wishes.places.triggered.connect(self._show_places)
        wishes.bookmarks.triggered.connect(lambda: self._tasks.restart("menu", self._show_bookmarks()))
        wishes.bookmark.triggered.connect(self._keep)

    async def close(self) -> None:
        """Give up what is being asked."""
        self._calm.stop()
        await self._tasks.close()

    def _on_typed(self, text: str) -> None:
        self._typed = text
        self._calm.start()

    async def _complete(self, text: str) -> None:
        disk = self._window.disk
        if disk is None or disk.location is None or not text:
            return
        folder, slash, rest = text.rpartition("/")
        base = normal_path(folder + slash, disk.location.path)
        whole = f"{base.rstrip('/')}/{rest}"
        try:
            found = await disk.guest.ask(disk.location.place, read_completions, whole)
        except (RuntimeError, OSError):
            # There is nothing to offer where nothing can be read.
            return
        # As somebody began it: from here, or from the top.
        offered = [f"{folder}{slash}{path[len(base.rstrip('/')) + 1 :]}" for path in found]
        self._window.frame.path.show_completions(text, offered)

    def _show_places(self) -> None:
        disk = self._window.disk
        if disk is None or disk.guest.storage is None:
            return
        menu = self._menu()
        here = disk.location.place if disk.location is not None else None
        places = [(place, disk.title_of(place), "system") for place in disk.guest.places]
        for volume in disk.guest.storage.file_systems:
            title = disk.guest.volume_title(volume)
            places.append((Place(volume.device), title, volume_icon(volume)))
        for number, (place, title, icon_name) in enumerate(places):
            if number and number == len(disk.guest.places):
                menu.addSeparator()
            action = menu.addAction(icon(icon_name), GuestText(title).plain.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == here)
            action.triggered.connect(lambda _checked=False, place=place: disk.go_to_place(place))
        path = self._window.frame.path
        menu.popup(path.mapToGlobal(path.rect().bottomLeft()))

    async def _show_bookmarks(self) -> None:
        disk = self._window.disk
        location = disk.location if disk is not None else None
        if disk is None or location is None:
            return
        place = location.place
        ignores_case = place.system is not None and place.system.type == "windows"
        own = self._bookmarks.own
        try:
            there = await disk.guest.ask(place, existing, usual(place), ignores_case=ignores_case)
            kept = await disk.guest.ask(place, existing, own, ignores_case=False)
        except (RuntimeError, OSError):
            there, kept = [], []
        menu = self._menu()
        menu.setAccessibleName(self.tr("Bookmarks"))
        for path in there:
            self._add(menu, disk, place, path, "folder")
        menu.addSeparator()
        for path in kept:
            self._add(menu, disk, place, path, "bookmark")
        menu.addSeparator()
        menu.addAction(self._window.wishes.bookmark)
        if self._bookmarks.has(location.path):
            menu.addAction(
                icon("close"), self.tr("Remove this bookmark"), lambda: self._bookmarks.remove(location.path)
            )
        button = self._window.frame.bookmarks
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add(self, menu: QMenu, disk: DiskView, place: Place, path: str, icon_name: str) -> None:
        action = menu.addAction(icon(icon_name), GuestText(path).plain.replace("&", "&&"))
        action.triggered.connect(lambda: self._go(disk, Location(place, path)))

    def _go(self, disk: DiskView, location: Location) -> None:
        disk.show_page(Page.FILES)
        disk.files.go(location)

    def _keep(self) -> None:
        disk = self._window.disk
        if disk is not None and disk.location is not None:
            path = disk.location.path
            self._bookmarks.add(path)
            self._window.frame.status.show_text(
                self.tr("{0} is among the bookmarks now.").format(GuestText(path).within)
            )

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
