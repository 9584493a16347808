"""What the host offers, asked beside the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.background import in_thread

if TYPE_CHECKING:
    from appliance.doctor import Check

__all__ = ["Check", "examine_host"]


async def examine_host() -> list[Check]:
    """All checks of the doctor. Takes up to a quarter of a minute, which nothing waits for but the caller."""
    from appliance.doctor import examine

    return await in_thread(examine)
