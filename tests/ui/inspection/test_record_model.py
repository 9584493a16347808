"""The records of a table in a model and its view."""

import time
from array import array
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from browser.sheets import Table, table_of
from tests.browser.test_sheets import Colour, Thing
from ui.inspection.record_model import RecordModel, Role
from ui.inspection.record_table import RecordTable

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
THINGS = (
    Thing("a\u202eb", 1536, when=datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), is_on=False, source="/etc/x"),
    Thing("<b>c</b>", None, colour=Colour.RED, tags=("1", "2"), source="/dev/sda"),
)
TABLE = table_of("things", THINGS)


def model_of(table: Table = TABLE) -> RecordModel:
    model = RecordModel()
    model.show_table(table)
    return model


def cell(model: RecordModel, row: int, name: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    number = next(number for number, column in enumerate(model.columns) if column.name == name)
    return model.index(row, number).data(role)


def test_it_keeps_qt_s_rules_through_all_changes(qapp: QApplication) -> None:
    model = model_of()
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_rows(array("L", [1]))
    model.show_rows(array("L", [1, 0]))
    model.show_table(Table("none", (), ()))
    assert tester.model() is model


def test_cells_are_safe_and_what_is_unknown_is_not_no(qapp: QApplication) -> None:
    model = model_of()
    assert cell(model, 0, "name") == "a⟨RLO⟩b"
    assert cell(model, 1, "name") == "<b>c</b>"
    assert "<b>" not in str(cell(model, 1, "name", Qt.ItemDataRole.ToolTipRole))
    assert cell(model, 0, "is_on") == "no"
    assert cell(model, 1, "is_on") == "unknown"
    assert cell(model, 0, "size") == "1.5 kB"
    assert cell(model, 1, "size") == "–"
    assert cell(model, 1, "tags") == "1, 2"
    assert cell(model, 0, "when") == "2 Jan 2020"
    assert "2020-01-0" in str(cell(model, 0, "when", Qt.ItemDataRole.ToolTipRole))
    assert cell(model, 1, "colour", Qt.ItemDataRole.AccessibleTextRole) == "Colour: red"


def test_only_files_of_the_guest_are_links(qapp: QApplication) -> None:
    model = model_of()
    assert cell(model, 0, "source", Role.SOURCE) == "/etc/x"
    assert cell(model, 1, "source", Role.SOURCE) is None
    assert cell(model, 0, "name", Role.SOURCE) is None


def test_numbers_stand_at_the_right(qapp: QApplication) -> None:
    alignment = cell(model_of(), 0, "size", Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(alignment, Qt.AlignmentFlag)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_seventy_thousand_rows_are_shown_without_asking_for_each(qtbot: QtBot) -> None:
    rows = tuple(Thing(f"package {number}", number) for number in range(70_000))
    table = table_of("packages", rows)
    model = model_of(table)
    view = RecordTable(model)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.show_table(table)
    view.grab()
    assert model.rowCount() == 70_000
    assert len(model._texts) < 200


def test_all_of_seventy_thousand_rows_can_be_selected(qtbot: QtBot) -> None:
    rows = tuple(Thing(f"package {number}", number) for number in range(70_000))
    view = RecordTable(RecordModel())
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.show_table(table_of("packages", rows))
    view.show_column("size", False)
    view.selectAll()
    before = time.thread_time()
    view.grab()
    assert view.selected_rows() == list(range(70_000))
    # Of its own time; it was some seconds when the header asked about every row.
    assert time.thread_time() - before < 0.5


def test_columns_are_chosen(qtbot: QtBot) -> None:
    model = RecordModel()
    view = RecordTable(model)
    qtbot.addWidget(view)
    view.show_table(TABLE)
    view.show_column("size", False)
    assert "size" not in [column.name for column in model.columns]
    for column in model.all_columns:
        view.show_column(column.name, False)
    assert len(model.columns) == 1
    view.show_column("size", True)
    assert "size" in [column.name for column in model.columns]


def test_columns_fit_into_the_view(qtbot: QtBot) -> None:
    rows = tuple(Thing("n" * 60, 1, note="x" * 200, source="/s" * 60) for _ in range(3))
    table = table_of("things", rows)
    view = RecordTable(model_of(table))
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    view.show_table(table)
    assert view.horizontalHeader().length() <= view.viewport().width()


def test_enter_and_double_click_show_the_file(qtbot: QtBot) -> None:
    view = RecordTable(model_of())
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    view.show_table(TABLE)
    wanted: list[object] = []
    view.source_wanted.connect(wanted.append)
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted == ["/etc/x"]
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == ["/etc/x", "/etc/x"]
    view.selectRow(1)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(wanted) == 2
