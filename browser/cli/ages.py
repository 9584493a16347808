"""Ages for people."""

from __future__ import annotations

import time


def age(seconds: float) -> str:
    """How long ago a time since 1970 was, as `3 hours ago`."""
    import humanize

    return humanize.naturaltime(max(time.time() - seconds, 0))
