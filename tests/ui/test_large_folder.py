"""A folder of very many names on a real disk: shown while it is read, and never in the way.

`GUESTSCOPE_TESTS=long` runs the same with a million.
"""

import pytest
from PySide6.QtCore import Qt

from tests.helpers.amounts import IS_LONG, PATIENCE
from tests.helpers.big_folders import FOLDER, big_folder_disk, name_of
from tests.helpers.event_loop import until
from tests.ui.window import Run, Window, opened, path_of

COUNTS = (100_000, 1_000_000) if IS_LONG else (100_000,)
SECONDS = 3000.0 if IS_LONG else 100.0


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("count", COUNTS)
def test_a_large_folder_is_usable_while_it_is_read(run: Run, window_of: Window, count: int) -> None:
    """The watchdog of the window looks on."""

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, big_folder_disk(count))
            files, model = view.files, view.files.model
            files.go_to_text(FOLDER)
            await until(lambda: path_of(view) == FOLDER and model.rowCount() > 5)
            assert model.rowCount() < count
            assert files.is_busy
            files.table.select_row(3)
            chosen = model.entry(3).name
            await until(lambda: model.rowCount() == count, SECONDS)
            assert [entry.name for entry in files.selected_entries()] == [chosen]
            files.table.verticalScrollBar().setValue(count // 2)
            middle = model.entry(count // 2)
            await until(lambda: model.listing.is_known(model.number(files.table.rowAt(5))), SECONDS)
            files.names.filter.begin()
            files.names.filter.type(name_of(77)[:-4])
            await until(lambda: model.rowCount() == 1, SECONDS)
            files.names.filter.end()
            await until(lambda: model.rowCount() == count, SECONDS)
            files.contents.select_all()
            assert files.selected_count == count
            order = model.order
            files.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
            await until(lambda: model.order is not order, SECONDS)
            assert middle.name.startswith("file-")
            files.go_to_text("/")
            await until(lambda: path_of(view) == "/", SECONDS)

    run(scenario())
