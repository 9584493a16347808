"""What a transfer did, and everything that it did not do or did not keep, with the reasons."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class Reason(enum.Enum):
    """Why something was not copied."""

    LINK = "link"
    SPECIAL = "special"
    INVALID_NAME = "invalid name"
    UNREADABLE = "unreadable"
    SHORT = "short"
    CANNOT_WRITE = "cannot write"


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was left out. `path` is guest text, `detail` may be."""

    path: str
    reason: Reason
    detail: str = ""


@dataclass(slots=True)
class Report:
    """What was done so far. The transfer's thread fills it, and it is nobody else's until that has ended."""

    files: int = 0
    bytes: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Paths in the guest of what got another name on the host, with that name."""

    def skip(self, path: str, reason: Reason, detail: str = "") -> None:
        self.skipped.append(Skipped(path, reason, detail))
