"""Pictures of a search and of the disk usage."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bench.pictures.camera import Camera, until

if TYPE_CHECKING:
    from ui.main_window import MainWindow


async def take_search(window: MainWindow, camera: Camera) -> None:
    """Take them of the disk that the window shows, and leave it on the files page."""
    from ui.disk_view import Page

    view = window.disk
    assert view is not None
    bar = view.files.searching.bar
    view.files.go_to_text("/")
    await until(lambda: view.location is not None and view.location.path == "/" and not view.files.is_busy)
    window.wishes.search.trigger()
    bar.name.setText("*.conf")
    await until(
        lambda: view.location is not None and view.location.query is not None and not view.files.is_busy
    )
    await until(lambda: view.files.model.rowCount() > 0)
    view.files.table.select_row(0)
    await asyncio.sleep(1)
    await camera.take("search", window)
    view.show_page(Page.USAGE)
    await until(lambda: view.usage.model.shares and not view.usage.is_running)
    view.usage.map.setFocus()
    await asyncio.sleep(0.5)
    await camera.take("usage", window)
    view.show_page(Page.FILES)
    bar.end()
    await until(lambda: view.location is not None and view.location.query is None)
