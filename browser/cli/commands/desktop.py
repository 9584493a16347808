"""`guestscope desktop`: disks open by double-click, for the user who asks for it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from browser import desktop
from browser.cli.outcome import CommandFailed, Status
from browser.cli.output import note

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output


def run(options: Options, output: Output) -> int:
    """Tell the desktop of us, or have it forget us."""
    folders = desktop.Folders.of_user()
    try:
        if options.action == "install":
            _install(folders, output)
        else:
            _remove(folders, output)
    except desktop.DesktopError as error:
        raise CommandFailed(error.cause, error.remedy) from error
    return Status.DONE


def _install(folders: desktop.Folders, output: Output) -> None:
    others = desktop.install(desktop.command(), folders)
    output.line("Guestscope is in the menu now, and a double-click opens disks with it.")
    if others:
        note(f"You open these with another program, which was left so: {', '.join(others)}.")
    if shutil.which("update-desktop-database") is None:
        from appliance import distro

        note(
            "The desktop's list of programs could not be brought up to date, so it may not offer Guestscope"
            f" before the next login. This mends it: {distro.this().install_command('desktop')}"
        )


def _remove(folders: desktop.Folders, output: Output) -> None:
    if desktop.remove(folders):
        output.line("Guestscope is no longer in the menu. What it remembers of you was left.")
    else:
        output.line("Guestscope was not in the menu.")
