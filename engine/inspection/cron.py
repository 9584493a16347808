"""Tables of cron(8) in all their places, and the folders whose scripts it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.inspection.starts import MOST, Kind, Starter, State

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

_SYSTEM_TABLES = ("/etc/crontab",)
_SYSTEM_FOLDERS = ("/etc/cron.d",)
_USER_FOLDERS = ("/var/spool/cron/crontabs", "/var/spool/cron/tabs", "/etc/crontabs", "/var/spool/cron")
_SCRIPTS = re.compile(r"cron\.(hourly|daily|weekly|monthly|yearly)")
_PERIODS = "/etc/periodic"
_ANACRON = "/etc/anacrontab"
_NAME = re.compile(r"[A-Za-z0-9_-]+")
"""What run-parts(8) and cron take; the rest are leftovers of editors and package managers."""
_TIMES = re.compile(r"(@\w+|(?:[^\s=]+\s+){4}[^\s=]+)\s+(.*)")
_LARGEST = 1 << 18


def read_cron(tree: Tree, problems: list[str]) -> Iterator[Starter]:
    """Everything that cron starts."""
    paths = [*_SYSTEM_TABLES, *_in_folders(tree, _SYSTEM_FOLDERS)]
    for path in paths:
        yield from _table(tree, path, None, problems)
    seen = set()
    for path in _in_folders(tree, _USER_FOLDERS):
        real = tree.real_path(path)
        if real not in seen:
            seen.add(real)
            yield from _table(tree, path, path.rpartition("/")[2], problems)
    yield from _anacron(tree)
    yield from _scripts(tree)


def parse_crontab(text: str, user: str | None) -> Iterator[tuple[str, str, str]]:
    """When, as whom and what, of a table; `user` is None for a system's, which names one in each line.

    Raises ValueError with the number of lines that make no sense, after all others.
    """
    bad = 0
    for line in text.splitlines():
        line = line.strip()
        if not line or line[0] == "#" or re.match(r"\w+\s*=", line):
            continue
        match = _TIMES.fullmatch(line)
        words = match[2].split(None, 1) if match and user is None else []
        if match and user is not None:
            yield match[1], user, match[2]
        elif match and len(words) == 2:
            yield match[1], words[0], words[1]
        else:
            bad += 1
    if bad:
        raise ValueError(bad)


def _in_folders(tree: Tree, folders: tuple[str, ...]) -> Iterator[str]:
    for folder in folders:
        for name in tree.names(folder)[:MOST]:
            if _NAME.fullmatch(name) and tree.is_file(f"{folder}/{name}"):
                yield f"{folder}/{name}"


def _table(tree: Tree, path: str, user: str | None, problems: list[str]) -> Iterator[Starter]:
    text = tree.text(path, _LARGEST)
    # A package's table is known by its file, other lines by what they run.
    name = path.rpartition("/")[2] if user is None and path not in _SYSTEM_TABLES else ""
    try:
        for when, who, command in parse_crontab(text or "", user):
            yield Starter(
                name or command,
                Kind.CRON,
                State.ENABLED,
                when=when,
                command=command,
                user=who,
                source=path,
                state_by=path,
            )
    except ValueError as error:
        problems.append(f"{path} has {error} lines that make no sense.")


def _anacron(tree: Tree) -> Iterator[Starter]:
    for line in (tree.text(_ANACRON, _LARGEST) or "").splitlines():
        words = line.split(None, 3)
        if len(words) == 4 and re.fullmatch(r"\d+|@\w+", words[0]) and words[1].isdigit():
            when = words[0] if words[0].startswith("@") else f"every {words[0]} days"
            yield Starter(
                words[2], Kind.CRON, State.ENABLED, when, words[3], source=_ANACRON, state_by=_ANACRON
            )


def _scripts(tree: Tree) -> Iterator[Starter]:
    folders = {f"/etc/{name}": match[1] for name in tree.names("/etc") if (match := _SCRIPTS.fullmatch(name))}
    folders |= {f"{_PERIODS}/{name}": name for name in tree.names(_PERIODS)}
    for folder, when in folders.items():
        names = [name for name in tree.names(folder)[:MOST] if _NAME.fullmatch(name)]
        for name, status in tree.statuses(folder, names).items():
            path = f"{folder}/{name}"
            # A link counts as what it leads to.
            found = tree.status(path) if status.is_link else status
            if found is not None and found.is_file:
                state = State.ENABLED if found.mode & 0o111 else State.DISABLED
                yield Starter(name, Kind.CRON, state, when, path, source=path, state_by=path)
