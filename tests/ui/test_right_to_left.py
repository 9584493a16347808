"""The window where people read from the right: mirrored, with paths and sizes as everywhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.window import Run, Window, go, opened, path_of
from ui import formats
from ui.guest_label import GuestLabel
from ui.icons import icon


@pytest.fixture(autouse=True)
def _from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def left_of(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).x()


def test_the_window_is_mirrored_and_works(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            frame, table = window.frame, view.files.table
            assert left_of(frame.sidebar, window) > left_of(table, window) > left_of(frame.details, window)
            header = table.horizontalHeader()
            assert header.sectionViewportPosition(0) > header.sectionViewportPosition(1)
            await go(view, "/crowd")
            first = view.files.contents.in_sight()[0]
            table.verticalScrollBar().setValue(50)
            assert view.files.contents.in_sight()[0] != first
            assert view.files.contents.top_row == 50
            assert path_of(view) == "/crowd"
            crumbs = [button for button, _, _ in frame.path._row._buttons]
            assert left_of(crumbs[0], window) < left_of(crumbs[-1], window)

    run(scenario())


def test_paths_and_sizes_keep_their_direction(qapp: QApplication) -> None:
    assert formats.size_text(3200) == "\u20663.2 kB\u2069"
    label = GuestLabel()
    label.resize(400, 20)
    label.show_guest("/etc/ssh")
    assert label.text() == "\u2068/etc/ssh\u2069"
    label.deleteLater()


def test_arrows_along_the_direction_of_reading_are_mirrored(qapp: QApplication) -> None:
    size = QSize(16, 16)
    plain, turned = (
        icon("back", is_mirrored=is_mirrored).pixmap(size).toImage() for is_mirrored in (False, True)
    )
    assert plain != turned
    assert plain.transformed(QTransform.fromScale(-1, 1)) == turned
