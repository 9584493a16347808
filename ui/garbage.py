"""Collects garbage in the main thread only.

Python collects cycles in whichever thread happens to allocate, and Qt's objects must be destroyed in the
thread that they live in: a collection in a session's worker could crash the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 250
"""Milliseconds between two looks."""
OLD_EVERY = 240
"""Looks after which the oldest generation is collected too, which takes longer."""


class GarbageCollector(QObject):
    """Takes over from Python's own collector as long as it lives and was not stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._thresholds = gc.get_threshold()
        gc.disable()
        # What is there now stays; looking at it again and again would only take time.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        self._looks += 1
        if self._looks % OLD_EVERY == 0:
            gc.collect(2)
        elif gc.get_count()[1] > self._thresholds[1]:
            gc.collect(1)
        elif gc.get_count()[0] > self._thresholds[0]:
            gc.collect(0)
