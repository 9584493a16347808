"""Finds out when the main thread is at one thing for too long: the window would not answer meanwhile.

What counts is the thread's own processor time between two turns of the event loop, so that a busy machine is
no fault. Another thread looks on, since only it can tell where the main thread is while it is there. For
debug and test runs: it costs a little all the time.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT = 0.05
"""Seconds of work in one turn that nobody notices yet."""
BEAT = 5
"""Milliseconds between two beats of a main thread that has nothing to do."""
LOOK = 0.01
"""Seconds between two looks at the main thread."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Block:
    """One turn that took too long, and where it was when that was noticed."""

    seconds: float
    stack: tuple[traceback.FrameSummary, ...] = field(repr=False)

    def __str__(self) -> str:
        where = "".join(traceback.format_list(list(self.stack)))
        return f"The main thread was at one thing for {self.seconds * 1000:.0f} ms:\n{where}"


class Watchdog(QObject):
    """Watches the thread that it is made in, from `start` to `stop`, and keeps what it found in `blocks`."""

    def __init__(self, limit: float = LIMIT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[Block] = []
        self.longest = 0.0
        """Seconds of the longest turn, whether it was too long or not."""
        self._limit = limit
        self._thread = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread)
        self._beat_at = 0.0
        self._stack: tuple[traceback.FrameSummary, ...] = ()
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Watch from now on."""
        self._ended.clear()
        self._beat_at = time.thread_time()
        self._timer.start()
        threading.Thread(target=self._look_on, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        if self._timer.isActive():
            self._beat()
        self._timer.stop()
        self._ended.set()

    def _beat(self) -> None:
        now = time.thread_time()
        seconds, self._beat_at = now - self._beat_at, now
        stack, self._stack = self._stack, ()
        self.longest = max(self.longest, seconds)
        if seconds > self._limit:
            block = Block(seconds, stack)
            self.blocks.append(block)
            logger.warning("%s", block)

    def _look_on(self) -> None:
        """The watching thread. What it reads may change at any time, which does no harm."""
        while not self._ended.wait(LOOK):
            spent = time.clock_gettime(self._clock) - self._beat_at
            if spent > self._limit and not self._stack:
                frame: FrameType | None = sys._current_frames().get(self._thread)
                if frame is not None:
                    self._stack = tuple(traceback.extract_stack(frame))
