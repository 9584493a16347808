"""Pictures of the preview: a text with colours, bytes, a picture and an archive, small and large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.pictures.camera import Camera, until
from browser.preview.look import Form

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FOLDER = "/home/mara"
FILES = (
    ("text", "/etc/ssh", "sshd_config", Form.TEXT),
    ("picture", f"{FOLDER}/Pictures", "sunset over the hills.png", Form.PICTURE),
    ("bytes", f"{FOLDER}/Pictures", "icon.png", Form.BYTES),
    ("archive", f"{FOLDER}/Archives", "pictures.zip", Form.ARCHIVE),
    ("damaged", f"{FOLDER}/Pictures", "cut off.png", None),
)


async def take_previews(window: MainWindow, camera: Camera) -> None:
    """Take them of the disk that the window shows, and leave it as it was."""
    for size in ("", "-large"):
        window.wishes.preview.setChecked(bool(size))
        for name, folder, file, form in FILES:
            await _show(window, folder, file, form)
            await camera.take(f"preview-{name}{size}", window)
    window.wishes.preview.setChecked(False)


async def _show(window: MainWindow, folder: str, name: str, form: Form | None) -> None:
    view = window.disk
    assert view is not None
    preview = window.frame.details.preview
    view.files.go_to_text(folder)
    await until(lambda: view.location is not None and view.location.path == folder and not view.files.is_busy)
    row = view.files.model.row_of(name)
    assert row is not None
    view.files.contents.select_row(row)
    await until(lambda: preview.hint or preview.shown_form)
    if form is not None and preview.shown_form is not form:
        preview.form_chosen.emit(form)
    await until(lambda: preview.shown_form is form)
