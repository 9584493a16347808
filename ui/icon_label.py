"""An icon on its own that keeps the colour of the text around it when the palette changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.icons import icon


class IconLabel(QLabel):
    """Shows one icon at a fixed size in logical pixels."""

    def __init__(
        self,
        name: str,
        size: int,
        parent: QWidget | None = None,
        role: QPalette.ColorRole = QPalette.ColorRole.WindowText,
    ) -> None:
        super().__init__(parent)
        self._side = size
        self._role = role
        self._icon = icon(name, role)
        self.setFixedSize(size, size)
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show another one of ours."""
        self.show_any(icon(name, self._role))

    def show_any(self, other: QIcon) -> None:
        """Show any icon."""
        self._icon = other
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._icon.pixmap(QSize(self._side, self._side), self.devicePixelRatioF()))
