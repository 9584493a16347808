"""Notices that an image was changed, or taken away, while it is open.

QEMU reads what is there now: of a file that was cut short it reads zeros and says nothing. Transfers compare
for themselves; this is for whoever looks at the screen.
"""

from __future__ import annotations

import asyncio
import enum
import stat
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from browser.background import in_thread

INTERVAL = 3.0
"""Seconds between two looks: a look costs microseconds, but the file may be on a network."""


class Change(enum.Enum):
    """What became of an image."""

    CHANGED = "changed"
    REMOVED = "removed"
    """It is gone, or another file has its name; what was opened can still be read."""


class ImageWatch(QObject):
    """Looks at the files of one guest from time to time, and tells each kind of change once."""

    noticed = Signal(Change, object)
    """What happened, and the path."""

    def __init__(
        self, paths: Sequence[Path], parent: QObject | None = None, interval: float = INTERVAL
    ) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._interval = interval

    async def run(self) -> None:
        """Look until cancelled, or until there is nothing more to tell."""
        before = await in_thread(lambda: {path: _look(path) for path in self._paths})
        # A device changes without a trace in its node.
        watched = [path for path, seen in before.items() if seen is not None]
        told: set[Change] = set()
        while watched and len(told) < len(Change):
            await asyncio.sleep(self._interval)
            now = await in_thread(lambda: {path: _look(path) for path in watched})
            for path in watched:
                change = _change(before[path], now[path])
                if change is not None and change not in told:
                    told.add(change)
                    self.noticed.emit(change, path)


_Seen = tuple[tuple[int, int], tuple[int, int]]
"""Which file it is, and its size and time."""


def _look(path: Path) -> _Seen | None:
    try:
        found = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)


def _change(before: _Seen | None, now: _Seen | None) -> Change | None:
    if before is None or before == now:
        return None
    return Change.CHANGED if now is not None and now[0] == before[0] else Change.REMOVED
