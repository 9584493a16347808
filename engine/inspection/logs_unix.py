"""Logs of Linux: systemd's journal, syslog, auditd, and what package managers did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.inspection.journal import Journal
from engine.inspection.logs import LONGEST, MOST, LogEntry, Logs, Origin, Priority, Stream, gathered
from engine.inspection.logs_packages import histories
from engine.inspection.logs_text import SYSLOGS, audit, syslog

if TYPE_CHECKING:
    from engine.inspection.journal import JournalEntry
    from engine.inspection.system import System
    from engine.inspection.tree import Tree


def read(tree: Tree, _system: System, most: int = MOST) -> Logs:
    """The card of a mounted system."""
    streams: list[Stream] = [_journal]
    there = set(tree.names("/var/log"))
    streams += [_syslog(path) for path in SYSLOGS if path.rpartition("/")[2] in there]
    streams.append(lambda tree, _problems: audit(tree))
    streams += [_ready(entries) for entries in histories(tree)]
    return gathered(tree, streams, most)


def _ready(entries: Iterator[LogEntry]) -> Stream:
    return lambda _tree, _problems: entries


def _syslog(path: str) -> Stream:
    return lambda tree, _problems: syslog(tree, path)


def _journal(tree: Tree, problems: list[str]) -> Iterator[LogEntry]:
    journal = Journal(tree)
    problems += journal.problems
    told = len(journal.problems)
    for entry, path in journal.entries_backwards():
        yield _from_journal(entry, path)
        # A file that turns out to be damaged ends, while the others go on.
        problems += journal.problems[told:]
        told = len(journal.problems)
    problems += journal.problems[told:]


def _from_journal(entry: JournalEntry, path: str) -> LogEntry:
    level, pid = entry.text("PRIORITY"), entry.text("_PID") or entry.text("SYSLOG_PID")
    return LogEntry(
        entry.when,
        entry.text("MESSAGE")[:LONGEST],
        Origin.JOURNAL,
        priority=Priority(int(level)) if level in tuple("01234567") else None,
        unit=entry.text("UNIT") or entry.text("_SYSTEMD_UNIT"),
        program=entry.text("SYSLOG_IDENTIFIER") or entry.text("_COMM"),
        pid=int(pid) if pid.isascii() and pid.isdigit() and len(pid) <= 10 else None,
        boot=entry.boot,
        source=path,
    )
