"""What the appliance's Linux printed when it mounted a file system: how that had been left."""

from __future__ import annotations

import re

_RECOVERED = (
    r"EXT4-fs \((?P<device>[\w-]+)\): (?:recovery complete|\d+ orphan inode.? deleted)",
    r"XFS \((?P<device>[\w-]+)\): Starting recovery",
    r"BTRFS info \(device (?P<device>[\w-]+)[^)]*\): start tree-log replay",
    r"FAT-fs \((?P<device>[\w-]+)\): Volume was not properly unmounted",
)
"""What Linux prints when it mounts what was not unmounted."""

_DAMAGED = (
    r"EXT4-fs \((?P<device>[\w-]+)\): warning: mounting fs with errors",
    r"EXT4-fs error \(device (?P<device>[\w-]+)\)",
    r"XFS \((?P<device>[\w-]+)\): (?:Metadata corruption|Corruption)",
    r"BTRFS (?:error|critical) \(device (?P<device>[\w-]+)[^)]*\)",
)


def recovered(log: str) -> set[str]:
    """The kernel's names of devices that had not been unmounted before they were mounted here."""
    return _named(_RECOVERED, log)


def damaged(log: str) -> set[str]:
    """The kernel's names of devices whose file systems it knows to be damaged."""
    return _named(_DAMAGED, log)


def _named(patterns: tuple[str, ...], log: str) -> set[str]:
    return {match["device"] for pattern in patterns for match in re.finditer(pattern, log)}
