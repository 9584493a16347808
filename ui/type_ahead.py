"""Going to a name by typing its beginning, in however many rows there are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.file_model import FileModel

SLICE = 0.008
"""Seconds of looking before the event loop has its turn."""
RUN = 256


class TypeAhead(QObject):
    """Looks for what is typed, below the current row first, and tells the row that fits."""

    def __init__(self, model: FileModel, on_found: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._on_found = on_found
        self._typed = ""
        self._pause = QElapsedTimer()
        self._pause.start()
        self._looking: Iterator[int | None] = iter(())
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.timeout.connect(self._look)
        model.modelReset.connect(self._go_on.stop)

    @property
    def is_typing(self) -> bool:
        """Whether a further letter would belong to the same name."""
        return bool(self._typed) and not self._pause.hasExpired(QApplication.keyboardInputInterval())

    def type(self, letters: str, current: int) -> None:
        """Look for the name that begins with all that was typed without a pause."""
        if not self.is_typing:
            self._typed = ""
        self._pause.restart()
        self._typed += letters.casefold()
        # The same letter again and again goes from one name to the next; a longer beginning stays where it
        # fits.
        is_repeated = len(set(self._typed)) == 1
        wanted = self._typed[0] if is_repeated else self._typed
        self._looking = self._rows(wanted, max(current + is_repeated, 0))
        self._look()

    def _look(self) -> None:
        until = time.perf_counter() + SLICE
        for found in self._looking:
            if found is not None:
                self._on_found(found)
                return
            if time.perf_counter() > until:
                self._go_on.start()
                return

    def _rows(self, wanted: str, start: int) -> Iterator[int | None]:
        """The rows that fit, and None now and then in between."""
        order, names = self._model.order, self._model.listing.names
        for part in (range(start, len(order)), range(min(start, len(order)))):
            for row in part:
                if self._model.order is not order:
                    return
                if names[order[row]].casefold().startswith(wanted):
                    yield row
                elif row % RUN == 0:
                    yield None
