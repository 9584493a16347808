"""Credentials that libvirt asks for while it is connected to, as guestfs(3) has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

KINDS = {
    "username": 1,
    "authname": 2,
    "language": 3,
    "cnonce": 4,
    "passphrase": 5,
    "echoprompt": 6,
    "noechoprompt": 7,
    "realm": 8,
    "external": 9,
}
"""The kinds by guestfs(3)'s names, with libvirt's numbers (`virConnectCredentialType`)."""


@dataclass
class Credential:
    """One thing that libvirt wants to know; `answer` is for whoever knows it."""

    kind: str
    prompt: str = ""
    challenge: str = ""
    default: str = ""
    answer: str | None = None


@dataclass
class Credentials:
    """What a program said that it can ask its user for, and what libvirt wants right now."""

    supported: list[str] = field(default_factory=list)
    requested: Sequence[Credential] = ()
