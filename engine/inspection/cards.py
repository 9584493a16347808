"""All cards of a system in one report, each read alone, and the report as JSON.

A card is read from a system that `mount_system` has mounted. One that fails leaves a `Failed` in its place;
only what ends the appliance, or a callback that raises, ends the report.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from engine.errors import DaemonError, GuestFSError
from engine.inspection import (
    accounts_unix,
    accounts_windows,
    health,
    identity,
    last_seen,
    logs_unix,
    logs_windows,
    software_unix,
    software_windows,
    starts_unix,
    starts_windows,
    storage,
)
from engine.inspection.accounts import Accounts
from engine.inspection.errors import Unreadable
from engine.inspection.facts import Card
from engine.inspection.logs import Logs
from engine.inspection.software import Software
from engine.inspection.starts import Starts
from engine.inspection.storage import StorageCard
from engine.inspection.system import System
from engine.inspection.tree import Tree

if TYPE_CHECKING:
    from engine.handle import GuestFS

logger = logging.getLogger(__name__)

Progress = Callable[[str, float], None]
"""Gets the name of the card that begins, and the share that is done, from 0 to 1. May raise to stop."""

Reader = Callable[[Tree, System], Card]


def _either(unix: Reader, windows: Reader) -> Reader:
    return lambda tree, system: (windows if system.is_windows else unix)(tree, system)


_READERS: dict[str, Reader] = {
    "identity": identity.read,
    "last_seen": last_seen.read,
    "storage": storage.read,
    "health": health.read,
    "accounts": _either(accounts_unix.read, accounts_windows.read),
    "software": _either(software_unix.read, software_windows.read),
    "starts": _either(starts_unix.read, starts_windows.read),
    "logs": _either(logs_unix.read, logs_windows.read),
}

TYPES: Mapping[str, type[Card]] = {
    "identity": identity.Identity,
    "last_seen": last_seen.LastSeen,
    "storage": StorageCard,
    "health": health.Health,
    "accounts": Accounts,
    "software": Software,
    "starts": Starts,
    "logs": Logs,
}
"""The class of each card."""

CARDS = tuple(_READERS)
"""The names of all cards, in the order of a report."""


@dataclass(frozen=True, kw_only=True)
class Failed(Card):
    """In the place of a card of which nothing could be read; `problems` says why."""


@dataclass(frozen=True)
class Report:
    """What is known of one system. `seconds` tells what each card cost, `made` is in UTC."""

    system: System
    cards: Mapping[str, Card]
    made: datetime
    seconds: Mapping[str, float] = field(default_factory=dict)


Step = Callable[[], None]
"""Called ahead of each question to the guest, in the handle's thread; stops what is read by raising."""


def read_card(g: GuestFS, system: System, name: str, on_step: Step = lambda: None) -> Card:
    """One card of a mounted system. Raises KeyError for an unknown name, and what ends the appliance."""
    return _read(Tree(g, ignore_case=system.is_windows, before=on_step), system, name, {})


def report(
    g: GuestFS,
    system: System,
    cards: Iterable[str] | None = None,
    on_progress: Progress = lambda _name, _share: None,
    on_step: Step = lambda: None,
) -> Report:
    """The cards with these names, else all, of a mounted system. Raises as `read_card` does."""
    names = list(CARDS if cards is None else cards)
    tree = Tree(g, ignore_case=system.is_windows, before=on_step)
    found: dict[str, Card] = {}
    seconds: dict[str, float] = {}
    for index, name in enumerate(names):
        on_progress(name, index / len(names))
        begin = time.monotonic()
        found[name] = _read(tree, system, name, found)
        seconds[name] = round(time.monotonic() - begin, 3)
    on_progress("", 1.0)
    return Report(system, found, datetime.now(UTC), seconds)


def to_json(found: object) -> str:
    """A report, a card or a part of one as JSON, with the names of the fields.

    Times are as in ISO 8601, unknown facts null. It is ASCII; bytes of names that are not UTF-8 are lone
    surrogates in it, as they are in Python.
    """
    return json.dumps(plain(found), indent=2)


def plain(found: object) -> Any:
    """The same as dicts, lists, texts and numbers."""
    if isinstance(found, Enum):
        return found.value
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        return {one.name: plain(getattr(found, one.name)) for one in dataclasses.fields(found)}
    if isinstance(found, datetime | date):
        return found.isoformat()
    if isinstance(found, Mapping):
        return {str(key): plain(value) for key, value in found.items()}
    if isinstance(found, tuple | list):
        return [plain(one) for one in found]
    if isinstance(found, bytes):
        return found.hex()
    return found


def _read(tree: Tree, system: System, name: str, known: Mapping[str, Card]) -> Card:
    reader = _READERS[name]
    tree.refused.clear()
    try:
        if name == "health":
            card = known.get("storage")
            return health.read(tree, system, card if isinstance(card, StorageCard) else None)
        return reader(tree, system)
    except (DaemonError, Unreadable) as error:
        return Failed(problems=(str(error),))
    except GuestFSError:
        raise
    # What a hostile guest can make a parser stumble over must not take the other cards along.
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        logger.exception("The card %s could not be made", name)
        return Failed(problems=(f"This could not be made sense of: {type(error).__name__}.",))
