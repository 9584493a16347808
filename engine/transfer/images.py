"""Whether the images that a transfer reads from are still what was opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from appliance.images import Change
from engine.errors import GuestFSError

if TYPE_CHECKING:
    from engine.handle import GuestFS


class ImageChanged(GuestFSError):
    """Somebody wrote to an image while it was read, so what was read of it may be wrong."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path
        self.cause = f"{path} changed while it was read."
        self.remedy = "Close what writes to it, open it again, and copy once more."

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


def check_images(g: GuestFS) -> None:
    """Raise `ImageChanged` if an image that the handle only reads was written to since it was opened."""
    for drive in g.drives:
        if drive.readonly and drive.image.change() is Change.CONTENT:
            raise ImageChanged(drive.image.path)
