"""Accounts from passwd(5), group(5), shadow(5), sudoers(5), lastlog, and authorized_keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from engine.inspection.accounts import MOST, Account, Accounts, Group, Password, ordered
from engine.inspection.facts import refusals
from engine.inspection.logins import Kind, last_login, read_wtmp
from engine.inspection.sudoers import Sudoers, read_sudoers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_LARGEST = 16 << 20
_MOST_LOOKED_AT = 200
"""Accounts whose keys and last log-in are looked for: each costs some reads."""

_NO_SHELLS = ("nologin", "false", "sync", "halt", "shutdown", "null")
_NOBODY = 65534
_SETTING = re.compile(r"^(UID_MIN|UID_MAX)\s+(\d{1,9})", re.MULTILINE)
_KEY_FILES = (".ssh/authorized_keys", ".ssh/authorized_keys2")
_KEY = re.compile(r"(?:^|\s)(?:ssh-|ecdsa-|sk-)[\w@.-]+\s+[A-Za-z0-9+/]{8,}")


@dataclass(frozen=True)
class _Shadow:
    password: Password
    changed: date | None
    expires: date | None


def read(tree: Tree, _system: System) -> Accounts:
    """The card of a Unix system."""
    problems: list[str] = []
    groups = list(_groups(tree, problems))
    shadow = _shadow(tree)
    sudoers = read_sudoers(tree)
    lowest, highest = _people(tree)
    of_user: dict[str, list[str]] = {}
    for group in groups:
        for member in group.members:
            of_user.setdefault(member, []).append(group.name)
    names = {group.id: group.name for group in groups}
    found = []
    for words in _records(tree, "/etc/passwd", 7, problems):
        name, _, uid, gid, words_about, home, shell = words[:7]
        number = int(uid)
        state = shadow.get(name)
        account = Account(
            name=name,
            id=number,
            is_person=lowest <= number <= highest and not _is_closed(shell),
            full_name=words_about.partition(",")[0],
            home=home,
            shell=shell,
            group=names.get(int(gid), gid),
            groups=tuple(of_user.get(name, ())),
            source="/etc/passwd",
        )
        if state is not None:
            account = replace(
                account, password=state.password, password_changed=state.changed, expires=state.expires
            )
        found.append(_with_rights(account, sudoers))
    accounts = ordered(found)
    return Accounts(
        accounts=_with_uses(tree, accounts),
        groups=tuple(groups),
        problems=(*problems, *refusals(tree)),
    )


def password_state(field: str) -> Password:
    """What the second field of shadow(5) says, of which nothing else is kept."""
    if field == "":
        return Password.NONE
    return Password.LOCKED if field[0] in "!*" else Password.SET


def count_keys(text: str) -> int:
    """How many keys there are in an authorized_keys file."""
    lines = (line.strip() for line in text.splitlines())
    return sum(1 for line in lines if line and not line.startswith("#") and _KEY.search(line))


def _records(tree: Tree, path: str, width: int, problems: list[str]) -> Iterator[list[str]]:
    """The lines of a table with colons that have enough fields, and numbers in the third and fourth."""
    content = tree.read(path, _LARGEST)
    if content is None:
        problems.append(f"There is no {path}.")
        return
    count = bad = 0
    for line in content.decode("utf-8", "replace").split("\n"):
        words = line.rstrip("\r").split(":")
        if not line or line.startswith(("#", "+", "-")):
            continue
        if (
            len(words) < width
            or not words[0]
            or not _is_number(words[2])
            or not (width < 7 or _is_number(words[3]))
        ):
            bad += 1
            continue
        if count == MOST:
            problems.append(f"{path} has more entries than are shown.")
            return
        count += 1
        yield words
    if bad:
        problems.append(f"{path} has {bad} lines that make no sense.")


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 10


def _groups(tree: Tree, problems: list[str]) -> Iterator[Group]:
    for words in _records(tree, "/etc/group", 4, problems):
        members = tuple(member for member in words[3].split(",")[:MOST] if member)
        yield Group(words[0], int(words[2]), members, "/etc/group")


def _shadow(tree: Tree) -> dict[str, _Shadow]:
    found = {}
    content = tree.read("/etc/shadow", _LARGEST) or b""
    for line in content.decode("utf-8", "replace").split("\n")[:MOST]:
        words = line.split(":")
        if len(words) >= 2 and words[0]:
            words += [""] * (9 - len(words))
            found[words[0]] = _Shadow(password_state(words[1]), _day(words[2]), _day(words[7]))
    return found


def _day(word: str) -> date | None:
    """A date, from days since 1970."""
    if not _is_number(word) or word == "0":
        return None
    try:
        return date(1970, 1, 1) + timedelta(days=int(word))
    except OverflowError:
        return None


def _people(tree: Tree) -> tuple[int, int]:
    """The lowest and the highest UID of people."""
    settings = {name: int(value) for name, value in _SETTING.findall(tree.text("/etc/login.defs") or "")}
    return settings.get("UID_MIN", 1000), settings.get("UID_MAX", 60000)


def _is_closed(shell: str) -> bool:
    return shell.rpartition("/")[2] in _NO_SHELLS


def _with_rights(account: Account, sudoers: Sudoers) -> Account:
    if account.id == 0:
        return replace(account, admin=True, admin_by="/etc/passwd")
    if not sudoers.was_read:
        # There may be other ways to rights, so this is no "no".
        return account
    for name in (account.name, *(f"%{group}" for group in (account.group, *account.groups)), "ALL"):
        if name in sudoers.anything:
            return replace(account, admin=True, admin_by=sudoers.anything[name])
    return replace(account, admin=False)


def _with_uses(tree: Tree, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """With keys and last log-ins, for those that can log in."""
    last: dict[str, datetime] = {}
    for record in read_wtmp(tree):
        if record.kind is Kind.USER:
            last[record.user] = record.when
    has_lastlog = tree.is_file("/var/log/lastlog")
    found = []
    left = _MOST_LOOKED_AT
    for account in accounts:
        if left and account.id != _NOBODY and not _is_closed(account.shell):
            left -= 1
            when = last_login(tree, account.id) if has_lastlog else None
            times = [time for time in (when, last.get(account.name)) if time is not None]
            account = replace(account, keys=_keys(tree, account.home), last_login=max(times, default=None))
        found.append(account)
    return tuple(found)


def _keys(tree: Tree, home: str) -> int | None:
    if not home.startswith("/") or not tree.is_dir(home):
        return None
    return sum(count_keys(tree.text(f"{home}/{path}") or "") for path in _KEY_FILES)
