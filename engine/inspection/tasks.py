"""Scheduled tasks of Windows: the XML files below System32/Tasks ([MS-TSCH], "XML Task Definition")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from engine.inspection.bundle import fetch
from engine.inspection.starts import Kind, Starter, State

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

_NAMESPACE = re.compile(r"\{[^}]*\}")
_WHEN = {
    "BootTrigger": "at start",
    "LogonTrigger": "at log-in",
    "IdleTrigger": "when idle",
    "RegistrationTrigger": "when registered",
    "EventTrigger": "on an event",
    "SessionStateChangeTrigger": "when a session changes",
    "WnfStateChangeTrigger": "when Windows' state changes",
}
_SCHEDULES = {
    "ScheduleByDay": ("DaysInterval", "day"),
    "ScheduleByWeek": ("WeeksInterval", "week"),
    "ScheduleByMonth": ("", "month"),
    "ScheduleByMonthDayOfWeek": ("", "month"),
}


def read_tasks(tree: Tree, systemroot: str, problems: list[str]) -> Iterator[Starter]:
    """All tasks; `name` is the path in the scheduler's own tree, with backslashes."""
    top = tree.real_path(f"{systemroot}/System32/Tasks")
    bad = 0
    for item in fetch(tree, top) if top else ():
        name = item.path.removeprefix(top or "").replace("/", "\\")
        starter = parse_task(item.content, name, item.path) if item.target is None else None
        if starter is None:
            bad += 1
        else:
            yield starter
    if bad:
        problems.append(f"{top} has {bad} files that are no tasks.")


def parse_task(content: bytes, name: str, path: str) -> Starter | None:
    """A task from its file; None if it is damaged."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", content.decode(encoding, "replace"))
    # Nothing that a task needs; entities could expand without an end.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return None
    if _tag(root) != "Task":
        return None
    triggers = _child(root, "Triggers")
    when = [_when(one) for one in (triggers if triggers is not None else ())]
    disabled = _text(root, "Settings", "Enabled") == "false"
    principal = _child(_child(root, "Principals"), "Principal")
    return Starter(
        name,
        Kind.TASK,
        State.DISABLED if disabled else State.ENABLED if when else State.MANUAL,
        when=", ".join(dict.fromkeys(filter(None, when))),
        command=_command(root),
        user=_text(principal, "UserId") or _text(principal, "GroupId"),
        description=_text(root, "RegistrationInfo", "Description"),
        source=path,
        state_by=path,
    )


def _command(root: ElementTree.Element) -> str:
    actions = _child(root, "Actions")
    commands = []
    for action in actions if actions is not None else ():
        if _tag(action) == "Exec":
            commands.append(f"{_text(action, 'Command')} {_text(action, 'Arguments')}".strip())
        elif _tag(action) == "ComHandler":
            commands.append(f"COM {_text(action, 'ClassId')}")
    return "; ".join(commands)


def _when(trigger: ElementTree.Element) -> str:
    if _text(trigger, "Enabled") == "false":
        return ""
    kind = _tag(trigger)
    if kind in _WHEN:
        return _WHEN[kind]
    start = _text(trigger, "StartBoundary").replace("T", " ")
    for schedule, (interval, unit) in _SCHEDULES.items():
        found = _child(trigger, schedule)
        if found is not None:
            count = _text(found, interval) if interval else "1"
            every = f"every {count} {unit}s" if count not in ("", "1") else f"every {unit}"
            return f"{every} from {start}" if start else every
    repeated = _text(trigger, "Repetition", "Interval")
    return " ".join(filter(None, (f"at {start}" if start else "", repeated and f"every {repeated}")))


def _tag(element: ElementTree.Element) -> str:
    return _NAMESPACE.sub("", element.tag)


def _child(element: ElementTree.Element | None, name: str) -> ElementTree.Element | None:
    if element is None:
        return None
    return next((child for child in element if _tag(child) == name), None)


def _text(element: ElementTree.Element | None, *names: str) -> str:
    for name in names:
        element = _child(element, name)
    return (element.text or "").strip() if element is not None else ""
