"""Card 11: the registry to walk through, to search, and to export as a `.reg` file.

Paths are as people write them (`HKEY_LOCAL_MACHINE\\SOFTWARE\\...`); "" is the top, which holds the roots.
Each question costs some reads of the guest, so it is for the handle's thread. What would be a secret
(passwords, keys of the local security authority) is told to be there, with its size, and never shown.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.facts import plausible
from engine.inspection.registry import Registry
from engine.inspection.registry_values import ValueInfo, describe, encoded, reg_line

if TYPE_CHECKING:
    from engine.inspection.hive import Key
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

MACHINE, USERS = "HKEY_LOCAL_MACHINE", "HKEY_USERS"
MOST_HITS = 10_000
_DEEPEST = 512
"""Levels of keys; Windows makes no more."""

_SYSTEM = rf"{MACHINE}\SYSTEM"
_CURRENT = "CurrentControlSet"
_SHORT = {"HKLM": MACHINE, "HKU": USERS}


@dataclass(frozen=True)
class Bookmark:
    """A key that people look for."""

    title: str
    path: str


BOOKMARKS = (
    Bookmark("Windows version", rf"{MACHINE}\SOFTWARE\Microsoft\Windows NT\CurrentVersion"),
    Bookmark("Installed programs", rf"{MACHINE}\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"),
    Bookmark("Run at log-in", rf"{MACHINE}\SOFTWARE\Microsoft\Windows\CurrentVersion\Run"),
    Bookmark("Log-in program", rf"{MACHINE}\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"),
    Bookmark("Profiles", rf"{MACHINE}\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"),
    Bookmark("Policies", rf"{MACHINE}\SOFTWARE\Policies"),
    Bookmark("Services", rf"{_SYSTEM}\{_CURRENT}\Services"),
    Bookmark("Computer name", rf"{_SYSTEM}\{_CURRENT}\Control\ComputerName\ComputerName"),
    Bookmark("Time zone", rf"{_SYSTEM}\{_CURRENT}\Control\TimeZoneInformation"),
    Bookmark("Network interfaces", rf"{_SYSTEM}\{_CURRENT}\Services\Tcpip\Parameters\Interfaces"),
    Bookmark("Shares", rf"{_SYSTEM}\{_CURRENT}\Services\LanmanServer\Shares"),
    Bookmark("Firewall", rf"{_SYSTEM}\{_CURRENT}\Services\SharedAccess\Parameters\FirewallPolicy"),
    Bookmark("Drive letters", rf"{_SYSTEM}\MountedDevices"),
    Bookmark("USB storage", rf"{_SYSTEM}\{_CURRENT}\Enum\USBSTOR"),
    Bookmark("Crash dumps", rf"{_SYSTEM}\{_CURRENT}\Control\CrashControl"),
)


@dataclass(frozen=True)
class KeyInfo:
    """A key; `source` is the hive's file, empty for the two keys that only hold hives."""

    name: str
    path: str
    has_keys: bool = True
    modified: datetime | None = None
    source: str = ""


@dataclass(frozen=True)
class Hit:
    """A key whose name fits a search, or a value (`value` is its name) whose name or text does."""

    path: str
    value: str | None = None
    text: str = ""


