"""Pictures of a search and of the disk usage."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Until = Callable[[Callable[[], object]], Awaitable[None]]


async def take_search(window: MainWindow, shot: Callable[[str, QWidget], None], until: Until) -> None:
    """Take them of the disk that the window shows, in light and dark, and leave it on the files page."""
    from browser.settings import Scheme
    from ui import appearance
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
    shot("search", window)
    view.show_page(Page.USAGE)
    await until(lambda: view.usage.model.shares and not view.usage.is_running)
    view.usage.map.setFocus()
    await asyncio.sleep(0.5)
    shot("usage", window)
    appearance.apply(Scheme.DARK)
    await asyncio.sleep(0.5)
    shot("usage-dark", window)
    view.show_page(Page.FILES)
    await asyncio.sleep(0.5)
    shot("search-dark", window)
    appearance.apply(Scheme.DESKTOP)
    bar.end()
    await until(lambda: view.location is not None and view.location.query is None)
