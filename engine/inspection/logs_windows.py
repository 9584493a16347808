"""Event logs of Windows as entries: levels, providers, what an event says, and where the machine started."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine.inspection.errors import Unreadable
from engine.inspection.evtx import newest_chunks, parse_logs
from engine.inspection.facts import plausible
from engine.inspection.logs import LONGEST, MOST, LogEntry, Logs, Origin, Priority, gathered

if TYPE_CHECKING:
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_MAIN = ("System.evtx", "Application.evtx", "Security.evtx", "Setup.evtx")
_CHUNKS, _CHUNKS_OF_OTHERS = 16, 2
_MOST_OTHERS = 40
_EMPTY = 69_632
"""Bytes of a log that never got an event; Windows makes hundreds of them."""

_LEVELS = {
    1: Priority.CRITICAL,
    2: Priority.ERROR,
    3: Priority.WARNING,
    4: Priority.INFO,
    5: Priority.DEBUG,
}
_AUDIT_FAILURE = 0x10000000000000
_STARTED = {("EventLog", "6005"), ("Microsoft-Windows-Kernel-General", "12")}
_MEANINGS = {
    ("EventLog", "6005"): "The event log was started.",
    ("EventLog", "6006"): "The event log was stopped.",
    ("EventLog", "6008"): "The previous shutdown was unexpected.",
    ("EventLog", "6009"): "Windows started.",
    ("EventLog", "6013"): "The system has been up for some time.",
    ("Microsoft-Windows-Kernel-General", "12"): "The system started.",
    ("Microsoft-Windows-Kernel-General", "13"): "The system is shutting down.",
    ("Microsoft-Windows-Kernel-Power", "41"): "The system restarted without a clean shutdown before.",
    ("Microsoft-Windows-Kernel-Power", "42"): "The system goes to sleep.",
    ("User32", "1074"): "A program asked for a restart or a shutdown.",
    ("Service Control Manager", "7000"): "A service failed to start.",
    ("Service Control Manager", "7009"): "A service did not answer in time.",
    ("Service Control Manager", "7031"): "A service ended unexpectedly.",
    ("Service Control Manager", "7034"): "A service ended unexpectedly.",
    ("Service Control Manager", "7036"): "A service changed its state.",
    ("Service Control Manager", "7040"): "How a service starts was changed.",
    ("Service Control Manager", "7045"): "A service was installed.",
    ("Microsoft-Windows-Security-Auditing", "4624"): "An account logged on.",
    ("Microsoft-Windows-Security-Auditing", "4625"): "An account failed to log on.",
    ("Microsoft-Windows-Security-Auditing", "4634"): "An account logged off.",
    ("Microsoft-Windows-Security-Auditing", "4648"): "A log-on was tried with stated credentials.",
    ("Microsoft-Windows-Security-Auditing", "4672"): "A log-on got special privileges.",
    ("Microsoft-Windows-Security-Auditing", "4720"): "An account was created.",
    ("Microsoft-Windows-Security-Auditing", "4726"): "An account was deleted.",
    ("Microsoft-Windows-Security-Auditing", "4732"): "A member was added to a local group.",
    ("Microsoft-Windows-Eventlog", "1102"): "The audit log was cleared.",
    ("Microsoft-Windows-Eventlog", "104"): "A log was cleared.",
    ("Microsoft-Windows-WindowsUpdateClient", "19"): "An update was installed.",
    ("Microsoft-Windows-WindowsUpdateClient", "20"): "An update failed to install.",
    ("Ntfs", "55"): "A file system is damaged.",
    ("disk", "7"): "A disk has a bad block.",
    ("Application Error", "1000"): "A program crashed.",
    ("MsiInstaller", "1033"): "A program was installed.",
    ("MsiInstaller", "1034"): "A program was removed.",
}
"""What well-known events say, whose own text stands in libraries of Windows, and not in the log."""


def read(tree: Tree, system: System, most: int = MOST) -> Logs:
    """The card of a mounted system."""
    folder = f"{system.systemroot}/System32/winevt/Logs"

    def events(tree: Tree, problems: list[str]) -> Iterator[LogEntry]:
        logs = list(_fetched(tree, folder, problems))
        entries = [
            entry
            for path, parsed in parse_logs(logs, problems)
            for event in parsed
            if (entry := from_event(event, path)) is not None
        ]
        yield from _with_boots(sorted(entries, key=lambda entry: entry.when or _NEVER, reverse=True))

    found = gathered(tree, [events], most)
    if not tree.is_dir(folder):
        return Logs(problems=(f"There is no {folder}.", *found.problems))
    return found


_NEVER = datetime.min.replace(tzinfo=UTC)


def _fetched(tree: Tree, folder: str, problems: list[str]) -> Iterator[tuple[str, bytes]]:
    real = tree.real_path(folder) or folder
    names = [name for name in tree.names(real) if name.casefold().endswith(".evtx")]
    found = tree.statuses(real, names[:2000])
    main = {name.casefold() for name in _MAIN}
    others = sorted(
        (name for name, status in found.items() if name.casefold() not in main and status.size > _EMPTY),
        key=lambda name: found[name].mtime,
        reverse=True,
    )
    wanted = [(name, _CHUNKS) for name in found if name.casefold() in main]
    for name, chunks in (*wanted, *((name, _CHUNKS_OF_OTHERS) for name in others[:_MOST_OTHERS])):
        try:
            content = newest_chunks(tree, f"{real}/{name}", chunks)
        except Unreadable as error:
            problems.append(str(error))
            continue
        if content:
            yield f"{real}/{name}", content


def from_event(event: Mapping[str, Any], path: str) -> LogEntry | None:
    """An entry from an event as the parser gives it; None where it has no time."""
    about = event.get("System")
    if not isinstance(about, Mapping):
        return None
    when = _time(_attribute(about.get("TimeCreated"), "SystemTime"))
    if when is None:
        return None
    program = _attribute(about.get("Provider"), "EventSourceName") or _attribute(
        about.get("Provider"), "Name"
    )
    code = _text(about.get("EventID"))
    process = _attribute(about.get("Execution"), "ProcessID")
    return LogEntry(
        when,
        _message(event, program, code)[:LONGEST],
        Origin.WINDOWS,
        priority=_priority(about),
        unit=_text(about.get("Channel")),
        program=program,
        pid=int(process) if process.isdigit() and process != "0" else None,
        code=code,
        source=path,
    )


def _priority(about: Mapping[str, Any]) -> Priority | None:
    keywords = _text(about.get("Keywords"))
    if re.fullmatch(r"0x[0-9a-fA-F]{1,16}", keywords) and int(keywords, 16) & _AUDIT_FAILURE:
        return Priority.WARNING
    level = _text(about.get("Level"))
    # Level 0 is "always", of which Windows too says that it is for information.
    return _LEVELS.get(int(level), Priority.INFO) if level.isdigit() and len(level) < 4 else None


def _message(event: Mapping[str, Any], program: str, code: str) -> str:
    meaning = _MEANINGS.get((program, code), "")
    data = ", ".join((*_values(event.get("EventData")), *_values(event.get("UserData"))))
    return f"{meaning} {data}".strip() or f"Event {code}"


def _values(data: Any, depth: int = 0) -> Iterator[str]:
    """What an event's data holds, as texts, with their names where these say something."""
    if isinstance(data, Mapping) and depth < 4:
        for name, value in data.items():
            if name.startswith("#attributes") or value in (None, ""):
                continue
            if isinstance(value, Mapping | list):
                yield from _values(value, depth + 1)
            else:
                yield str(value) if name in ("Data", "#text") else f"{name}: {value}"
    elif isinstance(data, list):
        for value in data[:100]:
            if isinstance(value, Mapping | list):
                yield from _values(value, depth + 1)
            elif value not in (None, ""):
                yield str(value)


def _with_boots(entries: list[LogEntry]) -> Iterator[LogEntry]:
    """The entries, newest first, each with the run it belongs to, which is named by when that began."""
    started = ""
    boots = []
    for entry in reversed(entries):
        if (entry.program, entry.code) in _STARTED and entry.when is not None:
            started = entry.when.isoformat(timespec="seconds")
        boots.append(started)
    for entry, boot in zip(entries, reversed(boots), strict=True):
        yield replace(entry, boot=boot) if boot else entry


def _attribute(node: Any, name: str) -> str:
    attributes = node.get("#attributes") if isinstance(node, Mapping) else None
    return _text(attributes.get(name)) if isinstance(attributes, Mapping) else ""


def _text(node: Any) -> str:
    if isinstance(node, Mapping):
        node = node.get("#text")
    return "" if node is None or isinstance(node, list | Mapping) else str(node)


def _time(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
        return plausible(when if when.tzinfo else when.replace(tzinfo=UTC))
    except ValueError:
        return None
