"""The hands on a list of files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from browser.accounts import Accounts
from browser.arrangement import Column, order_of
from browser.listing import Kind, Listing
from ui.file_model import FileModel
from ui.file_table import SHOWN_AT_FIRST, FileTable


@pytest.fixture
def table(qtbot: QtBot) -> FileTable:
    names = ("Apple", "banana", "bear", "cherry")
    model = FileModel()
    table = FileTable(model)
    qtbot.addWidget(table)
    model.show_listing(Listing("/", [(name, Kind.FILE) for name in names]), order_of(range(4)), Accounts())
    model.setParent(table)
    table.resize(600, 400)
    table.show()
    table.select_row(0)
    return table


def test_type_ahead(qtbot: QtBot, table: FileTable) -> None:
    QTest.keyClicks(table, "be")
    assert table.selected_rows() == [2]


def test_the_same_letter_goes_on(qtbot: QtBot, table: FileTable) -> None:
    QTest.keyClicks(table, "b")
    assert table.selected_rows() == [1]
    QTest.keyClicks(table, "b")
    assert table.selected_rows() == [2]
    QTest.keyClicks(table, "b")
    assert table.selected_rows() == [1]


def test_enter_opens(qtbot: QtBot, table: FileTable) -> None:
    spy = QSignalSpy(table.opened)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert spy.at(0) == [0]


def test_space_asks_for_the_preview_unless_a_name_is_being_typed(qtbot: QtBot, table: FileTable) -> None:
    spy = QSignalSpy(table.preview_wanted)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert spy.count() == 1
    QTest.keyClicks(table, "b")
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert spy.count() == 1


def test_backspace_goes_up(qtbot: QtBot, table: FileTable) -> None:
    spy = QSignalSpy(table.up_wanted)
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert spy.count() == 1


def test_home_and_end_are_those_of_the_list(qtbot: QtBot, table: FileTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.selected_rows() == [3]
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.selected_rows() == [0]


def shown_columns(table: FileTable) -> set[Column]:
    header = table.horizontalHeader()
    return {column for column in Column if not header.isSectionHidden(column)}


def test_columns_give_way_where_there_is_little_room(table: FileTable) -> None:
    table.resize(900, 400)
    assert shown_columns(table) == SHOWN_AT_FIRST | {Column.NAME}
    table.resize(420, 400)
    assert shown_columns(table) < {Column.NAME, Column.SIZE, Column.TYPE, Column.MODIFIED}
    assert table.horizontalHeader().length() <= table.viewport().width()
    table.resize(900, 400)
    assert Column.OWNER in shown_columns(table)


def test_columns_can_be_chosen(table: FileTable) -> None:
    table.resize(1200, 400)
    table.set_column_wanted(Column.TARGET, True)
    table.set_column_wanted(Column.MODE, False)
    assert shown_columns(table) == (SHOWN_AT_FIRST | {Column.NAME, Column.TARGET}) - {Column.MODE}


def test_a_range_with_shift(qtbot: QtBot, table: FileTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows() == [0, 1, 2]
