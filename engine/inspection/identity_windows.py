"""What the registry tells of a Windows system's identity."""

from __future__ import annotations

import locale
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.facts import Fact, fact, from_unix
from engine.inspection.registry import Registry

if TYPE_CHECKING:
    from engine.inspection.hive import Key
    from engine.inspection.system import System
    from engine.inspection.tree import Tree


@dataclass
class WindowsIdentity:
    """As the fields of `identity.Identity`."""

    version: Fact[str] | None = None
    edition: Fact[str] | None = None
    domain: Fact[str] | None = None
    language: Fact[str] | None = None
    time_zone: Fact[str] | None = None
    installed: Fact[datetime] | None = None
    machine_id: Fact[str] | None = None
    owner: Fact[str] | None = None
    problems: tuple[str, ...] = ()


def read(tree: Tree, system: System) -> WindowsIdentity:
    """What SOFTWARE and SYSTEM say; fields stay None where they say nothing."""
    registry = Registry(tree, system)
    found = WindowsIdentity()
    try:
        _software(registry, found)
        _control(registry, found)
    except Unreadable as error:
        registry.note(error)
    found.problems = tuple(registry.problems)
    return found


def _software(registry: Registry, found: WindowsIdentity) -> None:
    source = registry.path_of("SOFTWARE")
    key = registry.software(r"Microsoft\Windows NT\CurrentVersion")
    if key is not None:
        found.version = fact(_version(key), source)
        found.edition = fact(key.text("EditionID"), source)
        found.owner = fact(key.text("RegisteredOwner"), source)
        seconds = key.number("InstallDate")
        found.installed = fact(from_unix(seconds) if seconds else None, source)
    key = registry.software(r"Microsoft\Cryptography")
    if key is not None:
        found.machine_id = fact(key.text("MachineGuid"), source)


def _version(key: Key) -> str:
    """As "22H2 (build 19045.3930)"."""
    build, patch = key.text("CurrentBuildNumber"), key.number("UBR")
    name = key.text("DisplayVersion") or key.text("ReleaseId") or key.text("CSDVersion")
    words = f"build {build}" + (f".{patch}" if patch is not None else "") if build else ""
    return f"{name} ({words})" if name and words else name or words


def _control(registry: Registry, found: WindowsIdentity) -> None:
    source = registry.path_of("SYSTEM")
    key = registry.control(r"Services\Tcpip\Parameters")
    if key is not None:
        found.domain = fact(key.text("Domain") or key.text("NV Domain") or key.text("DhcpDomain"), source)
    key = registry.control(r"Control\Nls\Language")
    if key is not None:
        found.language = fact(_language(key.text("InstallLanguage")), source)
    key = registry.control(r"Control\TimeZoneInformation")
    if key is not None:
        found.time_zone = fact(key.text("TimeZoneKeyName") or key.text("StandardName"), source)


def _language(number: str) -> str:
    """The name of a locale, from its number in hexadecimal digits."""
    try:
        return locale.windows_locale.get(int(number, 16), number)
    except ValueError:
        return number
