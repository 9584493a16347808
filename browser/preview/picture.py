"""A picture out of a guest's file, decoded by the confined process."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from browser.preview import confined

if TYPE_CHECKING:
    from browser.preview.guest_file import GuestFile

MOST_BYTES = 32 << 20
MOST_EDGE = 2048


class Unshown(enum.Enum):
    """Why a picture is not shown."""

    LARGE = "large"
    DAMAGED = "damaged"


class NoPicture(RuntimeError):
    """The picture is not shown, for this reason; `width` and `height` are 0 where they are not known."""

    def __init__(self, why: Unshown, width: int = 0, height: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.width, self.height = width, height

    def __str__(self) -> str:
        return f"The picture is {self.why.value}."


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels as Qt's ARGB32_Premultiplied has them, without gaps between the rows.

    `full_width` and `full_height` are the picture's own size, as it is meant to be looked at.
    """

    width: int
    height: int
    pixels: bytes
    full_width: int
    full_height: int
    has_alpha: bool


async def decode(file: GuestFile, format: str) -> Picture:  # noqa: A002 - a format is a format
    """Decode a picture. Raises NoPicture, `confined.Failed`, and what reading raises."""
    if file.size > MOST_BYTES:
        raise NoPicture(Unshown.LARGE)
    told: dict[str, Any] = {}

    def take(value: Any) -> None:
        if isinstance(value, dict):
            told.update(value)

    task = {"format": format, "size": file.size}
    pixels = await confined.ask("picture", task, file.read, take, most=4 * MOST_EDGE * MOST_EDGE)
    full_width, full_height = _pair(told.get("full"))
    if "problem" in told or not pixels:
        why = Unshown.LARGE if told.get("problem") == "large" else Unshown.DAMAGED
        raise NoPicture(why, full_width, full_height)
    width, height = _pair(told.get("size"))
    if not (0 < width <= MOST_EDGE and 0 < height <= MOST_EDGE) or len(pixels) != 4 * width * height:
        raise confined.Failed(confined.Why.CRASHED)
    return Picture(width, height, pixels, full_width, full_height, bool(told.get("alpha")))


def _pair(value: object) -> tuple[int, int]:
    match value:
        case [int(width), int(height)] if 0 <= width < 1 << 31 and 0 <= height < 1 << 31:
            return width, height
    return 0, 0
