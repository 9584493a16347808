"""What people wish of the files on the screen, passed on to the folder view that is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit

from browser.guest_text import GuestText
from browser.history import Location
from browser.listing import Kind
from browser.selection import Selection
from ui.disk_view import Page
from ui.going import Going
from ui.properties_dialog import PropertiesDialog
from ui.view_wishes import ViewWishes

if TYPE_CHECKING:
    from ui.disk_view import DiskView
    from ui.main_window import MainWindow


class FileWishes(QObject):
    """Connects one window's actions and bars that are about files with the disk that is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wishes = window.wishes
        self._view_wishes = ViewWishes(window)
        self.going = Going(window)
        self._connect()

    def watch(self, disk: DiskView) -> None:
        """Heed what the files of a new disk ask for."""
        wishes = self._wishes
        page = disk.files_page
        page.selection_changed.connect(self._window.update_selection)
        page.file_opened.connect(wishes.open_file.trigger)
        page.preview_wanted.connect(wishes.preview.trigger)
        page.menu_wanted.connect(self._on_menu)
        page.drag_wanted.connect(lambda: self._with_selection(self._window.dragging.drag))
        self._view_wishes.watch(page)

    def _connect(self) -> None:
        wishes, frame = self._wishes, self._window.frame
        wishes.back.triggered.connect(lambda: self._do(lambda disk: disk.files.go_back()))
        wishes.forward.triggered.connect(lambda: self._do(lambda disk: disk.files.go_forward()))
        wishes.up.triggered.connect(lambda: self._do(lambda disk: disk.files.go_up()))
        wishes.refresh.triggered.connect(lambda: self._do(lambda disk: disk.files.refresh()))
        wishes.edit_path.triggered.connect(frame.path.edit)
        wishes.extract.triggered.connect(self._extract)
        wishes.open_file.triggered.connect(self._open_file)
        wishes.copy.triggered.connect(self._copy)
        wishes.copy_path.triggered.connect(lambda: self._do(self._copy_path))
        wishes.count_usage.triggered.connect(lambda: self._do(self._count_usage))
        wishes.properties.triggered.connect(lambda: self._do(self._show_properties))
        frame.path.chosen.connect(lambda path: self._do(lambda disk: self._go(disk, path)))
        frame.path.typed.connect(lambda text: self._do(lambda disk: disk.files.go_to_text(text)))
        frame.path.top_chosen.connect(lambda: self._do(lambda disk: disk.show_page(Page.STORAGE)))
        frame.folders.chosen.connect(lambda path: self._do(lambda disk: self._go(disk, path)))
        frame.details.extract_wanted.connect(wishes.extract.trigger)
        frame.details.copy_path_wanted.connect(wishes.copy_path.trigger)
        self._window.open_with.shown_here.connect(self._show_here)
        frame.status.cancel_wanted.connect(lambda: self._do(lambda disk: disk.files.cancel()))

    def _do(self, deed: Callable[[DiskView], object]) -> None:
        """Do something with the disk that is shown, if one is."""
        if self._window.disk is not None:
            deed(self._window.disk)

    def _with_selection(self, deed: Callable[[Selection], object]) -> None:
        """Do something with the files that are selected, if any are."""
        self._do(lambda disk: deed(disk.selection) if disk.selection is not None else None)

    def _go(self, disk: DiskView, path: str) -> None:
        if disk.location is not None:
            disk.show_page(Page.FILES)
            disk.files.go(Location(disk.location.place, path))

    def _extract(self) -> None:
        window = self._window
        self._with_selection(lambda selection: window.tasks.start(window.extracting.extract(selection)))

    def _open_file(self) -> None:
        entries = self._window.disk.files.selected_entries() if self._window.disk is not None else []
        if len(entries) == 1 and entries[0].kind is Kind.FILE:
            self._with_selection(self._window.open_with.open)

    def _show_here(self, sentence: str) -> None:
        """Show a file in the details, and say why no program does."""
        self._wishes.details.setChecked(True)
        self._do(lambda disk: disk.banner.tell(sentence))

    def _copy(self) -> None:
        """Copy what the key is meant for: text where text is marked, else the files that are selected."""
        view = QApplication.focusWidget()
        if isinstance(view, QPlainTextEdit) and view.textCursor().hasSelection():
            view.copy()
        elif isinstance(view, QLabel) and view.hasSelectedText():
            self._window.messages.copy(view.selectedText())
        else:
            self._with_selection(self._window.dragging.copy)

    def _copy_path(self, disk: DiskView) -> None:
        self._window.messages.copy("\n".join(GuestText(path).line for path in disk.files.selected_paths()))

    def _count_usage(self, disk: DiskView) -> None:
        location, entries = disk.location, disk.files.selected_entries()
        if location is not None:
            paths = disk.files.selected_paths() if [entry.kind for entry in entries] == [Kind.FOLDER] else []
            disk.count_usage(paths[0] if paths else location.path)

    def _show_properties(self, disk: DiskView) -> None:
        location = disk.location
        if location is not None:
            paths = disk.files.selected_paths() or [location.path]
            PropertiesDialog(disk.guest, location.place, paths, disk.files.accounts, self._window).show()

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wishes.fill_file_menu(menu)
        menu.popup(point)
