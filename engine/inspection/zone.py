"""The guest's time zone: its name, and the offsets that its logs were written with."""

from __future__ import annotations

import io
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from engine.inspection.distros import parse_assignments
from engine.inspection.facts import Fact

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

_LARGEST = 1 << 16
"""Bytes of a zone; the largest that there is has about 4 KiB."""


def time_zone(tree: Tree) -> Fact[str] | None:
    """The name, as Europe/Berlin, of a Unix system."""
    target = tree.readlink("/etc/localtime") or ""
    name = target.rpartition("zoneinfo/")[2] if "zoneinfo/" in target else ""
    if name:
        return Fact(name, "/etc/localtime")
    name = tree.first_line("/etc/timezone")
    if name:
        return Fact(name, "/etc/timezone")
    path = "/etc/sysconfig/clock"
    clock = parse_assignments(tree.text(path) or "")
    name = clock.get("ZONE") or clock.get("TIMEZONE") or ""
    return Fact(name, path) if name else None


def zone(tree: Tree) -> tzinfo:
    """The offsets of a Unix system's local time; UTC where it has none, which is what it then uses."""
    content = tree.read("/etc/localtime", _LARGEST)
    if content:
        try:
            return ZoneInfo.from_file(io.BytesIO(content), key="guest")
        # A damaged zone ends in any of these.
        except (ValueError, IndexError, OverflowError, EOFError, ArithmeticError, MemoryError):
            return UTC
    name = time_zone(tree)
    return _own(name.value) if name else UTC


def _own(name: str) -> tzinfo:
    """The host's idea of a zone, for a guest whose link leads to a file that it does not have."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return UTC
