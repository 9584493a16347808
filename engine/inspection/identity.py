"""Card 1: which system this is, whose it is, what language it speaks, and when it was installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from engine.inspection import identity_windows
from engine.inspection.distros import parse_assignments, parse_version
from engine.inspection.facts import Card, Fact, fact, first, from_unix, refusals
from engine.inspection.glance import glance
from engine.inspection.zone import time_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_LOCALES = (
    ("/etc/locale.conf", "LANG"),
    ("/etc/default/locale", "LANG"),
    ("/etc/sysconfig/i18n", "LANG"),
    ("/etc/sysconfig/language", "RC_LANG"),
)
_KEYBOARDS = (
    ("/etc/vconsole.conf", "KEYMAP"),
    ("/etc/default/keyboard", "XKBLAYOUT"),
    ("/etc/sysconfig/keyboard", "KEYTABLE"),
)
_KERNEL = re.compile(r"(?:vmlinu[xz]|kernel|bzImage|Image)-(.+)")
_MODULE_FOLDERS = ("/usr/lib/modules", "/lib/modules")
_INSTALLERS = (
    "/var/log/installer",
    "/root/anaconda-ks.cfg",
    "/var/log/anaconda",
    "/var/log/YaST2/y2start.log",
)
"""What installers leave behind, as old as the installation."""

_MOST_KERNELS = 50


@dataclass(frozen=True, kw_only=True)
class Identity(Card):
    """Who the system is. `icon` names one of our own icons; `installed` is when, as far as files tell."""

    type: str
    icon: str
    name: Fact[str] | None = None
    version: Fact[str] | None = None
    edition: Fact[str] | None = None
    hostname: Fact[str] | None = None
    domain: Fact[str] | None = None
    architecture: Fact[str] | None = None
    kernels: tuple[Fact[str], ...] = ()
    """Versions, newest first."""
    language: Fact[str] | None = None
    keyboard: Fact[str] | None = None
    time_zone: Fact[str] | None = None
    installed: Fact[datetime] | None = None
    machine_id: Fact[str] | None = None
    owner: Fact[str] | None = None
    package_format: str | None = None
    package_management: str | None = None


def read(tree: Tree, system: System) -> Identity:
    """The card of a mounted system."""
    if system.is_windows:
        return _windows(tree, system)
    return Identity(
        type=system.type,
        icon=system.distro or system.type,
        name=fact(system.name, system.sources.get("name", "")),
        version=_version(system),
        hostname=fact(system.hostname, system.sources.get("hostname", "")),
        domain=_domain(tree, system.hostname),
        architecture=fact(system.arch, system.sources.get("arch", "")),
        kernels=kernels(tree),
        language=_assigned(tree, _LOCALES),
        keyboard=_assigned(tree, _KEYBOARDS),
        time_zone=time_zone(tree),
        installed=_installed(tree, system),
        machine_id=_machine_id(tree),
        package_format=system.package_format or None,
        package_management=system.package_management or None,
        problems=(*_nameless(tree, system), *refusals(tree)),
    )


def _nameless(tree: Tree, system: System) -> Iterator[str]:
    """A sentence for a file that should have named the system."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        status = tree.status(path)
        if not system.name and status is not None and status.size:
            yield f"{path} could not be read: it does not say what system this is."
            return


def kernels(tree: Tree) -> tuple[Fact[str], ...]:
    """The versions of the kernels in /boot, and of those that have modules, newest first."""
    found: dict[str, str] = {}
    for name in tree.names("/boot"):
        match = _KERNEL.fullmatch(name)
        # Fedora's rescue kernel is called after the machine.
        if match and parse_version(match[1]) and "rescue" not in name:
            found.setdefault(match[1], f"/boot/{name}")
    for folder in _MODULE_FOLDERS:
        for name in tree.names(folder):
            if re.match(r"\d+\.\d+", name):
                found.setdefault(name, f"{folder}/{name}")
    newest = sorted(found, key=_by_version, reverse=True)[:_MOST_KERNELS]
    return tuple(Fact(version, found[version]) for version in newest)


def _windows(tree: Tree, system: System) -> Identity:
    found = identity_windows.read(tree, system)
    return Identity(
        type=system.type,
        icon=system.distro,
        name=fact(system.name, system.sources.get("name", "")),
        version=found.version or _version(system),
        edition=found.edition,
        hostname=fact(system.hostname, system.sources.get("hostname", "")),
        domain=found.domain,
        architecture=fact(system.arch, system.sources.get("arch", "")),
        language=found.language,
        time_zone=found.time_zone,
        installed=found.installed,
        machine_id=found.machine_id,
        owner=found.owner,
        problems=(*found.problems, *refusals(tree)),
    )


def _version(system: System) -> Fact[str] | None:
    if system.version is None:
        return None
    major, minor = system.version
    return Fact(f"{major}.{minor}", system.sources.get("version", ""))


def _domain(tree: Tree, hostname: str) -> Fact[str] | None:
    name, _, domain = hostname.partition(".")
    if domain:
        return Fact(domain, "/etc/hostname")
    for line in (tree.text("/etc/hosts") or "").splitlines()[:500]:
        for word in line.partition("#")[0].split()[1:]:
            if name and word.startswith(f"{name}.") and not word.endswith(".localdomain"):
                return Fact(word.partition(".")[2], "/etc/hosts")
    for line in (tree.text("/etc/resolv.conf") or "").splitlines()[:200]:
        words = line.split()
        if len(words) >= 2 and words[0] in ("domain", "search"):
            return Fact(words[1], "/etc/resolv.conf")
    return None


def _assigned(tree: Tree, places: tuple[tuple[str, str], ...]) -> Fact[str] | None:
    for path, name in places:
        text = tree.text(path, 1 << 16)
        if text is not None and (value := parse_assignments(text).get(name)):
            return Fact(value, path)
    return None


def _machine_id(tree: Tree) -> Fact[str] | None:
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        text = tree.first_line(path)
        if re.fullmatch(r"[0-9a-f]{32}", text):
            return Fact(text, path)
    return None


def _installed(tree: Tree, system: System) -> Fact[datetime] | None:
    by_installer = (_mtime(tree, path) for path in _INSTALLERS)
    return first(
        *by_installer, _made(tree, system), _mtime(tree, "/lost+found"), _mtime(tree, "/etc/machine-id")
    )


def _made(tree: Tree, system: System) -> Fact[datetime] | None:
    """When the root file system was made."""
    superblock = glance(tree, system).superblock
    return None if superblock is None else fact(superblock.made, system.root)


def _mtime(tree: Tree, path: str) -> Fact[datetime] | None:
    status = tree.status(path)
    return None if status is None else fact(from_unix(status.mtime), path)


def _by_version(text: str) -> list[tuple[int, str]]:
    """Orders "6.1.10" after "6.1.9"."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d{1,9})", text) if part
    ]
