"""`guestscope doctor`: what this machine has and lacks for opening disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance.doctor import Check, CheckState
from browser import host
from browser.cli.outcome import Status
from browser.cli.plain import plain
from browser.cli.progress import Waiting

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output

NOT_NEEDED = {"KVM"}
"""Checks whose failure makes disks slower to open, not impossible."""

_STYLES = {"ok": "green", "missing": "bold red", "broken": "bold red", "note": "yellow"}


def run(options: Options, output: Output) -> int:
    """Print the checks; FAILED where something that is needed is missing or broken."""
    with Waiting("Examining this machine…"):
        checks = host.checks()
    if options.json:
        output.json(plain(checks))
    else:
        _print(checks, output)
    return Status.FAILED if any(map(is_failure, checks)) else Status.DONE


def is_failure(check: Check) -> bool:
    """Whether no disk can be opened before this is mended."""
    return check.state in (CheckState.MISSING, CheckState.BROKEN) and check.name not in NOT_NEEDED


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
