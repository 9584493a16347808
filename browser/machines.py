"""The machines that libvirt knows, on one connection or several, kept up to date by libvirt's own events.

libvirt's calls block and cannot be interrupted, so each connection has a thread of its own, and one more
runs libvirt's event loop: it notices a peer that no longer answers and ends the call that waits for it.
Everything here but `_Link` and what it calls belongs to the main thread.
"""

from __future__ import annotations

import contextlib
import enum
import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from browser.sources import Drive, Machine, Source

KEEP_ALIVE = 5
"""Seconds of silence after which libvirt asks whether its peer still answers; it asks twice."""
RETRY_FIRST, RETRY_LAST = 2.0, 60.0
"""Seconds until a lost connection is tried again, doubled from the first to the last."""
SETTLE = 0.2
"""Seconds in which one event after the other leads to one new list."""

logger = logging.getLogger(__name__)


class Link(enum.Enum):
    """How a connection to libvirt stands."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"


class DomainState(enum.Enum):
    """What a machine is doing, as far as it matters for its disks."""

    RUNNING = "running"
    PAUSED = "paused"
    OFF = "off"
    CRASHED = "crashed"


# virDomainState: none, running, blocked, paused, being shut down, off, crashed, suspended.
_STATES = {
    1: DomainState.RUNNING,
    2: DomainState.RUNNING,
    3: DomainState.PAUSED,
    4: DomainState.RUNNING,
    6: DomainState.CRASHED,
    7: DomainState.PAUSED,
}


@dataclass(frozen=True, slots=True)
class ListedMachine:
    """A domain: its name, state and disks. `refused` has a sentence for each disk that cannot be opened."""

    machine: Machine
    state: DomainState
    drives: tuple[Drive, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def source(self) -> Source | None:
        """All its disks as one guest; None where there is none to open."""
        if not self.drives:
            return None
        is_running = self.state in (DomainState.RUNNING, DomainState.PAUSED)
        return Source(self.machine.name, self.drives, self.machine, is_running)


@dataclass(frozen=True, slots=True)
class Connection:
    """One libvirt. When it is lost, `machines` is what was known last, and `reason` a sentence."""

    uri: str
    link: Link = Link.CONNECTING
    machines: tuple[ListedMachine, ...] = ()
    reason: str = ""


class Machines(QObject):
    """The connections of one window, in the order in which they were added."""

    changed = Signal(Connection)
    removed = Signal(object)

    _told = Signal(Connection)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._links: dict[str, _Link] = {}
        self._connections: dict[str, Connection] = {}
        self._told.connect(self._on_told)

    @property
    def connections(self) -> Sequence[Connection]:
        """What is known of each."""
        return tuple(self._connections.values())

    def add(self, uri: str) -> None:
        """Connect, and stay connected until `remove`. What comes of it is told by `changed`."""
        if uri not in self._links:
            self._on_told(Connection(uri))
            self._links[uri] = _Link(uri, self._told.emit)

    def remove(self, uri: str) -> None:
        """Let go of a connection."""
        if (link := self._links.pop(uri, None)) is not None:
            link.close()
            del self._connections[uri]
            self.removed.emit(uri)

    def retry(self, uri: str) -> None:
        """Try a lost connection now, or bring the list of one that stands up to date."""
        if uri in self._links:
            self._links[uri].wake()

    def close(self) -> None:
        """Let go of all. Does not wait: a call that blocks ends with the program."""
        for uri in list(self._links):
            self._links.pop(uri).close()

    def _on_told(self, told: Connection) -> None:
        known = self._connections.get(told.uri)
        if known is not None and told.uri not in self._links:
            return
        if told.link is Link.LOST and known is not None:
            told = Connection(told.uri, told.link, known.machines, told.reason)
        if told != known:
            self._connections[told.uri] = told
            self.changed.emit(told)


class _Wish(enum.Enum):
    LOOK = enum.auto()
    RECONNECT = enum.auto()
    CLOSE = enum.auto()


class _Link:
    """One connection and its thread."""

    def __init__(self, uri: str, tell: Callable[[Connection], None]) -> None:
        self._uri = uri
        self._tell_main = tell
        self._wishes: queue.SimpleQueue[_Wish] = queue.SimpleQueue()
        self._closed = False
        # A daemon: a call that never returns must not keep the program from ending.
        threading.Thread(target=self._run, name=f"libvirt {uri}", daemon=True).start()

    def wake(self) -> None:
        self._wishes.put(_Wish.LOOK)

    def close(self) -> None:
        self._closed = True
        self._wishes.put(_Wish.CLOSE)

    # In the thread.

    def _run(self) -> None:
        pause = RETRY_FIRST
        while not self._closed:
            reason = ""
            try:
                with _connected(self._uri, self._wishes.put) as connection:
                    pause = RETRY_FIRST
                    self._watch(connection)
            except Exception as error:  # noqa: BLE001 - whatever it is, the list has to say it
                reason = _words(error)
                logger.info("libvirt at %s: %s", self._uri, reason)
            if not self._closed:
                self._tell(Connection(self._uri, Link.LOST, reason=reason or "The connection was lost."))
                self._rest(pause)
                pause = min(2 * pause, RETRY_LAST)

    def _watch(self, connection: Any) -> None:
        """List the machines again and again, until the connection ends."""
        while True:
            machines = tuple(sorted(_machines(self._uri, connection), key=_order))
            self._tell(Connection(self._uri, Link.CONNECTED, machines))
            wish = self._wishes.get()
            while wish is _Wish.LOOK:
                try:
                    wish = self._wishes.get(timeout=SETTLE)
                except queue.Empty:
                    break
            if wish is not _Wish.LOOK:
                return

    def _rest(self, seconds: float) -> None:
        with contextlib.suppress(queue.Empty):
            while self._wishes.get(timeout=seconds) is _Wish.RECONNECT:
                # What the connection that is gone still had to say.
                pass

    def _tell(self, connection: Connection) -> None:
        # The window may be gone.
        with contextlib.suppress(RuntimeError):
            self._tell_main(connection)


@contextlib.contextmanager
def _connected(uri: str, wish: Callable[[_Wish], None]) -> Iterator[Any]:
    """A connection that says by wishes when a machine changes and when it ends."""
    libvirt = _binding()
    _run_events(libvirt)
    with contextlib.ExitStack() as stack:

        def at_end(end: Callable[..., object], *args: object) -> None:
            stack.callback(_quietly, libvirt, end, *args)

        connection = libvirt.openReadOnly(uri)
        at_end(connection.close)
        # Not every driver has these: without them the list changes when somebody asks.
        with contextlib.suppress(libvirt.libvirtError):
            connection.setKeepAlive(KEEP_ALIVE, 1)
        with contextlib.suppress(libvirt.libvirtError):
            connection.registerCloseCallback(lambda *_: wish(_Wish.RECONNECT), None)
            at_end(connection.unregisterCloseCallback)
        with contextlib.suppress(libvirt.libvirtError):
            kind = libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE
            events = connection.domainEventRegisterAny(None, kind, lambda *_: wish(_Wish.LOOK), None)
            at_end(connection.domainEventDeregisterAny, events)
        yield connection


def _quietly(libvirt: Any, end: Callable[..., object], *args: object) -> None:
    # A connection that was lost cannot be told that it is over.
    with contextlib.suppress(libvirt.libvirtError):
        end(*args)


def _machines(uri: str, connection: Any) -> list[ListedMachine]:
    from engine.domain import DomainError, parse_disks

    libvirt = _binding()
    found = []
    for domain in connection.listAllDomains():
        try:
            machine = Machine(uri, domain.UUIDString(), domain.name())
            state = _STATES.get(domain.state()[0], DomainState.OFF)
            disks = parse_disks(domain.XMLDesc())
        except libvirt.libvirtError:
            # It was there when the list was made; another list follows.
            continue
        except DomainError as error:
            found.append(ListedMachine(machine, state, refused=(str(error),)))
            continue
        drives = tuple(Drive(drive.path, drive.format) for drive in disks.drives)
        found.append(ListedMachine(machine, state, drives, disks.refused))
    return found


def _order(listed: ListedMachine) -> tuple[str, str]:
    return listed.machine.name.casefold(), listed.machine.uuid


def _words(error: Exception) -> str:
    text = str(getattr(error, "get_error_message", lambda: "")() or error)
    return f"{text[:1].upper()}{text[1:]}".rstrip(".") + "."


def _binding() -> Any:
    # Imported in the thread: the engine takes longer to load than the main thread may be busy.
    from engine.domain import binding

    return binding()


_events_lock = threading.Lock()
_events_run = False


def _run_events(libvirt: Any) -> None:
    """Start libvirt's event loop, once in the life of the program."""
    global _events_run
    with _events_lock:
        if _events_run:
            return
        libvirt.virEventRegisterDefaultImpl()
        _events_run = True

    def run() -> None:
        while True:
            libvirt.virEventRunDefaultImpl()

    threading.Thread(target=run, name="libvirt events", daemon=True).start()
