"""The views of a preview by themselves."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from browser.preview.colours import Role
from browser.preview.look import Form
from browser.preview.pages import Pages
from browser.preview.picture import Picture
from tests.helpers.event_loop import until
from tests.ui.window import Run
from ui.appearance import palette
from ui.preview.bytes_lines import BytesLines
from ui.preview.bytes_view import BytesView
from ui.preview.colouring import COLOURS
from ui.preview.picture_view import PictureView
from ui.preview.preview_view import PreviewView
from ui.preview.text_view import TextView

HUGE = 9 << 40
"""Bytes of something with more lines than a Qt integer can count."""


class Device:
    """Tells of each part where it is, and remembers what was read."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    async def read(self, offset: int, length: int) -> bytes:
        self.asked.append(length)
        await asyncio.sleep(0)
        start = offset // 16
        return b"".join((start + row).to_bytes(16, "big") for row in range(length // 16 + 1))[:length]


@pytest.fixture
def bytes_view(qtbot: QtBot) -> Iterator[BytesView]:
    view = BytesView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    yield view
    view.show_pages(None)


def first_line(view: BytesView) -> str:
    return view.shown_text.partition("\n")[0]


def test_bytes_of_a_huge_device_are_reached_by_position_keys_and_scroll_bar(
    run: Run, bytes_view: BytesView
) -> None:
    device = Device()

    async def scenario() -> None:
        view = bytes_view
        view.show_pages(Pages(device.read, HUGE))
        await until(lambda: view.shown_text)
        assert first_line(view).startswith("00000000000  00 00")
        lines = view.findChild(BytesLines)
        bar = view.findChild(QScrollBar)
        assert lines is not None
        assert bar is not None
        view.go(HUGE - 1)
        await until(lambda: "8ffffffffff" in f"{view.position:x}")
        last = HUGE // 16 - 1
        await until(lambda: view.shown_text.splitlines()[-1].startswith(f"{last * 16:011x}"))
        assert bar.value() == bar.maximum()
        bar.triggerAction(QScrollBar.SliderAction.SliderSingleStepSub)
        await until(lambda: view.shown_text.splitlines()[-1].startswith(f"{(last - 1) * 16:011x}"))
        top = view.top
        QTest.keyClick(lines, Qt.Key.Key_PageUp)
        assert view.top < top
        bar.setSliderPosition(bar.maximum() // 2)
        bar.triggerAction(QScrollBar.SliderAction.SliderMove)
        await until(lambda: view.shown_text and first_line(view).startswith(f"{view.top * 16:011x}"))
        assert abs(view.top * 16 - HUGE // 2) < HUGE // 1000
        QTest.keyClick(lines, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        assert view.position == 0
        await until(lambda: first_line(view).startswith("00000000000"))
        QTest.keyClick(lines, Qt.Key.Key_Down)
        assert view.position == 16
        QTest.keyClick(lines, Qt.Key.Key_Up)
        QTest.keyClick(lines, Qt.Key.Key_Up)
        assert view.top == 0

    run(scenario())
    assert sum(device.asked) < 1 << 20


def test_bytes_stay_where_they_are_when_the_view_gets_narrow(run: Run, bytes_view: BytesView) -> None:
    async def scenario() -> None:
        view = bytes_view
        view.show_pages(Pages(Device().read, 1 << 20))
        view.go(4096)
        await until(lambda: view.shown_text)
        assert (view.columns, view.position) == (16, 4096)
        view.resize(330, 400)
        assert (view.columns, view.position) == (8, 4096)
        await until(lambda: "00001000  " in view.shown_text)

    run(scenario())


def test_bytes_that_cannot_be_read_say_why(run: Run, bytes_view: BytesView) -> None:
    async def fail(offset: int, length: int) -> bytes:
        raise OSError("Input/output error")

    async def scenario() -> None:
        bytes_view.show_pages(Pages(fail, 100))
        await until(lambda: bytes_view.shown_text == "Input/output error")

    run(scenario())


def test_bytes_can_be_read_out(run: Run, bytes_view: BytesView) -> None:
    async def scenario() -> None:
        bytes_view.show_pages(Pages(Device().read, 64))
        await until(lambda: bytes_view.shown_text)
        lines = bytes_view.findChild(BytesLines)
        assert lines is not None
        interface = QAccessible.queryAccessibleInterface(lines)
        text = interface.textInterface()
        assert isinstance(text, QAccessibleTextInterface)
        assert text.text(0, 8) == "00000000"

    run(scenario())


def test_a_text_grows_and_keeps_its_place_and_its_colours(qtbot: QtBot) -> None:
    view = TextView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.begin("".join(f"line {number}\n" for number in range(300)) + "half")
    view.colour({0: [(0, 4, Role.KEYWORD)]})
    view.verticalScrollBar().setValue(50)
    view.add(" and half\nlast")
    assert view.toPlainText().endswith("half and half\nlast")
    assert view.verticalScrollBar().value() == 50
    first = view.document().firstBlock().layout().formats()
    assert [(part.start, part.length) for part in first] == [(0, 4)]
    view.setPalette(palette(is_dark=True))
    view.changeEvent(QEvent(QEvent.Type.PaletteChange))
    parts = view.document().firstBlock().layout().formats()
    look: Any = parts[0].format
    assert look.foreground().color() == QColor(COLOURS[True][Role.KEYWORD])


@pytest.mark.parametrize("is_dark", [False, True])
def test_colours_of_words_are_readable(is_dark: bool) -> None:
    ground = palette(is_dark=is_dark).base().color()
    for role, colour in COLOURS[is_dark].items():
        assert contrast(QColor(colour), ground) >= 4.5, role
    strong = palette(is_dark=is_dark, is_strong=True).base().color()
    assert all(contrast(QColor(colour), strong) >= 4.5 for colour in COLOURS[is_dark].values())


def test_a_picture_is_fitted_or_has_its_own_size(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show()
    view.show_picture(Picture(800, 400, b"\xff\0\0\xff" * 320_000, 800, 400, has_alpha=False), "PNG")
    image = view.grab().toImage()
    assert image.pixelColor(100, 100) == QColor("#0000ff")
    assert image.pixelColor(100, 20) != QColor("#0000ff")
    assert view.canvas.accessibleName() == "PNG"
    view.set_fitted(False)
    assert view.canvas.width() == 800
    assert view.grab().toImage().pixelColor(100, 20) == QColor("#0000ff")


def test_what_is_no_position_is_said_and_changes_nothing(run: Run, qtbot: QtBot) -> None:
    async def scenario() -> None:
        view = PreviewView()
        qtbot.addWidget(view)
        view.show()
        view.offer((Form.BYTES, Form.TEXT))
        view.show_bytes(Pages(Device().read, 1 << 20))
        view.go_to_text("0x100")
        assert view.bytes.position == 256
        assert view.words == "Byte 256 (0x100) of 1 MB"
        view.go_to_text("here")
        assert view.bytes.position == 256
        assert "no position" in view.bar.position.toolTip()
        await view.close_view()

    run(scenario())


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 has it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
