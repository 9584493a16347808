"""What a connection to the daemon tells its owner has arrived, one small class for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class Event:
    """Something that arrived. Events of one kind that say the same are equal."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class NeedData(Event):
    """Nothing more can be told before more bytes are received."""

    __slots__ = ()


class Launched(Event):
    """The daemon is ready for calls."""

    __slots__ = ()


class StopSending(Event):
    """The daemon cannot take the rest of the file: call `cancel_file`, the reply will say why."""

    __slots__ = ()


class EndOfFile(Event):
    """The file that the daemon sent is whole."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """How far the call is, in units of its own; 0 ≤ position ≤ total."""

    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Reply(Event):
    """The action's result. For a file out, the file follows."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused(Event):
    """The action failed: the name of the Linux errno (may be empty) and the daemon's text."""

    errno_name: str
    message: str


@dataclass(frozen=True, slots=True)
class Chunk(Event):
    """Between 1 and 8192 bytes of the file."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Cancelled(Event):
    """The file ended before it was whole: because `cancel` asked for it, or the daemon could not read on."""

    asked: bool


NEED_DATA = NeedData()
