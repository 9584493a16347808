"""Pictures, decoded by Qt."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage

from browser.demo.pictures import Rows, bmp, julia, mountains, png, waves

ROWS = [bytes((255, 0, 0, 0, 255, 0, 0, 0, 255)), bytes((1, 2, 3, 4, 5, 6, 7, 8, 9))]


@pytest.mark.parametrize("encode", [png, bmp])
def test_an_encoded_picture_shows_the_same_pixels(encode: Callable[[Rows], bytes]) -> None:
    image = QImage.fromData(encode(ROWS))
    assert (image.width(), image.height()) == (3, 2)
    assert image.pixelColor(0, 0) == QColor(255, 0, 0)
    assert image.pixelColor(2, 0) == QColor(0, 0, 255)
    assert image.pixelColor(1, 1) == QColor(4, 5, 6)


@pytest.mark.parametrize(
    "rows",
    [
        mountains(40, 30, 1, (0, 0, 90), (250, 200, 150)),
        julia(40, 30, -0.8 + 0.156j, 0.5),
        waves(40, 30, 0.3),
    ],
    ids=["mountains", "julia", "waves"],
)
def test_a_picture_is_full_of_different_colours(rows: Rows) -> None:
    assert [len(row) for row in rows] == [120] * 30
    assert len({row[at : at + 3] for row in rows for at in range(0, 120, 3)}) > 20


def test_the_same_seed_gives_the_same_mountains() -> None:
    first, second, other = (mountains(20, 20, seed, (0, 0, 9), (9, 9, 9)) for seed in (1, 1, 2))
    assert first == second != other
