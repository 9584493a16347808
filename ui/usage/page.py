"""The Usage page of one disk: which folder fills it. A picture and a list of the same shares, while they are
counted.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.background import in_thread
from browser.exports import write_text
from browser.failure import reason
from browser.guest_text import GuestText
from browser.history import Location
from browser.listing import parent as parent_of
from browser.places import Place
from browser.session import SessionEnded
from browser.usage.export import usage_csv
from browser.usage.reading import UsageReading
from browser.usage.tree import Folder, Measure, Share, shares
from ui import formats
from ui.banner import Banner
from ui.choice_box import ChoiceBox
from ui.flat_header import flatten
from ui.guest_label import GuestLabel, Paragraph
from ui.icons import icon
from ui.padded_delegate import ROW_PADDING, PaddedDelegate
from ui.usage.share_model import BarDelegate, Part, ShareModel
from ui.usage.treemap import Treemap
from ui.usage.words import percent

if TYPE_CHECKING:
    from browser.side_reader import SideReader
    from ui.messages import Messages
    from ui.tasks import Tasks

PAUSE = 0.25
"""Seconds between two pictures while it is counted."""
_KEY, _KEY_OF_SAVE = "usage", "usage-save"


class UsagePage(QWidget):
    """Counts one folder at a time, and shows one of the folders in it."""

    location_wanted = Signal(Location, object)
    """The files page is to show this folder, with this name selected."""

    def __init__(
        self, reader: SideReader, tasks: Tasks, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._tasks = tasks
        self._messages = messages
        self._reading: UsageReading | None = None
        self._folder: Folder | None = None
        self._shown_at = 0.0
        self.banner = Banner(self)
        self.path = GuestLabel(self)
        self.state = GuestLabel(self, Qt.TextElideMode.ElideRight)
        self.up = self._button(self.tr("Up"), "up", self.go_up, has_text=False)
        self.again = self._button(self.tr("Count again"), "refresh", self._on_again)
        self.browse = self._button(self.tr("Show in files"), "folder-open", self._on_browse)
        self.export = self._button(self.tr("Export…"), "report", self._on_export)
        self.measure: ChoiceBox[Measure] = ChoiceBox(self.tr("What is compared"), self)
        self.measure.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.measure.offer(
            [(self.tr("Size on disk"), Measure.ALLOCATED), (self.tr("Length of files"), Measure.SIZE)]
        )
        self.measure.currentIndexChanged.connect(lambda _index: self._show())
        self.map = Treemap(self)
        self.model = ShareModel(self)
        self.list = self._table()
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.map)
        self._split.addWidget(self.list)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._hint = Paragraph(
            self.tr("Nothing was counted yet. Choose a folder in Files, and then “Disk usage”."), self
        )
        self._hint.setContentsMargins(24, 24, 24, 24)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def location(self) -> Location | None:
        """The folder that is shown."""
        if self._reading is None or self._folder is None:
            return None
        return Location(self._reading.place, self._reading.tree.path(self._folder))

    @property
    def is_running(self) -> bool:
        return self._reading is not None and self._reading.is_running

    def count(self, place: Place, path: str) -> None:
        """Count what is below a folder, or show it where it was counted already."""
        reading = self._reading
        if reading is not None and reading.place == place and (reading.is_running or reading.is_over):
            folder = reading.tree.at(path)
            if folder is not None:
                self._go(folder)
                return
        self._begin(place, path)

    def begin(self, place: Place) -> None:
        """Count a place from its top, unless something of it was counted."""
        if self._reading is None or self._reading.place != place:
            self._begin(place, "/")

    def go_up(self) -> None:
        """Show the folder above, with this one chosen; count it, where the counting began here."""
        if self._reading is None or self._folder is None:
            return
        if self._folder.parent is not None:
            name = self._folder.name
            self._go(self._folder.parent)
            self._choose(next((share for share in self.model.shares if share.name == name), None))
        elif self._reading.tree.top != "/":
            self._begin(self._reading.place, parent_of(self._reading.tree.top))

    def stop(self) -> None:
        """Count no further."""
        self._tasks.cancel(_KEY)

    def _begin(self, place: Place, path: str) -> None:
        self.banner.hide()
        self._reading = UsageReading(self._reader, place, path, self._on_change)
        self._folder = self._reading.tree.root
        self._tasks.restart(_KEY, self._count(self._reading))
        self._show()

    async def _count(self, reading: UsageReading) -> None:
        try:
            await reading.read()
        except SessionEnded:
            return
        except (RuntimeError, OSError) as error:
            what, why = GuestText(reading.tree.top).within, GuestText(reason(error)).within
            self.banner.tell(self.tr("{0} could not be counted: {1}").format(what, why), is_problem=True)

    def _on_change(self, reading: UsageReading) -> None:
        if reading is not self._reading:
            return
        now = time.monotonic()
        if not reading.is_running or now - self._shown_at > PAUSE:
            self._show()

    def _show(self) -> None:
        """Bring everything in step with what was counted."""
        reading, folder, measure = self._reading, self._folder, self.measure.value
        has_something = reading is not None and folder is not None
        self._hint.setVisible(not has_something)
        self._split.setVisible(has_something)
        for widget in (self.again, self.browse, self.export, self.measure):
            widget.setEnabled(has_something)
        if reading is None or folder is None:
            self.up.setEnabled(False)
            return
        parts = shares(folder, measure)
        whole = folder.amount(measure)
        chosen = self.map.current
        self.map.show_shares(parts, whole, measure)
        self.model.show_shares(parts, whole, measure)
        path = reading.tree.path(folder)
        self.path.show_guest(path)
        self.up.setEnabled(path != "/")
        self.again.setText(self.tr("Stop") if reading.is_running else self.tr("Count again"))
        self.again.setIcon(icon("stop" if reading.is_running else "refresh"))
        self.again.setAccessibleName(self.again.text())
        self.state.show_ours(self._sentence(reading, folder))
        if chosen is not None:
            self._choose(next((share for share in parts if share.name == chosen.name), None))
        self._shown_at = time.monotonic()

    def _sentence(self, reading: UsageReading, folder: Folder) -> str:
        measure = self.measure.value
        parts = [
            formats.size_text(folder.amount(measure)),
            self.tr("%n file(s)", "", folder.files),
            self.tr("%n folder(s)", "", folder.folders),
        ]
        if folder is not reading.tree.root:
            share = percent(folder.amount(measure), reading.tree.root.amount(measure))
            parts.append(self.tr("{0} of {1}").format(share, GuestText(reading.tree.top).within))
        if reading.is_running:
            where = GuestText(reading.counted.folder or reading.tree.top).within
            parts.append(self.tr("counting {0}").format(where))
        elif not reading.is_over:
            parts.append(self.tr("stopped before the end"))
        if reading.counted.unreadable:
            parts.append(self.tr("%n could not be read", "", reading.counted.unreadable))
        return " · ".join(parts)

    def _go(self, folder: Folder) -> None:
        self._folder = folder
        self.map.choose(None)
        self.list.clearSelection()
        self._show()
        if self.model.shares:
            self._choose(self.model.shares[0])

    def _choose(self, share: Share | None) -> None:
        """Mark a share in the picture and in the list."""
        self.map.choose(share)
        row = next((row for row, its in enumerate(self.model.shares) if its == share), -1)
        if row >= 0 and row != self.list.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection = self.list.selectionModel()
            selection.blockSignals(True)
            selection.setCurrentIndex(self.model.index(row, 0), flags)
            selection.blockSignals(False)
            self.list.scrollTo(self.model.index(row, 0))
            self.list.viewport().update()

    def _current(self) -> Share | None:
        row = self.list.currentIndex().row()
        return self.model.shares[row] if 0 <= row < len(self.model.shares) else self.map.current

    def _on_row(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.model.shares):
            self.map.choose(self.model.shares[row])

    def _open(self, share: Share | None) -> None:
        if share is None:
            return
        if share.folder is not None:
            self._go(share.folder)
        else:
            self._tell_location(share)

    def _on_browse(self) -> None:
        self._tell_location(self._current())

    def _tell_location(self, share: Share | None) -> None:
        location = self.location
        if location is not None:
            self.location_wanted.emit(location, share.name if share is not None else "")

    def _on_again(self) -> None:
        if self._reading is None:
            return
        if self._reading.is_running:
            self.stop()
        else:
            self._begin(self._reading.place, self._reading.tree.path(self._folder or self._reading.tree.root))

    def _on_export(self) -> None:
        if self._reading is not None and self._folder is not None:
            self._tasks.restart(_KEY_OF_SAVE, self._save(self._reading, self._folder))

    async def _save(self, reading: UsageReading, folder: Folder) -> None:
        path = await self._messages.choose_save("usage.csv")
        if path is None:
            return
        top, parts = reading.tree.path(folder), shares(folder, self.measure.value)
        shown = GuestText(str(path)).within
        try:
            await in_thread(lambda: write_text(path, usage_csv(top, parts)))
        except OSError as error:
            why = GuestText(reason(error)).within
            self.banner.tell(self.tr("{0} could not be written: {1}").format(shown, why), is_problem=True)
        else:
            self.banner.tell(self.tr("Saved as {0}.").format(shown))

    def _connect(self) -> None:
        self.map.chosen.connect(self._choose)
        self.map.opened.connect(self._open)
        self.map.up_wanted.connect(self.go_up)
        self.list.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_row())
        self.list.activated.connect(lambda index: self._open(self.model.shares[index.row()]))

    def _button(self, text: str, icon_name: str, deed: object, *, has_text: bool = True) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(icon(icon_name))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setAutoRaise(not has_text)
        if has_text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(deed)
        return button

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Shares"))
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setItemDelegate(PaddedDelegate(table))
        table.setItemDelegateForColumn(Part.SHARE, BarDelegate(table))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + ROW_PADDING)
        header = table.horizontalHeader()
        flatten(header)
        header.setHighlightSections(False)
        header.setSectionResizeMode(Part.NAME, QHeaderView.ResizeMode.Stretch)
        width = table.fontMetrics().averageCharWidth()
        for part, characters in ((Part.SHARE, 10), (Part.SIZE, 12), (Part.FILES, 7)):
            header.resizeSection(part, max(characters * width + 12, header.sectionSizeHint(part)))
        table.setMinimumWidth(62 * width)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.up)
        head.addWidget(self.path, 1)
        for widget in (self.measure, self.again, self.browse, self.export):
            head.addWidget(widget)
        self.state.setContentsMargins(8, 0, 8, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.banner)
        layout.addLayout(head)
        layout.addWidget(self.state)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self._split, 1)
