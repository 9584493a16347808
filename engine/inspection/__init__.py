"""What is in a guest: its operating systems at a first look, and everything an administrator asks then."""

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
