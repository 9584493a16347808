"""Copying files and folders out of a guest: what there is to copy, and the copying. Runs in a session's
worker.

Regular files and folders are copied, with their times; links and special files are left out and named in the
report. Owners, modes and attributes stay behind, but for the executable bit: a file of a guest must not
become more on the host than a file.
"""

from __future__ import annotations

import enum
import errno
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from browser.content import PREAD_MOST
from browser.failure import is_final, reason
from browser.listing import Kind, Listing, join, parent, read_attributes, read_names

if TYPE_CHECKING:
    from browser.destination import Destination
    from engine import GuestFS

Report = Callable[[int, int, str], None]
"""Told the bytes and the files that are done, and the path of the file that is being copied."""

_OF_ONE_NAME = {
    errno.EINVAL,
    errno.EILSEQ,
    errno.ENAMETOOLONG,
    errno.EEXIST,
    errno.EISDIR,
    errno.ENOTDIR,
    errno.EFBIG,
}
"""Host errors that are about one file; all others, as a full disk, would meet the next file too."""


class Reason(enum.Enum):
    """Why something was not copied."""

    LINK = "link"
    SPECIAL = "special"
    INVALID_NAME = "invalid name"
    UNREADABLE = "unreadable"
    SHORT = "short"
    CANNOT_WRITE = "cannot write"


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was left out. `path` is guest text, `detail` may be."""

    path: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a selected thing will be called in the destination, and whether it replaces a file there."""

    path: str
    name: str
    replace: bool = False


@dataclass(slots=True)
class Plan:
    """All that is to be copied. A folder stands before what is in it."""

    files: int = 0
    bytes: int = 0
    folders: list[tuple[str, tuple[str, ...], Listing]] = field(default_factory=list)
    """Path in the guest, path in the destination, and what is in it."""
    singles: list[tuple[Target, int, int, int]] = field(default_factory=list)
    """Selected files with their size, time and mode."""
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What was copied so far; belongs to the worker until the job has ended."""

    files: int = 0
    bytes: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Paths in the guest of what got another name on the host, with that name."""


class Stopped(Exception):
    """The person who started the job stopped it."""


def plan(g: GuestFS, targets: Sequence[Target], stop: threading.Event, report: Report) -> Plan:
    """Find everything below the selected paths. Reports the bytes and files found so far."""
    found = Plan()
    pending: list[tuple[str, tuple[str, ...]]] = []
    for target in targets:
        listing = _entries(g, parent(target.path), [target.path.rpartition("/")[2]])
        if target.path == "/" or listing.kind(0) is Kind.FOLDER:
            pending.append((target.path, (target.name,)))
        elif _note(found, target.path, listing, 0):
            found.singles.append((target, listing.size(0), listing.mtime(0), listing.mode(0)))
    while pending:
        _check(stop)
        path, place = pending.pop()
        try:
            listing = _folder(g, path, stop)
        except RuntimeError as error:
            found.skipped.append(_skipped(path, error))
            listing = Listing(path, [])
        found.folders.append((path, place, listing))
        for row, name in enumerate(listing.names):
            if listing.kind(row) is Kind.FOLDER:
                pending.append((join(path, name), (*place, name)))
            else:
                _note(found, f"{path.rstrip('/')}/{name}", listing, row)
        report(found.bytes, found.files, path)
    return found


def copy(
    g: GuestFS, found: Plan, destination: Destination, tally: Tally, stop: threading.Event, report: Report
) -> None:
    """Copy what was planned into the destination. Raises Stopped, OSError, or what ends the handle.

    What cannot be read or written goes to `tally.skipped`, and the rest is copied.
    """
    for target, size, mtime, mode in found.singles:
        _copy_file(_Copy(g, destination, tally, stop, report), target.path, target, size, mtime, mode)
    final_names: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
    for path, place, listing in found.folders:
        _check(stop)
        above = final_names.get(place[:-1])
        if above is None:
            continue
        try:
            with destination.folder(*above) as folder:
                name = folder.make_folder(place[-1])
        except OSError as error:
            tally.skipped.append(_skipped(path, error))
            continue
        final_names[place] = (*above, name)
        if name != place[-1]:
            tally.renamed.append((path, name))
        with destination.folder(*above, name) as folder:
            _copy_rows(_Copy(g, folder, tally, stop, report), path, listing)


