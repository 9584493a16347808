"""What inspection raises: one class, below `GuestFSError`, for what a guest's file cannot tell."""

from __future__ import annotations

from engine.errors import GuestFSError


class Unreadable(GuestFSError):
    """`path` is there, but `reason` (a clause) keeps it from being understood."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} could not be read: {self.reason}."
