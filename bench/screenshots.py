"""The window's pages on the demo disk, as pictures: `python -m bench.screenshots FOLDER`.

With `--files` also the ways to show files, with `--previews` what is shown of them, with `--search` a search
and the disk usage. With `--transfers` also all that is about transfers, with `--inspection` each card of a
system, with `--desk` where disks come from and what is on them, each light and dark.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE = (1280, 800)
TIMEOUT = 120


async def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("The window did not get where it should within two minutes.")
        await asyncio.sleep(0.02)
    # Signals that were sent last are still on their way to the widgets.
    await asyncio.sleep(0.5)


async def _take(
    disk: Path,
    folder: Path,
    *,
    with_files: bool,
    with_previews: bool,
    with_search: bool,
    with_transfers: bool,
    with_inspection: bool,
    with_desk: bool,
) -> None:
    from browser.settings import Settings
    from ui.disk_view import Page
    from ui.main_window import MainWindow

    window = MainWindow(Settings())
    window.resize(*SIZE)
    window.show()

    def shot(name: str, widget: QWidget = window) -> None:
        widget.grab().save(str(folder / f"{name}.png"))

    await asyncio.sleep(0.3)
    shot("welcome")
    opening = asyncio.ensure_future(window.open_paths([disk]))
    await asyncio.sleep(0.4)
    shot("opening")
    await opening
    view = window.disk
    assert view is not None
    await _until(lambda: view.location is not None and not view.files.is_busy)
    debian = next(place for place in view.guest.places if place.system and place.system.distro == "debian")
    view.go_to_place(debian)
    await _until(lambda: view.location and view.location.place == debian and not view.files.is_busy)
    view.files.go_to_text("/etc/ssh")
    await _until(lambda: view.files.model.row_of("sshd_config") is not None and not view.files.is_busy)
    row = view.files.model.row_of("sshd_config")
    assert row is not None
    view.files.table.select_row(row)
    await asyncio.sleep(1.5)
    shot("window")
    if with_files:
        from bench.file_pictures import take_files

        await take_files(window, lambda name, widget: shot(name, widget), _until)
    if with_search:
        from bench.search_pictures import take_search

        await take_search(window, lambda name, widget: shot(name, widget), _until)
    if with_previews:
        from bench.preview_pictures import take_previews

        await take_previews(window, lambda name, widget: shot(name, widget), _until)
    view.show_page(Page.STORAGE)
    storage = view.guest.storage
    assert storage is not None
    await _until(lambda: all(each.device in view.storage._facts for each in storage.file_systems))
    await asyncio.sleep(0.5)
    shot("storage")
    view.show_page(Page.SYSTEM)
    view.system.show_place(debian)
    panel = view.system.panel
    assert panel is not None
    await _until(lambda: panel.inspection.done == len(panel.inspection.names))
    shot("system")
    if with_inspection:
        from bench.inspection_pictures import take_inspection

        await take_inspection(window, view, folder)
    if with_desk:
        from bench.desk_pictures import take_desk

        await take_desk(window, disk, folder)
    await window.open_paths([folder / "missing.qcow2"])
    await asyncio.sleep(2)
    shot("failure")
    if with_transfers:
        from bench.transfer_pictures import take_transfers

        await take_transfers(window, folder)
    window.close()
    await window.closed.wait()


def main() -> None:
    """Make the demo disk and all pictures."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="guestscope-") as private:
        os.environ["XDG_CONFIG_HOME"] = private
        from qasync import QEventLoop  # type: ignore[import-untyped]

        from browser.demo.disk import make_demo
        from ui.application import make_application

        disk = Path(private) / "demo.qcow2"
        make_demo(disk, lambda _stage, _share: None)
        application = make_application()
        loop = QEventLoop(application)
        asyncio.set_event_loop(loop)
        with loop:
            taking = _take(
                disk,
                folder,
                with_files="--files" in sys.argv,
                with_search="--search" in sys.argv,
                with_previews="--previews" in sys.argv,
                with_transfers="--transfers" in sys.argv,
                with_inspection="--inspection" in sys.argv,
                with_desk="--desk" in sys.argv,
            )
            loop.run_until_complete(taking)


if __name__ == "__main__":
    main()
