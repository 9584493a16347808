"""The command `guestscope`: the window, or what the command line can do without it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from browser.cli.options import DiskImage, Options
from browser.cli.outcome import CommandFailed
from browser.cli.program import run
from browser.sources import Drive
from browser.uris import path_of


def main() -> int:
    """Run the command line of this process and return its exit status."""
    return run(sys.argv[1:], open_window)


def open_window(options: Options) -> int:
    """Show the window until it is closed. Raises CommandFailed where there is no place for one."""
    drives, are_one = named_disks(options)
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise CommandFailed(
            "There is no display to open a window on.", "“guestscope --help” tells what works without one."
        )
    try:
        from ui import application
    except ImportError as error:
        raise CommandFailed(f"The window cannot be shown: {error}.", "Run scripts/setup again.") from error
    return application.run(drives, are_one=are_one, is_alone=options.new_window)


def named_disks(options: Options) -> tuple[list[Drive], bool]:
    """The images to open, and whether they are known to be one guest's."""
    drives: list[Drive] = []
    for disk in options.disks:
        if isinstance(disk, DiskImage):
            # A desktop names files by their URIs.
            drives.append(Drive(path_of(disk.path) or Path(disk.path), disk.format, disk.snapshot))
        else:
            from browser.cli.domains import drives as drives_of

            found = drives_of(disk.name, options.connect)
            drives += [Drive(drive.path, drive.format) for drive in found]
    return drives, any(not isinstance(disk, DiskImage) for disk in options.disks)


if __name__ == "__main__":
    sys.exit(main())
