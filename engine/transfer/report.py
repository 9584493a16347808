"""What a transfer did, and everything that it did not do or did not keep, with the reasons."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

_SPECIAL_BITS = 0o7000


class Reason(enum.Enum):
    """Why something was not copied."""

    LINK = "link"
    SPECIAL = "special"
    INVALID_NAME = "invalid name"
    UNREADABLE = "unreadable"
    SHORT = "short"
    CANNOT_WRITE = "cannot write"
    DIFFERENT = "different"
    """It is there, but its checksum is not the one that the guest has."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was left out. `path` is guest text, `detail` may be."""

    path: str
    reason: Reason
    detail: str = ""


class Trait(enum.Enum):
    """What a copied file has not any more."""

    SPECIAL_BITS = "special bits"
    """Set-user-ID, set-group-ID or the sticky bit."""
    CAPABILITIES = "capabilities"
    ACL = "access control list"
    ATTRIBUTES = "extended attributes"


@dataclass(frozen=True, slots=True)
class Lost:
    """What one thing that was copied did not keep. `path` is guest text."""

    path: str
    trait: Trait


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was found to be the same on both sides. `path` is the guest's, `host` is relative to the
    destination; both are guest text.
    """

    path: str
    host: str
    algorithm: str
    digest: str


@dataclass(slots=True)
class Report:
    """What was done so far. The transfer's thread fills it, and it is nobody else's until that has ended."""

    files: int = 0
    bytes: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Paths in the guest of what got another name on the host, with that name."""

    lost: list[Lost] = field(default_factory=list)
    """What copied things did not keep, but for owners, which no file keeps, and modes in general."""

    checked: list[Checked] = field(default_factory=list)
    """Files that were verified, where that was asked for."""

    def skip(self, path: str, reason: Reason, detail: str = "") -> None:
        self.skipped.append(Skipped(path, reason, detail))

    def note_mode(self, path: str, mode: int, *, is_link: bool = False) -> None:
        """Note the bits of a mode that mean more than who may read, write and run it."""
        if mode & _SPECIAL_BITS and not is_link:
            self.lost.append(Lost(path, Trait.SPECIAL_BITS))

    def note_attributes(self, path: str, names: Iterable[str]) -> None:
        """Note the extended attributes that something has in the guest."""
        traits = {_trait(name) for name in names}
        self.lost += [Lost(path, trait) for trait in Trait if trait in traits]


def _trait(attribute: str) -> Trait:
    if attribute == "security.capability":
        return Trait.CAPABILITIES
    if "posix_acl" in attribute or attribute.startswith("acl."):
        return Trait.ACL
    return Trait.ATTRIBUTES
