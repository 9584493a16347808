"""The guest's console, between the thread that drains it and the one that tells of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

_MOST_PIECES = 1024
"""Pieces that wait to be told; the oldest go first."""


class Console:
    """Pieces of what the guest printed. It knows nothing of the handle, which may go at any time."""

    def __init__(self) -> None:
        self._pieces: deque[bytes] = deque(maxlen=_MOST_PIECES)
        self._wake: Callable[[], None] = _nothing

    def attach(self, wake: Callable[[], None]) -> None:
        """From now on `wake` is called, in any thread, when there is something to tell."""
        self._wake = wake

    def detach(self) -> None:
        """Wake nobody any more."""
        self._wake = _nothing

    def feed(self, data: bytes) -> None:
        """Add a piece. From any thread."""
        self._pieces.append(data)
        self._wake()

    @property
    def is_empty(self) -> bool:
        """Whether everything was taken."""
        return not self._pieces

    def take(self) -> Iterator[bytes]:
        """Everything that has not been taken yet."""
        while self._pieces:
            yield self._pieces.popleft()


def _nothing() -> None:
    pass
