"""Whatever keys go to can be told by looking at it, in light and in dark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from browser.settings import Scheme
from tests.ui.window import Run, Window, opened, select
from ui import appearance


def picture(widget: QWidget) -> QImage:
    """With some pixels around it, where styles draw frames."""
    top = widget.window()
    place = widget.rect().translated(widget.mapTo(top, widget.rect().topLeft())).adjusted(-3, -3, 3, 3)
    return top.grab(place).toImage()


def unseen(window: QWidget) -> list[str]:
    """The widgets that look the same with and without the focus."""
    found = []
    everything = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for widget in everything:
        if widget.focusProxy() is not None or widget.width() < 4 or widget.height() < 4:
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        seen = picture(widget)
        widget.clearFocus()
        if seen == picture(widget):
            found.append(f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}")
    assert len(everything) > 5
    return found


def test_the_focus_can_be_seen(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await select(view, "hello.txt")
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                appearance.apply(scheme)
                window.activateWindow()
                assert unseen(window) == []
            appearance.apply(Scheme.DESKTOP)

    run(scenario())
