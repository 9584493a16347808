"""What is on the disks: a picture to scale, a tree with everything, plain words, and the image files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from browser.guest_text import GuestText
from browser.places import Place
from browser.storage_tree import short_name, tree
from ui.banner import Banner
from ui.chain_view import ChainView
from ui.guest_label import Paragraph
from ui.storage_picture import StoragePicture
from ui.volume_table import VolumeTable
from ui.volume_words import explanation

if TYPE_CHECKING:
    from engine.storage import Storage, Volume
    from engine.volumes import VolumeFacts

GAP = 8
MOST_OF_HEIGHT = 0.5
"""The share of the page that pictures take before they scroll."""


class StoragePage(QWidget):
    """Shows the storage of one guest."""

    place_opened = Signal(Place)
    """Something that somebody wants to browse."""
    unlock_wanted = Signal(object)
    """An encrypted volume that somebody has the key of: a Volume."""
    bytes_wanted = Signal(object)
    """Somebody wants to see what is really in a Volume."""
    facts_wanted = Signal()
    """The page is looked at, and how full the volumes are is not known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Storage"))
        self._locked: tuple[Volume, ...] = ()
        self._facts: dict[str, VolumeFacts] = {}
        self._volume: Volume | None = None
        self._is_asked = False
        self.pictures: list[StoragePicture] = []
        self.locks = Banner(self)
        self.images = ChainView(self)
        self.table = VolumeTable(self)
        self._words = Paragraph(parent=self)
        self._open = QPushButton(self)
        self._open.setMinimumWidth(120)
        self._bytes = QPushButton(self.tr("Bytes…"), self)
        self._bytes.setToolTip(self.tr("Look at the bytes of this volume, at any position"))
        self._bytes.clicked.connect(self._on_bytes_clicked)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(self._area)
        self._pictures = QVBoxLayout(holder)
        self._pictures.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP)
        self._pictures.setSpacing(2 * GAP)
        self._area.setWidget(holder)
        self._lay_out()
        self.locks.offer_taken.connect(self._on_unlock)
        self.table.chosen.connect(self._look_at)
        self.table.opened.connect(self._on_opened)
        self.table.place_opened.connect(self.place_opened)
        self._open.clicked.connect(self._on_open_clicked)

    def show_storage(self, storage: Storage, locked: Sequence[Volume] = ()) -> None:
        """Show what was found; `locked` are the encrypted volumes that could be opened with a key."""
        self._locked = tuple(locked)
        self._tell_locked()
        nodes = tree(storage)
        self.table.show_nodes(nodes)
        for picture in self.pictures:
            picture.deleteLater()
        self.pictures = [StoragePicture(node, self) for node in nodes if node.volume.kind.value == "disk"]
        for picture in self.pictures:
            picture.chosen.connect(self._look_at)
            picture.opened.connect(self._on_opened)
            self._pictures.addWidget(picture)
        self._fit()
        self._look_at(nodes[0].volume if nodes else None)
        self.show_facts(self._facts)
        self._is_asked = False
        self._ask()

    def show_facts(self, facts: Mapping[str, VolumeFacts]) -> None:
        """Show how volumes were left and how full they are, as far as that is known."""
        self._facts = dict(facts)
        self.table.show_facts(facts)
        for picture in self.pictures:
            picture.show_facts(facts)
        self._look_at(self._volume)

    def rows(self) -> list[list[str]]:
        """All cells of the tree as texts, in order."""
        return self.table.rows()

    @property
    def words(self) -> str:
        """What is said about the volume that is looked at."""
        return self._words.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = GAP + sum(picture.sizeHint().height() + 2 * GAP for picture in self.pictures)
        self._area.setFixedHeight(min(wanted, int(self.height() * MOST_OF_HEIGHT)))

    def _ask(self) -> None:
        if self.isVisible() and not self._is_asked and self.pictures:
            self._is_asked = True
            self.facts_wanted.emit()

    def _look_at(self, volume: Volume | None) -> None:
        self._volume = volume
        if volume is None:
            self._words.show_ours(self.tr("There is no disk."))
            self._open.hide()
            self._bytes.hide()
            return
        self._bytes.setVisible(volume.is_up)
        for picture in self.pictures:
            picture.show_current(volume)
        self.table.select(volume.device)
        is_locked = volume in self._locked
        words = explanation(volume, self._facts.get(volume.device), is_locked=is_locked)
        name = GuestText(short_name(volume.device)).within
        self._words.show_ours(f"{name}: {words}")
        self._open.setText(self.tr("Unlock…") if is_locked else self.tr("Browse"))
        self._open.setVisible(is_locked or volume.can_be_mounted)

    def _on_opened(self, volume: Volume) -> None:
        if volume.can_be_mounted:
            self.place_opened.emit(Place(volume.device))
        elif volume in self._locked:
            self.unlock_wanted.emit(volume)

    def _on_open_clicked(self) -> None:
        if self._volume is not None:
            self._on_opened(self._volume)

    def _on_bytes_clicked(self) -> None:
        if self._volume is not None:
            self.bytes_wanted.emit(self._volume)

    def _on_unlock(self) -> None:
        if self._locked:
            self.unlock_wanted.emit(self._locked[0])

    def _tell_locked(self) -> None:
        if not self._locked:
            self.locks.hide()
            return
        names = ", ".join(GuestText(short_name(volume.device)).within for volume in self._locked)
        self.locks.tell(
            self.tr("%n encrypted volume(s) can be read only with a key: {0}.", "", len(self._locked)).format(
                names
            ),
            text=self.tr("Unlock…"),
        )

    def _lay_out(self) -> None:
        told = QFrame(self)
        told.setAutoFillBackground(True)
        told.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        row = QHBoxLayout(told)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(2 * GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._bytes)
        row.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.locks)
        layout.addWidget(self._area)
        layout.addWidget(told)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.images)
