"""The machines of hypervisors in one window: which are listed, and what happens when one is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from browser.machines import Connection, Link, ListedMachine, Machines
from ui.sidebar import Sidebar

if TYPE_CHECKING:
    from ui.disk_view import DiskView
    from ui.main_window import MainWindow


class MachineWishes(QObject):
    """Connects the sidebar with libvirt, and the settings with both."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.machines = Machines(self)
        self.machines.changed.connect(self._on_changed)
        self.machines.removed.connect(self._on_removed)
        sidebar: Sidebar = window.frame.sidebar
        sidebar.machine_opened.connect(self.open)
        window.frame.welcome.machine_chosen.connect(self.open)
        sidebar.connection_wanted.connect(lambda: window.tasks.start(self._add()))
        sidebar.connection_refreshed.connect(self.machines.retry)
        sidebar.connection_removed.connect(self._remove)

    def connect_all(self) -> None:
        """Look for machines where the settings say. Returns at once."""
        for uri in self._window.settings.libvirt_uris:
            self.machines.add(uri)

    def open(self, listed: ListedMachine) -> None:
        """Open all disks of a machine as one guest, or show them if they are open."""
        source = listed.source
        if source is None:
            return
        if (disk := self._opened(listed)) is not None:
            self._window.show_disk(disk)
        else:
            self._window.open_source(source)

    def close(self) -> None:
        """Let go of all connections. Does not wait."""
        self.machines.close()

    def _opened(self, listed: ListedMachine) -> DiskView | None:
        return next(
            (disk for disk in self._window.disks if disk.guest.source.machine == listed.machine), None
        )

    async def _add(self) -> None:
        uri = await self._window.messages.ask_libvirt()
        if uri:
            self.machines.add(uri)
            self._remember()

    def _remove(self, uri: str) -> None:
        self.machines.remove(uri)
        self._remember()

    def _remember(self) -> None:
        self._window.settings.set_libvirt_uris([each.uri for each in self.machines.connections])

    def _show_on_welcome(self) -> None:
        found = [
            listed
            for connection in self.machines.connections
            if connection.link is Link.CONNECTED
            for listed in connection.machines
            if listed.source is not None
        ]
        self._window.frame.welcome.show_machines(found)

    def _on_changed(self, connection: Connection) -> None:
        self._window.frame.sidebar.show_connection(connection)
        self._show_on_welcome()
        self._window.frame.fit_sidebar()
        self._window.update_surroundings()

    def _on_removed(self, uri: str) -> None:
        self._window.frame.sidebar.machines.remove(uri)
        self._show_on_welcome()
        self._window.frame.fit_sidebar()
        self._window.update_surroundings()
