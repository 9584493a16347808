"""Bytes out of a guest: files and folders into a folder of the host, or as one archive."""

from engine.transfer.archive import archive
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
from engine.transfer.images import ImageChanged
from engine.transfer.items import Begun, Target, name_of
from engine.transfer.report import Checked, Lost, Reason, Report, Skipped, Trait
from engine.transfer.verification import ALGORITHMS, write_manifest

__all__ = [
    "ALGORITHMS",
    "Answer",
    "Attendant",
    "Begun",
    "Checked",
    "Conflict",
    "Held",
    "ImageChanged",
    "Lost",
    "NoRoom",
    "Phase",
    "Progress",
    "Reason",
    "Report",
    "Skipped",
    "Stopped",
    "Target",
    "TargetGone",
    "Trait",
    "archive",
    "extract",
    "name_of",
    "write_manifest",
]
