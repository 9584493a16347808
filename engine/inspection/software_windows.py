"""Installed programs and updates of Windows, from its registry."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.facts import plausible
from engine.inspection.hive import filetime
from engine.inspection.registry import Registry
from engine.inspection.software import MOST, Origin, Package, Software, gathered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.hive import Key
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_UNINSTALL = r"Microsoft\Windows\CurrentVersion\Uninstall"
_PLACES = ((_UNINSTALL, ""), (rf"Wow6432Node\{_UNINSTALL}", "i386"))
_UPDATES = r"Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages"
_KB = re.compile(r"Package(?:_\d+)?_for_(KB\d{5,9})~.*~~([\d.]+)$", re.IGNORECASE)
_INSTALLED = 112
_KIBIBYTE = 1024


def read(tree: Tree, system: System) -> Software:
    """The card of a mounted system."""
    registry = Registry(tree, system)

    def programs(_tree: Tree, problems: list[str]) -> Iterator[Package]:
        source = registry.path_of("SOFTWARE")
        if registry.hive(source) is None and not registry.problems:
            problems.append(f"There is no {source}.")
        for path, arch in _PLACES:
            yield from _programs(registry.software(path), arch or system.arch, source)
        for profile in registry.profiles():
            try:
                yield from _programs(registry.user_key(profile, rf"Software\{_UNINSTALL}"), "", profile.hive)
            except Unreadable as error:
                registry.note(error)
        problems += registry.problems

    def updates(_tree: Tree, _problems: list[str]) -> Iterator[Package]:
        yield from _updates(registry.software(_UPDATES), registry.path_of("SOFTWARE"))

    return gathered(tree, (programs, updates))


def _programs(top: Key | None, arch: str, source: str) -> Iterator[Package]:
    for _, key in zip(range(MOST), top.children() if top else (), strict=False):
        values = {value.name.lower(): value for value in key.values()}
        name = values["displayname"].text if "displayname" in values else ""
        # Parts of a program that Windows does not list either.
        hidden = "systemcomponent" in values and values["systemcomponent"].number == 1
        if not name or hidden or "parentkeyname" in values:
            continue
        texts = {word: value.text for word, value in values.items()}
        size = values["estimatedsize"].number if "estimatedsize" in values else None
        yield Package(
            name=name,
            version=texts.get("displayversion", ""),
            origin=Origin.PROGRAM,
            summary=texts.get("comments", ""),
            arch=arch,
            vendor=texts.get("publisher", ""),
            size=size * _KIBIBYTE if size is not None else None,
            installed=_day(texts.get("installdate", "")) or plausible(key.modified),
            source=source,
        )


def _updates(top: Key | None, source: str) -> Iterator[Package]:
    seen: set[str] = set()
    for _, key in zip(range(MOST), top.children() if top else (), strict=False):
        match = _KB.match(key.name)
        if match is None or key.number("CurrentState") != _INSTALLED or match[1].upper() in seen:
            continue
        seen.add(match[1].upper())
        high, low = key.number("InstallTimeHigh"), key.number("InstallTimeLow")
        when = plausible(filetime(high << 32 | low)) if high is not None and low is not None else None
        yield Package(match[1].upper(), match[2], Origin.UPDATE, installed=when, source=source)


def _day(text: str) -> datetime | None:
    """From eight digits."""
    try:
        return plausible(datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC))
    except ValueError:
        return None
