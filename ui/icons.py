"""Our own icons, drawn in the colour of the text around them, so that they fit any palette and any
resolution.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from resources import icon_source


@cache
def icon(
    name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText, *, is_mirrored: bool = False
) -> QIcon:
    """The icon of this name, in the colour that `role` has when it is drawn; `is_mirrored` where people read
    from the right.
    """
    return QIcon(_Engine(name, role, is_mirrored=is_mirrored))


def pixmap(
    name: str, size: int, ratio: float, role: QPalette.ColorRole = QPalette.ColorRole.WindowText
) -> QPixmap:
    """The icon as a picture of `size` logical pixels, for a label."""
    return icon(name, role).pixmap(QSize(size, size), ratio)


class _Engine(QIconEngine):
    """Renders an SVG of `currentColor` at the size and in the colour that are asked for."""

    def __init__(self, name: str, role: QPalette.ColorRole, *, is_mirrored: bool) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._is_mirrored = is_mirrored

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, is_mirrored=self._is_mirrored)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        painter.drawPixmap(rect, self._render(rect.size(), ratio, mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._render(size, 1.0, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._render(size, scale, mode)

    def _render(self, size: QSize, ratio: float, mode: QIcon.Mode) -> QPixmap:
        colour = _colour(mode, self._role)
        side = min(size.width(), size.height())
        is_mirrored = self._is_mirrored and QGuiApplication.isRightToLeft()
        key = f"guestscope/{self._name}/{side}/{ratio}/{colour}/{is_mirrored}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(icon_source(self._name).replace(b"currentColor", colour.encode())))
        painter = QPainter(picture)
        corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
        renderer.render(painter, QRectF(corner.x(), corner.y(), side, side))
        painter.end()
        if is_mirrored:
            picture = picture.transformed(QTransform.fromScale(-1, 1))
        QPixmapCache.insert(key, picture)
        return picture


def _colour(mode: QIcon.Mode, role: QPalette.ColorRole) -> str:
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, role).name()
    if mode == QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText).name()
    return palette.color(role).name()
