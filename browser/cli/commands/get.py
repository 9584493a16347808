"""`guestscope get`: files and folders of a guest, copied to the host.

What is copied and how safely is `engine.transfer`'s business, as it is in the window.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from browser.cli.disks import mount, opened
from browser.cli.failures import about, guest_path
from browser.cli.outcome import CommandFailed, Misused, Status
from browser.cli.output import note
from browser.cli.progress import Bar, Waiting
from browser.listing import Kind, read_entry
from engine.transfer import Attendant, Held, Progress, Reason, Target, extract
from engine.transfer.destination import Destination

if TYPE_CHECKING:
    from browser.cli.arguments import Options
    from browser.cli.output import Output
    from engine import GuestFS
    from engine.transfer import Report, Skipped

FINDING = "Finding out what there is to copy…"

_REASONS = {
    Reason.LINK: "a symbolic link to “{}”, outside of what is copied",
    Reason.SPECIAL: "neither a file nor a folder",
    Reason.INVALID_NAME: "its name is impossible",
    Reason.UNREADABLE: "it cannot be read: {}",
    Reason.SHORT: "it has another length than its folder says",
    Reason.CANNOT_WRITE: "it cannot be written here: {}",
}
_OF_ITS_KIND = {Reason.LINK, Reason.SPECIAL}
"""Reasons to leave something out that are no failure."""


def run(options: Options, output: Output) -> int:
    """Copy; FAILED where something that could have been copied was not."""
    if options.destination == "-":
        raise Misused(
            "The destination “-” is no folder.", "“guestscope cat” writes a file to standard output."
        )
    paths = [guest_path(path).rstrip("/") or "/" for path in options.paths]
    # Before anything is started: a destination that is wrong need not take long to be refused.
    folder, names = arranged(paths, options.destination)
    _check_names(names)
    with Destination(folder) as destination:
        targets = unhindered(destination, dict(zip(paths, names, strict=True)), options)
        if not targets:
            return Status.DONE
        with Waiting() as waiting, opened(options, waiting) as g:
            mount(g, options, waiting)
            found = [_found(g, target, destination) for target in targets]
            waiting.show(FINDING)
            with contextlib.ExitStack() as shown:
                try:
                    report = extract(g, found, folder, _Watcher(waiting, shown))
                except Held as error:
                    raise CommandFailed(error.cause, error.remedy) from error
        return _report(report, destination)


class _Watcher(Attendant):
    """Shows how far it is: a line while things are found, then a bar."""

    def __init__(self, waiting: Waiting, shown: contextlib.ExitStack) -> None:
        self._waiting = waiting
        self._shown = shown
        self._bar: Bar | None = None

    def show(self, progress: Progress) -> None:
        if progress.is_finding:
            self._waiting.show(f"{FINDING} {progress.total_files} files")
            return
        if self._bar is None:
            self._waiting.end()
            self._bar = self._shown.enter_context(Bar(progress.total))
        self._bar.show(progress.bytes)


def arranged(paths: list[str], text: str) -> tuple[Path, list[str]]:
    """The host's folder that takes everything, and what each path will be called in it.

    As cp(1) has it: a folder that exists takes all paths, else a single path gets DEST's name.
    Raises CommandFailed.
    """
    destination = Path(text)
    if destination.is_dir():
        return destination, [path.rpartition("/")[2] or "root" for path in paths]
    if len(paths) > 1 or text.endswith("/"):
        raise CommandFailed(f"{destination} is not a folder.", f"Make it first: mkdir {destination}")
    if not destination.parent.is_dir():
        raise CommandFailed(
            f"{destination.parent} is not a folder.", f"Make it first: mkdir {destination.parent}"
        )
    return destination.parent, [destination.name]


def _check_names(names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CommandFailed(f"Two of the paths would be called “{twice[0]}”.", "Copy them one by one.")


def unhindered(destination: Destination, names: dict[str, str], options: Options) -> list[Target]:
    """What is to be copied under which name, once it is clear what becomes of what is there."""
    targets = []
    for path, name in names.items():
        place = destination.path / name
        if not destination.holds(name):
            targets.append(Target(path, name))
        elif options.no_clobber:
            note(f"{place} is there already and was left as it is.")
        elif not options.force:
            raise CommandFailed(
                f"{place} is there already.", "Add --force to replace it, or -n to leave it out."
            )
        elif destination.holds_folder(name):
            raise CommandFailed(
                f"{place} is a folder, which is never replaced.", "Remove it, or name another DEST."
            )
        else:
            targets.append(Target(path, name, replace=True))
    return targets


def _found(g: GuestFS, target: Target, destination: Destination) -> Target:
    """The target, where a link that was named leads. Raises CommandFailed where there is nothing to copy."""
    with about(target.path):
        entry = read_entry(g, target.path)
        if entry.kind is Kind.LINK:
            target = replace(target, path=g.realpath(target.path))
            entry = read_entry(g, target.path)
    if target.replace and entry.kind is Kind.FOLDER:
        raise CommandFailed(f"{destination.path / target.name} is no folder, and “{target.path}” is one.")
    return target


def _report(report: Report, destination: Destination) -> int:
    """Tell what was not copied, or not as it is, on standard error."""
    for one in report.skipped:
        note(f"“{one.path}” was left out: {_reason(one)}.")
    for path, name in report.renamed:
        note(f"“{path}” is called {name} in {destination.path}.")
    return Status.DONE if all(one.reason in _OF_ITS_KIND for one in report.skipped) else Status.FAILED


def _reason(skipped: Skipped) -> str:
    return _REASONS[skipped.reason].format(skipped.detail.rstrip("."))