class RegistryView:
    """The registry of a mounted Windows. Raises `Unreadable` for a damaged hive, KeyError for no such key."""

    def __init__(self, tree: Tree, system: System) -> None:
        self._registry = Registry(tree, system)
        self._control_set = system.control_set or "ControlSet001"
        self._mounted = self._registry.mounted()

    @property
    def problems(self) -> tuple[str, ...]:
        """Hives that could not be read, in sentences."""
        return tuple(self._registry.problems)

    def keys(self, path: str = "") -> list[KeyInfo]:
        """The keys directly below, by name."""
        path = self._full(path)
        if path in ("", MACHINE, USERS):
            names = {rest.partition("\\")[0] for one in self._mounted if (rest := _below(one, path))}
            return [self._info(name, _join(path, name)) for name in sorted(names, key=str.casefold)]
        key = self._key(path)
        found = [self._of_key(child, _join(path, child.name), path) for child in key.children()]
        if path == _SYSTEM and key.child(self._control_set) is not None:
            found.append(self._info(_CURRENT, _join(path, _CURRENT)))
        return sorted(found, key=lambda one: one.name.casefold())

    def values(self, path: str) -> list[ValueInfo]:
        """A key's values, the default one first, then by name."""
        path = self._full(path)
        if path in ("", MACHINE, USERS):
            return []
        found = [describe(value, path) for value in self._key(path).values()]
        return sorted(found, key=lambda one: (one.name != "", one.name.casefold()))

    def search(self, text: str, path: str = "") -> Iterator[Hit]:
        """Keys and values below a key with the text in their name, or in what they say, as they are found.

        It may take long: stop asking to stop it. What is damaged is passed over, and told in `problems`.
        """
        wanted = text.casefold()
        count = 0
        for place, key in self._walk(self._full(path)):
            for hit in _hits(place, key, wanted):
                count += 1
                if count > MOST_HITS:
                    return
                yield hit

    def export(self, path: str) -> Iterator[bytes]:
        """A key with all below as the pieces of a `.reg` file, version 5, in UTF-16."""
        yield b"\xff\xfe" + encoded("Windows Registry Editor Version 5.00\r\n")
        for place, key in self._walk(self._full(path)):
            yield encoded(f"\r\n[{place}]\r\n")
            for value in key.values():
                yield encoded(reg_line(value, place))

    def _walk(self, path: str) -> Iterator[tuple[str, Key]]:
        """The keys at and below a path, each once; a damaged part ends early."""
        if path in ("", MACHINE, USERS):
            for one in sorted(self._mounted):
                # A hive that cannot be read is told in `problems`.
                with contextlib.suppress(KeyError, Unreadable):
                    if _below(one, path):
                        yield from self._walk(one)
            return
        seen: set[Key] = set()
        waiting = [(path, self._key(path), 0)]
        while waiting:
            place, key, depth = waiting.pop()
            if key in seen or depth > _DEEPEST:
                continue
            seen.add(key)
            yield place, key
            try:
                children = list(key.children())
            except Unreadable as error:
                self._registry.note(error)
                continue
            waiting += [(_join(place, child.name), child, depth + 1) for child in reversed(children)]

    def _key(self, path: str) -> Key:
        for top, file in self._mounted.items():
            rest = _below(path, top)
            if rest is not None:
                name, _, below = rest.partition("\\")
                if top == _SYSTEM and name.casefold() == _CURRENT.casefold():
                    rest = _join(self._control_set, below) if below else self._control_set
                hive = self._registry.hive(file)
                key = hive.find(rest) if hive is not None else None
                if key is not None:
                    return key
        raise KeyError(path)

    def _info(self, name: str, path: str) -> KeyInfo:
        try:
            return self._of_key(self._key(path), path, path, name)
        except (KeyError, Unreadable):
            return KeyInfo(name, path)

    def _of_key(self, key: Key, path: str, near: str, name: str | None = None) -> KeyInfo:
        source = next((file for top, file in self._mounted.items() if _below(near, top) is not None), "")
        return KeyInfo(name or key.name, path, key.child_count > 0, plausible(key.modified), source)

    def _full(self, path: str) -> str:
        """The path with its root's whole name, spelled as the hives' mount points are."""
        path = path.strip("\\")
        first, _, rest = path.partition("\\")
        path = _join(_SHORT.get(first.upper(), first), rest) if rest else _SHORT.get(first.upper(), first)
        for top in (*self._mounted, MACHINE, USERS):
            below = _below(path, top)
            if below is not None:
                return _join(top, below) if below else top
        return path


def _hits(place: str, key: Key, wanted: str) -> Iterator[Hit]:
    if wanted in key.name.casefold():
        yield Hit(place)
    try:
        for value in key.values():
            told = describe(value, place)
            if wanted in f"{told.name}\n{told.text}".casefold():
                yield Hit(place, told.name, told.text)
    except Unreadable:
        return


def _join(path: str, name: str) -> str:
    return f"{path}\\{name}" if path else name


def _below(path: str, top: str) -> str | None:
    """What is left of a path below another; "" at it, None outside."""
    if not top:
        return path
    if path.casefold() == top.casefold():
        return ""
    start = f"{top}\\".casefold()
    return path[len(start) :] if path.casefold().startswith(start) else None
