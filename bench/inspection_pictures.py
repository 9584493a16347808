"""Pictures of the inspection panel, light and dark: each card of the demo's server, and a Windows with its
registry, which is hand-made since no demo disk may hold one.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from browser.settings import Scheme
from tests.ui.inspection.panels import Panel
from tests.ui.inspection.windows import WINDOWS, windows_files
from ui import appearance
from ui.disk_view import DiskView, Page
from ui.inspection.card_list import OVERVIEW
from ui.main_window import MainWindow

PAUSE = 0.4
"""Seconds that widgets are given to be laid out."""
TIMEOUT = 300


async def take_inspection(window: MainWindow, view: DiskView, folder: Path) -> None:
    """Show the panel of the demo's Debian, read all of it, and take a picture of each card."""
    view.show_page(Page.SYSTEM)
    panel = next(panel for panel in view.system.panels if panel.inspection.system.hostname == "web01")
    view.system.show_place(panel.inspection.place)
    async with asyncio.timeout(TIMEOUT):
        while panel.inspection.done < len(panel.inspection.names):
            await asyncio.sleep(0.1)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        appearance.apply(scheme)
        for name in (OVERVIEW, *panel.inspection.names):
            panel.show_card(name)
            if name in panel.pages and panel.page(name).panes:
                panel.page(name).panes[0].view.selectRow(2)
            await _take(window, folder / f"card-{name}-{scheme.value}.png")
    panel.show_card(OVERVIEW)
    await _take_windows(folder)
    appearance.apply(Scheme.DESKTOP)


async def _take_windows(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="guestscope-") as private:
        made = Panel(Path(private), windows_files(), WINDOWS)
        made.widget.resize(1048, 720)
        await made.read()
        key = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            appearance.apply(scheme)
            made.widget.show_card(OVERVIEW)
            await _take(made.widget, folder / f"windows-{scheme.value}.png")
            made.widget.show_card("registry")
            registry = made.widget.registry
            assert registry is not None
            registry.go(key)
            await _until(lambda: made.widget.registry is not None and made.widget.registry.path == key)
            await _take(made.widget, folder / f"registry-{scheme.value}.png")
        await made.close()


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(TIMEOUT):
        while not condition():
            await asyncio.sleep(0.05)


async def _take(widget: QWidget, path: Path) -> None:
    await asyncio.sleep(PAUSE)
    widget.grab().save(str(path))
