"""Whoever started a transfer, as the transfer sees them: told how far it is, and asked what it cannot know.

`Attendant` is also the one for a program that has nobody to ask: nothing stops it, and what a person would
have to decide or mend is raised as an error.
"""

from __future__ import annotations

import enum
import errno
from dataclasses import dataclass
from pathlib import Path

from engine.transfer.items import Begun


class Stopped(Exception):
    """The transfer was cancelled; nothing half done is left of it."""


class Held(OSError):
    """What keeps a transfer from going on, and could be mended: `cause` and `remedy` are sentences."""

    def __init__(self, number: int, cause: str, remedy: str, folder: Path) -> None:
        super().__init__(number, cause)
        self.cause = cause
        self.remedy = remedy
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


class NoRoom(Held):
    """The file system of the destination is too full: `needed` and `free` are in bytes."""

    def __init__(self, needed: int, free: int, folder: Path) -> None:
        wanted, there = (f"{size / 1e6:,.1f} MB" for size in (needed, free))
        cause = f"{wanted} are needed in {folder}, where {there} are free."
        super().__init__(errno.ENOSPC, cause, "Free some space, or choose another folder.", folder)
        self.needed = needed
        self.free = free


class TargetGone(Held):
    """The folder that everything goes into is not there any more, or is another one."""

    def __init__(self, folder: Path) -> None:
        remedy = "Bring back the disk that it is on."
        super().__init__(errno.ENODEV, f"The folder {folder} is gone.", remedy, folder)


class Answer(enum.Enum):
    """What to do with something whose name is taken in the destination."""

    REPLACE = "replace"
    KEEP_BOTH = "keep both"
    SKIP = "skip"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A name that is taken. Only a file can be replaced, and only by a file."""

    name: str
    folder: Path
    can_replace: bool
    others: int
    """How many more such names will be asked about after this one."""


class Phase(enum.Enum):
    """What a transfer is doing."""

    FINDING = "finding"
    COPYING = "copying"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a transfer is. While it is finding, the totals are what was found so far."""

    phase: Phase
    bytes: int = 0
    total: int = 0
    files: int = 0
    total_files: int = 0
    current: str = ""
    """The path that is being worked on; guest text."""

    @property
    def is_finding(self) -> bool:
        """Whether nothing is copied yet."""
        return self.phase is Phase.FINDING

    @property
    def is_whole(self) -> bool:
        """Whether nothing more will come in this phase."""
        return not self.is_finding and self.bytes >= self.total and self.files >= self.total_files


class Attendant:
    """Whoever started a transfer. Called in the transfer's thread, `is_stopped` in others too."""

    @property
    def is_stopped(self) -> bool:
        """Whether the transfer shall end as soon as it can."""
        return False

    def wait_while_paused(self) -> None:
        """Block as long as the transfer shall stand still, or until it shall end."""

    def show(self, progress: Progress) -> None:
        """Be told how far it is: often, so most of it may be passed over. Returns at once."""

    def made(self, begun: Begun) -> None:
        """Be told of each thing that now is in the destination itself. Returns at once."""

    def decide(self, conflict: Conflict) -> tuple[Answer, bool]:
        """What to do with a name that is taken, and whether that goes for all the others too."""
        raise FileExistsError(errno.EEXIST, "It is there already", str(conflict.folder / conflict.name))

    def hold(self, held: Held) -> None:
        """Return when something may have changed: the transfer then looks again. Raise `held` to give up."""
        raise held

    def check(self) -> None:
        """Go on, later or not at all. Raises `Stopped`."""
        self.wait_while_paused()
        if self.is_stopped:
            raise Stopped
