"""A window that looks at itself: `python -m tests.helpers.looked_at_window DISK`.

It writes one line of JSON: the screen's ratio, how many pictures are shown, which of them have fewer pixels
than the screen, and which texts have too little room.
"""

import asyncio
import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel
from qasync import QEventLoop  # type: ignore[import-untyped]

from browser.settings import Settings
from browser.sources import Source
from tests.helpers.cut_off import cut_off
from tests.helpers.drop_target import tell
from tests.helpers.event_loop import until
from ui.application import make_application
from ui.disk_view import Page
from ui.main_window import MainWindow


async def main() -> None:
    window = MainWindow(Settings())
    window.resize(1280, 800)
    window.show()
    view = window.open_source(Source.of_files([Path(sys.argv[1])], "raw"))
    await until(lambda: view.location is not None and not view.files.is_busy)
    view.files.contents.select_row(0)
    ratio = window.devicePixelRatioF()
    pictures, blurred, short = 0, [], []
    for page in Page:
        view.show_page(page)
        await asyncio.sleep(0.2)
        window.grab()
        for label in window.findChildren(QLabel):
            if label.isVisibleTo(window) and not label.pixmap().isNull():
                pictures += 1
                if label.pixmap().devicePixelRatio() < ratio:
                    blurred.append(f"{page.name}: {type(label).__name__} {label.accessibleName()}")
        for button in window.findChildren(QAbstractButton):
            if button.isVisibleTo(window) and not button.icon().isNull():
                pictures += 1
                if button.icon().pixmap(button.iconSize(), ratio).devicePixelRatio() < ratio:
                    blurred.append(f"{page.name}: {button.accessibleName()}")
        short += [f"{page.name}: {text}" for text in cut_off(window)]
    tell(**{"ratio": ratio, "pictures": pictures, "blurred": blurred, "cut off": short})
    window.close()
    await window.closed.wait()


if __name__ == "__main__":
    loop = QEventLoop(make_application())
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(main())
