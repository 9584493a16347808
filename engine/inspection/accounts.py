"""Card 5: who may use the system, with what rights, and when they last did. Other modules read it.

Passwords are only told to be there, locked or missing, and keys are counted: neither is ever kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from engine.inspection.facts import Card

MOST = 20_000
"""Accounts, and groups, that a card has."""


class Password(StrEnum):
    """What stands in the place of a password."""

    UNKNOWN = "unknown"
    NONE = "none"
    LOCKED = "locked"
    SET = "set"


@dataclass(frozen=True)
class Account:
    """One account. `id` is the UID, on Windows the RID; `source` the file that it stands in.

    `admin` tells whether it may do anything at all, `admin_by` the file that says so. What is None is not
    known.
    """

    name: str
    id: int
    is_person: bool
    full_name: str = ""
    home: str = ""
    shell: str = ""
    group: str = ""
    """The primary one."""
    groups: tuple[str, ...] = ()
    admin: bool | None = None
    admin_by: str = ""
    password: Password = Password.UNKNOWN
    disabled: bool | None = None
    password_changed: date | None = None
    expires: date | None = None
    last_login: datetime | None = None
    keys: int | None = None
    """How many SSH keys open it."""
    source: str = ""


@dataclass(frozen=True)
class Group:
    """One group; `members` are those that it names, not those whose primary group it is."""

    name: str
    id: int
    members: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Accounts(Card):
    """People first, then by their numbers."""

    accounts: tuple[Account, ...] = ()
    groups: tuple[Group, ...] = ()


def ordered(accounts: list[Account]) -> tuple[Account, ...]:
    """As the card has them."""
    return tuple(sorted(accounts, key=lambda account: (not account.is_person, account.id, account.name)))
