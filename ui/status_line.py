"""The status line: what is shown and selected, what is awaited, and the state that is always visible."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from browser.guest_text import GuestText
from ui import formats
from ui.guest_label import GuestLabel
from ui.icon_label import IconLabel


class StatusLine(QWidget):
    """One line at the bottom of the window."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Status"))
        self._text = GuestLabel(self, Qt.TextElideMode.ElideRight)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setFixedSize(96, 8)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Busy"))
        self._waiting = QLabel(self.tr("waiting for the disk"), self)
        self._cancel = QToolButton(self)
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAutoRaise(True)
        self._cancel.clicked.connect(self.cancel_wanted)
        self.read_only = Badge("lock", self.tr("read-only"), self)
        self.read_only.setToolTip(self.tr("The disk is opened so that nothing on it can change."))
        self.live = Badge("machine-running", "", self)
        self.live.hide()
        self.emulated = Badge("slow", self.tr("no acceleration"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        for widget in (self._waiting, self._busy, self._cancel, self.live, self.emulated, self.read_only):
            layout.addWidget(widget)
        self.show_busy(False, False)
        self.show_guest_state(False, "")

    @property
    def text(self) -> str:
        return self._text.full_text

    def show_text(self, text: str) -> None:
        """Show a sentence of ours, which may quote a guest in visible form."""
        self._text.show_ours(text)

    def show_busy(self, is_busy: bool, is_waiting: bool) -> None:
        """Whether something is being read, and whether that takes unusually long."""
        self._busy.setVisible(is_busy or is_waiting)
        self._waiting.setVisible(is_waiting)
        self._cancel.setVisible(is_waiting)

    def show_guest_state(self, is_open: bool, why_not_accelerated: str) -> None:
        """The lasting state of the disk that is shown."""
        self.read_only.setVisible(is_open)
        self.emulated.setVisible(is_open and bool(why_not_accelerated))
        self.emulated.explain(why_not_accelerated)

    def show_live(self, since: datetime | None) -> None:
        """Since when a disk is read that somebody else writes to; None where nobody does."""
        self.live.setVisible(since is not None)
        if since is not None:
            self.live.say(self.tr("running, read at {0}").format(formats.clock_time(since)))
            self.live.explain(
                self.tr("The disk changes while it is read, so what is shown may be inconsistent.")
            )


class Badge(QFrame):
    """A small sign for a state: an icon and a word."""

    def __init__(self, icon_name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        picture = IconLabel(icon_name, 14, self)
        self._word = QLabel(text, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(picture)
        layout.addWidget(self._word)

    def say(self, text: str) -> None:
        """Show another word of ours."""
        self._word.setText(text)
        self.setAccessibleName(text)

    def explain(self, sentence: str) -> None:
        """Say more in the tooltip."""
        self.setToolTip(GuestText(sentence).tooltip if sentence else "")
        self.setAccessibleDescription(GuestText(sentence).plain)
