"""Bytes out of a guest: files and folders into a folder of the host."""

from engine.transfer.attendant import (
    Answer,
    Attendant,
    Conflict,
    Held,
    NoRoom,
    Phase,
    Progress,
    Stopped,
    TargetGone,
)
from engine.transfer.extract import extract
from engine.transfer.items import Target, name_of
from engine.transfer.report import Reason, Report, Skipped

__all__ = [
    "Answer",
    "Attendant",
    "Conflict",
    "Held",
    "NoRoom",
    "Phase",
    "Progress",
    "Reason",
    "Report",
    "Skipped",
    "Stopped",
    "Target",
    "TargetGone",
    "extract",
    "name_of",
]
