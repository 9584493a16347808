"""Pictures are decoded elsewhere, within bounds, and whatever is wrong with them is told."""

import asyncio
import random
from typing import Any, cast

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from browser.preview import confined
from browser.preview.picture import MOST_EDGE, NoPicture, Picture, Unshown, decode
from tests.helpers.amounts import IS_LONG
from tests.helpers.previews import MemoryFile, gif, png, turned

SAMPLE = 5000 if IS_LONG else 6


def encoded(name: str, width: int = 40, height: int = 20) -> bytes:
    """Red, with one blue pixel at the top left."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(8):
        for y in range(8):
            image.setPixelColor(x, y, QColor("blue"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    save: Any = image.save  # the stubs want bytes for the format, and the binding wants text
    assert save(buffer, name.upper())
    return bytes(buffer.data().data())


def decoded(data: bytes, name: str) -> Picture:
    return asyncio.run(decode(cast(Any, MemoryFile(data)), name))


def colour(picture: Picture, x: int, y: int) -> str:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        4 * picture.width,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    found = image.pixelColor(x, y)
    return "red" if found.red() > found.blue() else "blue"


@pytest.mark.parametrize("name", ["png", "jpeg", "bmp", "webp"])
def test_each_format_is_decoded(name: str) -> None:
    picture = decoded(encoded(name), name)
    assert (picture.width, picture.height) == (picture.full_width, picture.full_height) == (40, 20)
    assert (colour(picture, 2, 2), colour(picture, 35, 15)) == ("blue", "red")


def test_a_gif_shows_its_first_picture() -> None:
    picture = decoded(gif(), "gif")
    assert (picture.width, picture.height, colour(picture, 0, 0)) == (1, 1, "red")


def test_a_large_picture_arrives_smaller() -> None:
    picture = decoded(png(5000, 2500), "png")
    assert (picture.width, picture.height) == (MOST_EDGE, MOST_EDGE // 2)
    assert (picture.full_width, picture.full_height) == (5000, 2500)
    assert picture.has_alpha


def test_a_picture_is_turned_as_its_camera_was() -> None:
    # 6: the top row of what is stored is the right edge of what is meant.
    picture = decoded(turned(encoded("jpeg"), 6), "jpeg")
    assert (picture.width, picture.height) == (picture.full_width, picture.full_height) == (20, 40)
    assert (colour(picture, 17, 2), colour(picture, 2, 2)) == ("blue", "red")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (png(60_000, 60_000, b"x"), "png", Unshown.LARGE),
        (png(8000, 8000), "png", Unshown.LARGE),
        (png(400, 300, b"nothing compressed"), "png", Unshown.DAMAGED),
        (b"\x89PNG\r\n\x1a\n", "png", Unshown.DAMAGED),
        (b"\xff\xd8\xff\xe0 no jpeg at all", "jpeg", Unshown.DAMAGED),
        (encoded("png"), "jpeg", Unshown.DAMAGED),
    ],
    ids=["pixels", "bomb", "damaged", "cut", "nonsense", "another format"],
)
def test_what_cannot_be_shown_is_told(data: bytes, name: str, why: Unshown) -> None:
    with pytest.raises(NoPicture) as caught:
        decoded(data, name)
    assert caught.value.why is why


def test_a_file_that_is_too_large_is_not_read() -> None:
    file = MemoryFile(b"")
    file.size = 1 << 40
    with pytest.raises(NoPicture):
        asyncio.run(decode(cast(Any, file), "png"))
    assert file.read_bytes == 0


def test_mutated_pictures_never_do_more_than_fail() -> None:
    chance = random.Random(6)
    originals = [(name, encoded(name)) for name in ("png", "jpeg", "bmp", "webp")] + [("gif", gif())]

    async def try_all() -> set[str]:
        found = set()
        for _ in range(SAMPLE):
            name, data = chance.choice(originals)
            mutated = bytearray(data)
            for _ in range(chance.randint(1, 12)):
                mutated[chance.randrange(len(mutated))] = chance.randrange(256)
            try:
                picture = await decode(cast(Any, MemoryFile(bytes(mutated))), name)
            except (NoPicture, confined.Failed) as failure:
                found.add(type(failure).__name__)
            else:
                assert len(picture.pixels) == 4 * picture.width * picture.height
                found.add("shown")
        return found

    assert "shown" in asyncio.run(try_all())
