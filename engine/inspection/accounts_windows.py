"""Accounts of a Windows system from its SAM, which holds the local ones, and the folders of all."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from engine.inspection.accounts import MOST, Account, Accounts, Group, Password, ordered
from engine.inspection.errors import Unreadable
from engine.inspection.facts import plausible, refusals
from engine.inspection.hive import filetime
from engine.inspection.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_ADMINISTRATORS = 544
_FIRST_PERSON = 1000
_DISABLED, _NO_PASSWORD = 0x0001, 0x0004
_STRINGS = 0xCC
"""Where the strings of a user's V value begin, of which it tells offsets and lengths."""

_ALIAS_HEAD = 0x34
_NEVER = (0, 0x7FFFFFFFFFFFFFFF)


@dataclass(frozen=True)
class _Alias:
    group: Group
    members: frozenset[str]
    """SIDs."""


def read(tree: Tree, system: System) -> Accounts:
    """The card of a Windows system."""
    registry = Registry(tree, system)
    source = registry.path_of("SAM")
    accounts: list[Account] = []
    groups: list[Group] = []
    if registry.hive(source) is None and not registry.problems:
        registry.problems.append(f"There is no {source}.")
    try:
        aliases = list(_aliases(registry, source))
        machine = _machine_sid(registry)
        folders = {profile.name.casefold(): profile.folder for profile in registry.profiles()}
        for user in _users(registry, source):
            sid = f"{machine}-{user.id}" if machine else ""
            own = tuple(alias.group.name for alias in aliases if sid and sid in alias.members)
            admins = next((alias for alias in aliases if alias.group.id == _ADMINISTRATORS), None)
            is_admin = None if admins is None or not sid else sid in admins.members
            accounts.append(_completed(user, own, is_admin, folders.get(user.name.casefold(), ""), source))
        names = {f"{machine}-{user.id}": user.name for user in accounts}
        groups = [
            Group(
                alias.group.name,
                alias.group.id,
                tuple(names.get(member, member) for member in sorted(alias.members)),
                source,
            )
            for alias in aliases
        ]
    except Unreadable as error:
        registry.note(error)
    return Accounts(
        accounts=ordered(accounts), groups=tuple(groups), problems=(*registry.problems, *refusals(tree))
    )


def _completed(
    user: Account, groups: tuple[str, ...], is_admin: bool | None, home: str, source: str
) -> Account:
    by = source if is_admin else ""
    return replace(user, groups=groups, admin=is_admin, admin_by=by, home=home)


def _users(registry: Registry, source: str) -> Iterator[Account]:
    top = registry.key("SAM", r"SAM\Domains\Account\Users")
    for index, key in enumerate(top.children() if top else ()):
        if index >= MOST:
            registry.problems.append(f"{source} has more accounts than are shown.")
            return
        fixed, variable = key.value("F"), key.value("V")
        if fixed is None or variable is None or len(fixed.data) < 68 or len(variable.data) < _STRINGS:
            continue
        yield _user(fixed.data, variable.data, source)


def _user(fixed: bytes, variable: bytes, source: str) -> Account:
    last, changed, expires = (_time(fixed, offset) for offset in (8, 24, 32))
    rid, flags = struct.unpack_from("<I4xH", fixed, 48)
    return Account(
        name=_string(variable, 0x0C),
        id=rid,
        is_person=rid >= _FIRST_PERSON or rid == 500,
        full_name=_string(variable, 0x18),
        password=Password.NONE if flags & _NO_PASSWORD else Password.UNKNOWN,
        disabled=bool(flags & _DISABLED),
        password_changed=_day(changed),
        expires=_day(expires),
        last_login=last,
        source=source,
    )


def _time(content: bytes, offset: int) -> datetime | None:
    (ticks,) = struct.unpack_from("<Q", content, offset)
    return None if ticks in _NEVER else plausible(filetime(ticks))


def _day(when: datetime | None) -> date | None:
    return when.date() if when else None


def _string(content: bytes, at: int) -> str:
    offset, length = struct.unpack_from("<II", content, at)
    return _utf16(content, _STRINGS + offset, length)


def _utf16(content: bytes, start: int, length: int) -> str:
    return content[start : start + min(length, 1024)].decode("utf-16-le", "replace")


def _machine_sid(registry: Registry) -> str:
    """The SID that those of all local accounts begin with; "" if it is not known."""
    key = registry.key("SAM", r"SAM\Domains\Account")
    value = key.value("V") if key else None
    if value is None or len(value.data) < 12:
        return ""
    return "S-1-5-21-{}-{}-{}".format(*struct.unpack("<III", value.data[-12:]))


def _aliases(registry: Registry, source: str) -> Iterator[_Alias]:
    for domain in ("Builtin", "Account"):
        top = registry.key("SAM", rf"SAM\Domains\{domain}\Aliases")
        for index, key in enumerate(top.children() if top else ()):
            value = key.value("C")
            if index >= MOST:
                return
            if value is not None and (alias := _alias(value.data, source)):
                yield alias


def _alias(content: bytes, source: str) -> _Alias | None:
    if len(content) < _ALIAS_HEAD:
        return None
    head = struct.unpack_from("<13I", content)
    name = _utf16(content, _ALIAS_HEAD + head[4], head[5])
    return _Alias(
        Group(name, head[0], (), source), frozenset(_sids(content, _ALIAS_HEAD + head[10], head[12]))
    )


def _sids(content: bytes, start: int, count: int) -> Iterator[str]:
    for _ in range(min(count, MOST)):
        if start + 8 > len(content):
            return
        revision, parts = content[start], content[start + 1]
        end = start + 8 + 4 * parts
        if revision != 1 or parts > 15 or end > len(content):
            return
        authority = int.from_bytes(content[start + 2 : start + 8], "big")
        numbers = struct.unpack_from(f"<{parts}I", content, start + 8)
        yield "-".join(("S-1", str(authority), *map(str, numbers)))
        start = end
