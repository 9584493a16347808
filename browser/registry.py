"""The registry of a Windows system, asked key by key on a session of its own."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from browser.exports import write_pieces

if TYPE_CHECKING:
    from browser.places import Place
    from browser.side_reader import SideReader, Step
    from engine import GuestFS
    from engine.inspection import System
    from engine.inspection.registry_values import ValueInfo
    from engine.inspection.registry_view import Bookmark, Hit, KeyInfo, RegistryView

translate = QCoreApplication.translate

BATCH_INTERVAL = 0.2
"""Seconds between two reports of what a search found."""

ROOT = ""
"""The path of the top, which holds the hives."""

_SHORT = {"HKLM": "HKEY_LOCAL_MACHINE", "HKU": "HKEY_USERS"}


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value as people see it: the default one has a name, a secret says that it is one. Guest text."""

    name: str
    type: str
    value: str
    size: int


def full_path(typed: str) -> str:
    """The path that somebody means by what they typed."""
    first, _, rest = typed.strip().strip("\\").partition("\\")
    first = _SHORT.get(first.upper(), first)
    return f"{first}\\{rest}" if rest else first


class RegistryReader:
    """Lives in the main thread; nothing here blocks. Raises RuntimeError and KeyError as the engine does."""

    def __init__(self, side: SideReader, place: Place) -> None:
        assert place.system is not None
        self._side = side
        self._place = place
        self._views = _Views(place.system)

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The keys that people look for. To be asked when systems were found: the engine is loaded then."""
        from engine.inspection.registry_view import BOOKMARKS

        return BOOKMARKS

    async def key(self, path: str) -> tuple[list[KeyInfo], list[ValueRow]]:
        """What is in a key: the keys below it, and its values."""
        return await self._side.ask(self._place, self._views.read, path)

    async def search(self, text: str, path: str, on_hits: Callable[[list[Hit]], object]) -> int:
        """Look for a text in names and values below a key; `on_hits` gets what is found, in the worker's
        thread. Returns how many there are.
        """
        return await self._side.ask(self._place, self._views.search, text, path, on_hits)

    async def export(self, path: str, destination: Path) -> None:
        """Write a key with all below it as a `.reg` file. Raises OSError too."""
        await self._side.ask(self._place, self._views.export, path, destination)


class _Views:
    """The registry as the handle that was asked last has it: hives stay open. In the worker."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._g: GuestFS | None = None
        self._view: RegistryView | None = None
        self._step: Step | None = None

    def read(self, g: GuestFS, step: Step, path: str) -> tuple[list[KeyInfo], list[ValueRow]]:
        view = self._on(g, step)
        return view.keys(path), [_row(value) for value in view.values(path)]

    def search(
        self, g: GuestFS, step: Step, text: str, path: str, on_hits: Callable[[list[Hit]], object]
    ) -> int:
        found: list[Hit] = []
        count = 0
        told = time.monotonic()
        for hit in self._on(g, step).search(text, path):
            step()
            found.append(hit)
            count += 1
            if time.monotonic() - told > BATCH_INTERVAL:
                _tell(on_hits, found)
                found, told = [], time.monotonic()
        _tell(on_hits, found)
        return count

    def export(self, g: GuestFS, step: Step, path: str, destination: Path) -> None:
        write_pieces(destination, self._on(g, step).export(path))

    def _on(self, g: GuestFS, step: Step) -> RegistryView:
        from engine.inspection.registry_view import RegistryView
        from engine.inspection.tree import Tree

        self._step = step
        if self._view is None or self._g is not g:
            self._g = g
            self._view = RegistryView(Tree(g, ignore_case=True, before=self._before), self._system)
        return self._view

    def _before(self) -> None:
        if self._step is not None:
            self._step()


def _row(value: ValueInfo) -> ValueRow:
    name = value.name or translate("Registry", "(default)")
    text = translate("Registry", "kept secret") if value.is_secret else value.text
    return ValueRow(name, value.type, text, value.size)


def _tell(on_hits: Callable[[list[Hit]], object], found: list[Hit]) -> None:
    # The window may be gone meanwhile.
    with contextlib.suppress(RuntimeError):
        if found:
            on_hits(found)
