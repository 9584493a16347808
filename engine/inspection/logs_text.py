"""Logs of lines: what syslog daemons write in the formats of RFC 3164, RFC 3339 and RFC 5424, and auditd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from engine.inspection.backwards import Line, lines_backwards
from engine.inspection.facts import from_unix, in_utc, plausible
from engine.inspection.logs import LONGEST, LogEntry, Origin, Priority
from engine.inspection.zone import zone

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

SYSLOGS = tuple(
    f"/var/log/{name}"
    for name in (
        *("syslog", "messages", "kern.log", "kernel.log", "auth.log", "secure", "daemon.log", "user.log"),
        *("mail.log", "maillog", "mail", "cron", "cron.log", "debug", "warn", "localmessages", "errors.log"),
    )
)
AUDIT = "/var/log/audit/audit.log"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OLD = re.compile(r"(?:<(\d{1,3})>)?([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\S+) (.*)")
_NEW = re.compile(
    r"(?:<(\d{1,3})>1? ?)?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?) (\S+) (.*)"
)
_BUSYBOX = re.compile(r"(?:(?:kern|user|mail|daemon|auth|syslog|cron|authpriv|local\d)\.)(\w+) (.*)")
_TAG = re.compile(r"([^\s\[:]{1,64})(?:\[(\d{1,10})\])?: ?(.*)")
_STAMP = re.compile(r"\[ *\d+\.\d+\] ")
_WORDS = {
    "emerg": Priority.EMERGENCY,
    "alert": Priority.ALERT,
    "crit": Priority.CRITICAL,
    "err": Priority.ERROR,
    "error": Priority.ERROR,
    "warn": Priority.WARNING,
    "warning": Priority.WARNING,
    "notice": Priority.NOTICE,
    "info": Priority.INFO,
    "debug": Priority.DEBUG,
}
_AUDIT = re.compile(r"(?:node=\S+ )?type=(\S+) msg=audit\((\d{1,11}\.\d{3}):\d+\): ?(.*)")
_DENIED = re.compile(r"\bdenied\b|res(?:ult)?=fail|success=no")
_PID = re.compile(r"\bpid=(\d{1,10})\b")


@dataclass
class Clock:
    """Finds the year that the old format does not write: each line is older than the one after it."""

    zone: tzinfo
    latest: datetime
    """In the guest's time, without a zone."""

    def at(self, month: int, day: int, hour: int, minute: int, second: int) -> datetime | None:
        """In UTC."""
        # A day's grace, since clocks are set and mails arrive late.
        for year in (self.latest.year + 1, self.latest.year, self.latest.year - 1):
            try:
                when = datetime(year, month, day, hour, minute, min(second, 59))
            except ValueError:
                continue
            if when <= self.latest + timedelta(days=1):
                self.latest = min(self.latest, when)
                return in_utc(when, self.zone)
        return None


def syslog(tree: Tree, path: str) -> Iterator[LogEntry]:
    """The entries of one log and its rotated files, newest first; lines without a time are left out."""
    offsets = zone(tree)
    clock: Clock | None = None
    for line in lines_backwards(tree, path):
        if clock is None:
            written = from_unix(line.mtime) or datetime.now(UTC)
            clock = Clock(offsets, written.astimezone(offsets).replace(tzinfo=None))
        entry = parse_line(line, clock)
        if entry is not None:
            yield entry


def parse_line(line: Line, clock: Clock) -> LogEntry | None:
    """An entry in any of the formats; None for what has no time."""
    if match := _OLD.match(line.text):
        level, month, day, hour, minute, second, _host, rest = match.groups()
        if month not in _MONTHS:
            return None
        when = clock.at(_MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second))
    elif match := _NEW.match(line.text):
        level, text, _host, rest = match.groups()
        when = _time(text, clock.zone)
    else:
        return None
    if when is None:
        return None
    priority = Priority(int(level) & 7) if level else None
    busybox = _BUSYBOX.match(rest)
    if busybox and busybox[1] in _WORDS:
        priority, rest = _WORDS[busybox[1]], busybox[2]
    tag = _TAG.match(rest)
    program, pid, message = tag.groups() if tag else ("", None, rest)
    if program == "kernel":
        message = _STAMP.sub("", message, count=1)
    return LogEntry(
        when,
        message[:LONGEST],
        Origin.SYSLOG,
        priority=priority,
        program=program,
        pid=int(pid) if pid else None,
        source=line.path,
    )


def audit(tree: Tree) -> Iterator[LogEntry]:
    """The entries of auditd's log, newest first."""
    for line in lines_backwards(tree, AUDIT):
        match = _AUDIT.match(line.text)
        when = from_unix(float(match[2])) if match else None
        if match is None or when is None:
            continue
        pid = _PID.search(match[3])
        yield LogEntry(
            when,
            f"{match[1]}: {match[3]}"[:LONGEST],
            Origin.AUDIT,
            priority=Priority.WARNING if _DENIED.search(match[3]) else None,
            program="audit",
            pid=int(pid[1]) if pid else None,
            source=line.path,
        )


def _time(text: str, offsets: tzinfo) -> datetime | None:
    # Python 3.11 takes at most six digits of a second.
    text = re.sub(r"(\.\d{6})\d+", r"\1", text)
    try:
        when = datetime.fromisoformat(text)
        return plausible(when.astimezone(UTC)) if when.tzinfo else in_utc(when, offsets)
    except (ValueError, OverflowError):
        return None
