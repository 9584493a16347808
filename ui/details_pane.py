"""The pane that answers "what is this": the selected entry's content, and what is known about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from browser.accounts import Accounts
from browser.listing import Entry, Kind
from ui import formats
from ui.facts import Fact, Facts
from ui.file_icons import entry_icon
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel
from ui.icons import icon
from ui.preview.preview_view import PreviewView

GAP = 8


class DetailsPane(QWidget):
    """Shows one entry, or how many are selected, or what to do to see something here."""

    extract_wanted = Signal()
    copy_path_wanted = Signal()
    checksum_wanted = Signal()
    close_wanted = Signal()
    """Escape was pressed in a large preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Details"))
        self._entry: Entry | None = None
        self._facts_shown: list[Fact] = []
        self._icon = IconLabel("file", 32, self)
        self._name = GuestLabel(self)
        bold = QFont(self._name.font())
        bold.setBold(True)
        self._name.setFont(bold)
        self._subtitle = GuestLabel(self)
        self._subtitle.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.preview = PreviewView(self)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._facts = Facts(self)
        self._line = QFrame(self)
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setFrameShadow(QFrame.Shadow.Sunken)
        self._extract = self._button(self.tr("Extract…"), "extract", self.extract_wanted)
        self._copy = self._button(self.tr("Copy path"), "copy", self.copy_path_wanted)
        self._checksum = self._button(self.tr("SHA-256"), "hash", self.checksum_wanted)
        self._checksum.setToolTip(self.tr("Compute the SHA-256 checksum inside the appliance"))
        self._is_large = self._has_head = False
        self._lay_out()
        self.show_nothing()

    def show_large(self, is_large: bool) -> None:
        """Leave the room to the preview, or show everything."""
        self._is_large = is_large
        self._set_head_visible(self._has_head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_large:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_nothing(self) -> None:
        """Nothing is selected."""
        self._entry = None
        self._set_head_visible(False)
        self.preview.show_hint(self.tr("Select a file to see what is in it."))

    def show_several(self, count: int, size: int | None) -> None:
        """Several entries are selected; `size` is the files' in bytes, None where it takes too long."""
        self._entry = None
        self._set_head_visible(True)
        self._icon.show_icon("layers")
        self._name.show_ours(self.tr("%n item(s)", "", count))
        self._subtitle.show_ours(formats.size_text(size) if size else "")
        self._show_facts([])
        self.preview.show_hint(self.tr("Select a single file to see what is in it."))

    def show_entry(self, entry: Entry, accounts: Accounts) -> None:
        """Show what is known of an entry; somebody else feeds the preview."""
        self._entry = entry
        self._set_head_visible(True)
        self._icon.show_any(entry_icon(entry))
        self._name.show_guest(entry.name)
        self._show_subtitle("")
        self._checksum.setEnabled(True)
        self._show_facts(self._facts_of(entry, accounts))
        if entry.kind is Kind.INVALID:
            self.preview.show_hint(
                self.tr("No file can have this name: the file system is damaged, or made to mislead.")
            )
        else:
            self.preview.show_reading()

    def show_description(self, word: str) -> None:
        """What the entry is by its content: a word of ours."""
        if self._entry is not None:
            self._show_subtitle(word)

    def show_checksum(self, text: str) -> None:
        """The checksum has come, or a word on what it does."""
        self._checksum.setEnabled(False)
        others = [fact for fact in self._facts_shown if fact.title != self.tr("SHA-256")]
        self._show_facts([*others, Fact(self.tr("SHA-256"), text)])

    def _facts_of(self, entry: Entry, accounts: Accounts) -> list[Fact]:
        facts = []
        if entry.target is not None:
            facts.append(Fact(self.tr("Link to"), entry.target))
        if (
            entry.mode is not None
            and entry.mtime is not None
            and entry.uid is not None
            and entry.gid is not None
        ):
            if entry.kind is Kind.FILE and entry.size is not None:
                facts.append(Fact(self.tr("Size"), formats.exact_size(entry.size)))
            owner = f"{accounts.user(entry.uid)} : {accounts.group(entry.gid)}"
            facts += [
                Fact(self.tr("Modified"), formats.exact_time(entry.mtime)),
                Fact(self.tr("Mode"), f"{formats.mode_text(entry.mode)}  {entry.mode & 0o7777:04o}"),
                Fact(self.tr("Owner"), owner, f"{entry.uid} : {entry.gid}"),
            ]
        return facts

    def _show_facts(self, facts: list[Fact]) -> None:
        self._facts_shown = facts
        self._facts.show_facts(facts)

    def _show_subtitle(self, content: str) -> None:
        assert self._entry is not None
        parts = [formats.type_text(self._entry), content]
        if self._entry.kind is Kind.FILE and self._entry.size is not None:
            parts.append(formats.size_text(self._entry.size))
        self._subtitle.show_guest(" · ".join(part for part in parts if part))

    def _set_head_visible(self, is_visible: bool) -> None:
        self._has_head = is_visible
        for widget in (self._icon, self._name, self._subtitle):
            widget.setVisible(is_visible)
        has_rest = is_visible and not self._is_large
        for part in (self._line, self._facts, self._extract, self._copy):
            part.setVisible(has_rest)
        self._checksum.setVisible(has_rest and self._entry is not None and self._entry.kind is Kind.FILE)

    def _button(self, text: str, icon_name: str, wish: object) -> QPushButton:
        button = QPushButton(icon(icon_name), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(wish)
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._extract)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._checksum)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(2 * GAP)
        layout.addLayout(head)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self._facts)
        layout.addWidget(self._line)
        layout.addLayout(buttons)
