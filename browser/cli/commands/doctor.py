"""`guestscope doctor`: what this machine has and lacks for opening disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance import inventory
from appliance.doctor import Check, CheckState, examine
from appliance.errors import ApplianceError
from browser.cli.ages import age
from browser.cli.commands.appliance import settings
from browser.cli.outcome import Status
from browser.cli.plain import plain
from browser.cli.progress import Waiting
from engine.errors import GuestFSError
from engine.running import WARM_UP

if TYPE_CHECKING:
    from browser.cli.arguments import Options
    from browser.cli.output import Output

NOT_NEEDED = {"KVM"}
"""Checks whose failure makes disks slower to open, not impossible."""

_STYLES = {"ok": "green", "missing": "bold red", "broken": "bold red", "note": "yellow"}


def run(options: Options, output: Output) -> int:
    """Print the checks; FAILED where something that is needed is missing or broken."""
    with Waiting("Examining this machine…"):
        checks = [*examine(), template_check()]
    if options.json:
        output.json(plain(checks))
    else:
        _print(checks, output)
    return Status.FAILED if any(map(is_failure, checks)) else Status.DONE


def is_failure(check: Check) -> bool:
    """Whether no disk can be opened before this is mended."""
    return check.state in (CheckState.MISSING, CheckState.BROKEN) and check.name not in NOT_NEEDED


def template_check() -> Check:
    """The state of the saved appliance, without making or mending one."""
    try:
        found = inventory.look(settings(), WARM_UP)
    except (ApplianceError, GuestFSError) as error:
        return Check("Template", CheckState.NOTE, f"There can be no saved appliance: {error}")
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


def _print(checks: list[Check], output: Output) -> None:
    from rich.text import Text

    from browser.cli.tables import add_row, print_table, table

    shown = table("", "", "")
    for check in checks:
        state = Text(check.state.value, style=_STYLES[check.state.value])
        add_row(shown, state, check.name, output.shown(check.sentence))
        if check.remedy:
            add_row(shown, "", "", output.shown(check.remedy))
    print_table(shown, output)
