"""Tabs, split view, icons, filter, pattern, columns, properties, bookmarks and paths, on real disks."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from browser.arrangement import Column
from browser.settings import Settings
from tests.helpers.demo_disk import demo_disk
from tests.helpers.event_loop import until
from tests.helpers.junctions import junctions
from tests.helpers.trees import BIG_SIZE, CROWD_SIZE
from tests.ui.window import Run, Window, go, names, opened, path_of, place_of, select, settled
from ui.file_model import FileModel
from ui.properties_dialog import PropertiesDialog


def focused() -> QWidget:
    """What keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_tabs_and_sides_have_folders_of_their_own(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            page, wishes = view.files_page, window.wishes
            await select(view, "a")
            wishes.open_tab.trigger()
            assert page.tab_count == 2
            wishes.next_tab.trigger()
            await until(lambda: path_of(view) == "/a")
            await settled(view)
            assert wishes.up.isEnabled()
            wishes.split.trigger()
            await until(lambda: len(page.views) == 3 and path_of(view) == "/a" and not view.files.is_busy)
            other = view.files
            await go(view, "/a/b")
            wishes.other_side.trigger()
            assert view.files is not other
            assert path_of(view) == "/a"
            assert [entry.location.path for entry in page.views if entry.location] == ["/", "/a", "/a/b"]
            wishes.split.trigger()
            assert [entry.location.path for entry in page.views if entry.location] == ["/", "/a"]
            wishes.close_tab.trigger()
            await until(lambda: path_of(view) == "/")
            assert page.tab_count == 1
            assert not wishes.close_tab.isEnabled()
            assert not wishes.split.isChecked()

    run(scenario())


def test_reading_again_keeps_what_is_selected_and_seen(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await go(view, "/crowd")
            files, bar = view.files, view.files.table.verticalScrollBar()
            chosen = [files.model.entry(row).name for row in (7, 8, 9, 40)]
            await select(view, *chosen)
            bar.setValue(30)
            before, told = files.model.listing, files.model.rowCount()
            seen = files.model.entry(files.table.rowAt(2)).name
            empty: list[int] = []
            files.selection_changed.connect(lambda: empty.append(files.selected_count))
            window.wishes.refresh.trigger()
            await until(lambda: files.is_busy)
            await settled(view)
            assert files.model.listing is not before
            assert [entry.name for entry in files.selected_entries()] == chosen
            assert 0 not in empty
            assert files.model.entry(files.table.rowAt(2)).name == seen
            files.contents.select_all()
            window.wishes.refresh.trigger()
            await until(lambda: files.is_busy)
            await settled(view)
            assert files.selected_count == told

    run(scenario())


def test_a_filter_narrows_while_it_is_typed_and_a_pattern_selects(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await go(view, "/crowd")
            bars = view.files.names
            window.wishes.filter.trigger()
            line = focused()
            QTest.keyClicks(line, "0001")
            await until(lambda: 0 < len(names(view)) < CROWD_SIZE)
            assert all("0001" in name for name in names(view))
            QTest.keyClick(line, Qt.Key.Key_Escape)
            await until(lambda: len(names(view)) == CROWD_SIZE)
            assert bars.filter.isHidden()
            window.wishes.select_matching.trigger()
            QTest.keyClicks(focused(), "file 0001?*")
            await until(lambda: view.files.selected_count == 10)
            QTest.keyClick(focused(), Qt.Key.Key_Return)
            window.wishes.invert_selection.trigger()
            assert view.files.selected_count == CROWD_SIZE - 10
            window.wishes.select_all.trigger()
            assert view.files.selected_count == CROWD_SIZE

    run(scenario())


def test_columns_tell_labels_and_lists_and_are_remembered(
    run: Run, window_of: Window, settings: Settings
) -> None:
    def cell(model: FileModel, name: str, column: Column) -> str:
        row = model.row_of(name)
        assert row is not None
        return model.text(row, column)

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await go(view, "/attributes")
            model = view.files.model
            assert cell(model, "acl", Column.ACL) == ""
            for column in (Column.ACL, Column.CAPABILITIES, Column.ATTRIBUTES):
                view.files.table.set_column_wanted(column, True)
            await until(lambda: cell(model, "acl", Column.ACL))
            assert cell(model, "acl", Column.ACL) == "user::rw-,user:1000:rw-,group::r--,mask::rw-,other::r--"
            assert cell(model, "capability", Column.CAPABILITIES) == "cap_net_bind_service=ep"
            assert cell(model, "user", Column.ATTRIBUTES) == "user.note, user.raw"
            assert cell(model, "user", Column.CHANGED)
        async with window_of() as window:
            view = await opened(window)
            assert Column.ACL in view.files.table.wanted_columns

    run(scenario())


def test_icons_show_the_same_and_open_the_same(run: Run, window_of: Window, settings: Settings) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            window.wishes.icons.trigger()
            icons = view.files.contents.icons
            assert view.files.contents.view is icons
            row = view.files.model.row_of("a")
            assert row is not None
            icons.select_row(row)
            QTest.keyClick(icons, Qt.Key.Key_Return)
            await until(lambda: path_of(view) == "/a")
            await settled(view)
            QTest.keyClick(icons, Qt.Key.Key_Backspace)
            await until(lambda: path_of(view) == "/")
        assert settings.flag("icons", False)

    run(scenario())


def test_properties_tell_everything_and_add_folders_up(run: Run, window_of: Window) -> None:
    def shown(dialog: PropertiesDialog) -> dict[str, str]:
        return {fact.title: fact.value for fact in dialog.facts.shown}

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await select(view, "big.bin")
            window.wishes.properties.trigger()
            dialog = window.findChild(PropertiesDialog)
            await until(lambda: dialog.facts.shown)
            facts = shown(dialog)
            assert facts["Mode"] == "-rw-r--r--  0644"
            assert facts["Owner"] == "0"
            assert f"{BIG_SIZE:,}" in facts["Size"]
            assert {"Modified", "Changed", "Accessed", "Inode"} <= set(facts)
            assert dialog.compute.isHidden()
            dialog.close()
            await select(view, "crowd", "a")
            window.wishes.properties.trigger()
            dialog = window.findChildren(PropertiesDialog)[-1]
            await until(lambda: not dialog.compute.isHidden())
            assert shown(dialog)["Folder"] == "2"
            dialog.compute.click()
            await until(lambda: dialog.compute.isHidden())
            assert f"{CROWD_SIZE:,}" in dialog.total[0].value.replace("3001", "3,000")
            dialog.close()

    run(scenario())


def test_a_typed_path_is_completed_from_the_guest(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            path = window.frame.path
            window.wishes.edit_path.trigger()
            line = focused()
            QTest.keyClicks(line, "/at")
            await until(lambda: path.completions == ["/attributes/"])
            QTest.keyClick(line, Qt.Key.Key_Tab)
            await until(lambda: "/attributes/acl" in path.completions)
            QTest.keyClick(line, Qt.Key.Key_Return)
            await until(lambda: path_of(view) == "/attributes")

    run(scenario())


def menu_of(window: Any) -> QMenu | None:
    return next((menu for menu in window.findChildren(QMenu) if menu.isVisible()), None)


def texts_of(menu: QMenu | None) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()] if menu is not None else []


def test_bookmarks_are_those_that_are_there_and_ones_own(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await go(view, "/a/b")
            window.wishes.bookmark.trigger()
            await go(view, "/")
            window.wishes.bookmarks.trigger()
            await until(lambda: menu_of(window))
            menu = menu_of(window)
            assert "/a/b" in texts_of(menu)
            assert "/var/www" not in texts_of(menu)
            assert menu is not None
            next(action for action in menu.actions() if action.text() == "/a/b").trigger()
            menu.close()
            await until(lambda: path_of(view) == "/a/b")

    run(scenario())


def test_fstab_of_the_second_system_is_three_wishes_away(
    run: Run, window_of: Window, person: Any, tmp_path: Any
) -> None:
    """Task: find /etc/fstab of the second system and save it. Clicks: the chooser and the system in it; then
    the path is typed; then "Extract…", and the folder is chosen.
    """
    person.folder = tmp_path

    async def scenario() -> None:
        clicks = 0
        async with window_of() as window:
            view = await opened(window, demo_disk())
            window.frame.path.places_wanted.emit()
            clicks += 1
            menu = menu_of(window)
            assert menu is not None
            second = view.guest.places[1]
            menu.actions()[1].trigger()
            menu.close()
            clicks += 1
            await until(lambda: place_of(view) == second)
            await settled(view)
            window.wishes.edit_path.trigger()
            line = window.frame.path.findChild(QLineEdit)
            QTest.keyClicks(line, "/etc/fstab")
            QTest.keyClick(line, Qt.Key.Key_Return)
            await until(lambda: path_of(view) == "/etc")
            await until(lambda: [entry.name for entry in view.files.selected_entries()] == ["fstab"])
            window.wishes.extract.trigger()
            clicks += 1
            await until(lambda: len(window.jobs) and window.jobs.all[0].state.is_end)
        assert clicks <= 3

    run(scenario())
    assert (tmp_path / "fstab").read_text().strip()


def test_a_junction_of_windows_leads_where_it_does_there(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, junctions())
            row = view.files.model.row_of("Documents and Settings")
            assert row is not None
            assert view.files.model.entry(row).target == "/Users"
            await select(view, "Documents and Settings")
            QTest.keyClick(view.files.table, Qt.Key.Key_Return)
            await until(lambda: path_of(view) == "/Users")
            await settled(view)
            view.files.go_to_text("/Documents and Settings/kim")
            await until(lambda: path_of(view) == "/Users/kim")

    run(scenario())
