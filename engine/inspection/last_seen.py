"""Card 2: when the system last ran, was changed, was updated, and who was last there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.facts import Card, Fact, fact, first, from_unix, in_utc, plausible, refusals
from engine.inspection.glance import glance
from engine.inspection.hive import filetime
from engine.inspection.journal import Journal
from engine.inspection.logins import Kind, Login, read_wtmp
from engine.inspection.registry import Registry
from engine.inspection.zone import zone

if TYPE_CHECKING:
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_WTMP = "/var/log/wtmp"
_TAIL = 1 << 16
"""Bytes of a log's end in which its last time is looked for."""

_WRITTEN_WHILE_RUNNING = (
    "/var/lib/systemd/timesync/clock",
    "/var/lib/systemd/random-seed",
    "/var/lib/systemd/timers",
    "/var/log/wtmp",
    "/var/log/lastlog",
    "/var/log/syslog",
    "/var/log/messages",
    "/var/log/auth.log",
    "/var/log/secure",
    "/var/log/kern.log",
    "/var/log/cron",
    "/etc",
    "/var/log",
    "/root/.bash_history",
)
"""Files and folders whose times tell that the system ran."""

_PACKAGE_DATABASES = (
    "/var/lib/dpkg/status",
    "/var/lib/rpm/rpmdb.sqlite",
    "/usr/lib/sysimage/rpm/rpmdb.sqlite",
    "/usr/lib/sysimage/rpm/Packages.db",
    "/var/lib/rpm/Packages.db",
    "/var/lib/rpm/Packages",
    "/var/lib/pacman/local",
    "/lib/apk/db/installed",
)
_APT_END = re.compile(r"^End-Date: (\d{4}-\d\d-\d\d)  ?(\d\d:\d\d:\d\d)", re.MULTILINE)
_PACMAN_DONE = re.compile(r"^\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([+-]\d{4})\] \[ALPM\]", re.MULTILINE)
_LEASE = re.compile(r"fixed-address ([\d.]+);")
_LEASE_FILES = re.compile(r".*\.leases?$")
_ADDRESS_LINE = re.compile(r"^(?:ADDRESS|address|ip_address)=([\d.:a-fA-F]+)", re.MULTILINE)
_LEASE_FOLDERS = ("/var/lib/dhcp", "/var/lib/dhclient", "/var/lib/NetworkManager", "/var/lib/dhcpcd")


@dataclass(frozen=True)
class LastLogin:
    """Who logged in, from where ("" for the machine itself), in which terminal."""

    user: str
    when: datetime
    host: str = ""
    terminal: str = ""


@dataclass(frozen=True, kw_only=True)
class LastSeen(Card):
    """Times in UTC."""

    boot: Fact[datetime] | None = None
    shutdown: Fact[datetime] | None = None
    activity: Fact[datetime] | None = None
    """The latest time that anything on the disk tells: the system ran then."""
    update: Fact[datetime] | None = None
    login: Fact[LastLogin] | None = None
    address: Fact[str] | None = None
    """The last one that DHCP gave it."""
    in_order: Fact[bool] | None = None
    """Whether it was shut down in order; False also for a disk that was copied from a running machine."""


def read(tree: Tree, system: System) -> LastSeen:
    """The card of a mounted system."""
    return _windows(tree, system) if system.is_windows else _unix(tree, system)


def _unix(tree: Tree, system: System) -> LastSeen:
    records = read_wtmp(tree)
    journal = Journal(tree)
    newest = journal.newest
    superblock = glance(tree, system).superblock
    boots = [record.when for record in records if record.kind is Kind.BOOT]
    shutdowns = [record.when for record in records if record.is_shutdown]
    journal_boot = fact(newest.last_boot_time, newest.path) if newest else None
    journal_end = fact(newest.last_time, newest.path) if newest else None
    mounted = fact(superblock.mounted, system.root) if superblock else None
    boot = _latest(_last(boots), journal_boot)
    return LastSeen(
        boot=boot or mounted,
        shutdown=_after(_last(shutdowns), boot),
        activity=_latest(journal_end, *(_mtime(tree, path) for path in _WRITTEN_WHILE_RUNNING)),
        update=_update(tree),
        login=_login(records),
        address=_address(tree),
        in_order=Fact(newest.state.name != "ONLINE", newest.path) if newest else None,
        problems=(*journal.problems, *refusals(tree)),
    )


