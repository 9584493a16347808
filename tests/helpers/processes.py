"""The processes that this test run started, as Linux's /proc tells."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """One running process; `name` is the kernel's, of 15 bytes at most."""

    pid: int
    parent: int
    name: str
    state: str = field(compare=False)


def processes() -> dict[int, Process]:
    """All processes that have not ended, by their id."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (process := _read(folder)) is not None and process.state not in "ZX":
            found[process.pid] = process
    return found


def descendants_named(prefix: str, ancestor: int | None = None) -> list[Process]:
    """The running processes below `ancestor` (this process) whose name starts with `prefix`."""
    top = os.getpid() if ancestor is None else ancestor
    everything = processes()
    return [
        process
        for process in everything.values()
        if process.name.startswith(prefix) and _is_below(process, top, everything)
    ]


def named_with_environment(prefix: str, setting: str) -> list[Process]:
    """The running processes whose name starts with `prefix` and that were started with `NAME=value`."""
    found = []
    for process in processes().values():
        if process.name.startswith(prefix):
            try:
                environment = Path("/proc", str(process.pid), "environ").read_bytes()
            except OSError:
                continue
            if setting.encode() in environment.split(b"\0"):
                found.append(process)
    return found


def is_running(pid: int) -> bool:
    """Whether a process of this id exists and is more than an unreaped exit status."""
    process = _read(Path("/proc", str(pid)))
    return process is not None and process.state not in "ZX"


def wait_for(condition: Callable[[], object], seconds: float) -> bool:
    """Whether this comes true within so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def _is_below(process: Process, top: int, everything: dict[int, Process]) -> bool:
    seen = set()
    current: Process | None = process
    while current is not None and current.pid not in seen:
        if current.parent == top:
            return True
        seen.add(current.pid)
        current = everything.get(current.parent)
    return False


def _read(folder: Path) -> Process | None:
    try:
        text = (folder / "stat").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    # pid (name) state parent …; the name may hold spaces and parentheses.
    head, _, tail = text.rpartition(")")
    pid, _, name = head.partition(" (")
    state, parent = tail.split()[:2]
    return Process(int(pid), int(parent), name, state)
