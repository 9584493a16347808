"""An open guest: from its disks to places that can be browsed, with each finding told as it arrives.

It launches, reads the storage, looks for operating systems, and then answers questions about files. An
appliance that ends under it is replaced, and the question is asked again: all of them only read.
"""

from __future__ import annotations

import asyncio
import enum
import importlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from browser.accounts import Accounts, read_accounts
from browser.failure import Failure, explain, reason
from browser.folder_calls import read_attributes, read_names
from browser.folder_reading import FolderReading
from browser.listing import BATCH, Kind, Listing
from browser.places import Place, Reader
from browser.sentences import in_words
from browser.session import Session, SessionEnded
from browser.storage_tree import short_name

if TYPE_CHECKING:
    from browser.sources import Source
    from engine import GuestFS
    from engine.inspection import System
    from engine.layers import Chain
    from engine.storage import Storage, Volume
    from engine.unlock import Key, Unlocked
    from engine.volumes import VolumeFacts

P = ParamSpec("P")
R = TypeVar("R")

MOST_ATTEMPTS = 3
"""Times that a question is asked, each on a new appliance, before its failure is final."""
TRANSFER_DRAIN_LIMIT = 3.0
"""Seconds that a cancelled transfer may go on before its appliance is killed."""

logger = logging.getLogger(__name__)


class GuestState(enum.Enum):
    """How far the opening has come."""

    NEW = "new"
    LAUNCHING = "launching"
    PROBING = "probing"
    INSPECTING = "inspecting"
    OPEN = "open"
    FAILED = "failed"
    CLOSED = "closed"


