"""How much a test that could go on for hours does: a sample, or with GUESTSCOPE_TESTS=long all of it.

Both draw from the same seeds, so a failure of the long run is repeated by its seed.
"""

from __future__ import annotations

import os

IS_LONG = os.environ.get("GUESTSCOPE_TESTS") == "long"

PATIENCE = 24 * 3600 if IS_LONG else 300
"""Seconds that such a test may take, for `pytest.mark.timeout`."""


def amount(sample: int, everything: int) -> int:
    """How often to do it."""
    return everything if IS_LONG else sample
