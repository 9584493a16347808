"""Files out of the window by drag and drop, or by copying them here and pasting them elsewhere.

A drag begins when its copies are finished, so that nobody is promised a file that is still being written;
until then the window says that it prepares. If the button was let go meanwhile, the copies are kept for the
next drag of the same files. What is too large to be copied beforehand can still be dropped on file managers
that know Ark's way.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QCursor, QDrag, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from browser.guest_text import GuestText
from browser.selection import Selection
from ui.ark import ArkDrop
from ui.handed_out import HandedOut, TooLarge, add_files
from ui.icons import icon
from ui.instance import session_bus
from ui.tasks import Tasks

HEARD_FOR = 60_000
"""Milliseconds after a drop in which the target may name its folder."""
_PICTURE_HEIGHT = 28

Extract = Callable[[Selection, Path], object]
"""Extracts a selection into a folder that the target of a drop named."""


class Dragging(QObject):
    """Drags and copies out of one window."""

    told = Signal(object)
    """A sentence on what is prepared, or why nothing can be; empty when there is nothing more to say."""
    started = Signal(object)
    """A drag with these formats has begun."""

    def __init__(
        self,
        handed_out: HandedOut,
        extract: Extract,
        parent: QWidget,
        bus: Callable[[], QDBusConnection | None] = session_bus,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._handed_out = handed_out
        self._extract = extract
        self._bus = bus
        self._tasks = Tasks()
        self._preparing: Selection | None = None
        self._ready: tuple[Selection, list[Path]] | None = None

    def drag(self, selection: Selection) -> None:
        """Somebody drags this: prepare it, and let it be dropped elsewhere."""
        if selection == self._preparing:
            return
        if self._ready is not None and self._ready[0] == selection:
            self._start(selection, self._ready[1])
        else:
            self._tasks.restart("drag", self._prepare_drag(selection))

    def copy(self, selection: Selection) -> None:
        """Put this on the clipboard, to be pasted by other programs."""
        self._tasks.restart("copy", self._copy(selection))

    async def close(self) -> None:
        """Prepare nothing more, and let nothing of ours be pasted any more: the copies go."""
        await self._tasks.close()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() and clipboard.mimeData().hasUrls():
            clipboard.clear()

    async def _prepare_drag(self, selection: Selection) -> None:
        self._preparing = selection
        self._say(self.tr("Preparing {0} to be dropped…").format(selection.title))
        spot = QCursor.pos() + QPoint(0, 16)
        QToolTip.showText(spot, self.tr("Preparing…"), self._window)
        try:
            paths = await self._handed_out.copies(selection, self.tr("being prepared to be dropped"))
        except TooLarge:
            self._say(self.tr("This is too much to be dropped everywhere; “Extract…” takes it anywhere."))
            self._begin(selection, [])
            return
        except OSError as error:
            self._say_no_place(error)
            return
        finally:
            self._preparing = None
            QToolTip.hideText()
        if not paths:
            self._say(self.tr("Nothing of this can be dropped."))
            return
        self._ready = selection, paths
        self._say("")
        self._begin(selection, paths)

    def _begin(self, selection: Selection, paths: list[Path]) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            # Not from within a coroutine: a drag has an event loop of its own, in which others go on.
            QTimer.singleShot(0, lambda: self._start(selection, paths))
        elif paths:
            self._say(self.tr("{0} is ready: drag it once more.").format(selection.title))

    def _start(self, selection: Selection, paths: list[Path]) -> None:
        data = QMimeData()
        bus = self._bus()
        ark = None
        if bus is not None:
            ark = ArkDrop(bus, lambda folder: self._extract(selection, folder), self)
            ark.add_to(data)
        if paths:
            add_files(data, paths)
        if not data.formats():
            return
        drag = QDrag(self._window)
        drag.setMimeData(data)
        drag.setPixmap(_picture(self._window, selection.title))
        drag.setHotSpot(QPoint(-12, -4))
        self.started.emit(data.formats())
        drag.exec(Qt.DropAction.CopyAction)
        if ark is not None:
            QTimer.singleShot(HEARD_FOR, ark.withdraw)

    async def _copy(self, selection: Selection) -> None:
        self._say(self.tr("Copying {0}…").format(selection.title))
        try:
            paths = await self._handed_out.copies(selection, self.tr("being prepared to be pasted"))
        except TooLarge:
            self._say(self.tr("This is too much to be copied and pasted; “Extract…” takes it anywhere."))
            return
        except OSError as error:
            self._say_no_place(error)
            return
        if paths:
            data = QMimeData()
            add_files(data, paths)
            QGuiApplication.clipboard().setMimeData(data)
            self._say(self.tr("{0} can be pasted now.").format(selection.title))
        else:
            self._say(self.tr("Nothing of this can be copied."))

    def _say(self, sentence: str) -> None:
        self.told.emit(sentence)

    def _say_no_place(self, error: OSError) -> None:
        reason = GuestText(error.strerror or "").within
        self._say(self.tr("There is no place for copies: {0}.").format(reason))


def _picture(widget: QWidget, title: str) -> QPixmap:
    """What hangs at the pointer: an icon and the title on a plate."""
    ratio = widget.devicePixelRatioF()
    metrics = widget.fontMetrics()
    text = metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, 240)
    width = metrics.horizontalAdvance(text) + 40
    picture = QPixmap(round(width * ratio), round(_PICTURE_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    palette = widget.palette()
    picture.fill(palette.color(QPalette.ColorRole.Base))
    painter = QPainter(picture)
    painter.setFont(widget.font())
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawRect(0, 0, width - 1, _PICTURE_HEIGHT - 1)
    painter.drawPixmap(8, 6, icon("extract").pixmap(16, 16))
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(
        32, 0, width - 40, _PICTURE_HEIGHT, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
    )
    painter.end()
    return picture
