"""What is known of the operating systems on a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from browser.places import Place
from browser.storage_tree import short_name
from ui.centered import GAP, CenteredPage, heading
from ui.facts import Fact, Facts
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel
from ui.icons import icon

if TYPE_CHECKING:
    from engine.inspection import System


class SystemPage(CenteredPage):
    """One card for each system, or a word on what to do where there is none."""

    place_opened = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(720, parent)
        self.setAccessibleName(self.tr("This system"))
        self.show_systems(())

    def show_systems(self, places: tuple[Place, ...]) -> None:
        """Show these systems; an empty tuple where none was found."""
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not places:
            self.column.addStretch(1)
            self.column.addWidget(heading(self.tr("No operating system was found"), self.content, factor=1.3))
            hint = QLabel(
                self.tr("The file systems can be browsed all the same: choose one on the left."), self.content
            )
            hint.setWordWrap(True)
            hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self.column.addWidget(hint)
        for place in places:
            self.column.addWidget(self._card(place))
        self.column.addStretch(2)

    def _card(self, place: Place) -> QFrame:
        system = place.system
        assert system is not None
        card = QFrame(self.content)
        card.setFrameShape(QFrame.Shape.StyledPanel)
        card.setBackgroundRole(QPalette.ColorRole.Base)
        card.setAutoFillBackground(True)
        name = GuestLabel(card)
        title = heading("", card, factor=1.3)
        name.setFont(title.font())
        title.deleteLater()
        name.show_guest(system_title(system))
        browse = QPushButton(icon("folder-open"), self.tr("Browse files"), card)
        browse.clicked.connect(lambda: self.place_opened.emit(place))
        head = QHBoxLayout()
        head.setSpacing(GAP + 4)
        head.addWidget(IconLabel("system", 32, card))
        head.addWidget(name, 1)
        head.addWidget(browse)
        facts = Facts(card)
        facts.show_facts(self._facts(system))
        layout = QVBoxLayout(card)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(2 * GAP)
        layout.addLayout(head)
        layout.addWidget(facts)
        return card

    def _facts(self, system: System) -> list[Fact]:
        unknown = self.tr("unknown")
        facts = [
            Fact(self.tr("Host name"), system.hostname or unknown),
            Fact(self.tr("Version"), _version(system) or unknown),
            Fact(
                self.tr("Kind"), " · ".join(part for part in (system.type, system.distro) if part) or unknown
            ),
            Fact(self.tr("Architecture"), system.arch or unknown),
            Fact(self.tr("Root"), short_name(system.root)),
        ]
        facts += [Fact(f"{letter}:", short_name(device)) for letter, device in sorted(system.drives.items())]
        facts += [
            Fact(place, short_name(device)) for place, device in sorted(system.mounts.items()) if place != "/"
        ]
        facts += [
            Fact(place, self.tr("{0}, which is not on these disks").format(device))
            for place, device in sorted(system.missing.items())
        ]
        return facts


def _version(system: System) -> str:
    if system.release:
        return system.release
    return "" if system.version is None else ".".join(str(number) for number in system.version)


def system_title(system: System) -> str:
    """What a system goes by: guest text."""
    return system.name or system.distro or system.type or system.root
