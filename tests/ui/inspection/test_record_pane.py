"""Search, choices, order and export of a table."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from browser.sheets import table_of
from tests.browser.test_sheets import Colour, Thing
from tests.helpers.event_loop import until
from ui.inspection.record_pane import RecordPane
from ui.inspection.wishes import Wishes
from ui.tasks import Tasks

Run = Callable[[Any], Any]
THINGS = (
    Thing("web", 30, colour=Colour.RED, is_on=True),
    Thing("database", 20, is_on=False),
    Thing("mail", 10, colour=Colour.RED, note="post\nfix"),
)


@pytest.fixture
def tasks() -> Tasks:
    return Tasks()


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def pane(qtbot: QtBot, wishes: Wishes, tasks: Tasks, run: Run) -> RecordPane:
    pane = RecordPane(wishes, tasks)
    qtbot.addWidget(pane)
    pane.resize(800, 400)
    pane.show()

    async def fill() -> None:
        pane.show_table(table_of("things", THINGS))
        await until(lambda: len(pane.filters.boxes) == 2)

    run(fill())
    return pane


def names(pane: RecordPane) -> list[str]:
    return [record.name for record in pane.model.records()]


def test_search_narrows_and_says_how_many(pane: RecordPane, run: Run) -> None:
    async def scenario() -> None:
        assert pane.count_text == "3 rows"
        pane.search.setText("WE")
        await until(lambda: names(pane) == ["web"])
        assert pane.count_text == "1 of 3"
        pane.search.setText("nowhere")
        await until(lambda: names(pane) == [])
        pane.search.clear()
        await until(lambda: len(names(pane)) == 3)

    run(scenario())


def test_choices_are_offered_with_counts_and_narrow(pane: RecordPane, run: Run) -> None:
    async def scenario() -> None:
        box = pane.filters.boxes["is_on"]
        texts = {box.itemText(number) for number in range(box.count())}
        assert texts == {"Is on: all", "yes (1)", "no (1)", "unknown (1)"}
        pane.filters.choose("colour", "red")
        await until(lambda: names(pane) == ["web", "mail"])
        pane.filters.choose("is_on", "")
        await until(lambda: names(pane) == ["mail"])

    run(scenario())


def test_headers_sort(pane: RecordPane, run: Run) -> None:
    async def scenario() -> None:
        size = next(number for number, column in enumerate(pane.model.columns) if column.name == "size")
        pane.view.sortByColumn(size, Qt.SortOrder.AscendingOrder)
        await until(lambda: names(pane) == ["mail", "database", "web"])
        pane.view.sortByColumn(size, Qt.SortOrder.DescendingOrder)
        await until(lambda: names(pane) == ["web", "database", "mail"])

    run(scenario())


def test_what_is_shown_is_exported_and_what_is_selected_copied(
    pane: RecordPane, run: Run, wishes: Wishes
) -> None:
    copied: list[str] = []
    wishes.copy.connect(copied.append)

    async def scenario() -> None:
        pane.search.setText("mail")
        await until(lambda: names(pane) == ["mail"])

    run(scenario())
    lines = pane.shown_csv()().splitlines()
    assert lines[0].startswith("name,size")
    assert len(lines) == 2

    async def copy() -> None:
        pane.view.selectRow(0)
        QTest.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: copied)

    run(copy())
    assert copied == ["mail\t10\t0\t\tred\tpost\\nfix\n"]


def test_a_table_that_is_read_again_keeps_the_search(pane: RecordPane, run: Run, tasks: Tasks) -> None:
    async def scenario() -> None:
        pane.search.setText("web")
        await until(lambda: names(pane) == ["web"])
        pane.show_table(table_of("things", (*THINGS, Thing("webmail"))))
        await until(lambda: names(pane) == ["web", "webmail"])
        await asyncio.sleep(0)
        await tasks.close()

    run(scenario())
