"""Selected rows by ranges."""

import pytest
from pytestqt.qtbot import QtBot

from browser.accounts import Accounts
from browser.arrangement import order_of
from browser.listing import Kind, Listing
from ui import row_selection
from ui.folder_contents import FolderContents


@pytest.fixture
def contents(qtbot: QtBot) -> FolderContents:
    contents = FolderContents()
    qtbot.addWidget(contents)
    listing = Listing("/", [(f"file {number}", Kind.FILE) for number in range(100)])
    contents.show_listing(listing, order_of(range(100)), Accounts())
    contents.resize(600, 300)
    contents.show()
    return contents


def selected(contents: FolderContents) -> list[str]:
    return [contents.model.entry(row).name for row in contents.selected_rows()]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], [range(10)]),
        ([range(10)], []),
        ([range(2, 4), range(6, 10)], [range(2), range(4, 6)]),
    ],
)
def test_inverted(parts: list[range], expected: list[range]) -> None:
    assert row_selection.inverted(parts, 10) == expected


def test_joined() -> None:
    assert row_selection.joined([1, 2, 3, 7, 9, 10]) == [range(1, 4), range(7, 8), range(9, 11)]
    assert row_selection.joined([]) == []


def test_what_is_selected_stays_so_in_another_order(contents: FolderContents) -> None:
    contents.select_numbers({3, 4, 90})
    contents.show_order(order_of(range(99, -1, -1)))
    assert selected(contents) == ["file 90", "file 4", "file 3"]
    contents.show_order(order_of([4, 50]))
    assert selected(contents) == ["file 4"]


def test_everything_selected_stays_so_as_one_range(contents: FolderContents) -> None:
    contents.select_all()
    contents.show_order(order_of(range(99, -1, -1)))
    assert row_selection.ranges(contents.selection) == [range(100)]


def test_invert(contents: FolderContents) -> None:
    contents.select_numbers(set(range(98)))
    contents.invert_selection()
    assert selected(contents) == ["file 98", "file 99"]


def test_what_is_on_top_of_the_view_stays_there_while_rows_come(contents: FolderContents) -> None:
    contents.show_order(order_of(range(50, 100)))
    contents.table.verticalScrollBar().setValue(20)
    assert contents.in_sight()[0] == 70
    contents.show_order(order_of(range(100)))
    assert contents.in_sight()[0] == 70


def test_both_views_share_the_selection(contents: FolderContents) -> None:
    contents.select_row(5)
    contents.show_icons(True)
    assert contents.view is contents.icons
    assert [index.row() for index in contents.icons.selectedIndexes() if index.column() == 0] == [5]
    contents.icons.select_row(7)
    assert selected(contents) == ["file 7"]
