"""What starts on Linux: units, cron, init scripts of System V and OpenRC, Upstart's jobs, autostart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.inspection.bundle import fetch
from engine.inspection.cron import read_cron
from engine.inspection.starts import MOST, Kind, Starter, Starts, State, gathered
from engine.inspection.units import UnitFiles, Units, default_target, parse_unit

if TYPE_CHECKING:
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_INIT = "/etc/init.d"
_RUN_LEVELS = re.compile(r"rc([0-6S])\.d")
_LINK = re.compile(r"([SK])\d\d(.+)")
_LEVELS_OF_OPENRC = "/etc/runlevels"
_OFF = frozenset({"shutdown"})
_INITTAB = "/etc/inittab"
_RUNNING = frozenset({"respawn", "once", "wait", "boot", "bootwait", "sysinit", "ondemand"})
_OF_DESKTOPS = "/etc/xdg/autostart"
_SETTING = re.compile(r"""^(description|command)=["']?([^"'\n]*)""", re.MULTILINE)
_SUMMARY = re.compile(r"^#\s*Short-Description:\s*(.+)$", re.MULTILINE)
_LOCAL = ("/etc/rc.local", "/etc/rc.d/rc.local")


def read(tree: Tree, _system: System) -> Starts:
    """The card of a mounted system."""
    files = UnitFiles(tree)
    units = Units(tree, files)

    def systemd(_tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        return units.starters()

    def init(tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        # Where there is a unit of the same name, systemd takes that.
        scripts = _openrc(tree) if tree.is_dir(_LEVELS_OF_OPENRC) else _system_v(tree)
        return (one for one in scripts if f"{one.name.removesuffix('.sh')}.service" not in units)

    def of_users(_tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        for unit in Units(tree, files, "user").starters():
            if unit.kind is not Kind.TARGET:
                yield replace(unit, kind=Kind.LOGIN)

    listers = (systemd, init, _inittab, _upstart, read_cron, of_users, _autostart, _local)
    return gathered(tree, listers, default=default_target(tree) or _default_level(tree))


def _openrc(tree: Tree) -> Iterator[Starter]:
    levels: dict[str, list[str]] = {}
    for level in tree.names(_LEVELS_OF_OPENRC)[:50]:
        for name in tree.names(f"{_LEVELS_OF_OPENRC}/{level}"):
            levels.setdefault(name, []).append(level)
    for item in fetch(tree, _INIT)[:MOST]:
        if item.target is not None or not item.mode & 0o111 or item.path != f"{_INIT}/{item.name}":
            continue
        settings = dict(_SETTING.findall(item.text))
        of_it = levels.get(item.name, [])
        is_started = any(level not in _OFF for level in of_it)
        yield Starter(
            item.name,
            Kind.INIT,
            State.ENABLED if is_started else State.DISABLED,
            when=", ".join(of_it),
            command=settings.get("command", ""),
            description=settings.get("description", ""),
            source=item.path,
            state_by=f"{_LEVELS_OF_OPENRC}/{of_it[0]}/{item.name}" if of_it else "",
        )


def _system_v(tree: Tree) -> Iterator[Starter]:
    starts: dict[str, dict[str, str]] = {}
    for top in ("/etc", "/etc/rc.d"):
        for folder in tree.names(top):
            match = _RUN_LEVELS.fullmatch(folder)
            for name in tree.names(f"{top}/{folder}") if match else ():
                link = _LINK.fullmatch(name)
                if match and link and link[1] == "S" and match[1] not in "06":
                    starts.setdefault(link[2], {})[match[1]] = f"{top}/{folder}/{name}"
    for item in fetch(tree, _INIT)[:MOST]:
        if item.target is not None or not item.mode & 0o111 or item.name in ("rc", "rcS", "README"):
            continue
        of_it = starts.get(item.name, {})
        summary = _SUMMARY.search(item.text)
        yield Starter(
            item.name,
            Kind.INIT,
            State.ENABLED if of_it else State.DISABLED,
            when=f"run levels {', '.join(sorted(of_it))}" if of_it else "",
            command=item.path,
            description=summary[1].strip() if summary else "",
            source=item.path,
            state_by=min(of_it.values(), default=""),
        )


def _default_level(tree: Tree) -> str:
    match = re.search(r"^\w*:(\d):initdefault:", tree.text(_INITTAB) or "", re.MULTILINE)
    return match[1] if match else ""


def _inittab(tree: Tree, _problems: list[str]) -> Iterator[Starter]:
    for line in (tree.text(_INITTAB) or "").splitlines():
        words = line.strip().split(":", 3)
        if len(words) == 4 and not line.startswith("#") and words[2] in _RUNNING:
            name = words[0] or words[3].partition(" ")[0].rpartition("/")[2]
            levels = f"{words[2]}, run levels {words[1]}" if words[1] else words[2]
            yield Starter(
                name, Kind.INIT, State.ENABLED, levels, words[3], source=_INITTAB, state_by=_INITTAB
            )


def _upstart(tree: Tree, _problems: list[str]) -> Iterator[Starter]:
    for item in fetch(tree, "/etc/init")[:MOST]:
        name, _, end = item.name.rpartition(".")
        if end != "conf" or item.target is not None:
            continue
        start = re.search(r"^start on (.+)$", item.text, re.MULTILINE)
        command = re.search(r"^exec (.+)$", item.text, re.MULTILINE)
        about = re.search(r'^description\s+"?([^"\n]*)', item.text, re.MULTILINE)
        override = f"/etc/init/{name}.override"
        is_manual = bool(re.search(r"^manual$", f"{item.text}\n{tree.text(override) or ''}", re.MULTILINE))
        yield Starter(
            name,
            Kind.INIT,
            State.ENABLED if start and not is_manual else State.DISABLED,
            when=start[1] if start else "",
            command=command[1] if command else "",
            description=about[1] if about else "",
            source=item.path,
            state_by=override if tree.is_file(override) else item.path,
        )


def _autostart(tree: Tree, _problems: list[str]) -> Iterator[Starter]:
    homes = {"root": "/root"} | {name: f"/home/{name}" for name in tree.names("/home")[:200]}
    folders = {_OF_DESKTOPS: ""} | {f"{home}/.config/autostart": user for user, home in homes.items()}
    for folder, user in folders.items():
        for item in fetch(tree, folder):
            entry = dict(parse_unit(item.text).get("Desktop Entry", ()))
            if item.name.endswith(".desktop") and entry:
                hidden = entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false"
                yield Starter(
                    item.name.removesuffix(".desktop"),
                    Kind.LOGIN,
                    State.DISABLED if hidden else State.ENABLED,
                    when="at log-in",
                    command=entry.get("Exec", ""),
                    user=user,
                    description=entry.get("Name", ""),
                    source=item.path,
                    state_by=item.path,
                )


def _local(tree: Tree, _problems: list[str]) -> Iterator[Starter]:
    """Scripts of the administrator that run at the end of the start."""
    seen = set()
    paths = [
        *_LOCAL,
        *(f"/etc/local.d/{name}" for name in tree.names("/etc/local.d") if name.endswith(".start")),
    ]
    for path in paths:
        real, status = tree.real_path(path), tree.status(path)
        if real is None or status is None or not status.is_file or real in seen:
            continue
        seen.add(real)
        state = State.ENABLED if status.mode & 0o111 else State.DISABLED
        name = path.rpartition("/")[2]
        yield Starter(name, Kind.INIT, state, "at the end of the start", real, source=real, state_by=real)
