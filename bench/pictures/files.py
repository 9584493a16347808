"""Pictures of the Files page: tabs, split view, icons, columns, filter, properties, bookmarks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from bench.pictures.camera import Camera, until
from browser.arrangement import Column

if TYPE_CHECKING:
    from ui.main_window import MainWindow


async def take_files(window: MainWindow, camera: Camera) -> None:
    """Take them of the disk that the window shows, and leave it as it was."""
    from ui.properties_dialog import PropertiesDialog

    view = window.disk
    assert view is not None
    wishes = window.wishes

    async def go(path: str) -> None:
        view.files.go_to_text(path)
        await until(
            lambda: view.location is not None and view.location.path == path and not view.files.is_busy
        )

    await go("/etc")
    wishes.new_tab.trigger()
    await until(lambda: view.location is not None and not view.files.is_busy)
    await go("/var/log")
    wishes.split.setChecked(True)
    view.files_page.set_split(True)
    await until(lambda: view.location is not None and not view.files.is_busy)
    await go("/home")
    await camera.take("split", window)
    view.files_page.set_split(False)
    await go("/etc")
    wishes.icons.setChecked(True)
    await asyncio.sleep(0.5)
    await camera.take("icons", window)
    wishes.icons.setChecked(False)
    view.files.names.filter.begin()
    view.files.names.filter.type("ss")
    view.files.table.set_column_wanted(Column.GROUP, True)
    wishes.details.setChecked(False)
    await asyncio.sleep(0.8)
    header = view.files.table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(60, 10))
    await asyncio.sleep(0.3)
    await _take_with_menu(window, camera, "columns")
    view.files.names.filter.end()
    wishes.details.setChecked(True)
    wishes.bookmarks.trigger()
    await until(lambda: _menu(window) is not None)
    await _take_with_menu(window, camera, "bookmarks")
    await go("/etc")
    row = view.files.model.row_of("passwd")
    assert row is not None
    view.files.table.select_row(row)
    wishes.properties.trigger()
    dialog = window.findChild(PropertiesDialog)
    assert isinstance(dialog, PropertiesDialog)
    await until(lambda: dialog.facts.shown)
    await camera.take("properties", dialog)
    dialog.close()
    wishes.close_tab.trigger()


def _menu(window: QWidget) -> QMenu | None:
    return next((menu for menu in window.findChildren(QMenu) if menu.isVisible()), None)


async def _take_with_menu(window: QWidget, camera: Camera, name: str) -> None:
    """The window, and the menu that is open as a picture of its own: a grab of one has not the other."""
    menu = _menu(window)
    await camera.take(name, window, *([(f"{name}-menu", menu)] if menu is not None else []))
    if menu is not None:
        menu.close()
    await asyncio.sleep(0.2)
