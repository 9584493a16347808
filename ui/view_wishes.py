"""What people wish of how files are shown: tabs, split, icons, columns, filter, what is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import column_memory
from ui.disk_view import Page

if TYPE_CHECKING:
    from ui.disk_view import DiskView
    from ui.files_page import FilesPage
    from ui.folder_view import FolderView
    from ui.main_window import MainWindow


class ViewWishes(QObject):
    """Connects one window's actions about the view with the Files page that is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wishes = window.wishes
        self._connect()

    def watch(self, page: FilesPage) -> None:
        """Set up the folder views of a new disk, now and when there are more of them."""
        for view in page.views:
            self._set_up(view)
        page.view_added.connect(self._set_up)
        page.current_changed.connect(lambda: self._on_current(page))

    def _connect(self) -> None:
        wishes = self._wishes
        deeds: list[tuple[object, Callable[[FilesPage], object]]] = [
            (wishes.new_tab, _open_tab),
            (wishes.open_tab, lambda page: page.current.open_in_tab()),
            (wishes.close_tab, lambda page: page.close_tab()),
            (wishes.next_tab, lambda page: page.step_tab(1)),
            (wishes.previous_tab, lambda page: page.step_tab(-1)),
            (wishes.split, lambda page: page.set_split(wishes.split.isChecked())),
            (wishes.other_side, lambda page: page.go_to_other_side()),
            (wishes.search, lambda page: page.current.search()),
            (wishes.show_in_folder, lambda page: page.current.show_in_folder()),
            (wishes.filter, lambda page: page.current.names.filter.begin()),
            (wishes.select_matching, lambda page: page.current.names.pattern.begin()),
            (wishes.select_all, lambda page: page.current.contents.select_all()),
            (wishes.invert_selection, lambda page: page.current.contents.invert_selection()),
        ]
        for action, deed in deeds:
            action.triggered.connect(lambda _checked=False, deed=deed: self._do(deed))  # type: ignore[attr-defined]
        wishes.hidden.toggled.connect(self._on_hidden)
        wishes.icons.toggled.connect(self._on_icons)

    def _do(self, deed: Callable[[FilesPage], object]) -> None:
        """Do something with the Files page that is shown, if one is."""
        disk = self._window.disk
        if disk is not None and disk.page is Page.FILES:
            deed(disk.files_page)

    def _views(self) -> list[FolderView]:
        disks: list[DiskView] = self._window.disks
        return [view for disk in disks for view in disk.files_page.views]

    def _set_up(self, view: FolderView) -> None:
        settings = self._window.settings
        view.set_hidden(self._wishes.hidden.isChecked())
        view.contents.show_icons(self._wishes.icons.isChecked())
        column_memory.restore(settings, view.table)
        view.table.columns_changed.connect(lambda: column_memory.keep(settings, view.table))

    def _on_current(self, page: FilesPage) -> None:
        self._wishes.split.setChecked(page.is_split)

    def _on_hidden(self, is_shown: bool) -> None:
        self._window.settings.set_flag("hidden", is_shown)
        for view in self._views():
            view.set_hidden(is_shown)

    def _on_icons(self, is_wanted: bool) -> None:
        self._window.settings.set_flag("icons", is_wanted)
        for view in self._views():
            view.contents.show_icons(is_wanted)


def _open_tab(page: FilesPage) -> None:
    if page.current.location is not None:
        page.open_tab(page.current.location)
