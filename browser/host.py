"""What the host offers for opening disks: the checks of the doctor, and the state of the saved appliance."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from browser.background import in_thread

if TYPE_CHECKING:
    from appliance.doctor import Check
    from appliance.launch import Settings

__all__ = ["Check", "checks", "examine_host", "settings"]

# What is imported in functions takes longer to load than the main thread may be busy.


async def examine_host() -> list[Check]:
    """All checks. Takes up to a quarter of a minute, which nothing waits for but the caller."""
    return await in_thread(checks)


def checks() -> list[Check]:
    """The same, blocking."""
    from appliance.doctor import examine

    return [*examine(), _template_check()]


def settings() -> Settings:
    """The settings of a launch that nobody has told anything but the environment."""
    from engine.config import Config

    config = Config()
    config.parse_environment(os.environ)
    return config.settings()


def _template_check() -> Check:
    """The state of the saved appliance, without making or mending one."""
    from appliance import inventory
    from appliance.doctor import Check, CheckState
    from appliance.errors import ApplianceError
    from browser.cli.ages import age
    from engine.errors import GuestFSError
    from engine.running import WARM_UP

    try:
        found = inventory.look(settings(), WARM_UP)
    except (ApplianceError, GuestFSError) as error:
        cause, remedy = str(getattr(error, "cause", error)), str(getattr(error, "remedy", ""))
        return Check("Template", CheckState.NOTE, f"There can be no saved appliance: {cause}", remedy)
    saved = found.template
    if saved is None:
        remedy = "" if found.obstacle else "“guestscope appliance build” makes it now."
        return Check(
            "Template", CheckState.NOTE, "No appliance is saved yet; the first launch does it.", remedy
        )
    if saved.damage:
        return Check("Template", CheckState.NOTE, f"The saved appliance is not used: {saved.damage}")
    size = f"{saved.size / (1 << 20):.0f} MiB"
    return Check("Template", CheckState.OK, f"An appliance was saved {age(saved.made)} and takes {size}.")
