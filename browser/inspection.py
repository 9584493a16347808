"""The cards of one system as they are read: which come first, how far it is, and why one failed."""

from __future__ import annotations

import asyncio
import enum
import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from browser.digests import Digest, digest_of
from browser.failure import plain_reason
from browser.kept_cards import KeptCards, key_of
from browser.sheets import Sheet, sheet_of

if TYPE_CHECKING:
    from browser.places import Place
    from browser.side_reader import SideReader, Step
    from engine import GuestFS
    from engine.inspection import Card, Report, System

FIRST = ("identity", "storage", "health", "last_seen")
"""What people look at first, and what takes least."""


logger = logging.getLogger(__name__)


class CardState(enum.Enum):
    """How far a card is."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reading:
    """One card and how far it is. `why` tells why it failed, and may quote the guest."""

    name: str
    state: CardState = CardState.WAITING
    card: Any = None
    sheet: Sheet = field(default_factory=Sheet)
    digest: Digest = field(default_factory=Digest)
    why: str = ""
    seconds: float = 0.0

    @property
    def problems(self) -> tuple[str, ...]:
        """What the card itself could not read: guest text."""
        return self.card.problems if self.card is not None else ()


class Inspection(QObject):
    """Reads the cards of one system, one after the other. Lives in the main thread; nothing here blocks."""

    changed = Signal(object)
    """A Reading that is different now."""
    running_changed = Signal(bool)

    def __init__(self, side: SideReader, place: Place, parent: QObject | None = None) -> None:
        """To be made when systems were found: the engine's inspection is loaded then."""
        super().__init__(parent)
        from engine.inspection import CARDS

        assert place.system is not None
        self.place = place
        self.names: tuple[str, ...] = CARDS
        self.is_running = False
        self.side = side
        self._readings = {name: Reading(name) for name in self.names}
        self._preferred: list[str] = []
        self._fresh: set[str] = set()

    @property
    def system(self) -> System:
        assert self.place.system is not None
        return self.place.system

    @property
    def disks(self) -> tuple[str, ...]:
        """The names of the guest's images."""
        return self.side.disks

    @property
    def done(self) -> int:
        """How many cards are no longer awaited."""
        awaited = (CardState.WAITING, CardState.READING)
        return sum(reading.state not in awaited for reading in self._readings.values())

    def reading(self, name: str) -> Reading:
        return self._readings[name]

    def prefer(self, name: str) -> None:
        """Read this card next: somebody looks at it."""
        self._preferred = [name, *(other for other in self._preferred if other != name)]

    def want(self, names: Iterable[str] | None = None) -> None:
        """Let these cards, else all that are not there, be read again by `read`; these from the disk, even
        if they were kept.
        """
        self._fresh.update(names or ())
        for name in self.names if names is None else names:
            reading = self._readings[name]
            if names is not None or reading.state in (CardState.FAILED, CardState.CANCELLED):
                self._tell(replace(reading, state=CardState.WAITING, why=""))

    async def read(self) -> None:
        """Read all cards that are awaited, each alone. Cancelling ends it; what is there stays."""
        if self.is_running:
            return
        self._set_running(True)
        try:
            await self._show_kept()
            while (name := self._next()) is not None:
                await self._read(name)
        except asyncio.CancelledError:
            for reading in tuple(self._readings.values()):
                if reading.state in (CardState.WAITING, CardState.READING):
                    state = CardState.READY if reading.card is not None else CardState.CANCELLED
                    self._tell(replace(reading, state=state))
            raise
        finally:
            self._set_running(False)

    def report(self) -> Report:
        """What is known so far, as the engine makes reports: with cards that failed, without those that
        were not read.
        """
        from engine.inspection import Failed, Report

        cards: dict[str, Card] = {}
        for name, one in self._readings.items():
            if one.card is not None:
                cards[name] = one.card
            elif one.state is CardState.FAILED:
                cards[name] = Failed(problems=(one.why,))
        seconds = {name: self._readings[name].seconds for name in cards}
        return Report(self.system, cards, datetime.now(UTC), seconds)

    def _next(self) -> str | None:
        order = dict.fromkeys((*self._preferred, *FIRST, *self.names))
        return next(
            (
                name
                for name in order
                if name in self._readings and self._readings[name].state is CardState.WAITING
            ),
            None,
        )

    async def _show_kept(self) -> None:
        """Show what was kept of this disk, before a second session is even launched."""
        for name in dict.fromkeys((*self._preferred, *FIRST, *self.names)):
            reading = self._readings.get(name)
            if reading is None or reading.state is not CardState.WAITING or name in self._fresh:
                continue
            begin = time.monotonic()
            try:
                found = await self.side.ask_in_front(_kept, self.system, name)
            except (RuntimeError, OSError):
                # It is read then, which tells what is wrong.
                return
            if found is not None:
                seconds = round(time.monotonic() - begin, 3)
                self._tell(Reading(name, CardState.READY, *found, seconds=seconds))

    async def _read(self, name: str) -> None:
        self._tell(replace(self._readings[name], state=CardState.READING))
        begin = time.monotonic()
        try:
            card, sheet, digest = await self.side.ask(self.place, _read_and_keep, self.system, name)
        except Exception as error:
            # Also the end of the appliance: the next card gets another one.
            if not isinstance(error, RuntimeError | OSError):
                logger.error("The card %s could not be read.", name, exc_info=error)
            self._tell(Reading(name, CardState.FAILED, why=plain_reason(error)))
            return
        if sheet is None:
            self._tell(Reading(name, CardState.FAILED, why=" ".join(card.problems)))
            return
        self._fresh.discard(name)
        seconds = round(time.monotonic() - begin, 3)
        self._tell(Reading(name, CardState.READY, card, sheet, digest, seconds=seconds))

    def _tell(self, reading: Reading) -> None:
        self._readings[reading.name] = reading
        self.changed.emit(reading)

    def _set_running(self, is_running: bool) -> None:
        self.is_running = is_running
        self.running_changed.emit(is_running)


def _kept(g: GuestFS, system: System, name: str) -> tuple[Card, Sheet, Digest] | None:
    """A card that was kept from an earlier time. In the worker; asks the appliance nothing."""
    key = key_of(g, system)
    known = KeptCards().load(key, name) if key is not None else None
    return None if known is None else (known, sheet_of(known), digest_of(name, known))


def _read_and_keep(g: GuestFS, step: Step, system: System, name: str) -> tuple[Card, Sheet | None, Digest]:
    """A card from the disk, kept for later where that may be. In the worker."""
    key = key_of(g, system)
    card, sheet, digest = _read_card(g, step, system, name)
    # Asked once more: somebody may have written to the disk meanwhile.
    if sheet is not None and key is not None and key_of(g, system) == key:
        KeptCards().keep(key, name, card)
    return card, sheet, digest


def _read_card(g: GuestFS, step: Step, system: System, name: str) -> tuple[Card, Sheet | None, Digest]:
    """In the worker, as it may take seconds. No sheet for a card that failed."""
    from engine.inspection import Failed, read_card

    card = read_card(g, system, name, step)
    if isinstance(card, Failed):
        return card, None, Digest()
    return card, sheet_of(card), digest_of(name, card)
