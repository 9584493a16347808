"""Everything that the window shows of one guest: how it is opened, and then its three pages."""

from __future__ import annotations

import contextlib
import enum
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from browser.background import in_thread
from browser.guest import Guest, GuestState
from browser.history import Location
from browser.places import Place
from browser.selection import Selection
from browser.session import SessionEnded
from browser.sources import Source
from browser.storage_tree import first_place
from ui.disk_notices import DiskNotices
from ui.failure_page import FailurePage
from ui.files_page import FilesPage
from ui.folder_feed import FolderFeed
from ui.folder_view import FolderView
from ui.opening_page import OpeningPage
from ui.preview.bytes_dialog import BytesDialog
from ui.storage_page import StoragePage
from ui.system_page import SystemPage, system_title
from ui.tasks import Tasks
from ui.unlocking import Unlocking
from ui.usage.page import UsagePage

if TYPE_CHECKING:
    from browser.failure import Failure
    from engine.storage import Storage
    from ui.messages import Messages


class Page(enum.IntEnum):
    """The pages of an open disk, in the order of their tabs."""

    FILES = 0
    STORAGE = 1
    SYSTEM = 2
    USAGE = 3


class DiskView(QWidget):
    """One guest and its pages. It is the only owner of the guest, and closes it.

    `at` is where to be when it is open, if the guest has that still.
    """

    changed = Signal()
    """Something that the rest of the window shows of this disk is different now."""
    contents_known = Signal()
    """Its volumes or its systems were found."""
    failed = Signal()
    retry_wanted = Signal()
    beside_wanted = Signal(object)
    """Another source is to be opened beside this one."""
    source_wanted = Signal(object)
    """Another source is to be opened in place of this one, which could not be."""
    cancel_wanted = Signal()
    open_wanted = Signal()
    report_wanted = Signal(str)

    def __init__(
        self, source: Source, messages: Messages, parent: QWidget | None = None, at: Location | None = None
    ) -> None:
        super().__init__(parent)
        self.guest = Guest(source, parent=self)
        self._wanted = at
        self._messages = messages
        self.is_waiting = False
        self.tasks = Tasks()
        self.unlocking = Unlocking(self.guest, self.tasks, self, messages)
        self._folder_feed = FolderFeed(self.guest, self.tasks, self)
        self.folders = self._folder_feed.folders
        self.files_page = FilesPage(self.guest, self.tasks, self)
        self.opening = OpeningPage(source.name, self)
        self.failure = FailurePage(self)
        self.storage = StoragePage(self)
        self.system = SystemPage(self.guest, self.tasks, messages, self)
        self.usage = UsagePage(self.files_page.seeker, self.tasks, messages, self)
        self._notices = DiskNotices(self.guest, self.tasks, self)
        self.banner, self.live = self._notices.banner, self._notices.live
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(True)
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Pages"))
        self._pages = QStackedWidget(self)
        for title, page in (
            (self.tr("Files"), self.files_page),
            (self.tr("Storage"), self.storage),
            (self.tr("This system"), self.system),
            (self.tr("Disk usage"), self.usage),
        ):
            self.tabs.addTab(title)
            self._pages.addWidget(page)
        self._opened = QWidget(self)
        opened = QVBoxLayout(self._opened)
        opened.setContentsMargins(0, 0, 0, 0)
        opened.setSpacing(0)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 4, 0, 0)
        tabs.addWidget(self.tabs)
        opened.addLayout(tabs)
        opened.addWidget(self.live)
        opened.addWidget(self.banner)
        opened.addWidget(self._pages, 1)
        self._stack = QStackedLayout(self)
        for widget in (self.opening, self.failure, self._opened):
            self._stack.addWidget(widget)
        self._connect()

    @property
    def title(self) -> str:
        """What the disk goes by."""
        return self.guest.source.name

    @property
    def page(self) -> Page | None:
        """The page that is shown; None while the disk is being opened, or could not be."""
        return Page(self.tabs.currentIndex()) if self.is_shown_open else None

    @property
    def is_shown_open(self) -> bool:
        return self._stack.currentWidget() is self._opened

    @property
    def files(self) -> FolderView:
        """The folder that people work with; another one when they go to another tab or side."""
        return self.files_page.current

    @property
    def location(self) -> Location | None:
        """Where the files page is."""
        return self.files.location

    @property
    def selection(self) -> Selection | None:
        """What of its files is selected, if anything is."""
        paths = tuple(self.files.selected_paths())
        location = self.location
        return Selection(self.guest, location.place, paths) if location is not None and paths else None

    def start(self) -> None:
        """Begin to open the guest."""
        self.tasks.start(self.guest.open())
        # What shows the systems takes a tenth of a second to be loaded, and is needed in a moment.
        self.tasks.start(in_thread(lambda: importlib.import_module("ui.inspection.panel")))

    def show_page(self, page: Page) -> None:
        """Show one of the pages of an open disk."""
        self.tabs.setCurrentIndex(page)
        self._stack.setCurrentWidget(self._opened)
        self.changed.emit()

    def go_to_place(self, place: Place) -> None:
        """Browse a place from its top, or where it was left if it is the current one."""
        self.show_page(Page.FILES)
        if self.location is None or self.location.place != place:
            self.files.go(Location(place))

    def count_usage(self, path: str) -> None:
        """Show how much is in a folder of the place that is browsed."""
        if self.location is not None:
            self.usage.count(self.location.place, path)
            self.show_page(Page.USAGE)

    def title_of(self, place: Place) -> str:
        """What a place goes by: guest text."""
        if place.system is not None:
            return system_title(place.system)
        volume = self.guest.storage.find(place.device) if self.guest.storage else None
        return volume.label if volume is not None and volume.label else place.device.removeprefix("/dev/")

    async def close_guest(self) -> None:
        """End everything that belongs to the guest."""
        self.files_page.stop()
        self.usage.stop()
        await self.files_page.seeker.close()
        await self.guest.close()
        await self.tasks.close()
        await self.system.close_reader()

    def _connect(self) -> None:
        guest = self.guest
        guest.state_changed.connect(self._on_state)
        guest.stage_changed.connect(self.opening.show_stage)
        guest.log_line.connect(self.opening.add_line)
        guest.storage_found.connect(self._show_storage)
        guest.storage_found.connect(lambda _storage: self.contents_known.emit())
        guest.systems_found.connect(lambda _systems: self._on_systems())
        guest.failed.connect(self._on_failed)
        guest.waiting_changed.connect(self._on_waiting)
        self.opening.cancel_wanted.connect(self.cancel_wanted)
        self.failure.retry_wanted.connect(self.retry_wanted)
        self._notices.anew_wanted.connect(self.retry_wanted)
        self.failure.open_wanted.connect(self.open_wanted)
        self.failure.allow_wanted.connect(self._on_allowed)
        self.failure.locate_wanted.connect(lambda: self.tasks.start(self._locate()))
        self.failure.report_wanted.connect(self.report_wanted)
        page = self.files_page
        page.folders_found.connect(self.folders.fill)
        page.location_changed.connect(self._on_location)
        page.current_changed.connect(self._on_current)
        page.busy_changed.connect(lambda _busy: self.changed.emit())
        page.contents_changed.connect(self.changed)
        self.storage.place_opened.connect(self.go_to_place)
        self.storage.facts_wanted.connect(lambda: self.tasks.restart("volumes", self._examine()))
        self.storage.unlock_wanted.connect(self.unlocking.ask)
        self.storage.bytes_wanted.connect(lambda volume: BytesDialog(self.guest, volume, self).show())
        self.unlocking.unlocked.connect(self._on_unlocked)
        self.storage.images.layer_wanted.connect(self._on_layer)
        self.storage.images.snapshot_wanted.connect(self._on_snapshot)
        self.system.place_opened.connect(self.go_to_place)
        self.system.file_wanted.connect(self._on_file_wanted)
        self.system.storage_wanted.connect(lambda: self.show_page(Page.STORAGE))
        self.usage.location_wanted.connect(self._on_location_wanted)
        self.tabs.currentChanged.connect(self._on_tab)

    def _on_state(self, state: GuestState) -> None:
        self.opening.show_state(state)
        if state is GuestState.OPEN and not self.is_shown_open:
            self._go_to_first_place()
        self.changed.emit()

    def _on_systems(self) -> None:
        self.system.show_systems(self.guest.places)
        self.contents_known.emit()

    def _go_to_first_place(self) -> None:
        assert self.guest.storage is not None
        place = first_place(self.guest.storage, self.guest.places)
        wanted = self._wanted
        if wanted is not None and (again := self._place_again(wanted.place)) is not None:
            self.show_page(Page.FILES)
            self.files.go(Location(again, wanted.path))
        elif place is not None:
            self.go_to_place(place)
            self.files.contents.view.setFocus()
        else:
            self.show_page(Page.STORAGE)
            self._notices.tell_empty()

    def _on_allowed(self) -> None:
        failure = self.guest.failure
        if failure is not None and failure.elsewhere is not None:
            self.source_wanted.emit(self.guest.source.allowing(failure.elsewhere))

    async def _locate(self) -> None:
        failure = self.guest.failure
        if failure is None or failure.missing is None:
            return
        found = await self._messages.choose_moved(failure.missing)
        if found is not None:
            self.source_wanted.emit(self.guest.source.locating(failure.missing, found))

    def _place_again(self, place: Place) -> Place | None:
        """The same place of this guest, which may have been another guest's before."""
        if place.system is not None:
            return next((each for each in self.guest.places if each.device == place.device), None)
        is_there = self.guest.storage is not None and self.guest.storage.find(place.device) is not None
        return place if is_there else None

    def _on_failed(self, failure: Failure) -> None:
        self.failure.show_failure(failure)
        self._stack.setCurrentWidget(self.failure)
        self.failed.emit()
        self.changed.emit()

    def _on_waiting(self, is_waiting: bool) -> None:
        self.is_waiting = is_waiting
        self.changed.emit()

    def _on_location(self, location: Location) -> None:
        if self._folder_feed.show_place(location.place, self.title_of(location.place)):
            self._notices.tell_skipped(location.place)
        self.changed.emit()

    def _on_current(self) -> None:
        if self.location is not None:
            self._on_location(self.location)
        else:
            self.changed.emit()

    def _on_file_wanted(self, place: Place, path: str) -> None:
        self.show_page(Page.FILES)
        self.files.show_file(place, path)

    def _show_storage(self, storage: Storage) -> None:
        self.storage.show_storage(storage, self.guest.locked)
        self.storage.images.show_chains(self.guest.source, self.guest.chains)

    async def _examine(self) -> None:
        """Find out how full the volumes are, one after the other, each shown when it is known."""
        # The disk may be closed meanwhile.
        with contextlib.suppress(SessionEnded):
            async for facts in self.guest.examine_volumes():
                self.storage.show_facts(facts)

    def _on_unlocked(self, place: Place | None) -> None:
        # Another one sees what is there now.
        self.tasks.start(self.files_page.seeker.close())
        self.banner.hide()
        if place is not None:
            self.go_to_place(place)
        elif self.location is None:
            self._go_to_first_place()

    def _on_layer(self, path: Path, image_format: str) -> None:
        self.beside_wanted.emit(Source.of_files([path], image_format))

    def _on_snapshot(self, number: int, name: str) -> None:
        self.beside_wanted.emit(self.guest.source.in_snapshot(number, name))

    def _on_location_wanted(self, location: Location, select: str) -> None:
        self.show_page(Page.FILES)
        self.files.go(location, select)

    def _on_tab(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        if index == Page.USAGE and self.location is not None:
            self.usage.begin(self.location.place)
        self.changed.emit()
