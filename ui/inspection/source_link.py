"""The name of the file that a fact was read from; a click opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from browser.guest_text import GuestText


class SourceLink(QAbstractButton):
    """Shows a path, shortened in its middle. What names no file of the guest is shown and leads nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._is_under = False
        self.source = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_source(self, source: str) -> None:
        """Show where a fact stands: a path or a device; nothing for an empty text."""
        self.source = source
        shown = GuestText(source).plain
        self._shown = shown
        is_file = leads_to_a_file(source)
        self.setEnabled(is_file)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_file else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_file else Qt.CursorShape.ArrowCursor)
        told = self.tr("Show {0}").format(shown) if is_file else shown
        self.setToolTip(GuestText(told).tooltip if source else "")
        self.setAccessibleName(told)
        self.setVisible(bool(source))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._shown) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 40), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_under = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._is_under = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # Quiet until somebody comes near: there is one behind every fact.
        is_lit = self.isEnabled() and (self._is_under or self.hasFocus())
        role = QPalette.ColorRole.Link if is_lit else QPalette.ColorRole.PlaceholderText
        font = self.font()
        font.setUnderline(is_lit)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorGroup.Active, role))
        text = self.fontMetrics().elidedText(self._shown, Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def leads_to_a_file(source: str) -> bool:
    """Whether this names something in the guest's tree, rather than a device or a file of the host."""
    return source.startswith("/") and not source.startswith("/dev/")
