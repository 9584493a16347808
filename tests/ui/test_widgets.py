"""The small parts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from browser.failure import Failure
from browser.guest import GuestState
from resources import icon_names, icon_source
from ui.failure_page import FailurePage
from ui.guest_label import GuestLabel, Paragraph
from ui.icons import icon
from ui.opening_page import OpeningPage
from ui.path_bar import Crumb, PathBar
from ui.welcome_page import WelcomePage


@pytest.mark.parametrize("name", icon_names())
def test_each_icon_draws_something(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(QSize(32, 32), 2.0).toImage()
    assert image.width() == 64
    assert any(image.pixelColor(x, y).alpha() for x in range(64) for y in range(0, 64, 3))


def test_icons_are_of_one_stroke_and_follow_the_palette(qapp: QApplication) -> None:
    own = [name for name in icon_names() if name != "guestscope"]
    assert all(b'stroke="currentColor" stroke-width="1.5"' in icon_source(name) for name in own)
    before = QPalette(qapp.palette())
    palette = QPalette(before)
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ff0000"))
    qapp.setPalette(palette)
    try:
        image = icon("close").pixmap(QSize(20, 20), 1.0).toImage()
        drawn = {image.pixelColor(x, x).name() for x in range(20) if image.pixelColor(x, x).alpha() == 255}
        assert drawn == {"#ff0000"}
    finally:
        qapp.setPalette(before)


def test_a_label_shows_markup_as_text_and_shortens_it(qtbot: QtBot) -> None:
    label = GuestLabel()
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show_guest("<img src=x>" + "y" * 200 + ".txt")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "…" in label.text()
    assert label.full_text.startswith("<img")
    assert "<img" not in label.toolTip()


def test_a_paragraph_shows_what_cannot_be_seen(qtbot: QtBot) -> None:
    paragraph = Paragraph()
    qtbot.addWidget(paragraph)
    paragraph.show_guest("one\ntwo\x1b[0m")
    assert paragraph.text() == "one\ntwo⟨ESC⟩[0m"


@pytest.fixture
def bar(qtbot: QtBot) -> PathBar:
    bar = PathBar()
    qtbot.addWidget(bar)
    bar.resize(900, 36)
    bar.show_crumbs(
        [
            Crumb("disk.qcow2", None, "disk"),
            Crumb("Debian", "/"),
            Crumb("a&b", "/a&b"),
            Crumb("ssh", "/a&b/ssh"),
        ]
    )
    bar.show()
    return bar


def crumbs(bar: PathBar) -> list[QToolButton]:
    return [button for button in bar.findChildren(QToolButton) if button.text() and not button.isHidden()]


def test_each_folder_is_a_button(qtbot: QtBot, bar: PathBar) -> None:
    assert [button.text() for button in crumbs(bar)] == ["disk.qcow2", "Debian", "a&&b", "ssh"]
    spy = QSignalSpy(bar.chosen)
    crumbs(bar)[2].click()
    assert spy.at(0) == ["/a&b"]
    top = QSignalSpy(bar.top_chosen)
    crumbs(bar)[0].click()
    assert top.count() == 1


def test_folders_give_way_from_the_left(qtbot: QtBot, bar: PathBar) -> None:
    bar.resize(150, 36)
    assert crumbs(bar)[-1].text() == "ssh"
    assert len(crumbs(bar)) < 4


def test_the_path_can_be_typed(qtbot: QtBot, bar: PathBar) -> None:
    bar.edit()
    line = bar.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "/a&b/ssh"
    spy = QSignalSpy(bar.typed)
    line.setText("/usr")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert spy.at(0) == ["/usr"]
    assert not bar.is_editing


def test_escape_gives_up_typing(qtbot: QtBot, bar: PathBar) -> None:
    bar.edit()
    line = bar.findChild(QLineEdit)
    assert line is not None
    spy = QSignalSpy(bar.typed)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not bar.is_editing
    assert spy.count() == 0


def test_a_path_that_was_shown_with_tokens_goes_back_as_it_is(qtbot: QtBot, bar: PathBar) -> None:
    bar.show_crumbs([Crumb("disk", None), Crumb("caf\udce9", "/caf\udce9")])
    bar.edit()
    line = bar.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "/caf⟨E9⟩"
    spy = QSignalSpy(bar.typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert spy.at(0) == ["/caf\udce9"]


def test_stages_tick_themselves_off(qtbot: QtBot) -> None:
    page = OpeningPage("disk\u202e.qcow2")
    qtbot.addWidget(page)
    page.show_state(GuestState.LAUNCHING)
    page.show_stage("build")
    texts = [label.full_text for label in page.findChildren(GuestLabel)]
    assert "Opening disk⟨RLO⟩.qcow2" in texts
    assert "being made, which is needed once" in texts
    page.show_state(GuestState.INSPECTING)
    assert "being made, which is needed once" not in [
        label.full_text for label in page.findChildren(GuestLabel)
    ]


def test_a_failure_says_what_why_and_what_to_do(qtbot: QtBot) -> None:
    page = FailurePage()
    qtbot.addWidget(page)
    page.show_failure(Failure("What.", "Why: <b>\x1b.", "Do this.", "details"))
    assert page.shown_text == "What.\nWhy: <b>⟨ESC⟩.\nDo this."
    spy = QSignalSpy(page.report_wanted)
    next(b for b in page.findChildren(QToolButton) if b.text() == "Details").click()
    page._copy.click()
    assert "details" in spy.at(0)[0]


def test_the_welcome_page_lists_what_is_recent(qtbot: QtBot) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)
    spy = QSignalSpy(page.recent_chosen)
    page.show_recent([Path("/srv/<b>.qcow2")])
    button = next(button for button in page.findChildren(QToolButton) if "qcow2" in button.text())
    button.click()
    assert spy.at(0) == [Path("/srv/<b>.qcow2")]
    page.show_recent([])
    assert not any(
        label.text() == "Recent" and label.isVisibleTo(page) for label in page.findChildren(QLabel)
    )
