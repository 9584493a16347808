"""The window's pages on the demo disk, as pictures: `python -m bench.pictures FOLDER [LANGUAGE]`.

Those that docs/ has are renewed from the light ones in English, which is the language if none is named.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT

SIZE = (1280, 800)
DOCS = ROOT / "docs"


async def _take(disk: Path, folder: Path) -> None:
    from bench.pictures.camera import Camera, until
    from bench.pictures.desk import take_desk
    from bench.pictures.files import take_files
    from bench.pictures.inspection import take_inspection
    from bench.pictures.previews import take_previews
    from bench.pictures.search import take_search
    from bench.pictures.transfers import take_transfers
    from browser.settings import Settings
    from ui.disk_view import Page
    from ui.main_window import MainWindow

    camera = Camera(folder)
    window = MainWindow(Settings())
    window.resize(*SIZE)
    window.show()
    await asyncio.sleep(0.3)
    await camera.take("welcome", window)
    opening = asyncio.ensure_future(window.open_paths([disk]))
    await asyncio.sleep(0.4)
    camera.take_now("opening-light", window)
    await opening
    view = window.disk
    assert view is not None
    await until(lambda: view.location is not None and not view.files.is_busy)
    debian = next(place for place in view.guest.places if place.system and place.system.distro == "debian")
    view.go_to_place(debian)
    await until(lambda: view.location and view.location.place == debian and not view.files.is_busy)
    view.files.go_to_text("/etc/ssh")
    await until(lambda: view.files.model.row_of("sshd_config") is not None and not view.files.is_busy)
    row = view.files.model.row_of("sshd_config")
    assert row is not None
    view.files.table.select_row(row)
    await asyncio.sleep(1.5)
    await camera.take("window", window)
    await take_files(window, camera)
    await take_search(window, camera)
    await take_previews(window, camera)
    view.show_page(Page.STORAGE)
    storage = view.guest.storage
    assert storage is not None
    await until(lambda: all(each.device in view.storage._facts for each in storage.file_systems))
    await camera.take("storage", window)
    view.show_page(Page.SYSTEM)
    view.system.show_place(debian)
    panel = view.system.panel
    assert panel is not None
    await until(lambda: panel.inspection.done == len(panel.inspection.names))
    await camera.take("system", window)
    await take_inspection(window, view, camera)
    await take_desk(window, disk, camera)
    await window.open_paths([Path("/srv/machines/web02.qcow2")])
    await asyncio.sleep(2)
    await camera.take("failure", window)
    await take_transfers(window, camera)
    window.close()
    await window.closed.wait()


def main() -> None:
    """Make the demo disk and all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="guestscope-") as private:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = private
        from qasync import QEventLoop  # type: ignore[import-untyped]

        from browser.demo.disk import make_demo
        from browser.settings import Language
        from ui.application import make_application

        language = Language(sys.argv[2]) if len(sys.argv) > 2 else Language.ENGLISH
        disk = Path(private) / "demo.qcow2"
        make_demo(disk, lambda _stage, _share: None)
        application = make_application(language)
        loop = QEventLoop(application)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(_take(disk, folder))
    for shown in DOCS.glob("*.png") if language is Language.ENGLISH else ():
        shutil.copyfile(folder / f"{shown.stem}-light.png", shown)


if __name__ == "__main__":
    main()
