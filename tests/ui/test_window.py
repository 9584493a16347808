"""The whole way through the window, on real disks."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from browser.jobs import JobState
from browser.places import Place
from engine.transfer import Answer
from tests.helpers.demo_disk import demo_disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from tests.helpers.trees import BIG_SIZE, CROWD_SIZE, ODD_NAMES
from tests.ui.conftest import Person
from tests.ui.window import (
    extracting,
    go,
    held_in_the_middle,
    kill_appliance,
    names,
    opened,
    path_of,
    place_of,
    select,
    settled,
)
from ui.disk_view import Page
from ui.messages import Closing

Run = Callable[[Any], Any]
Window = Callable[[], Any]


def test_a_disk_opens_on_its_files_and_closes_without_a_trace(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            assert window.frame.pages.currentWidget() is window.frame.welcome
            view = await opened(window)
            assert view.page is Page.FILES
            assert {"a", "crowd", "hello.txt"} <= set(names(view))
            assert window.windowTitle().startswith("ext4-gpt")
            assert window.frame.sidebar.texts()[:4] == [
                "Open",
                view.title,
                "sda1  ESP",
                "sda3  gpt-data",
            ]
            assert not window.frame.status.read_only.isHidden()
            await window.close_disk(view)
            assert window.disk is None
            assert not descendants_named("qemu")

    run(scenario())


def test_going_around(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            row = view.files.model.row_of("a")
            assert row is not None
            view.files.table.select_row(row)
            QTest.keyClick(view.files.table, Qt.Key.Key_Return)
            await until(lambda: path_of(view) == "/a")
            await settled(view)
            assert names(view) == ["b"]
            await go(view, "b/c")
            assert path_of(view) == "/a/b/c"
            window.wishes.back.trigger()
            await until(lambda: path_of(view) == "/a")
            window.wishes.forward.trigger()
            await until(lambda: path_of(view) == "/a/b/c")
            await settled(view)
            window.wishes.up.trigger()
            await until(lambda: path_of(view) == "/a/b")
            await settled(view)
            assert [entry.name for entry in view.files.selected_entries()] == ["c"]
            await go(view, "/hello.txt")
            assert path_of(view) == "/"
            assert [entry.name for entry in view.files.selected_entries()] == ["hello.txt"]
            await until(lambda: window.frame.folders.currentIndex().data() == "gpt-data")

    run(scenario())


def test_a_link_is_followed_inside_the_guest(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await go(view, "/links")
            row = view.files.model.row_of("folder")
            assert row is not None
            view.files.table.opened.emit(row)
            await until(lambda: path_of(view) == "/a/b")
            await go(view, "/links")
            row = view.files.model.row_of("out")
            assert row is not None
            view.files.table.opened.emit(row)
            await until(lambda: view.files.banner.text)
            assert "No such file" in view.files.banner.text
            assert path_of(view) == "/links"

    run(scenario())


def test_a_folder_that_is_not_there_is_said_and_nothing_changes(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            before = names(view)
            view.files.go_to_text("/no/where")
            await until(lambda: view.files.banner.text)
            assert names(view) == before
            assert not window.wishes.back.isEnabled()

    run(scenario())


def test_previews_follow_the_selection(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            shown = window.frame.details.preview
            await select(view, "hello.txt")
            await until(lambda: shown.shown_text == "Hello, world.\n")
            await select(view, "blob.bin")
            await until(lambda: shown.shown_text.startswith("00000000  "))
            await go(view, "/texts")
            await select(view, "utf-16.txt")
            await until(lambda: shown.shown_text == "Füße, 日本語\n")
            await select(view, "latin-1.txt")
            await until(lambda: shown.shown_text == "Füße, naïve\n")
            await go(view, "/special")
            await select(view, "fifo")
            await asyncio.sleep(0.2)
            assert shown.shown_text == ""

    run(scenario())


def test_the_copy_key_copies_text_where_text_is_marked(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await select(view, "hello.txt")
            text = window.frame.details.preview.findChild(QPlainTextEdit)
            await until(lambda: window.frame.details.preview.shown_text == "Hello, world.\n")
            window.activateWindow()
            text.setFocus()
            text.selectAll()
            QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            assert QGuiApplication.clipboard().text() == "Hello, world.\n"
            assert not window.jobs.all

    run(scenario())


def test_odd_names_are_rows_of_their_own_and_copied_so_that_they_can_be_pasted(
    run: Run, window_of: Window, person: Person
) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            window.wishes.hidden.setChecked(True)
            await go(view, "/odd names")
            assert set(names(view)) == set(ODD_NAMES)
            await select(view, "two\nlines")
            window.wishes.copy_path.trigger()
            assert person.clipboard == r"/odd names/two\nlines"

    run(scenario())


def test_files_are_extracted_while_browsing_goes_on(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    person.folder = tmp_path

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            job = await extracting(window, "big.bin", "texts")
            row = window.frame.jobs.row(job)
            assert not window.frame.jobs.isHidden()
            await until(lambda: job.state is JobState.RUNNING and "/s" in row.status_text)
            await go(view, "/a")
            assert names(view) == ["b"]
            await until(lambda: job.state.is_end)
            assert row.status_text == "7 files · 25.2 MB"
            window.jobs.remove(job)
            assert window.frame.jobs.isHidden()

    run(scenario())
    assert (tmp_path / "big.bin").stat().st_size == BIG_SIZE
    assert (tmp_path / "texts/crlf.txt").read_bytes() == b"one\r\ntwo\r\n"


def test_extracting_can_be_cancelled_and_tells_what_was_left_out(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    person.folder = tmp_path
    person.conflict = Answer.REPLACE, False
    (tmp_path / "big.bin").write_text("mine")

    async def scenario() -> None:
        async with window_of() as window:
            job = await held_in_the_middle(window)
            window.frame.jobs.row(job).stop.click()
            await until(lambda: job.state is JobState.CANCELLED)
            assert person.asked[-1] == "conflict"
            other = await extracting(window, "links")
            await until(lambda: other.state is JobState.DONE)
            window.frame.jobs.row(other).report.click()
            await until(lambda: person.reports)
            assert "/links/out: a link (../../../../../../etc/passwd)" in person.reports[0]

    run(scenario())
    assert (tmp_path / "big.bin").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.bin", "links"]


def test_closing_asks_while_something_is_extracted(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    person.folder = tmp_path

    async def scenario() -> None:
        async with window_of() as window:
            await opened(window)
            running = await extracting(window, "big.bin", "crowd")
            await until(lambda: running.progress.bytes)
            person.closing = Closing.STAY
            window.close()
            await until(lambda: "close" in person.asked)
            assert not window.closed.is_set()
            assert not window.isHidden()
            person.closing = Closing.CANCEL
        assert not descendants_named("qemu")

    run(scenario())
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


def test_storage_page_and_sidebar_lead_to_the_volumes(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            window.wishes.storage.trigger()
            assert view.page is Page.STORAGE
            rows = {row[0]: row for row in view.storage.rows()}
            assert rows["sda"][2] == "gpt"
            assert rows["sda1"][1:4] == ["file system", "vfat", "ESP"]
            assert rows["sda2"][1] == "swap"
            assert view.guest.storage is not None
            view.storage.place_opened.emit(Place(view.guest.storage.file_systems[0].device))
            await until(lambda: place_of(view).device == "/dev/sda1")
            await settled(view)
            assert names(view) == ["etc", "small.txt"]
            assert window.disk is view
            assert window.wishes.files.isChecked()

    run(scenario())


def test_a_system_is_mounted_as_a_whole_and_shown(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, demo_disk())
            assert len(view.guest.systems) == 2
            texts = window.frame.sidebar.texts()
            assert any("Debian" in text for text in texts)
            server = next(
                place for place in view.guest.places if place.system and place.system.hostname == "web01"
            )
            view.go_to_place(server)
            await until(lambda: place_of(view) == server)
            await settled(view)
            await go(view, "/home")
            assert names(view)
            assert view.files.accounts.user(0) == "root"
            window.wishes.system.trigger()
            assert view.page is Page.SYSTEM

    run(scenario())


def test_a_large_folder_fills_the_table(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await go(view, "/crowd")
            assert len(names(view)) == CROWD_SIZE
            assert names(view)[10].startswith("file 00010")
            assert window.frame.status.text == "3000 items"

    run(scenario())


def test_an_appliance_that_dies_is_said_and_browsing_goes_on(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            kill_appliance()
            await go(view, "/a")
            assert names(view) == ["b"]
            assert "started again" in view.banner.text

    run(scenario())


def test_every_control_has_a_name_and_every_key_is_used_once(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            await opened(window)
            for button in window.findChildren(QAbstractButton):
                if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    assert button.accessibleName() or button.text(), button
            keys = [
                key.toString()
                for action in window.findChildren(QAction)
                for key in action.shortcuts()
                if action.parent() is window.wishes
            ]
            assert len(keys) == len(set(keys))
            assert all(action.text() and action.toolTip() for action in window.wishes.all())

    run(scenario())


def test_the_main_thread_is_never_long_at_one_thing(run: Run, window_of: Window) -> None:
    """Each turn of the event loop while a folder of thousands is opened, listed and sorted."""
    turns: list[float] = []

    async def watch() -> None:
        # The thread's own time: others on the machine may take its processor away for longer.
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            turns.append(time.thread_time() - before)

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            watching = asyncio.ensure_future(watch())
            await go(view, "/crowd")
            view.files.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
            await asyncio.sleep(0.3)
            watching.cancel()
        assert max(turns) < 0.15

    run(scenario())
