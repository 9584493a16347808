"""The window: which disk on the left, where in it in the middle, what it is on the right.

It passes wishes on. Each open disk is a `DiskView` of its own; the bars and panes around it follow the one
that is shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from browser import desktop
from browser.guest_text import GuestText
from browser.history import Location
from browser.host import examine_host
from browser.job_queue import Jobs
from browser.places import Place
from browser.sentences import in_words
from browser.settings import Settings
from browser.sources import Drive, Source
from ui.actions import Actions
from ui.details_feed import DetailsFeed
from ui.dialogs import about_dialog, host_dialog
from ui.disk_view import DiskView, Page
from ui.dragging import Dragging
from ui.dropping import Dropping
from ui.extracting import Extracting
from ui.file_wishes import FileWishes
from ui.focus_ring import FocusRing
from ui.frame import Frame
from ui.handed_out import HandedOut
from ui.host_checks import HostChecks
from ui.machine_wishes import MachineWishes
from ui.messages import Messages
from ui.open_with import OpenWith
from ui.preferences import Preferences
from ui.shortcuts_dialog import ShortcutsDialog
from ui.surroundings import Surroundings
from ui.tasks import Tasks
from ui.window_state import WindowState

if TYPE_CHECKING:
    from engine.storage import Volume

WIDTH, HEIGHT = 1280, 800


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
        self.settings = settings
        self.tasks = Tasks(self._on_bug)
        self._may_close = False
        self._disk: DiskView | None = None
        self.frame = Frame(self.wishes, self.jobs, self)
        self.setCentralWidget(self.frame)
        FocusRing(self)
        self.resize(WIDTH, HEIGHT)
        self.extracting = Extracting(self.jobs, self.messages, self)
        self._handed_out = HandedOut(self.jobs, self.messages, self)
        self.dragging = Dragging(self._handed_out, self.extracting.extract_to, self)
        self.open_with = OpenWith(self._handed_out, self.messages, self)
        self._dropping = Dropping(self)
        self._feed = DetailsFeed(self.frame.details, self)
        self._surroundings = Surroundings(self.frame, self.wishes, self)
        self._file_wishes = FileWishes(self)
        self._state = WindowState(settings, self)
        self.machines = MachineWishes(self)
        self._connect_wishes()
        self._connect_parts()
        self._state.restore()
        self.update_surroundings()

    @property
    def disk(self) -> DiskView | None:
        """The disk that is shown; None on the welcome page."""
        return self._disk

    @property
    def disks(self) -> list[DiskView]:
        """The open disks, in the order in which they were opened."""
        widgets = (self.frame.pages.widget(number) for number in range(self.frame.pages.count()))
        return [widget for widget in widgets if isinstance(widget, DiskView)]

    def open_source(self, source: Source, at: Location | None = None) -> DiskView:
        """Open a guest and show it, at this location if it has it."""
        disk = DiskView(source, self.messages, self.frame.pages, at)
        disk.changed.connect(lambda: self._on_disk_changed(disk))
        disk.contents_known.connect(lambda: self._on_contents_known(disk))
        disk.failed.connect(lambda: self._on_disk_failed(disk))
        disk.retry_wanted.connect(lambda: self.tasks.start(self._reopen(disk, disk.guest.source)))
        disk.source_wanted.connect(lambda source: self.tasks.start(self._reopen(disk, source)))
        disk.beside_wanted.connect(self.open_source)
        disk.cancel_wanted.connect(lambda: self.tasks.start(self.close_disk(disk)))
        disk.open_wanted.connect(self.wishes.open.trigger)
        disk.report_wanted.connect(self.messages.copy)
        self._file_wishes.watch(disk)
        self.frame.pages.addWidget(disk)
        self.frame.sidebar.add_disk(disk)
        self._state.show_recent()
        self.show_disk(disk)
        disk.start()
        return disk

    async def open_paths(self, paths: Sequence[Path]) -> None:
        """Open images: one guest for each or one for all, which is asked where there are several."""
        await self.open_drives([Drive(path) for path in paths])

    async def open_drives(self, drives: Sequence[Drive], *, are_one: bool = False) -> None:
        """The same for images of which more is known; nothing is asked of those that `are_one` guest's."""
        together: bool | None = True
        if len(drives) > 1 and not are_one:
            together = await self.messages.ask_one_or_many([drive.path for drive in drives])
        if together is None or not drives:
            return
        for group in [drives] if together else [[drive] for drive in drives]:
            source = Source.of_drives(group)
            if (disk := self._opened(source)) is not None:
                self.show_disk(disk)
            else:
                self.open_source(source)

    def _opened(self, source: Source) -> DiskView | None:
        """The disk that shows this already: what is asked for twice, as by a double-click, is shown once."""
        return next(
            (disk for disk in self.disks if disk.guest.source == source and disk.guest.failure is None), None
        )

    def open_soon(self, paths: list[Path]) -> None:
        """Open images when whoever asked for it has gone on."""
        self.tasks.start(self.open_paths(paths))

    def show_disk(self, disk: DiskView | None) -> None:
        """Show an open disk, or the welcome page."""
        self._disk = disk
        self.frame.pages.setCurrentWidget(disk or self.frame.welcome)
        self._feed.show_disk(disk)
        self.update_surroundings()

    async def close_disk(self, disk: DiskView) -> None:
        """Close a disk and everything that belongs to it."""
        others = [other for other in self.disks if other is not disk]
        self.frame.sidebar.remove_disk(disk)
        if disk is self._disk:
            self.show_disk(others[-1] if others else None)
        self.frame.pages.removeWidget(disk)
        self._state.show_recent()
        await disk.close_guest()
        disk.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.set()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.tasks.restart("close", self.close_all())

    async def close_all(self) -> None:
        """Close the window: ask if need be, then end all sessions, then go."""
        if not await self.extracting.may_close():
            return
        self.closing.emit()
        self.machines.close()
        self._state.save()
        self.hide()
        await self.open_with.close()
        await self.dragging.close()
        await self.extracting.close()
        await self._handed_out.close()
        await self._feed.close()
        await self._file_wishes.going.close()
        await self.frame.welcome.close_page()
        await asyncio.gather(*(self.close_disk(disk) for disk in self.disks))
        self._may_close = True
        self.close()
        self.closed.set()

    # What people wish.

    def _connect_wishes(self) -> None:
        wishes = self.wishes
        self.addActions(wishes.all())
        wishes.open.triggered.connect(lambda: self.tasks.start(self._open_by_dialog()))
        wishes.close_disk.triggered.connect(self._close_shown)
        wishes.quit.triggered.connect(self.close)
        wishes.sidebar.toggled.connect(self.update_surroundings)
        wishes.details.toggled.connect(self.update_surroundings)
        wishes.preview.toggled.connect(self.update_surroundings)
        wishes.next_disk.triggered.connect(self._show_next)
        wishes.host.triggered.connect(self._show_host)
        wishes.preferences.triggered.connect(lambda: Preferences(self.settings, self).open())
        wishes.shortcuts.triggered.connect(lambda: ShortcutsDialog(wishes.all(), self).open())
        wishes.about.triggered.connect(lambda: about_dialog(self).open())
        for action, page in (
            (wishes.files, Page.FILES),
            (wishes.storage, Page.STORAGE),
            (wishes.system, Page.SYSTEM),
            (wishes.usage, Page.USAGE),
        ):
            action.triggered.connect(partial(self._show_page, page))

    def _connect_parts(self) -> None:
        frame = self.frame
        frame.sidebar.disk_chosen.connect(self.show_disk)
        frame.sidebar.place_chosen.connect(self._on_place_chosen)
        frame.sidebar.unlock_wanted.connect(self._on_unlock_wanted)
        frame.sidebar.recent_chosen.connect(self._open_recent)
        frame.sidebar.forget_wanted.connect(self.settings.remove_recent)
        frame.sidebar.close_wanted.connect(lambda disk: self.tasks.start(self.close_disk(disk)))
        frame.sidebar.window_wanted.connect(self._open_apart)
        frame.details.close_wanted.connect(self._end_preview)
        frame.welcome.open_wanted.connect(self.wishes.open.trigger)
        frame.welcome.recent_chosen.connect(self._open_recent)
        self.extracting.connect_bar(frame.jobs)
        self.dragging.told.connect(self._on_told)
        self._dropping.hovering.connect(frame.welcome.show_drop)
        self._dropping.dropped.connect(self.open_soon)
        self.wishes.transfers.triggered.connect(frame.jobs.toggle)

    def _on_told(self, sentence: str) -> None:
        self.update_selection()
        if sentence:
            self.frame.status.show_text(sentence)

    async def _open_by_dialog(self) -> None:
        await self.open_paths(await self.messages.choose_disks())

    def _end_preview(self) -> None:
        self.wishes.preview.setChecked(False)
        if self._disk is not None:
            self._disk.files.contents.view.setFocus()

    def _open_recent(self, path: Path) -> None:
        self.open_source(Source.of_files([path]))

    def _open_apart(self, disk: DiskView) -> None:
        """Show a disk in a window of its own, of another process: neither takes the other along."""
        try:
            program = str(desktop.command())
        except desktop.DesktopError as error:
            self.frame.status.show_text(in_words(str(error)))
            return
        words = disk.guest.source.words
        if words is not None:
            QProcess.startDetached(program, ["--new-window", *words])

    def _on_place_chosen(self, disk: DiskView, place: Place) -> None:
        self.show_disk(disk)
        disk.go_to_place(place)

    def _on_unlock_wanted(self, disk: DiskView, volume: Volume) -> None:
        self.show_disk(disk)
        disk.unlocking.ask(volume)

    def _show_page(self, page: Page) -> None:
        if self._disk is not None:
            self._disk.show_page(page)

    def _close_shown(self) -> None:
        if self._disk is not None:
            self.tasks.start(self.close_disk(self._disk))

    def _show_next(self) -> None:
        disks = self.disks
        if self._disk in disks:
            self.show_disk(disks[(disks.index(self._disk) + 1) % len(disks)])

    def _show_host(self) -> None:
        dialog, checks = host_dialog(self)
        dialog.open()
        self.tasks.restart("checks", self._examine(checks))

    async def _examine(self, checks: HostChecks) -> None:
        checks.show_checks(await examine_host())

    async def _reopen(self, disk: DiskView, source: Source) -> None:
        location = disk.location
        await self.close_disk(disk)
        self.open_source(source, location)

    # What the disks tell.

    def _on_disk_changed(self, disk: DiskView) -> None:
        if disk is self._disk:
            self.update_surroundings()

    def _on_contents_known(self, disk: DiskView) -> None:
        if disk in self.disks:
            for drive in disk.guest.source.drives:
                self.settings.add_recent(drive.path)
            self.frame.sidebar.update_disk(disk)
            self.frame.fit_sidebar()
            self._on_disk_changed(disk)

    def _on_disk_failed(self, disk: DiskView) -> None:
        if disk.guest.failure is not None and disk.guest.failure.of_host:
            self.tasks.restart("checks", self._examine(disk.failure.checks))

    def _on_bug(self, error: BaseException) -> None:
        self.frame.status.show_text(
            self.tr("Something went wrong inside Guestscope; the log says what. {0}").format(
                type(error).__name__
            )
        )

    def update_surroundings(self) -> None:
        """Bring everything around the disk in step with it."""
        self._surroundings.update(self._disk, self.disks)
        self.setWindowTitle(GuestText(self._disk.title).plain if self._disk is not None else "")

    def update_selection(self) -> None:
        """Bring what depends on the selection alone in step with it."""
        self._surroundings.update_selection(self._disk)
