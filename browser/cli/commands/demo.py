"""`guestscope demo`: a disk of our own to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from browser.cli.outcome import CommandFailed, Status
from browser.cli.progress import Bar

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output


def run(options: Options, output: Output) -> int:
    """Make the disk; says nothing where that goes well."""
    path = Path(options.path).absolute()
    if path.is_dir():
        raise CommandFailed(f"{path} is a folder.", "Name the file to make in it.")
    if path.exists() and not options.force:
        raise CommandFailed(f"{path} is there already.", "Add --force to replace it.")
    if not path.parent.is_dir():
        raise CommandFailed(f"{path.parent} is not a folder.", f"Make it first: mkdir {path.parent}")
    from browser.demo import make_demo

    with Bar(100, "Making the demo disk") as bar:
        make_demo(path, lambda stage, share: bar.show(round(share * 100), stage))
    return Status.DONE
