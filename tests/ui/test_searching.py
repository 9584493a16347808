"""Searching and counting in the real window, on real disks; tasks with the gestures that they take."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from browser.arrangement import Column
from browser.listing import Kind
from browser.search.query import Query
from tests.helpers.amounts import IS_LONG
from tests.helpers.big_folders import FOLDER, big_folder_disk
from tests.helpers.event_loop import until
from tests.helpers.filled_disk import FULLEST, LARGE_THIS_YEAR, filled_disk
from tests.helpers.hand import Hand
from tests.ui.window import Run, Window, opened, path_of
from ui.disk_view import DiskView, Page
from ui.main_window import MainWindow

CROWD = 100_000


def found(view: DiskView) -> list[str]:
    model = view.files.model
    return sorted(str(model.path(row)) for row in range(model.rowCount()))


async def searched(view: DiskView) -> None:
    """The search is over, and everything that it found is shown."""
    await until(lambda: view.location is not None and view.location.query is not None)
    await until(lambda: not view.files.is_busy)


def pages_of(window: MainWindow) -> QTabBar:
    return next(bar for bar in window.findChildren(QTabBar) if bar.accessibleName() == "Pages")


def test_every_large_file_of_this_year_is_five_gestures_away(run: Run, window_of: Window) -> None:
    """Task: find every file over 100 MB changed this year. The search, the box for sizes and what is in it,
    the box for times and what is in it.
    """
    path = filled_disk()

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, path)
            hand = Hand()
            hand.click_action(window, window.wishes.search)
            bar = view.files.searching.bar
            hand.choose(bar.size_choice, "Over 100 MB")
            hand.choose(bar.changed, "This year")
            await until(lambda: found(view) == sorted(LARGE_THIS_YEAR))
            await searched(view)
            assert hand.gestures <= 5
            assert found(view) == sorted(LARGE_THIS_YEAR)
            assert "2 found" in bar.state.full_text

    run(scenario())


def test_the_folder_that_fills_the_disk_is_one_gesture_away(
    run: Run, window_of: Window, person: Any, tmp_path: Path
) -> None:
    """Task: which folder fills this disk. The page counts by itself, and names the largest first."""
    path = filled_disk()

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, path)
            hand, usage = Hand(), view.usage
            hand.click_tab(pages_of(window), Page.USAGE)
            await until(lambda: usage.model.shares and not usage.is_running)
            assert usage.model.shares[0].name == "srv"
            assert (hand.clicks, hand.gestures) == (1, 1)
            # The picture by keys: down to the folder that has it all.
            usage.map.setFocus()
            for name in FULLEST.strip("/").split("/"):
                QTest.keyClick(usage.map, Qt.Key.Key_Home)
                assert usage.map.current is not None
                assert usage.map.current.name == name
                QTest.keyClick(usage.map, Qt.Key.Key_Return)
            assert usage.location is not None
            assert usage.location.path == FULLEST
            # One file with two names counts once, by the name that is met first.
            assert [share.name for share in usage.model.shares][:2] in (
                ["long.mkv", "short.mkv"],
                ["long.mkv", "again.mkv"],
            )
            assert usage.map.accessibleDescription().startswith("long.mkv: 9")
            person.file = tmp_path / "usage.csv"
            usage.export.click()
            await until(lambda: person.file.exists())
            assert person.file.read_text().splitlines()[1].startswith(f"{FULLEST}/long.mkv,file,9")
            # Back up with the folder marked from which one comes; then to the files.
            QTest.keyClick(usage.map, Qt.Key.Key_Backspace)
            assert usage.map.current is not None
            assert usage.map.current.name == "films"
            usage.browse.click()
            await until(lambda: path_of(view) == "/srv/media" and view.page is Page.FILES)
            await until(lambda: not view.files.is_busy)
            assert [entry.name for entry in view.files.selected_entries()] == ["films"]
            window.wishes.count_usage.trigger()
            assert view.page is Page.USAGE
            assert usage.location.path == FULLEST

    run(scenario())


def test_what_was_found_is_a_folder_like_any_other(run: Run, window_of: Window, person: Any) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            files, bar = view.files, view.files.searching.bar
            window.wishes.search.trigger()
            QTest.keyClicks(bar.name, "deep*")
            QTest.keyClicks(bar.text, "deep")
            QTest.keyClick(bar.text, Qt.Key.Key_Return)
            await searched(view)
            assert found(view) == ["/a/b/c/deep.txt"]
            assert files.model.text(0, Column.WHERE) == "/a/b/c"
            assert not files.table.isColumnHidden(Column.WHERE)
            files.table.select_row(0)
            assert files.selected_paths() == ["/a/b/c/deep.txt"]
            await until(lambda: "deep" in window.frame.details.preview.shown_text)
            window.wishes.copy_path.trigger()
            assert person.clipboard == "/a/b/c/deep.txt"
            window.wishes.show_in_folder.trigger()
            await until(lambda: path_of(view) == "/a/b/c" and not files.is_busy)
            assert [entry.name for entry in files.selected_entries()] == ["deep.txt"]
            assert bar.isHidden()
            assert files.table.isColumnHidden(Column.WHERE)
            # Back to what was found, without searching again.
            window.wishes.back.trigger()
            await searched(view)
            assert found(view) == ["/a/b/c/deep.txt"]
            assert bar.name.text() == "deep*"
            # Another query takes its place, hidden files among what it finds; no text any more.
            bar.text.clear()
            bar.name.setText(".hidden")
            QTest.keyClick(bar.name, Qt.Key.Key_Return)
            await until(lambda: found(view) == ["/odd names/.hidden"])
            await searched(view)
            # An expression that is none is told, and changes nothing.
            bar.is_regex.setChecked(True)
            bar.name.setText("a(")
            QTest.keyClick(bar.name, Qt.Key.Key_Return)
            assert "no regular expression" in bar.state.full_text
            QTest.keyClick(bar.name, Qt.Key.Key_Escape)
            await until(
                lambda: path_of(view) == "/" and view.location is not None and not view.location.query
            )

    run(scenario())


def test_a_hundred_thousand_hits_are_never_in_the_way(run: Run, window_of: Window) -> None:
    """The watchdog of the window looks on. The search goes to its end with `GUESTSCOPE_TESTS=long` only."""

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, big_folder_disk(CROWD))
            files, model = view.files, view.files.model
            assert view.location is not None
            files.searching.location_wanted.emit(
                type(view.location)(view.location.place, "/", Query("file-", kinds=frozenset({Kind.FILE})))
            )
            await until(lambda: model.rowCount() > 5)
            assert files.is_busy
            files.table.select_row(3)
            chosen = model.entry(3).name
            await until(lambda: model.rowCount() > 2000)
            # Somebody stops it: what came stays, and can be worked with.
            files.searching.bar.go.click()
            await until(lambda: not files.is_busy)
            count = len(model.listing)
            assert count < CROWD
            await until(lambda: model.rowCount() == count)
            assert "stopped" in files.searching.bar.state.full_text
            assert [entry.name for entry in files.selected_entries()] == [chosen]
            if not IS_LONG:
                return
            window.wishes.refresh.trigger()
            await until(lambda: len(model.listing) == CROWD - CROWD // 1000 * 2 and not files.is_busy, 100)
            await until(lambda: model.rowCount() == len(model.listing), 100)
            assert model.text(0, Column.WHERE) == FOLDER
            files.names.filter.begin()
            files.names.filter.type("0000077")
            await until(lambda: model.rowCount() == 1)

    run(scenario())
