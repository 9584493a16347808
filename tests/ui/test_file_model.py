"""The rows of a folder."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from browser.accounts import Accounts
from browser.arrangement import Column, order_of
from browser.listing import Attributes, Kind, Listing
from tests.browser.test_listing import stat_of
from ui.file_model import FileModel, Role

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NAMES = ("folder", "link", "photo\u202egpj.exe", "../evil")


@pytest.fixture
def model(qapp: QApplication) -> FileModel:
    kinds = (Kind.FOLDER, Kind.LINK, Kind.FILE, Kind.FILE)
    listing = Listing("/d", zip(NAMES, kinds, strict=True))
    stats = (stat_of(0o40755, size=4096), stat_of(0o120777, size=9), stat_of(0o104755, size=1536, uid=7))
    listing.fill([0, 1, 2], Attributes(stats, ("", "/etc/<b>\n", "")))
    model = FileModel()
    model.show_listing(listing, order_of([0, 1, 2, 3]), Accounts({7: "ada"}))
    return model


def text(model: FileModel, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(model.index(row, column).data(role))


def test_it_keeps_qt_s_rules_through_all_changes(model: FileModel) -> None:
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_order(order_of([3, 2, 1, 0]))
    model.show_order(order_of([1]))
    model.attributes_came([1, 2], range(1))
    model.show_listing(Listing("/e", []), order_of([]), Accounts())
    model.attributes_came([], range(0))
    assert tester.model() is model


def test_cells(model: FileModel) -> None:
    assert text(model, 2, Column.NAME) == "photo⟨RLO⟩gpj.exe"
    assert text(model, 2, Column.TYPE) == "Program (exe)"
    assert text(model, 2, Column.SIZE) == "1.5 kB"
    assert text(model, 2, Column.MODE) == "-rwsr-xr-x"
    assert text(model, 2, Column.OWNER) == "ada"
    assert text(model, 0, Column.SIZE) == "–"
    assert text(model, 1, Column.TARGET) == "/etc/<b>⟨LF⟩"
    assert text(model, 1, Column.NAME, Role.TARGET) == "/etc/<b>⟨LF⟩"


def test_the_exact_value_is_in_the_tooltip(model: FileModel) -> None:
    tooltip = Qt.ItemDataRole.ToolTipRole
    assert text(model, 2, Column.SIZE, tooltip) == "1,536 bytes"
    assert text(model, 2, Column.OWNER, tooltip) == "7"
    assert text(model, 2, Column.MODE, tooltip) == "4755"
    assert "<b>" not in text(model, 1, Column.NAME, tooltip)


def test_what_cannot_be_a_file_has_no_path(model: FileModel) -> None:
    assert model.path(3) is None
    assert text(model, 3, Column.TYPE) == "Impossible name"
    assert model.path(0) == "/d/folder"


def test_a_screen_reader_hears_the_kind_and_the_column(model: FileModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert text(model, 0, Column.NAME, role) == "folder, Folder"
    assert text(model, 1, Column.NAME, role) == "link, Link to /etc/<b>⟨LF⟩"
    assert text(model, 2, Column.SIZE, role) == "Size: 1.5 kB"


def test_sizes_are_aligned_to_the_right(model: FileModel) -> None:
    assert model.index(2, Column.SIZE).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_header_asks_for_an_order(model: FileModel) -> None:
    spy = QSignalSpy(model.arrangement_wanted)
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert spy.at(0) == [Column.SIZE, True]


def test_unknown_attributes_are_blank_and_no_zeros(qapp: QApplication) -> None:
    model = FileModel()
    model.show_listing(Listing("/", [("a", Kind.FILE)]), order_of([0]), Accounts())
    assert text(model, 0, Column.SIZE) == text(model, 0, Column.MODIFIED) == ""


def test_a_hundred_thousand_rows_are_shown_at_once(qapp: QApplication) -> None:
    from ui.file_table import FileTable

    count = 100_000
    listing = Listing("/", ((f"file {number}", Kind.FILE) for number in range(count)))
    model = FileModel()
    table = FileTable(model)
    table.resize(800, 600)
    table.show()
    order = order_of(range(count))
    before = time.thread_time()
    model.show_listing(listing, order, Accounts())
    table.grab()
    assert time.thread_time() - before < 0.5
    table.deleteLater()