@dataclass(frozen=True, slots=True)
class _Copy:
    g: GuestFS
    folder: Destination
    tally: Tally
    stop: threading.Event
    report: Report


def _copy_rows(job: _Copy, path: str, listing: Listing) -> None:
    for row, name in enumerate(listing.names):
        if listing.kind(row) is Kind.FILE:
            source = join(path, name)
            _copy_file(
                job, source, Target(source, name), listing.size(row), listing.mtime(row), listing.mode(row)
            )


def _copy_file(job: _Copy, source: str, target: Target, size: int, mtime: int, mode: int) -> None:
    before = job.tally.bytes
    try:
        with job.folder.draft(target.name, replace=target.replace) as draft:
            while (done := job.tally.bytes - before) < size:
                _check(job.stop)
                data: bytes = job.g.pread(source, min(PREAD_MOST, size - done), done)
                if not data or len(data) > size - done:
                    raise _WrongLength(done, size)
                draft.write(data)
                job.tally.bytes += len(data)
                job.report(job.tally.bytes, job.tally.files, source)
            name = draft.finish(mtime=mtime, executable=bool(mode & 0o111))
    except (RuntimeError, OSError, _WrongLength) as error:
        job.tally.bytes = before
        job.tally.skipped.append(_skipped(source, error))
        return
    job.tally.files += 1
    if name != target.name:
        job.tally.renamed.append((source, name))
    job.report(job.tally.bytes, job.tally.files, source)


class _WrongLength(Exception):
    """A file has fewer bytes than its folder says, or more came than were asked for."""


def _skipped(source: str, error: Exception) -> Skipped:
    """The note on a file that could not be copied. Raises the error again where no other can be either."""
    if isinstance(error, _WrongLength):
        return Skipped(source, Reason.SHORT)
    # The engine's errors first: some of them are OSErrors too.
    if isinstance(error, RuntimeError):
        from engine.errors import Cancelled

        if is_final(error) or isinstance(error, Cancelled):
            raise error
        return Skipped(source, Reason.UNREADABLE, reason(error))
    if isinstance(error, OSError) and error.errno in _OF_ONE_NAME:
        return Skipped(source, Reason.CANNOT_WRITE, error.strerror or "")
    raise error


def _note(found: Plan, path: str, listing: Listing, row: int) -> bool:
    """Count a file, or note why the thing will be left out; whether it is a file."""
    kind = listing.kind(row)
    if kind is Kind.FILE:
        found.files += 1
        found.bytes += listing.size(row)
        return True
    reasons = {Kind.LINK: Reason.LINK, Kind.INVALID: Reason.INVALID_NAME, Kind.UNKNOWN: Reason.UNREADABLE}
    found.skipped.append(Skipped(path, reasons.get(kind, Reason.SPECIAL), listing.target(row)))
    return False


def _folder(g: GuestFS, path: str, stop: threading.Event) -> Listing:
    listing = Listing(path, read_names(g, path))
    for rows in listing.batches():
        _check(stop)
        listing.fill(rows, read_attributes(g, path, [listing.names[row] for row in rows], has_links=True))
    return listing


def _entries(g: GuestFS, folder: str, names: list[str]) -> Listing:
    listing = Listing(folder, [(name, Kind.UNKNOWN) for name in names])
    for rows in listing.batches():
        listing.fill(rows, read_attributes(g, folder, names, has_links=True))
    return listing


def _check(stop: threading.Event) -> None:
    if stop.is_set():
        raise Stopped