def _windows(tree: Tree, system: System) -> LastSeen:
    registry = Registry(tree, system)
    shutdown: Fact[datetime] | None = None
    update: Fact[datetime] | None = None
    times: list[Fact[datetime] | None] = []
    try:
        key = registry.control(r"Control\Windows")
        value = key.value("ShutdownTime") if key else None
        if value is not None and len(value.data) == 8:
            when = plausible(filetime(int.from_bytes(value.data, "little")))
            shutdown = fact(when, registry.path_of("SYSTEM"))
        key = registry.software(r"Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\Results\Install")
        if key is not None:
            update = fact(_text_time(key.text("LastSuccessTime")), registry.path_of("SOFTWARE"))
        for name in ("SYSTEM", "SOFTWARE"):
            hive = registry.hive(registry.path_of(name))
            times.append(fact(plausible(hive.modified), registry.path_of(name)) if hive else None)
    except Unreadable as error:
        registry.note(error)
    times += [_mtime(tree, f"{system.systemroot}/{name}") for name in ("Prefetch", "Temp", "bootstat.dat")]
    boot = _mtime(tree, f"{system.systemroot}/bootstat.dat")
    return LastSeen(
        boot=boot,
        shutdown=shutdown,
        activity=_latest(shutdown, *times),
        update=update,
        problems=(*registry.problems, *refusals(tree)),
    )


def _last(times: list[datetime]) -> Fact[datetime] | None:
    return Fact(max(times), _WTMP) if times else None


def _latest(*facts: Fact[datetime] | None) -> Fact[datetime] | None:
    return max((one for one in facts if one is not None), key=lambda one: one.value, default=None)


def _after(one: Fact[datetime] | None, other: Fact[datetime] | None) -> Fact[datetime] | None:
    """A shutdown before the last boot is not how the system ended."""
    return None if one and other and one.value < other.value else one


def _mtime(tree: Tree, path: str) -> Fact[datetime] | None:
    status = tree.status(path)
    return None if status is None else fact(from_unix(status.mtime), path)


def _login(records: list[Login]) -> Fact[LastLogin] | None:
    last = next((record for record in reversed(records) if record.kind is Kind.USER and record.user), None)
    return Fact(LastLogin(last.user, last.when, last.host, last.line), _WTMP) if last else None


def _update(tree: Tree) -> Fact[datetime] | None:
    """From the log of the package manager, else from when its database was last written."""
    return first(
        _logged(tree, "/var/log/apt/history.log", _APT_END),
        _logged(tree, "/var/log/pacman.log", _PACMAN_DONE),
        *(_mtime(tree, path) for path in _PACKAGE_DATABASES),
    )


def _logged(tree: Tree, path: str, pattern: re.Pattern[str]) -> Fact[datetime] | None:
    status = tree.status(path)
    if status is None:
        return None
    tail = tree.read(path, _TAIL, max(0, status.size - _TAIL)) or b""
    found = pattern.findall(tail.decode("utf-8", "replace"))
    if not found:
        return None
    first_word, second_word = found[-1]
    if second_word[0] in "+-":
        return fact(_text_time(first_word, second_word), path)
    when = _parsed(f"{first_word}T{second_word}")
    return fact(in_utc(when, zone(tree)), path) if when else None


def _text_time(text: str, offset: str = "+0000") -> datetime | None:
    when = _parsed(text.replace(" ", "T"))
    if when is None:
        return None
    hours, minutes = int(offset[:3]), int(offset[0] + offset[3:])
    if abs(hours) > 23:
        return None
    return in_utc(when, timezone(timedelta(hours=hours, minutes=minutes)))


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _address(tree: Tree) -> Fact[str] | None:
    """From the newest lease of a DHCP client."""
    newest: tuple[int, str] | None = None
    for folder in _LEASE_FOLDERS:
        names = [name for name in tree.names(folder) if _LEASE_FILES.match(name)]
        for name, status in tree.statuses(folder, names[:100]).items():
            if status.is_file and status.size and (newest is None or status.mtime > newest[0]):
                newest = status.mtime, f"{folder}/{name}"
    if newest is None:
        return None
    text = tree.text(newest[1]) or ""
    found = _LEASE.findall(text) or _ADDRESS_LINE.findall(text)
    return Fact(found[-1], newest[1]) if found else None
