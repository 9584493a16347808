"""The inspection panel of one system: its name above, its cards at the left, the one that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.exports import json_text, page_text
from browser.guest_text import GuestText
from browser.registry import RegistryReader
from browser.system_words import system_icon, system_line, system_name, system_title
from ui.buttons import MenuButton
from ui.centered import GAP, heading
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel
from ui.icons import icon
from ui.inspection.card_list import OVERVIEW, CardList
from ui.inspection.card_page import CardPage
from ui.inspection.overview import Overview
from ui.inspection.registry_page import RegistryPage
from ui.inspection.wishes import TextExport, Wishes
from ui.inspection.words import card_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from browser.inspection import Inspection, Reading
    from engine.inspection import System
    from ui.tasks import Tasks


REGISTRY = "registry"
"""Not a card that is read as a whole: its page asks key by key."""


class InspectionPanel(QWidget):
    """Shows one Inspection, and starts it when it is first seen."""

    browse_wanted = Signal()
    system_chosen = Signal(int)
    """The number of another system that somebody wants to see."""

    def __init__(
        self, inspection: Inspection, wishes: Wishes, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.inspection = inspection
        self._wishes = wishes
        self._tasks = tasks
        self._key = f"inspection-{id(self)}"
        self._has_begun = False
        self.registry: RegistryPage | None = None
        extra = (REGISTRY,) if inspection.system.is_windows and REGISTRY not in inspection.names else ()
        self.list = CardList((*inspection.names, *extra), self)
        self.overview = Overview(inspection.names, wishes, self)
        self.pages: dict[str, CardPage] = {}
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.overview)
        self._progress = _Progress(self)
        self._progress.cancel.clicked.connect(self.cancel)
        left = QVBoxLayout()
        left.setContentsMargins(0, GAP, 0, GAP)
        left.setSpacing(GAP)
        left.addWidget(self.list, 1)
        left.addWidget(self._progress)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(QPalette.ColorRole.Midlight)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left)
        body.addWidget(line)
        body.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addLayout(body, 1)
        self._connect()

    @property
    def current(self) -> str:
        """The card that is shown."""
        return self.list.current

    def offer_systems(self, systems: Sequence[System], own: int) -> None:
        """Let people choose another system of the same disk; `own` is the number of this one."""
        self.chooser.setVisible(len(systems) > 1)
        for system in systems:
            title = GuestText(system_name(system)).plain
            self.chooser.addItem(icon(system_icon(system)), title)
        self.chooser.setCurrentIndex(own)

        def choose(number: int) -> None:
            self.chooser.setCurrentIndex(own)
            self.system_chosen.emit(number)

        self.chooser.activated.connect(choose)

    def begin(self) -> None:
        """Read what is not there yet; called when somebody looks."""
        if not self._has_begun:
            self._has_begun = True
            self._read()

    def show_card(self, name: str) -> None:
        """Show a card, or the overview."""
        self.list.select(name)

    def read_again(self, name: str) -> None:
        """Read one card again, or all for the overview."""
        self.inspection.want(self.inspection.names if name == OVERVIEW else [name])
        self._read()

    def cancel(self) -> None:
        """Stop reading. What is there stays."""
        self._tasks.cancel(self._key)

    def stop(self) -> None:
        """Give up everything that is under way; to be called before the panel goes."""
        self.cancel()
        for page in self.pages.values():
            page.stop()
        if self.registry is not None:
            self.registry.stop()

    def page(self, name: str) -> CardPage:
        """The page of a card, made when it is first asked for."""
        if name not in self.pages:
            page = CardPage(name, self._wishes, self._tasks, self)
            page.show_reading(self.inspection.reading(name))
            self.pages[name] = page
            self.stack.addWidget(page)
        return self.pages[name]

    def _connect(self) -> None:
        self.inspection.changed.connect(self._on_changed)
        self.inspection.running_changed.connect(lambda _is_running: self._show_progress())
        self.list.chosen.connect(self._on_chosen)
        for name in self.inspection.names:
            self._on_changed(self.inspection.reading(name))
        for keys, deed in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._focus_search),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self._refresh),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _head(self) -> QHBoxLayout:
        system = self.inspection.system
        name = GuestLabel(self, Qt.TextElideMode.ElideRight)
        title = heading("", self, factor=1.4)
        name.setFont(title.font())
        title.deleteLater()
        name.show_guest(system_title(system))
        facts = GuestLabel(self, Qt.TextElideMode.ElideRight)
        facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        facts.show_guest(system_line(system))
        for label in (name, facts):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(facts)
        self.chooser = QComboBox(self)
        self.chooser.setAccessibleName(self.tr("Systems"))
        self.chooser.setToolTip(self.tr("Show another system of this disk"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(20)
        self.chooser.hide()
        browse = QPushButton(icon("folder-open"), self.tr("Browse files"), self)
        browse.setAutoDefault(False)
        browse.setToolTip(self.tr("Show the files of this system"))
        browse.clicked.connect(self.browse_wanted)
        browse.setAccessibleName(browse.text())
        tip = self.tr("Save all cards as one report")
        self.report_button = MenuButton(self.tr("Report"), tip, self, picture="extract")
        self.report_menu = self.report_button.menu()
        self.report_menu.addAction(self.tr("Save as a page (HTML)…"), self.save_page)
        self.report_menu.addAction(self.tr("Save as JSON…"), self.save_json)
        head = QHBoxLayout()
        head.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP + 4)
        head.setSpacing(GAP + 4)
        head.addWidget(IconLabel(system_icon(system), 40, self))
        head.addLayout(words, 1)
        head.addWidget(self.chooser)
        head.addWidget(browse)
        head.addWidget(self.report_button)
        return head

    def save_json(self) -> None:
        """Save everything that is known so far, for programs."""
        report = self.inspection.report()
        self._wishes.save.emit(TextExport(self._file_name(), "json", lambda: json_text(report)))

    def save_page(self) -> None:
        """Save everything that is known so far, as a page to send."""
        report, disks = self.inspection.report(), self.inspection.disks
        self._wishes.save.emit(TextExport(self._file_name(), "html", lambda: page_text(report, disks)))

    def _file_name(self) -> str:
        return self.inspection.system.hostname or system_title(self.inspection.system)

    def _read(self) -> None:
        if not self.inspection.is_running:
            self._tasks.restart(self._key, self.inspection.read())

    def _on_changed(self, reading: Reading) -> None:
        self.list.show_reading(reading)
        self.overview.show_reading(reading)
        if reading.name in self.pages:
            self.pages[reading.name].show_reading(reading)
        self._show_progress(reading.name)

    def _on_chosen(self, name: str) -> None:
        if name == OVERVIEW:
            self.stack.setCurrentWidget(self.overview)
        elif name == REGISTRY:
            self.stack.setCurrentWidget(self._registry())
        else:
            self.stack.setCurrentWidget(self.page(name))
            self.inspection.prefer(name)

    def _registry(self) -> RegistryPage:
        """The browser of the registry, made when it is first asked for."""
        if self.registry is None:
            reader = RegistryReader(self.inspection.side, self.inspection.place)
            self.registry = RegistryPage(reader, self._wishes, self._tasks, self)
            self.stack.addWidget(self.registry)
        self.registry.begin()
        return self.registry

    def _show_progress(self, name: str = "") -> None:
        self._progress.setVisible(self.inspection.is_running)
        if name:
            self._progress.text.setText(self.tr("Reading {0}…").format(card_title(name)))
        self._progress.bar.setRange(0, len(self.inspection.names))
        self._progress.bar.setValue(self.inspection.done)

    def _refresh(self) -> None:
        if self.current != REGISTRY:
            self.read_again(self.current)

    def _focus_search(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, CardPage | RegistryPage):
            shown.focus_search()


class _Progress(QWidget):
    """How far the reading is, below the list of cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Cards that were read"))
        self.cancel = QToolButton(self)
        self.cancel.setIcon(icon("close"))
        self.cancel.setAutoRaise(True)
        self.cancel.setToolTip(self.tr("Stop reading"))
        self.cancel.setAccessibleName(self.tr("Stop reading"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 0, GAP, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.bar)
