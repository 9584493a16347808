"""`guestscope cat`: the content of files, byte by byte as it is; on a terminal, which it must not steer,
its control characters are made visible.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from browser.cli.disks import mount, opened
from browser.cli.failures import about, guest_path
from browser.cli.outcome import CommandFailed, Status
from browser.cli.output import note
from browser.cli.progress import Waiting
from engine.ntfs.junctions import reached, real_path
from engine.ntfs.view import compressed_at, seen_at

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output
    from engine import GuestFS


def run(options: Options, output: Output) -> int:
    """Write the files one behind another; FAILED where one could not be read."""
    paths = [guest_path(path) for path in options.paths]
    with Waiting() as waiting, opened(options, waiting) as g:
        mount(g, options, waiting)
        waiting.end()
        status = Status.DONE
        for path in paths:
            try:
                with about(path):
                    _write(g, _regular(g, path), output)
            except CommandFailed as error:
                note(str(error))
                status = Status.FAILED
    return status


def _write(g: GuestFS, path: str, output: Output) -> None:
    write = output.content()
    compressed = compressed_at(g, path)
    if compressed is None:
        g.call_daemon("download", path, write)
        return
    for piece in compressed.pieces():
        write(piece)


def _regular(g: GuestFS, path: str) -> str:
    """The real path of a regular file; to open anything else could wait for ever, or do something."""
    real = reached(g, path)
    values, _ = seen_at(g, real)
    if stat.S_ISLNK(values["st_mode"]):
        real = real_path(g, path)
        values, _ = seen_at(g, real)
    if stat.S_ISDIR(values["st_mode"]):
        raise CommandFailed(f"“{path}” is a folder.", "“guestscope ls” lists it.")
    if not stat.S_ISREG(values["st_mode"]):
        raise CommandFailed(f"“{path}” is neither a file nor a link to one.")
    return real
