"""Histories of package managers: apt, dnf and yum, zypper, pacman, apk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from engine.inspection.backwards import Line, lines_backwards
from engine.inspection.facts import from_unix, in_utc, plausible
from engine.inspection.logs import LONGEST, LogEntry, Origin, Priority
from engine.inspection.logs_text import Clock
from engine.inspection.zone import zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.inspection.tree import Tree

    Parse = Callable[[Line, Clock], tuple[datetime | None, str] | None]

_LOCAL = r"(\d{4}-\d\d-\d\d)[ T]{1,2}(\d\d:\d\d:\d\d)"
_DNF = re.compile(
    rf"{_LOCAL}(Z|[+-]\d\d:?\d\d)? \S+ ((?:Installed|Upgraded|Upgrade|Erased|Erase|Removed|Reinstalled): .+)"
)
_DNF5 = re.compile(rf"{_LOCAL}(Z|[+-]\d\d:?\d\d)? \[\d+\] INFO (RPM callback .+|Command line: .+)")
_YUM = re.compile(r"([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) ((?:Installed|Updated|Erased|Obsoleted): .+)")
_ZYPPER = re.compile(rf"{_LOCAL}\|([^|]+)\|(.*)")
_PACMAN = re.compile(rf"\[{_LOCAL}(Z|[+-]\d\d:?\d\d)?\] \[(?:ALPM|PACMAN)\] (.+)")
_PACMAN_OLD = re.compile(r"\[(\d{4}-\d\d-\d\d) (\d\d:\d\d)\] (?:\[\w+\] )?(.+)")
_APK = re.compile(rf"Running `(.+)` at {_LOCAL}")
_PACMAN_SAID = re.compile(r"(installed|upgraded|removed|downgraded|reinstalled|Running|warning:|error:)")
_ZYPPER_DID = {"install": "Installed", "remove": "Removed", "command": "Ran", "radd": "Added repository"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_APT_TIME = re.compile(rf"(?:Start|End)-Date: {_LOCAL}")
_APT_DID = ("Install", "Upgrade", "Downgrade", "Reinstall", "Remove", "Purge", "Error")


def histories(tree: Tree) -> Iterator[Iterator[LogEntry]]:
    """The entries of each history that there is, newest first."""
    yield _apt(tree)
    for path, program, parse in (
        ("/var/log/dnf.rpm.log", "dnf", _dnf),
        ("/var/log/dnf5.log", "dnf5", _dnf),
        ("/var/log/yum.log", "yum", _yum),
        ("/var/log/zypp/history", "zypper", _zypper),
        ("/var/log/pacman.log", "pacman", _pacman),
        ("/var/log/apk.log", "apk", _apk),
    ):
        yield _lines(tree, path, program, parse)


def _lines(tree: Tree, path: str, program: str, parse: Parse) -> Iterator[LogEntry]:
    offsets = zone(tree)
    clock: Clock | None = None
    for line in lines_backwards(tree, path):
        if clock is None:
            written = from_unix(line.mtime) or datetime.now(UTC)
            clock = Clock(offsets, written.astimezone(offsets).replace(tzinfo=None))
        found = parse(line, clock)
        if found is not None and found[0] is not None:
            yield _entry(found[0], found[1], program, line.path)


def _apt(tree: Tree) -> Iterator[LogEntry]:
    """One entry for each run: apt writes a paragraph."""
    offsets = zone(tree)
    fields: dict[str, str] = {}
    for line in lines_backwards(tree, "/var/log/apt/history.log"):
        name, _, value = line.text.partition(": ")
        fields.setdefault(name, value)
        if name == "Start-Date":
            match = _APT_TIME.match(line.text)
            when = _at(match[1], match[2], offsets) if match else None
            did = "; ".join(f"{word}: {fields[word]}" for word in _APT_DID if word in fields)
            command = fields.get("Commandline", "")
            said = f"{command} ({did})" if command and did else command or did
            if when is not None and said:
                yield _entry(when, said, "apt", line.path, failed="Error" in fields)
            fields = {}


def _dnf(line: Line, clock: Clock) -> tuple[datetime | None, str] | None:
    match = _DNF.match(line.text) or _DNF5.match(line.text)
    return (_at(match[1], match[2], clock.zone, match[3]), match[4]) if match else None


def _yum(line: Line, clock: Clock) -> tuple[datetime | None, str] | None:
    match = _YUM.match(line.text)
    if match is None or match[1] not in _MONTHS:
        return None
    month = _MONTHS.index(match[1]) + 1
    return clock.at(month, int(match[2]), int(match[3]), int(match[4]), int(match[5])), match[6]


def _zypper(line: Line, clock: Clock) -> tuple[datetime | None, str] | None:
    match = _ZYPPER.match(line.text)
    if match is None:
        return None
    words = match[4].split("|")
    action = match[3].strip()
    what = " ".join(words[:2]) if action == "install" else words[0]
    if action == "command":
        what = words[1] if len(words) > 1 else words[0]
    return _at(match[1], match[2], clock.zone), f"{_ZYPPER_DID.get(action, action)}: {what.strip()}"


def _pacman(line: Line, clock: Clock) -> tuple[datetime | None, str] | None:
    if match := _PACMAN.match(line.text):
        return (
            (_at(match[1], match[2], clock.zone, match[3]), match[4])
            if _PACMAN_SAID.match(match[4])
            else None
        )
    if match := _PACMAN_OLD.match(line.text):
        return _at(match[1], f"{match[2]}:00", clock.zone), match[3]
    return None


def _apk(line: Line, clock: Clock) -> tuple[datetime | None, str] | None:
    match = _APK.match(line.text)
    return (_at(match[2], match[3], clock.zone), match[1]) if match else None


def _at(day: str, time: str, offsets: tzinfo, offset: str | None = None) -> datetime | None:
    try:
        when = datetime.fromisoformat(f"{day}T{time}{offset or ''}")
        return plausible(when.astimezone(UTC)) if when.tzinfo else in_utc(when, offsets)
    except (ValueError, OverflowError):
        return None


def _entry(when: datetime, message: str, program: str, path: str, *, failed: bool = False) -> LogEntry:
    priority = Priority.ERROR if failed else Priority.INFO
    return LogEntry(when, message[:LONGEST], Origin.PACKAGES, priority, program=program, source=path)
