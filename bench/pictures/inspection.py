"""Pictures of the inspection panel, light and dark: each card of the demo's server, and a Windows with its
registry, which is hand-made since no demo disk may hold one.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.pictures.camera import Camera, until
from tests.ui.inspection.panels import Panel
from tests.ui.inspection.windows import WINDOWS, windows_files
from ui.disk_view import DiskView, Page
from ui.inspection.card_list import OVERVIEW
from ui.main_window import MainWindow


async def take_inspection(window: MainWindow, view: DiskView, camera: Camera) -> None:
    """Show the panel of the demo's Debian, read all of it, and take a picture of each card."""
    view.show_page(Page.SYSTEM)
    panel = next(panel for panel in view.system.panels if panel.inspection.system.hostname == "web01")
    view.system.show_place(panel.inspection.place)
    await until(lambda: panel.inspection.done == len(panel.inspection.names))
    for name in (OVERVIEW, *panel.inspection.names):
        panel.show_card(name)
        if name in panel.pages and panel.page(name).panes:
            panel.page(name).panes[0].view.selectRow(2)
        await camera.take(f"card-{name}", window)
    panel.show_card(OVERVIEW)
    await _take_windows(camera)


async def _take_windows(camera: Camera) -> None:
    with tempfile.TemporaryDirectory(prefix="guestscope-") as private:
        made = Panel(Path(private), windows_files(), WINDOWS)
        made.widget.resize(1048, 720)
        await made.read()
        made.widget.show_card(OVERVIEW)
        await camera.take("windows", made.widget)
        made.widget.show_card("registry")
        registry = made.widget.registry
        assert registry is not None
        key = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
        registry.go(key)
        await until(lambda: registry.path == key)
        await camera.take("registry", made.widget)
        await made.close()
