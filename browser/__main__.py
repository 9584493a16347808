"""The command `guestscope`: the window, or what the command line can do without it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from browser.cli.arguments import DiskImage, Options
from browser.cli.outcome import CommandFailed, Misused
from browser.cli.program import run
from browser.uris import path_of


def main() -> int:
    """Run the command line of this process and return its exit status."""
    return run(sys.argv[1:], open_window)


def open_window(options: Options) -> int:
    """Show the window until it is closed. Raises CommandFailed where there is no place for one."""
    paths, image_format = named_disks(options)
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise CommandFailed(
            "There is no display to open a window on.", "“guestscope --help” tells what works without one."
        )
    try:
        from ui import application
    except ImportError as error:
        raise CommandFailed(f"The window cannot be shown: {error}.", "Run scripts/setup again.") from error
    return application.run(paths, image_format, is_alone=options.new_window)


def named_disks(options: Options) -> tuple[list[Path], str | None]:
    """The images to open, and the one format that all of them have, if one is stated."""
    stated = {disk.format for disk in options.disks if isinstance(disk, DiskImage)}
    if len(stated) > 1:
        raise Misused("The window takes disks of one stated format at a time.", "Leave --format out.")
    disks: list[tuple[Path, str | None]] = []
    for disk in options.disks:
        if isinstance(disk, DiskImage):
            # A desktop names files by their URIs.
            disks.append((path_of(disk.path) or Path(disk.path), disk.format))
        else:
            from browser.cli.domains import drives

            disks += [(drive.path, drive.format) for drive in drives(disk.name, options.connect)]
    formats = {image_format for _path, image_format in disks}
    return [path for path, _format in disks], formats.pop() if len(formats) == 1 else None


if __name__ == "__main__":
    sys.exit(main())
