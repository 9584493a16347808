"""A line at the bottom of a folder view for something to type: a filter, a pattern."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.icons import icon


class LineBar(QWidget):
    """Tells what is typed in it. Escape ends it, Enter goes back to the files."""

    changed = Signal(object)
    """The text is another one now."""
    entered = Signal(object)
    ended = Signal()
    """Somebody has done with it: it is gone, and so is its text."""

    def __init__(self, title: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(tip)
        self._line.setAccessibleName(title)
        self._line.setAccessibleDescription(tip)
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(lambda text: self.changed.emit(text))
        self._line.returnPressed.connect(lambda: self.entered.emit(self._line.text()))
        self._line.installEventFilter(self)
        label = QLabel(title, self)
        label.setBuddy(self._line)
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self._line, 1)
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What is typed in it; empty while it is not there."""
        return self._line.text()

    def begin(self) -> None:
        """Show the line and let people type."""
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def type(self, text: str) -> None:
        """As if somebody had typed this."""
        self._line.setText(text)

    def end(self) -> None:
        """Let it be gone, with what was typed."""
        if not self.isHidden():
            self.hide()
            self._line.clear()
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.end()
            return True
        return False
