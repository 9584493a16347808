"""Whatever Tab leads to can be told by looking at it, in light and in dark."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from browser.settings import Scheme
from tests.ui.window import Run, Window, opened, select
from ui import appearance

MOST = 80
"""Presses of Tab, after which it has to have come round."""


def picture(widget: QWidget) -> QImage:
    """With some pixels around it, where styles draw frames."""
    top = widget.window()
    place = widget.rect().translated(widget.mapTo(top, widget.rect().topLeft())).adjusted(-3, -3, 3, 3)
    return top.grab(place).toImage()


async def tour(window: QWidget) -> list[tuple[QWidget, QImage]]:
    """Where Tab leads to, one after the other until it has come round, and what it looks like there."""
    found: list[tuple[QWidget, QImage]] = []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if any(now is widget for widget, _ in found):
            return found
        found.append((now, picture(now)))
        # What is looked at here is no work of the window's.
        await asyncio.sleep(0.01)
    raise AssertionError(f"Tab does not come round: {found}")


async def unseen(window: QWidget) -> list[str]:
    """The widgets that look the same with and without the focus."""
    seen = await tour(window)
    assert len(seen) > 5
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.clearFocus()
    found = []
    for widget, image in seen:
        if image == picture(widget):
            found.append(f"{type(widget).__name__} {widget.accessibleName()}")
        await asyncio.sleep(0.01)
    return found


def test_the_focus_can_be_seen(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await select(view, "hello.txt")
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                appearance.apply(scheme)
                window.activateWindow()
                view.files.table.setFocus()
                assert await unseen(window) == []
            appearance.apply(Scheme.DESKTOP)

    run(scenario())
