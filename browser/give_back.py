"""Gives memory that was let go back to the system: reading a large folder lets go as much as it keeps."""

from __future__ import annotations

import contextlib
import ctypes

MANY = 50_000
"""Names of a folder after which it is worth the milliseconds."""


def give_back() -> None:
    """Blocks for some milliseconds; for a thread of its own. Does nothing where the C library cannot."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
