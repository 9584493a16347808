"""`guestscope get`: files and folders of a guest, copied to the host.

What is copied and how safely is `engine.transfer`'s business, as it is in the window.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from browser.cli.disks import mount, opened
from browser.cli.failures import about, guest_path
from browser.cli.outcome import CommandFailed, Misused, Status
from browser.cli.output import note
from browser.cli.progress import Bar, Waiting, on_terminal
from browser.cli.transfer_report import check_files, tell, write_report
from browser.folder_calls import read_entry
from browser.listing import Kind
from engine.ntfs.junctions import reached, real_path
from engine.transfer import (
    ALGORITHMS,
    Attendant,
    Held,
    ImageChanged,
    Phase,
    Progress,
    Target,
    archive,
    extract,
    name_of,
    write_manifest,
)
from engine.transfer.destination import Destination

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output
    from engine import GuestFS
    from engine.transfer import Report

FINDING = "Finding out what there is to copy…"
COMPARING = "Comparing checksums"
HOLD_INTERVAL = 1.0
"""Seconds between two looks at whether what holds a copy has been mended."""

_ARCHIVES = {".tar": False, ".tar.zst": True, ".tzst": True}
"""Endings of an archive's name, and whether they mean that it is compressed."""


def run(options: Options, output: Output) -> int:
    """Copy; FAILED where something that could have been copied was not."""
    paths = [guest_path(path).rstrip("/") or "/" for path in options.paths]
    check_files(options)
    if options.archive:
        return _archive(paths, options, output)
    # Before anything is started: a destination that is wrong need not take long to be refused.
    folder, names = arranged(paths, options.destination)
    _check_names(names)
    with Destination(folder) as destination:
        targets = unhindered(destination, dict(zip(paths, names, strict=True)), options)
        if not targets:
            return Status.DONE
        with _reading(options) as (g, watcher):
            found = [_found(g, target, destination) for target in targets]
            report = extract(g, found, folder, watcher, checksum=_checksum(options))
        if options.manifest:
            write_manifest(report, Path(options.manifest), replace=options.force)
        return _tell(report, str(folder), options)


def _archive(paths: list[str], options: Options, output: Output) -> int:
    """Write one archive, to a file or to standard output."""
    place: Path | Callable[[bytes], object]
    if options.archive == "-":
        if output.is_terminal:
            raise Misused("An archive cannot be written to a terminal.", "Write it to a file or into a pipe.")
        place, is_compressed = output.raw, False
    else:
        place = Path(options.archive).absolute()
        ending = next((ending for ending in _ARCHIVES if place.name.endswith(ending)), None)
        if ending is None:
            raise Misused(
                f"{options.archive} does not end in .tar or .tar.zst.", "These are what is written."
            )
        is_compressed = _ARCHIVES[ending]
        if place.exists() and not options.force:
            raise CommandFailed(f"{options.archive} is there already.", "Add --force to replace it.")
        if not place.parent.is_dir():
            raise CommandFailed(f"{place.parent} is not a folder.", f"Make it first: mkdir {place.parent}")
    with _reading(options) as (g, watcher):
        targets = [Target(_real(g, path), name_of(path)) for path in paths]
        report = archive(
            g,
            targets,
            place,
            watcher,
            zstd=is_compressed,
            replace=options.force,
            checksum=_checksum(options),
        )
        output.flush()
    if options.manifest:
        write_manifest(report, Path(options.manifest), replace=options.force)
    return _tell(report, "the archive", options)


def _checksum(options: Options) -> str:
    """By which checksums it is compared; empty where it is not."""
    return ALGORITHMS[0] if options.verify or options.manifest else ""


@contextlib.contextmanager
def _reading(options: Options) -> Iterator[tuple[GuestFS, _Watcher]]:
    """A handle with something mounted, and who shows how far the copying is."""
    with Waiting() as waiting, opened(options, waiting) as g, contextlib.ExitStack() as shown:
        mount(g, options, waiting)
        waiting.show(FINDING)
        try:
            yield g, _Watcher(waiting, shown)
        except (Held, ImageChanged) as error:
            raise CommandFailed(error.cause, error.remedy) from error


def _tell(report: Report, place: str, options: Options) -> int:
    status = tell(report, place)
    if options.report:
        write_report(report, Path(options.report), status, replace=options.force)
    return status


class _Watcher(Attendant):
    """Shows how far it is: a line while things are found, then a bar."""

    def __init__(self, waiting: Waiting, shown: contextlib.ExitStack) -> None:
        self._waiting = waiting
        self._shown = shown
        self._bar: Bar | None = None
        self._phase = Phase.FINDING
        self._held = ""

    def show(self, progress: Progress) -> None:
        if progress.phase is Phase.FINDING:
            self._waiting.show(f"{FINDING} {progress.total_files} files")
            return
        if self._bar is None or progress.phase is not self._phase:
            self._phase = progress.phase
            self._waiting.end()
            self._shown.close()
            is_checking = progress.phase is Phase.CHECKING
            bar = Bar(progress.total_files, COMPARING) if is_checking else Bar(progress.total)
            self._bar = self._shown.enter_context(bar)
        if progress.phase is Phase.CHECKING:
            self._bar.show(progress.files, COMPARING)
        else:
            self._bar.show(progress.bytes)

    def hold(self, held: Held) -> None:
        """Wait for somebody who looks at a terminal to mend it; where nobody does, give up."""
        if not on_terminal():
            raise held
        if str(held) != self._held:
            self._held = str(held)
            self._waiting.end()
            self._shown.close()
            self._bar = None
            note(f"{held} Waiting; Ctrl-C gives up.")
        time.sleep(HOLD_INTERVAL)


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


def _real(g: GuestFS, path: str) -> str:
    """The path, if something is there. Raises CommandFailed."""
    with about(path):
        return reached(g, path)


def _found(g: GuestFS, target: Target, destination: Destination) -> Target:
    """The target, where a link that was named leads. Raises CommandFailed where there is nothing to copy."""
    with about(target.path):
        target = replace(target, path=reached(g, target.path))
        entry = read_entry(g, target.path)
        if entry.kind is Kind.LINK:
            target = replace(target, path=real_path(g, target.path))
            entry = read_entry(g, target.path)
    if target.replace and entry.kind is Kind.FOLDER:
        raise CommandFailed(f"{destination.path / target.name} is no folder, and “{target.path}” is one.")
    return target
