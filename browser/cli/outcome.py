"""How a command ends: its exit status, and what it raises to end early."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses. One that ends by a signal has 128 and the signal's number, as in a shell."""

    DONE = 0
    FAILED = 1
    MISUSED = 2


class CommandFailed(Exception):
    """What was asked for cannot be done. `cause` and `remedy` are sentences, the remedy may be empty."""

    status = Status.FAILED

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(cause, remedy)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}".rstrip()


class OutputFailed(Exception):
    """Standard output cannot be written. No CommandFailed: there is no going on after it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"Standard output cannot be written: {self.reason}."


class Misused(CommandFailed):
    """The command line itself makes no sense."""

    status = Status.MISUSED


class Interrupted(BaseException):
    """A signal asked us to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class ReaderGone(BaseException):
    """Whoever read our output has stopped reading."""
