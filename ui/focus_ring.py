"""A ring around whatever keys go to, for people who use no mouse: styles show it at few widgets, and ours
that are flat at none.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

INTERVAL = 100
"""Milliseconds between two looks at where the widget is: it may be moved by any of those around it."""
WIDTH = 2


class FocusRing(QWidget):
    """Follows the focus in one window. It takes no clicks, and is gone where a mouse brought the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._around: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._follow)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = self.parentWidget()
        is_ours = (
            now is not None
            and window is not None
            and now.window() is window
            # Set by Qt while the focus is moved by keys.
            and window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
            # These show a cursor, and are framed by every style.
            and not isinstance(now, QLineEdit)
        )
        self._around = now if is_ours else None
        self._follow()
        if is_ours:
            self._timer.start()
        else:
            self._timer.stop()

    def _follow(self) -> None:
        around, window = self._around, self.parentWidget()
        if around is None or window is None or not around.isVisible():
            self.hide()
            return
        inner = isinstance(around, QAbstractScrollArea) or around.width() > window.width() // 2
        by = 0 if inner else WIDTH
        place = QRect(around.mapTo(window, QPoint(0, 0)), around.size()).adjusted(-by, -by, by, by)
        place &= window.rect()
        if place != self.geometry():
            self.setGeometry(place)
        if not self.isVisible():
            self.show()
        self.raise_()
