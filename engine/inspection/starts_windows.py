"""What starts on Windows: services and drivers, Run keys, startup folders, scheduled tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.registry import Profile, Registry
from engine.inspection.starts import MOST, Kind, Starter, Starts, State, gathered
from engine.inspection.tasks import read_tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.inspection.hive import Key, Value
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_DRIVERS, _SERVICES = 0x0F, 0xF0
_STARTS = {
    0: (State.ENABLED, "at boot"),
    1: (State.ENABLED, "with the system"),
    2: (State.ENABLED, "automatically"),
    3: (State.MANUAL, "on demand"),
    4: (State.DISABLED, ""),
}
_RUN = r"Microsoft\Windows\CurrentVersion\{}"
_RUN_KEYS = ("Run", "RunOnce", "RunServices", r"Policies\Explorer\Run")
_APPROVED = r"Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_WINLOGON = r"Microsoft\Windows NT\CurrentVersion\Winlogon"
_FOLDER = "Microsoft/Windows/Start Menu/Programs/Startup"
_OFF = 0x01
"""In the first byte of a value of StartupApproved: somebody switched it off."""


def read(tree: Tree, system: System) -> Starts:
    """The card of a mounted system."""
    registry = Registry(tree, system)

    def services(_tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        source = registry.path_of("SYSTEM")
        top = registry.control("Services")
        for _, key in zip(range(MOST), top.children() if top else (), strict=False):
            starter = _service(key, source)
            if starter is not None:
                yield starter

    def of_machine(_tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        source = registry.path_of("SOFTWARE")
        approved = _values(registry.software(_APPROVED))
        for name in _RUN_KEYS:
            for top in ("", "Wow6432Node\\"):
                key = registry.software(top + _RUN.format(name))
                yield from _run(key, name, approved, source, "")
        winlogon = _values(registry.software(_WINLOGON))
        for name in ("Userinit", "Shell"):
            value = winlogon.get(name.lower())
            if value is not None and value.text:
                yield _login(name, value.text, "at log-in", source)

    def of_people(_tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        for profile in registry.profiles():
            try:
                yield from _of_user(registry, profile)
            except Unreadable as error:
                registry.note(error)

    def folders(tree: Tree, _problems: list[str]) -> Iterator[Starter]:
        yield from _startup_folder(tree, f"/ProgramData/{_FOLDER}", "")
        for profile in registry.profiles():
            yield from _startup_folder(tree, f"{profile.folder}/AppData/Roaming/{_FOLDER}", profile.name)

    def tasks(tree: Tree, problems: list[str]) -> Iterator[Starter]:
        yield from read_tasks(tree, system.systemroot, problems)

    def troubles(_tree: Tree, problems: list[str]) -> Iterator[Starter]:
        problems += registry.problems
        yield from ()

    return gathered(tree, (services, of_machine, of_people, folders, tasks, troubles))


def _service(key: Key, source: str) -> Starter | None:
    values = _values(key)
    kind, start = _number(values, "type"), _number(values, "start")
    if kind is None or start is None:
        return None
    state, when = _STARTS.get(start, (State.UNKNOWN, ""))
    if start == 2 and _number(values, "delayedautostart"):
        when = "automatically, delayed"
    if start == 3 and key.child("TriggerInfo") is not None:
        when = "on an event"
    command = _text(values, "imagepath")
    parameters = key.child("Parameters") if "svchost" in command.lower() else None
    library = parameters.text("ServiceDll") if parameters else ""
    return Starter(
        key.name,
        Kind.DRIVER if kind & _DRIVERS and not kind & _SERVICES else Kind.SERVICE,
        state,
        when=when,
        command=f"{command} ({library})" if library else command,
        user=_text(values, "objectname"),
        description=_text(values, "displayname"),
        source=source,
        state_by=source,
    )


def _of_user(registry: Registry, profile: Profile) -> Iterator[Starter]:
    approved = _values(registry.user_key(profile, rf"Software\{_APPROVED}"))
    for name in _RUN_KEYS:
        key = registry.user_key(profile, rf"Software\{_RUN.format(name)}")
        yield from _run(key, name, approved, profile.hive, profile.name)


def _run(
    key: Key | None, name: str, approved: Mapping[str, Value], source: str, user: str
) -> Iterator[Starter]:
    for value in _values(key).values():
        if not value.text:
            continue
        decision = approved.get(value.name.lower())
        is_off = decision is not None and bool(decision.data[:1]) and bool(decision.data[0] & _OFF)
        when = "at the next log-in" if name == "RunOnce" else "at log-in"
        yield _login(value.name, value.text, when, source, user, State.DISABLED if is_off else State.ENABLED)


def _login(
    name: str, command: str, when: str, source: str, user: str = "", state: State = State.ENABLED
) -> Starter:
    return Starter(name, Kind.LOGIN, state, when, command, user, source=source, state_by=source)


def _startup_folder(tree: Tree, folder: str, user: str) -> Iterator[Starter]:
    names = [name for name in tree.names(folder)[:MOST] if name.casefold() != "desktop.ini"]
    for name, status in tree.statuses(folder, names).items():
        if status.is_file:
            path = f"{tree.real_path(folder) or folder}/{name}"
            yield _login(name, path, "at log-in", path, user)


def _values(key: Key | None) -> dict[str, Value]:
    return {value.name.lower(): value for value in key.values()} if key else {}


def _text(values: Mapping[str, Value], name: str) -> str:
    return values[name].text if name in values else ""


def _number(values: Mapping[str, Value], name: str) -> int | None:
    return values[name].number if name in values else None
