"""What is in a guest: its operating systems at a first look, and everything an administrator asks then.

The names below are loaded when they are asked for: every handle needs a few modules of this package, and
the cards' are as large as the rest of the engine.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.inspection.cards import CARDS, Failed, Report, plain, read_card, report, to_json
    from engine.inspection.errors import Unreadable
    from engine.inspection.facts import Card, Fact
    from engine.inspection.first_look import systems
    from engine.inspection.mounting import Mounted, mount_system
    from engine.inspection.system import System

__all__ = [
    "CARDS",
    "Card",
    "Fact",
    "Failed",
    "Mounted",
    "Report",
    "System",
    "Unreadable",
    "mount_system",
    "plain",
    "read_card",
    "report",
    "systems",
    "to_json",
]

_PLACES = {
    "cards": ("CARDS", "Failed", "Report", "plain", "read_card", "report", "to_json"),
    "errors": ("Unreadable",),
    "facts": ("Card", "Fact"),
    "first_look": ("systems",),
    "mounting": ("Mounted", "mount_system"),
    "system": ("System",),
}


def __getattr__(name: str) -> object:
    for module, names in _PLACES.items():
        if name in names:
            value: object = getattr(importlib.import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