class Guest(QObject):
    """One guest and the session that browses it. Lives in the main thread; nothing here blocks."""

    state_changed = Signal(GuestState)
    stage_changed = Signal(str)
    storage_found = Signal(object)
    systems_found = Signal(object)
    failed = Signal(Failure)
    restarted = Signal(object)
    waiting_changed = Signal(bool)
    log_line = Signal(object)

    def __init__(
        self, source: Source, *, new_session: Callable[..., Session] = Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.state = GuestState.NEW
        self.storage: Storage | None = None
        self.systems: tuple[System, ...] = ()
        self.failure: Failure | None = None
        self.is_live = False
        """Whether somebody else may be writing to the disks while they are read."""
        self.chains: tuple[Chain, ...] = ()
        """What each image is made of on the host."""
        self.opened: datetime | None = None
        """When the disks were opened, by the local clock."""
        self._new_session = new_session
        self._reader: Reader | None = None
        self._restarting = asyncio.Lock()
        self._accounts: dict[Place, Accounts] = {}
        self._keys: tuple[Key, ...] = ()
        self._facts: dict[str, VolumeFacts] = {}

    @property
    def places(self) -> tuple[Place, ...]:
        """The operating systems, as places."""
        return tuple(Place(system.root, system) for system in self.systems)

    def volume_title(self, volume: Volume) -> str:
        """What a file system goes by: device, letter where a Windows gives it one, label. Guest text."""
        letters = [
            f"{letter}:"
            for system in self.systems
            for letter, device in system.drives.items()
            if device == volume.device
        ]
        return "  ".join(part for part in (short_name(volume.device), *letters[:1], volume.label) if part)

    @property
    def why_not_accelerated(self) -> str:
        """A sentence on why the appliance is emulated; empty where it is not."""
        return in_words(self._reader.session.why_not_accelerated) if self._reader else ""

    @property
    def is_closed(self) -> bool:
        return self.state is GuestState.CLOSED

    async def open(self) -> None:
        """Open the guest and tell each finding. A failure is told by `failed`, and kept in `failure`."""
        try:
            await self._open()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window has to say it
            if self.state is not GuestState.CLOSED:
                self.failure = explain(self._what_failed(), error)
                self._move_to(GuestState.FAILED)
                self.failed.emit(self.failure)

    async def list_folder(
        self, place: Place, path: str, on_change: Callable[[Listing, list[int]], None]
    ) -> Listing:
        """Read a folder to its end: `on_change` gets the listing with no rows when names have come, and then
        once for each batch of filled rows.
        """
        reading = FolderReading(self, place, path, on_change)
        await reading.read()
        return reading.listing

    async def folders_in(self, place: Place, path: str) -> list[str]:
        """The names of the folders in a folder."""
        listing = Listing(path, await self.ask(place, read_names, path))
        unknown = [row for row in range(len(listing)) if listing.kind(row) is Kind.UNKNOWN]
        for start in range(0, len(unknown), BATCH):
            rows = unknown[start : start + BATCH]
            names = [listing.names[row] for row in rows]
            listing.fill(rows, await self.ask(place, read_attributes, path, names, False))
        return listing.folders()

    async def accounts(self, place: Place) -> Accounts:
        """The names of users and groups in a place; read once."""
        if place not in self._accounts:
            self._accounts[place] = await self.ask(place, read_accounts)
        return self._accounts[place]

    def skipped_mounts(self, place: Place) -> Mapping[str, str]:
        """The mount points of a place that could not be mounted, with the reasons: guest text, both."""
        return self._reader.skipped.get(place, {}) if self._reader is not None else {}

    async def ask(
        self,
        place: Place,
        function: Callable[Concatenate[GuestFS, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run `function(handle, …)` in this place, on a new appliance again if the one it ran on ends.

        The function must only read. Raises SessionEnded when the guest is not open, and what the function
        raises.
        """
        return await self._persist(lambda reader: reader.at(place, function, *args, **kwargs))

    async def examine_volumes(self) -> AsyncIterator[Mapping[str, VolumeFacts]]:
        """How the file systems were left and how full they are: all that is known, after each of them."""
        for volume in self.storage.file_systems if self.storage is not None else ():
            if volume.device not in self._facts:
                self._facts[volume.device] = await self._persist(partial(_examined, volume))
            yield self._facts

    @property
    def locked(self) -> tuple[Volume, ...]:
        """The encrypted volumes that nobody has opened yet."""
        from engine.unlock import locked

        return locked(self.storage) if self.storage is not None else ()

    async def unlock(self, key: Key) -> Unlocked:
        """Try a key on all locked volumes; what is on them is told as at the beginning.

        A key that opens something is kept in memory until the guest is closed, for the appliances that come
        later: for transfers, or in the place of one that ended.
        """
        found: Unlocked = await self._persist(lambda reader: reader.session.call(_unlock, (key,)))
        if found.opened:
            self._keys = (*self._keys, key)
            self.storage = found.storage
            self.storage_found.emit(self.storage)
            await self._find_systems()
        return found

    async def ask_unmounted(
        self, function: Callable[Concatenate[GuestFS, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run `function(handle, …)`, which needs no files, whatever is mounted. As `ask` otherwise."""
        return await self._persist(lambda reader: reader.session.call(function, *args, **kwargs))

    async def new_reader(self) -> Reader:
        """A second session with the same disks, for transfers. Whoever asked for it closes its session."""
        return await self._launch()

    async def close(self) -> None:
        """End the session. Returns when nothing of it is left; may be called in any state, and again."""
        self._move_to(GuestState.CLOSED)
        if self._reader is not None:
            await self._reader.session.close()

    async def _open(self) -> None:
        self._move_to(GuestState.LAUNCHING)
        await self._start(is_first=True)
        self.opened = datetime.now().astimezone()
        in_use, self.chains = await self._persist(lambda reader: reader.session.call(_look_at_images))
        self.is_live = self.source.is_running or in_use
        self._move_to(GuestState.PROBING)
        self.storage = await self._persist(lambda reader: reader.session.call(_probe))
        self.storage_found.emit(self.storage)
        self._move_to(GuestState.INSPECTING)
        await self._find_systems()
        self._move_to(GuestState.OPEN)

    async def _find_systems(self) -> None:
        try:
            self.systems = tuple(await self._persist(lambda reader: reader.unmounted(_look_for_systems)))
        except SessionEnded:
            raise
        except RuntimeError as error:
            # The file systems can be browsed without it.
            logger.warning("No operating system could be looked for in %s: %s", self.source.name, error)
            self.log_line.emit(str(error))
        self.systems_found.emit(self.systems)

    async def _persist(self, question: Callable[[Reader], Awaitable[R]]) -> R:
        for attempt in range(MOST_ATTEMPTS):
            reader = self._reader
            if reader is None or self.is_closed:
                raise SessionEnded
            try:
                return await question(reader)
            except Exception as error:
                if reader.session.is_usable or self.is_closed or attempt == MOST_ATTEMPTS - 1:
                    raise
                await self._replace(reader, error)
        raise AssertionError("unreachable")

    async def _replace(self, reader: Reader, error: BaseException) -> None:
        """Put a new appliance in the place of one that ended; whoever comes second finds it done."""
        async with self._restarting:
            if self._reader is reader:
                logger.warning("The appliance of %s is replaced: %s", self.source.name, error)
                await reader.session.close()
                await self._start(is_first=False)
                self.restarted.emit(reason(error))

    async def _start(self, *, is_first: bool) -> None:
        session = self._new_session(self.source.drives, parent=self)
        session.waiting_changed.connect(self.waiting_changed)
        session.log_line.connect(self.log_line)
        if is_first:
            session.stage_changed.connect(self.stage_changed)
        self._reader = Reader(session)
        await session.open()
        await self._unlock_again(session)
        if self.is_closed:
            raise SessionEnded

    async def _launch(self) -> Reader:
        session = self._new_session(self.source.drives, drain_limit=TRANSFER_DRAIN_LIMIT)
        try:
            await session.open()
            await self._unlock_again(session)
        except BaseException:
            # Also where whoever wanted it was cancelled meanwhile: nobody else knows this session.
            await session.close()
            raise
        return Reader(session)

    async def _unlock_again(self, session: Session) -> None:
        if self._keys:
            await session.call(_unlock, self._keys)

    def _what_failed(self) -> str:
        stage = {
            GuestState.LAUNCHING: self.tr("The disk could not be opened."),
            GuestState.PROBING: self.tr("What is on the disk could not be read."),
        }
        return stage.get(self.state, self.tr("The disk can no longer be read."))

    def _move_to(self, state: GuestState) -> None:
        if self.state not in (GuestState.CLOSED, state):
            self.state = state
            self.state_changed.emit(state)


async def _examined(volume: Volume, reader: Reader) -> VolumeFacts:
    return await reader.unmounted(_examine, volume)


# Imported in the worker: loading the engine takes longer than the main thread may be busy.


def _look_at_images(g: GuestFS) -> tuple[bool, tuple[Chain, ...]]:
    """Whether somebody else writes to any of them, and what they are made of."""
    from engine.layers import chains

    return any(drive.image.locked_by_other() for drive in g.drives), tuple(chains(g))


def _probe(g: GuestFS) -> Storage:
    from engine.storage import probe

    return probe(g)


def _examine(g: GuestFS, volume: Volume) -> VolumeFacts:
    from engine.volumes import examine

    return examine(g, volume)


def _unlock(g: GuestFS, keys: tuple[Key, ...]) -> Unlocked:
    from engine.unlock import unlock

    return unlock(g, keys)


def _look_for_systems(g: GuestFS) -> list[System]:
    """Loads the cards, too: whoever shows a system wants them at once, in a thread that must not wait."""
    from engine.inspection import systems

    importlib.import_module("engine.inspection.cards")
    return systems(g)
