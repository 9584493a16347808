"""The window: which disk on the left, where in it in the middle, what it is on the right.

It passes wishes on. Each open disk is a `DiskView` of its own; the bars and panes around it follow the one
that is shown.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from browser.guest_text import GuestText
from browser.history import Location
from browser.host import examine_host
from browser.job_queue import Jobs
from browser.listing import Kind
from browser.places import Place
from browser.settings import Settings
from browser.sources import Source
from browser.uris import path_of
from ui import formats
from ui.actions import Actions
from ui.details_feed import DetailsFeed
from ui.dialogs import about_dialog, host_dialog, shortcuts_dialog
from ui.disk_view import DiskView, Page
from ui.extracting import Extracting
from ui.frame import Frame
from ui.host_checks import HostChecks
from ui.messages import Messages
from ui.path_bar import Crumb
from ui.tasks import Tasks

WIDTH, HEIGHT = 1280, 800
RECENT_SHOWN = 6
"""Disks opened before that the sidebar lists."""

logger = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """One window. `painted` is set when it was first seen, `closed` when nothing of it is left."""

    closing = Signal()
    """The window will open nothing any more."""

    def __init__(self, settings: Settings, messages: Messages | None = None) -> None:
        super().__init__()
        self.closed = asyncio.Event()
        self.painted = asyncio.Event()
        self.jobs = Jobs(self)
        self.wishes = Actions(self)
        self.messages = messages or Messages(self)
        self._settings = settings
        self._tasks = Tasks(self._on_bug)
        self._may_close = False
        self._disk: DiskView | None = None
        self.frame = Frame(self.wishes, self.jobs, self)
        self.setCentralWidget(self.frame)
        self.setAcceptDrops(True)
        self.resize(WIDTH, HEIGHT)
        self.extracting = Extracting(self.jobs, self.messages, self)
        self._feed = DetailsFeed(self.frame.details, self)
        self._connect_wishes()
        self._connect_parts()
        self._restore()
        self._update()

    @property
    def disk(self) -> DiskView | None:
        """The disk that is shown; None on the welcome page."""
        return self._disk

    @property
    def disks(self) -> list[DiskView]:
        """The open disks, in the order in which they were opened."""
        widgets = (self.frame.pages.widget(number) for number in range(self.frame.pages.count()))
        return [widget for widget in widgets if isinstance(widget, DiskView)]

    def open_source(self, source: Source) -> DiskView:
        """Open a guest and show it."""
        disk = DiskView(source, self.frame.pages)
        disk.changed.connect(lambda: self._on_disk_changed(disk))
        disk.contents_known.connect(lambda: self._on_contents_known(disk))
        disk.files.selection_changed.connect(self._update_selection)
        disk.failed.connect(lambda: self._on_disk_failed(disk))
        disk.retry_wanted.connect(lambda: self._tasks.start(self._retry(disk)))
        disk.cancel_wanted.connect(lambda: self._tasks.start(self.close_disk(disk)))
        disk.open_wanted.connect(self.wishes.open.trigger)
        disk.report_wanted.connect(self.messages.copy)
        disk.files.file_opened.connect(lambda: self.wishes.details.setChecked(True))
        disk.files.preview_wanted.connect(self.wishes.details.toggle)
        disk.files.menu_wanted.connect(self._on_file_menu)
        disk.files.set_hidden(self.wishes.hidden.isChecked())
        self.frame.pages.addWidget(disk)
        self.frame.sidebar.add_disk(disk)
        self._show_recent()
        self.show_disk(disk)
        disk.start()
        return disk

    async def open_paths(self, paths: Sequence[Path], image_format: str | None = None) -> None:
        """Open images: one guest for each or one for all, which is asked where there are several."""
        together: bool | None = True
        if len(paths) > 1:
            together = await self.messages.ask_one_or_many(paths)
        if together is None or not paths:
            return
        groups = [list(paths)] if together else [[path] for path in paths]
        for group in groups:
            self.open_source(Source.of_files(group, image_format))

    def open_soon(self, paths: list[Path]) -> None:
        """Open images when whoever asked for it has gone on."""
        self._tasks.start(self.open_paths(paths))

    def show_disk(self, disk: DiskView | None) -> None:
        """Show an open disk, or the welcome page."""
        self._disk = disk
        self.frame.pages.setCurrentWidget(disk or self.frame.welcome)
        self._feed.show_disk(disk)
        self._update()

    async def close_disk(self, disk: DiskView) -> None:
        """Close a disk and everything that belongs to it."""
        others = [other for other in self.disks if other is not disk]
        self.frame.sidebar.remove_disk(disk)
        if disk is self._disk:
            self.show_disk(others[-1] if others else None)
        self.frame.pages.removeWidget(disk)
        self._show_recent()
        await disk.close_guest()
        disk.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.set()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.frame.welcome.show_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.frame.welcome.show_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.frame.welcome.show_drop(False)
        event.acceptProposedAction()
        # Whoever dropped is frozen until this returns, and a question may follow.
        self.open_soon(_dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._tasks.restart("close", self.close_all())

    async def close_all(self) -> None:
        """Close the window: ask if need be, then end all sessions, then go."""
        unfinished = len(self.jobs.unfinished)
        if unfinished and not await self.messages.confirm_close(unfinished):
            return
        self.closing.emit()
        self._save()
        self.hide()
        await self.jobs.close()
        await self._feed.close()
        await asyncio.gather(*(self.close_disk(disk) for disk in self.disks))
        self._may_close = True
        self.close()
        self.closed.set()

    # What people wish.

    def _connect_wishes(self) -> None:
        wishes = self.wishes
        self.addActions(wishes.all())
        wishes.open.triggered.connect(lambda: self._tasks.start(self._open_by_dialog()))
        wishes.close_disk.triggered.connect(
            lambda: self._do(lambda disk: self._tasks.start(self.close_disk(disk)))
        )
        wishes.quit.triggered.connect(self.close)
        wishes.back.triggered.connect(lambda: self._do(lambda disk: disk.files.go_back()))
        wishes.forward.triggered.connect(lambda: self._do(lambda disk: disk.files.go_forward()))
        wishes.up.triggered.connect(lambda: self._do(lambda disk: disk.files.go_up()))
        wishes.refresh.triggered.connect(lambda: self._do(lambda disk: disk.files.refresh()))
        wishes.edit_path.triggered.connect(self.frame.path.edit)
        wishes.extract.triggered.connect(lambda: self._tasks.start(self._extract()))
        wishes.copy_path.triggered.connect(self._copy_path)
        wishes.hidden.toggled.connect(self._on_hidden)
        wishes.sidebar.toggled.connect(self._update)
        wishes.details.toggled.connect(self._update)
        wishes.next_disk.triggered.connect(self._show_next)
        wishes.host.triggered.connect(self._show_host)
        wishes.remember.toggled.connect(self._settings.set_remembers_recent)
        wishes.clear_recent.triggered.connect(self._settings.clear_recent)
        wishes.shortcuts.triggered.connect(lambda: shortcuts_dialog(wishes.all(), self).open())
        wishes.about.triggered.connect(lambda: about_dialog(self).open())
        for action, page in (
            (wishes.files, Page.FILES),
            (wishes.storage, Page.STORAGE),
            (wishes.system, Page.SYSTEM),
        ):
            action.triggered.connect(lambda _=False, page=page: self._do(lambda disk: disk.show_page(page)))

    def _connect_parts(self) -> None:
        frame = self.frame
        frame.path.chosen.connect(self._go_to_path)
        frame.path.typed.connect(lambda text: self._do(lambda disk: disk.files.go_to_text(text)))
        frame.path.top_chosen.connect(lambda: self._do(lambda disk: disk.show_page(Page.STORAGE)))
        frame.folders.chosen.connect(self._go_to_path)
        frame.sidebar.disk_chosen.connect(self.show_disk)
        frame.sidebar.place_chosen.connect(self._on_place_chosen)
        frame.sidebar.recent_chosen.connect(self._open_recent)
        frame.sidebar.forget_wanted.connect(self._settings.remove_recent)
        frame.sidebar.close_wanted.connect(lambda disk: self._tasks.start(self.close_disk(disk)))
        frame.welcome.open_wanted.connect(self.wishes.open.trigger)
        frame.welcome.recent_chosen.connect(self._open_recent)
        frame.details.extract_wanted.connect(self.wishes.extract.trigger)
        frame.details.copy_path_wanted.connect(self.wishes.copy_path.trigger)
        frame.status.cancel_wanted.connect(lambda: self._do(lambda disk: disk.files.stop()))
        frame.jobs.details_wanted.connect(lambda job: self._tasks.start(self.extracting.tell_details(job)))
        self._settings.recent_changed.connect(self._show_recent)

    def _do(self, deed: Callable[[DiskView], object]) -> None:
        """Do something with the disk that is shown, if one is."""
        if self._disk is not None:
            deed(self._disk)

    async def _open_by_dialog(self) -> None:
        await self.open_paths(await self.messages.choose_disks())

    def _open_recent(self, path: Path) -> None:
        self.open_source(Source.of_files([path]))

    def _on_place_chosen(self, disk: DiskView, place: Place) -> None:
        self.show_disk(disk)
        disk.go_to_place(place)

    def _go_to_path(self, path: str) -> None:
        if self._disk is not None and self._disk.location is not None:
            self._disk.show_page(Page.FILES)
            self._disk.files.go(Location(self._disk.location.place, path))

    async def _extract(self) -> None:
        if self._disk is not None:
            await self.extracting.extract(self._disk, self._disk.files.selected_paths())

    def _copy_path(self) -> None:
        if self._disk is not None:
            self.messages.copy("\n".join(GuestText(path).line for path in self._disk.files.selected_paths()))

    def _on_hidden(self, is_shown: bool) -> None:
        self._settings.set_flag("hidden", is_shown)
        for disk in self.disks:
            disk.files.set_hidden(is_shown)

    def _on_file_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.wishes.fill_file_menu(menu)
        menu.popup(point)

    def _show_next(self) -> None:
        disks = self.disks
        if self._disk in disks:
            self.show_disk(disks[(disks.index(self._disk) + 1) % len(disks)])

    def _show_host(self) -> None:
        dialog, checks = host_dialog(self)
        dialog.open()
        self._tasks.restart("checks", self._examine(checks))

    async def _examine(self, checks: HostChecks) -> None:
        checks.show_checks(await examine_host())

    async def _retry(self, disk: DiskView) -> None:
        source = disk.guest.source
        await self.close_disk(disk)
        self.open_source(source)

    # What the disks tell.

    def _on_disk_changed(self, disk: DiskView) -> None:
        if disk is self._disk:
            self._update()

    def _on_contents_known(self, disk: DiskView) -> None:
        if disk in self.disks:
            for drive in disk.guest.source.drives:
                self._settings.add_recent(drive.path)
            self.frame.sidebar.update_disk(disk)
            self.frame.fit_sidebar()
            self._on_disk_changed(disk)

    def _on_disk_failed(self, disk: DiskView) -> None:
        if disk.guest.failure is not None and disk.guest.failure.of_host:
            self._tasks.restart("checks", self._examine(disk.failure.checks))

    def _on_bug(self, error: BaseException) -> None:
        self.frame.status.show_text(
            self.tr("Something went wrong inside Guestscope; the log says what. {0}").format(
                type(error).__name__
            )
        )

    def _update(self) -> None:
        """Bring everything around the disk in step with it."""
        disk = self._disk
        location = disk.location if disk is not None else None
        page = disk.page if disk is not None else None
        is_files = page is Page.FILES
        frame, wishes = self.frame, self.wishes
        frame.path.show_crumbs(self._crumbs(disk))
        frame.show_folders(disk.folders if disk is not None and is_files and location is not None else None)
        if location is not None and is_files:
            frame.folders.reveal(location.path)
        frame.sidebar.show_current(disk, location.place if location is not None and is_files else None)
        frame.show_details(is_files and wishes.details.isChecked())
        frame.show_sidebar(disk is not None and wishes.sidebar.isChecked())
        wishes.back.setEnabled(disk is not None and is_files and disk.files.can_go_back)
        wishes.forward.setEnabled(disk is not None and is_files and disk.files.can_go_forward)
        wishes.up.setEnabled(disk is not None and is_files and disk.files.can_go_up)
        for action in (wishes.refresh, wishes.edit_path):
            action.setEnabled(is_files and location is not None)
        wishes.details.setEnabled(is_files)
        for action, its_page in zip((wishes.files, wishes.storage, wishes.system), Page, strict=True):
            action.setEnabled(page is not None)
            action.setChecked(page is its_page)
        wishes.close_disk.setEnabled(disk is not None)
        wishes.next_disk.setEnabled(len(self.disks) > 1)
        frame.status.show_busy(disk is not None and disk.files.is_busy, disk is not None and disk.is_waiting)
        frame.status.show_guest_state(page is not None, disk.guest.why_not_accelerated if disk else "")
        self.setWindowTitle(GuestText(disk.title).plain if disk is not None else "")
        self._update_selection()

    def _update_selection(self) -> None:
        """Bring what depends on the selection alone in step with it."""
        disk = self._disk
        is_files = disk is not None and disk.page is Page.FILES
        has_selection = disk is not None and is_files and bool(disk.files.selected_paths())
        for action in (self.wishes.extract, self.wishes.copy_path):
            action.setEnabled(has_selection)
        self.frame.status.show_text(self._status_text(disk) if is_files else "")

    def _crumbs(self, disk: DiskView | None) -> list[Crumb]:
        if disk is None:
            return []
        crumbs = [Crumb(disk.title, None, "disk")]
        location = disk.location
        if location is not None and disk.page is Page.FILES:
            crumbs.append(Crumb(disk.title_of(location.place), "/"))
            path = ""
            for part in location.parts:
                path = f"{path}/{part}"
                crumbs.append(Crumb(part, path))
        return crumbs

    def _status_text(self, disk: DiskView | None) -> str:
        if disk is None or disk.location is None:
            return ""
        selected = disk.files.selected_entries()
        total = self.tr("%n item(s)", "", disk.files.model.rowCount())
        if not selected:
            return total
        text = self.tr("{0}, %n selected", "", len(selected)).format(total)
        size = sum(entry.size or 0 for entry in selected if entry.kind is Kind.FILE)
        return f"{text} ({formats.size_text(size)})" if size else text

    # What is remembered.

    def _restore(self) -> None:
        geometry = self._settings.state("geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.frame.restore(self._settings)
        self.wishes.hidden.setChecked(self._settings.flag("hidden", False))
        self.wishes.sidebar.setChecked(self._settings.flag("sidebar", True))
        self.wishes.details.setChecked(self._settings.flag("details", True))
        self.wishes.remember.setChecked(self._settings.remembers_recent)
        self._show_recent()

    def _save(self) -> None:
        self._settings.save_state("geometry", self.saveGeometry())
        self.frame.save(self._settings)
        self._settings.set_flag("sidebar", self.wishes.sidebar.isChecked())
        self._settings.set_flag("details", self.wishes.details.isChecked())

    def _show_recent(self) -> None:
        recent = self._settings.recent
        opened = {drive.path for disk in self.disks for drive in disk.guest.source.drives}
        self.frame.welcome.show_recent(recent)
        self.frame.sidebar.show_recent([path for path in recent if path not in opened][:RECENT_SHOWN])
        self.frame.fit_sidebar()


def _dropped_paths(data: QMimeData) -> list[Path]:
    """The local files among what is dropped."""
    uris = (bytes(url.toEncoded().data()).decode() for url in data.urls())
    return [path for uri in uris if (path := path_of(uri)) is not None]
