"""Takes pictures of widgets, in both schemes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from browser.settings import Scheme
from ui import appearance

PAUSE = 0.4
"""Seconds that widgets are given to be laid out."""
TIMEOUT = 300


class Camera:
    """Puts pictures into a folder, as NAME-light.png and NAME-dark.png."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def take(self, name: str, widget: QWidget, *more: tuple[str, QWidget]) -> None:
        """Take one of a widget in both schemes, and of more that have to be seen at the same time."""
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            appearance.apply(scheme)
            await asyncio.sleep(PAUSE)
            for of, what in ((name, widget), *more):
                self.take_now(f"{of}-{scheme.value}", what)
        appearance.apply(Scheme.LIGHT)

    def take_now(self, name: str, widget: QWidget) -> None:
        """Take one of something that does not wait, as it is."""
        widget.grab().save(str(self._folder / f"{name}.png"))


async def until(condition: Callable[[], object]) -> None:
    """Wait for something to be so, and until widgets show it."""
    async with asyncio.timeout(TIMEOUT):
        while not condition():
            await asyncio.sleep(0.02)
    # Signals that were sent last are still on their way to the widgets.
    await asyncio.sleep(0.3)


def open_dialog(window: QWidget) -> QDialog:
    """The dialog that the window shows."""
    return next(each for each in window.findChildren(QDialog) if each.isVisible())
