"""The machines part of the sidebar: each libvirt with the machines that it knows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QStandardItem

from browser.guest_text import GuestText
from browser.machines import Connection, DomainState, Link, ListedMachine
from browser.sentences import in_words
from ui.icons import icon
from ui.sidebar_rows import Role, row_item

translate = QCoreApplication.translate


class MachineList:
    """Keeps the rows below one heading in step with the connections."""

    def __init__(self, heading: QStandardItem) -> None:
        self._heading = heading
        add = row_item(translate("Machines", "Connect to libvirt…"), "add")
        add.setData(True, Role.CONNECT)
        add.setData(True, Role.IS_DIM)
        add.setToolTip(translate("Machines", "Show the machines of a hypervisor here"))
        heading.appendRow(add)

    @property
    def has_connections(self) -> bool:
        return self._heading.rowCount() > 1

    def show(self, connection: Connection) -> None:
        """Show what is known of a connection now."""
        item = self._item_of(connection.uri)
        if item is None:
            item = row_item(connection.uri, "machine")
            item.setData(connection.uri, Role.CONNECTION)
            # As a list: of a single item that is inserted PySide keeps no reference, and it vanishes.
            self._heading.insertRow(self._heading.rowCount() - 1, [item])
        is_lost = connection.link is Link.LOST
        item.setData(is_lost, Role.IS_DIM)
        item.setData(_link_word(connection.link), Role.ASIDE)
        reason = in_words(connection.reason)
        item.setToolTip(GuestText("\n".join(filter(None, (connection.uri, reason)))).tooltip)
        item.setAccessibleDescription(GuestText(reason).plain)
        # Row by row, so that what is selected stays selected where it is still there.
        rows = {item.child(row).data(Role.MACHINE).machine.uuid: row for row in range(item.rowCount())}
        wanted = [listed.machine.uuid for listed in connection.machines]
        if list(rows) != wanted:
            item.removeRows(0, item.rowCount())
            for listed in connection.machines:
                item.appendRow(row_item(listed.machine.name, "machine-off"))
        for row, listed in enumerate(connection.machines):
            _show_machine(item.child(row), listed, is_lost)

    def remove(self, uri: str) -> None:
        """Take a connection off the list."""
        if (item := self._item_of(uri)) is not None:
            self._heading.removeRow(item.row())

    def _item_of(self, uri: str) -> QStandardItem | None:
        items = (self._heading.child(row) for row in range(self._heading.rowCount()))
        return next((item for item in items if item.data(Role.CONNECTION) == uri), None)


def _show_machine(item: QStandardItem, listed: ListedMachine, is_lost: bool) -> None:
    word = state_word(listed.state)
    item.setText(GuestText(listed.machine.name).plain)
    item.setIcon(icon(f"machine-{listed.state.value}"))
    item.setData(listed, Role.MACHINE)
    item.setData(word, Role.ASIDE)
    item.setData(is_lost or listed.source is None, Role.IS_DIM)
    disks = [str(drive.path) for drive in listed.drives]
    lines = [f"{listed.machine.name} · {word}", *disks, *map(in_words, listed.refused)]
    if not disks and not listed.refused:
        lines.append(translate("Machines", "It has no disks."))
    item.setToolTip(GuestText("\n".join(lines)).tooltip)
    item.setAccessibleText(GuestText(f"{listed.machine.name}, {word}").plain)


def state_word(state: DomainState) -> str:
    """What a machine is doing, in one word."""
    return {
        DomainState.RUNNING: translate("Machines", "running"),
        DomainState.PAUSED: translate("Machines", "paused"),
        DomainState.OFF: translate("Machines", "off"),
        DomainState.CRASHED: translate("Machines", "crashed"),
    }[state]


def _link_word(link: Link) -> str:
    return {
        Link.CONNECTING: translate("Machines", "connecting…"),
        Link.CONNECTED: "",
        Link.LOST: translate("Machines", "not reached"),
    }[link]
