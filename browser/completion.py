"""What a path that somebody types may go on with, from the names in the guest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import GuestFS

MOST = 200
"""Paths that are offered."""

_SPECIAL = "\\*?["


def read_completions(g: GuestFS, path: str) -> list[str]:
    """The paths that begin with this one, folders first and with a slash at their end. For the worker.

    The daemon looks by glob(3), so that a folder of a million names is not sent for the few that fit.
    """
    pattern = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in path)
    found: list[str] = g.glob_expand(f"{pattern}*", directoryslash=True)
    return sorted(found, key=lambda name: (not name.endswith("/"), name))[:MOST]
