"""The names that a guest gives to its users and groups, from its own passwd and group files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from browser.content import read_regular

if TYPE_CHECKING:
    from engine import GuestFS

MOST_BYTES = 1 << 20
"""Bytes that are read of each file: some 15,000 accounts."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Names by number; an account that has none is its number. Names are guest text."""

    users: Mapping[int, str] = field(default_factory=dict)
    groups: Mapping[int, str] = field(default_factory=dict)

    def user(self, uid: int) -> str:
        return self.users.get(uid) or str(uid)

    def group(self, gid: int) -> str:
        return self.groups.get(gid) or str(gid)


def read_accounts(g: GuestFS) -> Accounts:
    """The accounts of what is mounted; empty where it has no such files. For the worker."""
    return Accounts(_names(g, "/etc/passwd"), _names(g, "/etc/group"))


def parse_names(content: bytes) -> dict[int, str]:
    """Names by number, from passwd(5) or group(5): `name:password:number:…`. The first name of a number
    counts.
    """
    names: dict[int, str] = {}
    for line in content.decode("utf-8", "surrogateescape").split("\n"):
        fields = line.split(":", 3)
        if (
            len(fields) > 2
            and fields[0]
            and fields[2].isascii()
            and fields[2].isdigit()
            and len(fields[2]) <= 10
        ):
            names.setdefault(int(fields[2]), fields[0])
    return names


def _names(g: GuestFS, path: str) -> dict[int, str]:
    if not g.is_file(path, followsymlinks=True):
        return {}
    return parse_names(read_regular(g, path, MOST_BYTES) or b"")
