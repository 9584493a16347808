"""What is known of the operating systems on a disk: an inspection panel for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from browser.failure import reason
from browser.guest_text import GuestText
from browser.places import Place
from browser.side_reader import SideReader
from browser.system_words import system_title
from ui.banner import Banner
from ui.inspection.no_system import NoSystemPage
from ui.inspection.wishes import Export, Wishes

if TYPE_CHECKING:
    from browser.guest import Guest
    from ui.inspection.panel import InspectionPanel
    from ui.messages import Messages
    from ui.tasks import Tasks

__all__ = ["SystemPage", "system_title"]


class SystemPage(QWidget):
    """One panel for each system or a word on what to do where there is none."""

    place_opened = Signal(Place)
    file_wanted = Signal(Place, object)
    """A file that somebody wants to see, in a place: guest text."""
    storage_wanted = Signal()

    def __init__(self, guest: Guest, tasks: Tasks, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guest = guest
        self._tasks = tasks
        self._messages = messages
        self._sides = [SideReader(guest)]
        self.panels: list[InspectionPanel] = []
        self.banner = Banner(self)
        self.nothing = NoSystemPage(self)
        self.nothing.storage_wanted.connect(self.storage_wanted)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self._stack, 1)
        self.setAccessibleName(self.tr("This system"))

    @property
    def panel(self) -> InspectionPanel | None:
        """The panel that is shown, if there is a system."""
        shown = self._stack.currentWidget()
        return next((panel for panel in self.panels if panel is shown), None)

    def show_systems(self, places: tuple[Place, ...]) -> None:
        """Show these systems in place of those that were shown; an empty tuple where none was found."""
        # Only now: it needs the engine, which the worker has loaded to find systems.
        from browser.inspection import Inspection
        from ui.inspection.panel import InspectionPanel

        self._forget_panels()
        for place in places:
            assert place.system is not None
            wishes = Wishes(self)
            panel = InspectionPanel(Inspection(self._sides[-1], place, self), wishes, self._tasks, self)
            self._connect(panel, wishes, place)
            self.panels.append(panel)
            self._stack.addWidget(panel)
        for number, panel in enumerate(self.panels):
            panel.offer_systems([place.system for place in places if place.system], number)
            panel.system_chosen.connect(self._choose)
        if places:
            self._choose(0)
        else:
            self._stack.setCurrentWidget(self.nothing)

    def show_place(self, place: Place) -> None:
        """Show the panel of this system."""
        for number, panel in enumerate(self.panels):
            if panel.inspection.place == place:
                self._choose(number)

    async def close_reader(self) -> None:
        """End the session that reads the cards, and those before it."""
        for side in self._sides:
            await side.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def _forget_panels(self) -> None:
        """Other systems were found, as when somebody has unlocked a volume: another session sees it too."""
        if self.panels:
            self._tasks.start(self._sides[-1].close())
            self._sides.append(SideReader(self._guest))
        for panel in self.panels:
            panel.stop()
            self._stack.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self.panels.clear()

    def _connect(self, panel: InspectionPanel, wishes: Wishes, place: Place) -> None:
        panel.browse_wanted.connect(lambda: self.place_opened.emit(place))
        wishes.source.connect(lambda source: self.file_wanted.emit(place, source))
        wishes.copy.connect(self._messages.copy)
        wishes.card.connect(panel.show_card)
        wishes.again.connect(panel.read_again)
        wishes.save.connect(lambda export: self._tasks.start(self._save(export)))

    def _choose(self, number: int) -> None:
        self._stack.setCurrentWidget(self.panels[number])
        self._begin()

    def _begin(self) -> None:
        if self.isVisible() and self.panel is not None:
            self.panel.begin()

    async def _save(self, export: Export) -> None:
        path = await self._messages.choose_save(export.file_name)
        if path is None:
            return
        shown = GuestText(str(path)).within
        try:
            await export.write(path)
        except (OSError, RuntimeError, KeyError) as error:
            why = GuestText(reason(error)).within
            self.banner.tell(self.tr("{0} could not be written: {1}").format(shown, why), is_problem=True)
        else:
            self.banner.tell(self.tr("Saved as {0}.").format(shown))
