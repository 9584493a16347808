"""The properties of one thing or of several: all that is known, and what lies in folders when asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from browser.failure import reason
from browser.listing import Kind, parent
from browser.properties import Properties, Total, add_up, read_properties
from ui import formats
from ui.buttons import button_box
from ui.centered import GAP
from ui.facts import Fact, Facts
from ui.guest_label import GuestLabel
from ui.scrolled import scrolled
from ui.tasks import Tasks

if TYPE_CHECKING:
    from browser.accounts import Accounts
    from browser.guest import Guest
    from browser.places import Place

WIDTH, HEIGHT = 520, 560
MOST_READ = 500
"""Selected things that are looked at one by one, for what they have in common."""


class PropertiesDialog(QDialog):
    """Reads what it shows by itself, and ends that when it is closed. The window goes on beside it."""

    def __init__(
        self, guest: Guest, place: Place, paths: Sequence[str], accounts: Accounts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._guest = guest
        self._place = place
        self._paths = list(paths)
        self._accounts = accounts
        self._tasks = Tasks()
        self._adding: asyncio.Task[None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Properties"))
        self._name = GuestLabel(self)
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self.facts = Facts(self)
        self._total = Facts(self)
        self.compute = QPushButton(self.tr("Add up contents"), self)
        self.compute.setToolTip(self.tr("Count what is in the folders, and how much room it takes"))
        self.compute.setAutoDefault(False)
        self.compute.hide()
        self.compute.clicked.connect(self._on_compute)
        buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.finished.connect(self._on_finished)
        self.resize(WIDTH, HEIGHT)
        if len(self._paths) == 1:
            self._name.show_guest(self._paths[0].rpartition("/")[2] or "/")
        else:
            self._name.show_ours(self.tr("%n item(s)", "", len(self._paths)))
        self._tasks.start(self._read())

    @property
    def total(self) -> Sequence[Fact]:
        """What was added up so far, as it is shown."""
        return self._total.shown

    async def _read(self) -> None:
        found: list[Properties] = []
        try:
            for path in self._paths[:MOST_READ]:
                found.append(await self._guest.ask(self._place, read_properties, path))
        except (RuntimeError, OSError) as error:
            self.facts.show_facts([Fact(self.tr("Problem"), reason(error))])
            return
        self.facts.show_facts(
            self._facts_of_one(found[0]) if len(self._paths) == 1 else self._facts_of_all(found)
        )
        has_folders = any(one.entry.kind is Kind.FOLDER for one in found) or len(self._paths) > MOST_READ
        self.compute.setVisible(has_folders)

    def _facts_of_one(self, one: Properties) -> list[Fact]:
        entry, details = one.entry, one.details
        facts = [Fact(self.tr("Type"), formats.type_text(entry))]
        if entry.target is not None:
            facts.append(Fact(self.tr("Link to"), entry.target))
        facts.append(Fact(self.tr("Folder"), parent(self._paths[0])))
        if entry.kind is Kind.FILE and entry.size is not None:
            facts.append(
                Fact(self.tr("Size"), f"{formats.size_text(entry.size)} ({formats.exact_size(entry.size)})")
            )
        facts.append(
            Fact(self.tr("On the disk"), formats.size_text(one.allocated), formats.exact_size(one.allocated))
        )
        if one.compression:
            facts.append(Fact(self.tr("Compressed"), self.tr("by Windows, as {0}").format(one.compression)))
        facts += self._times_of(one)
        if entry.mode is not None:
            facts.append(Fact(self.tr("Mode"), f"{formats.mode_text(entry.mode)}  {entry.mode & 0o7777:04o}"))
        if entry.uid is not None and entry.gid is not None:
            facts.append(Fact(self.tr("Owner"), _named(self._accounts.user(entry.uid), entry.uid)))
            facts.append(Fact(self.tr("Group"), _named(self._accounts.group(entry.gid), entry.gid)))
        facts.append(Fact(self.tr("Inode"), str(one.inode)))
        facts.append(Fact(self.tr("Names"), str(one.links)))
        for title, text in (
            (self.tr("SELinux label"), details.label),
            (self.tr("Access list"), details.acl(self._accounts)),
            (self.tr("Capabilities"), details.capabilities),
        ):
            if text:
                facts.append(Fact(title, text))
        facts += [
            Fact(name, value.decode("utf-8", "surrogateescape"), value.hex(" "))
            for name, value in details.others
        ]
        return facts

    def _times_of(self, one: Properties) -> list[Fact]:
        times = (
            (self.tr("Created"), one.created),
            (self.tr("Modified"), one.entry.mtime),
            (self.tr("Changed"), one.entry.ctime),
            (self.tr("Accessed"), one.entry.atime),
        )
        return [Fact(title, formats.exact_time(when)) for title, when in times if when is not None]

    def _facts_of_all(self, found: Sequence[Properties]) -> list[Fact]:
        kinds: dict[str, int] = {}
        for one in found:
            word = formats.kind_text(one.entry.kind)
            kinds[word] = kinds.get(word, 0) + 1
        sizes = [one.entry.size or 0 for one in found if one.entry.kind is Kind.FILE]
        modified = [one.entry.mtime for one in found if one.entry.mtime is not None]
        facts = [Fact(word, str(count)) for word, count in kinds.items()]
        if len(found) < len(self._paths):
            facts.append(Fact(self.tr("Not looked at"), str(len(self._paths) - len(found))))
        facts.append(
            Fact(self.tr("Size of the files"), formats.size_text(sum(sizes)), formats.exact_size(sum(sizes)))
        )
        if modified:
            facts.append(Fact(self.tr("Oldest"), formats.exact_time(min(modified))))
            facts.append(Fact(self.tr("Newest"), formats.exact_time(max(modified))))
        for title, values in (
            (self.tr("Owner"), {self._accounts.user(one.entry.uid or 0) for one in found}),
            (self.tr("Group"), {self._accounts.group(one.entry.gid or 0) for one in found}),
            (self.tr("Mode"), {formats.mode_text(one.entry.mode or 0) for one in found}),
        ):
            facts.append(Fact(title, values.pop() if len(values) == 1 else self.tr("several")))
        return facts

    def _on_compute(self) -> None:
        if self._adding is not None and not self._adding.done():
            self._adding.cancel()
            self.compute.setText(self.tr("Add up contents"))
        else:
            self.compute.setText(self.tr("Cancel"))
            self._adding = self._tasks.start(self._add_up())

    async def _add_up(self) -> None:
        try:
            total = await add_up(self._guest, self._place, self._paths, self._show_total)
            self._show_total(total)
        except (RuntimeError, OSError) as error:
            self._total.show_facts([Fact(self.tr("Problem"), reason(error))])
        self.compute.hide()

    def _show_total(self, total: Total) -> None:
        facts = [
            Fact(self.tr("Contents"), self.tr("%n file(s)", "", total.files)),
            Fact("", self.tr("%n folder(s)", "", total.folders)),
            Fact(self.tr("Together"), formats.size_text(total.size), formats.exact_size(total.size)),
            Fact(
                self.tr("On the disk"),
                formats.size_text(total.allocated),
                formats.exact_size(total.allocated),
            ),
        ]
        if total.unreadable:
            facts.append(Fact(self.tr("Not readable"), self.tr("%n folder(s)", "", total.unreadable)))
        self._total.show_facts(facts)

    def _on_finished(self) -> None:
        closing = asyncio.ensure_future(self._tasks.close())
        closing.add_done_callback(lambda _task: None)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP)
        layout.setSpacing(2 * GAP)
        layout.addWidget(self._name)
        layout.addWidget(self.facts)
        row = QHBoxLayout()
        row.addWidget(self.compute)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._total)
        layout.addStretch(1)
        buttons.setContentsMargins(2 * GAP, 0, 2 * GAP, 2 * GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page, self), 1)
        outer.addWidget(buttons)


def _named(name: str, number: int) -> str:
    return name if name == str(number) else f"{name} ({number})"
