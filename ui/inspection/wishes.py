"""What people wish anywhere in an inspection panel: one object that all its parts share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Export:
    """Something to write into a file. `name` is the suggested one, `make` makes the text and may take long:
    it runs in a thread, and touches nothing of Qt's.
    """

    name: str
    suffix: str
    make: Callable[[], str]

    @property
    def file_name(self) -> str:
        safe = re.sub(r"[^A-Za-z0-9_.-]+", "-", self.name).strip("-.")
        return f"{safe[:80] or 'export'}.{self.suffix}"


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
