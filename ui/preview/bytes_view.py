"""The bytes of a file or device of any size: positions, hexadecimal digits, ASCII.

Only what is on the screen is read, and only that is in the text widget, whose lines cannot be counted by the
billion; so the scroll bar is its own.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from browser.failure import reason
from browser.guest_text import GuestText
from browser.preview.hex import column_of, digits_for, hex_dump, place_of
from browser.preview.pages import Pages
from ui.preview.bytes_lines import BytesLines
from ui.tasks import Tasks

MOST_STEPS = 1 << 30
"""Steps of the scroll bar: Qt counts them with 32 bits, and a disk may have more lines."""
COLUMNS = 16


class BytesView(QWidget):
    """Shows some of the lines, from `top` on."""

    moved = Signal(object)
    """The cursor is at another byte now: its position, which a Qt integer could not hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._tasks = Tasks()
        self._is_fetching = False
        self._problem = ""
        self._top = 0
        self._columns = COLUMNS
        self._row = self._place = 0  # of the cursor, on the screen and in its line
        self._is_showing = False
        self._lines = BytesLines(self.on_key, self.step, self)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(self.tr("Position in the file"))
        self._bar.actionTriggered.connect(self._on_bar)
        self.setFocusProxy(self._lines)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self._bar)
        self._lines.cursorPositionChanged.connect(self._on_cursor)

    @property
    def shown_text(self) -> str:
        return self._lines.toPlainText()

    @property
    def top(self) -> int:
        """The number of the first line that is shown."""
        return self._top

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def byte_count(self) -> int:
        """Bytes of what is shown."""
        return self._pages.size if self._pages is not None else 0

    @property
    def position(self) -> int:
        """The byte at the cursor."""
        column = column_of(self._place, self._columns, self._digits)
        found = (self._top + self._row) * self._columns + column
        return min(found, max(self.byte_count - 1, 0))

    def show_pages(self, pages: Pages | None) -> None:
        """Show these bytes from their beginning; None shows nothing."""
        self._tasks.cancel("fetch")
        self._is_fetching = False
        self._pages = pages
        self._top = self._row = self._place = 0
        self._problem = ""
        self._lines.clear()
        self._fit()

    def go(self, position: int) -> None:
        """Show a byte, a little below the top, and put the cursor there."""
        line = position // self._columns
        if not self._top <= line < self._top + self._visible:
            self._top = min(max(line - self._visible // 3, 0), self._last_top)
        self._row, self._place = line - self._top, place_of(position % self._columns, self._digits)
        self._scroll_to(self._top)
        self.moved.emit(self.position)

    def step(self, lines: int) -> None:
        """Go on by so many lines, or back."""
        self._scroll_to(self._top + lines)

    async def stop(self) -> None:
        """Stop reading."""
        await self._tasks.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._show()

    def on_key(self, event: QKeyEvent) -> bool:
        """Do what a key in the text means for the whole; False where the text can do it."""
        row, last = self._row, self._lines.blockCount() - 1
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        deeds: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_PageDown: lambda: self.step(self._visible - 1),
            Qt.Key.Key_PageUp: lambda: self.step(1 - self._visible),
        }
        if key == Qt.Key.Key_Down and row >= last:
            deeds[Qt.Key.Key_Down] = lambda: self.step(1)
        if key == Qt.Key.Key_Up and row == 0:
            deeds[Qt.Key.Key_Up] = lambda: self.step(-1)
        if is_control:
            deeds[Qt.Key.Key_Home] = lambda: self.go(0)
            deeds[Qt.Key.Key_End] = lambda: self.go(max(self.byte_count - 1, 0))
        deed = deeds.get(Qt.Key(key))
        if deed is not None:
            deed()
        return deed is not None

    @property
    def _digits(self) -> int:
        return digits_for(self.byte_count)

    @property
    def _visible(self) -> int:
        """Lines that have room."""
        margin = 2 * int(self._lines.document().documentMargin())
        return max(1, (self._lines.viewport().height() - margin) // self._lines.fontMetrics().lineSpacing())

    @property
    def _line_count(self) -> int:
        return -(-self.byte_count // self._columns)

    @property
    def _last_top(self) -> int:
        return max(self._line_count - self._visible, 0)

    def _fit(self) -> None:
        """Find out how many bytes and lines have room, and stay where the view is."""
        first, position = self._top * self._columns, self.position
        room = self._lines.viewport().width() - 2 * int(self._lines.document().documentMargin()) - 2
        letter = self._lines.fontMetrics().horizontalAdvance("0")
        width = len(hex_dump(bytes(COLUMNS), digits=self._digits)) * letter
        self._columns = COLUMNS if room >= width else 8
        self._top = first // self._columns
        self._row = min(max(position // self._columns - self._top, 0), self._visible - 1)
        self._place = place_of(position % self._columns, self._digits)
        self._scroll_to(self._top)

    def _scroll_to(self, line: int) -> None:
        self._top = min(max(line, 0), self._last_top)
        steps = min(self._last_top, MOST_STEPS)
        self._bar.setRange(0, steps)
        self._bar.setPageStep(max(1, self._visible - 1))
        self._bar.setSingleStep(1)
        self._bar.setValue(self._top * steps // self._last_top if self._last_top else 0)
        self._show()

    def _on_bar(self, action: int) -> None:
        steps = {
            QScrollBar.SliderAction.SliderSingleStepAdd: 1,
            QScrollBar.SliderAction.SliderSingleStepSub: -1,
            QScrollBar.SliderAction.SliderPageStepAdd: self._visible - 1,
            QScrollBar.SliderAction.SliderPageStepSub: 1 - self._visible,
        }.get(QScrollBar.SliderAction(action))
        if steps is not None:
            self._scroll_to(self._top + steps)
        elif self._bar.maximum():
            self._scroll_to(self._bar.sliderPosition() * self._last_top // self._bar.maximum())
        # Qt would take the step by itself as well.
        self._bar.setSliderPosition(self._bar.value())

    def _show(self) -> None:
        if self._pages is None:
            return
        offset = self._top * self._columns
        length = min(self._visible * self._columns, self.byte_count - offset)
        data = self._pages.part(offset, length)
        if data is None:
            self._fetch()
            if not self._problem:
                return
        text = hex_dump(data, offset, self._columns, self._digits) if data is not None else self._problem
        self._is_showing = True
        self._lines.show_lines(text, self._digits if data is not None else 0)
        block = self._lines.document().findBlockByNumber(min(self._row, self._lines.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(self._place, max(block.length() - 1, 0)))
        self._lines.setTextCursor(cursor)
        self._is_showing = False

    def _fetch(self) -> None:
        if not self._is_fetching and not self._problem:
            self._is_fetching = True
            self._tasks.restart("fetch", self._read())

    async def _read(self) -> None:
        """Read what is to be shown until it is there: meanwhile it may have become something else."""
        pages = self._pages
        assert pages is not None
        try:
            while True:
                offset = self._top * self._columns
                length = self._visible * self._columns
                if pages.part(offset, length) is not None:
                    break
                await pages.fetch(offset, length)
        except (RuntimeError, OSError) as error:
            self._problem = GuestText(reason(error)).lines
        self._is_fetching = False
        self._show()
        self._problem = ""

    def _on_cursor(self) -> None:
        if not self._is_showing:
            cursor = self._lines.textCursor()
            self._row, self._place = cursor.blockNumber(), cursor.positionInBlock()
            self.moved.emit(self.position)
