"""A picture, fitted into the room that there is or in its own size. It was decoded elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from browser.preview.picture import Picture

SQUARE = 8
"""Pixels of a square of the pattern behind what can be seen through."""


class PictureView(QScrollArea):
    """Shows one picture, fitted unless somebody wants its own size."""

    fitting_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas(self)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Picture"))

    @property
    def canvas(self) -> _Canvas:
        return self._canvas

    @property
    def is_fitted(self) -> bool:
        return self._canvas.is_fitted

    def show_picture(self, picture: Picture | None, title: str = "") -> None:
        """Show a picture, described by these words of ours; None lets go of it."""
        self._canvas.show_picture(picture)
        self._canvas.setAccessibleName(title)
        self.set_fitted(True)

    def set_fitted(self, is_fitted: bool) -> None:
        """Fit the picture into the view, or show it in its own size."""
        self._canvas.set_fitted(is_fitted)
        self.setWidgetResizable(is_fitted)
        if not is_fitted:
            self._canvas.resize(self._canvas.own_size)
        self.fitting_changed.emit(is_fitted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_fitted(not self.is_fitted)


class _Canvas(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_fitted = True
        self._pixmap = QPixmap()
        self._has_alpha = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def own_size(self) -> QSize:
        """The picture's size in pixels of the screen."""
        return self._pixmap.size() / self.devicePixelRatioF()

    @property
    def has_picture(self) -> bool:
        return not self._pixmap.isNull()

    def show_picture(self, picture: Picture | None) -> None:
        self._pixmap = QPixmap()
        if picture is not None:
            size = picture.width, picture.height
            image = QImage(
                picture.pixels, *size, 4 * picture.width, QImage.Format.Format_ARGB32_Premultiplied
            )
            self._pixmap = QPixmap.fromImage(image)
            self._has_alpha = picture.has_alpha
        self.update()

    def set_fitted(self, is_fitted: bool) -> None:
        self.is_fitted = is_fitted
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        own = self.own_size
        size = own.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio) if self.is_fitted else own
        if size.width() > own.width():
            # Enlarged, it would show nothing more.
            size = own
        place = QRect(QPoint(0, 0), size.expandedTo(QSize(1, 1)))
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._has_alpha:
            painter.fillRect(place, _squares(self.palette()))
        painter.drawPixmap(place, self._pixmap)
        painter.end()


def _squares(palette: QPalette) -> QBrush:
    """A pattern of two near colours, which no picture is taken for."""
    base = palette.color(QPalette.ColorRole.Base)
    other = base.lighter(150) if base.lightness() < 128 else base.darker(112)
    if base.lightness() < 16:
        other = QColor("#303030")
    tile = QPixmap(2 * SQUARE, 2 * SQUARE)
    tile.fill(base)
    painter = QPainter(tile)
    painter.fillRect(0, 0, SQUARE, SQUARE, other)
    painter.fillRect(SQUARE, SQUARE, SQUARE, SQUARE, other)
    painter.end()
    return QBrush(tile)
