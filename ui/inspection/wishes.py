"""What people wish anywhere in an inspection panel: one object that all its parts share."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from browser.background import in_thread
from browser.exports import write_text


@dataclass(frozen=True, slots=True)
class Export(ABC):
    """Something to write into a file; `name` is the suggested one, and may be guest text."""

    name: str
    suffix: str

    @property
    def file_name(self) -> str:
        """The suggested name, as safe as it can be."""
        safe = re.sub(r"[^A-Za-z0-9_.-]+", "-", self.name).strip("-.")
        return f"{safe[:80] or 'export'}.{self.suffix}"

    @abstractmethod
    async def write(self, path: Path) -> None:
        """Write it. Raises OSError, and what making it raises."""


@dataclass(frozen=True, slots=True)
class TextExport(Export):
    """A text that is made when it is wanted. That may take long, so it runs in a thread."""

    make: Callable[[], str]

    async def write(self, path: Path) -> None:
        await in_thread(lambda: write_text(path, self.make()))


@dataclass(frozen=True, slots=True)
class FileExport(Export):
    """What somebody else writes."""

    writer: Callable[[Path], Awaitable[None]]

    async def write(self, path: Path) -> None:
        await self.writer(path)


class Wishes(QObject):
    """Emits what somebody wishes; whoever can do it listens."""

    source = Signal(object)
    """Show this file of the guest: guest text."""
    copy = Signal(object)
    """Put this text on the clipboard; it is visible as it is."""
    save = Signal(object)
    """Write this Export into a file."""
    card = Signal(object)
    """Show the card of this name."""
    again = Signal(object)
    """Read the card of this name again."""
