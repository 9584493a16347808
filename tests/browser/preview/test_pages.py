"""Bytes that are read in pages."""

import asyncio

import pytest

from browser.preview.pages import MOST_KEPT, PAGE, Pages

SIZE = 5 << 40


class Reading:
    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    async def __call__(self, offset: int, length: int) -> bytes:
        self.asked.append((offset, length))
        return (offset // PAGE).to_bytes(8, "big") * (length // 8) + bytes(length % 8)


def test_a_part_is_there_once_it_was_fetched_and_only_that_is_read() -> None:
    reading = Reading()
    pages = Pages(reading, SIZE)
    offset = (3 << 40) + PAGE - 8
    assert pages.part(offset, 16) is None
    asyncio.run(pages.fetch(offset, 16))
    number = offset // PAGE
    assert pages.part(offset, 16) == number.to_bytes(8, "big") + (number + 1).to_bytes(8, "big")
    asyncio.run(pages.fetch(offset, 16))
    assert reading.asked == [(number * PAGE, PAGE), ((number + 1) * PAGE, PAGE)]


def test_the_last_page_ends_where_the_file_ends() -> None:
    reading = Reading()
    pages = Pages(reading, PAGE + 10)
    asyncio.run(pages.fetch(PAGE, 100))
    assert reading.asked == [(PAGE, 10)]
    assert len(pages.part(PAGE, 100) or b"") == 10
    assert pages.part(PAGE + 10, 5) == b""


def test_only_so_many_pages_are_kept() -> None:
    pages = Pages(Reading(), SIZE)

    async def scroll() -> None:
        for number in range(3 * MOST_KEPT):
            await pages.fetch(number * PAGE, 8)

    asyncio.run(scroll())
    kept = [number for number in range(3 * MOST_KEPT) if pages.part(number * PAGE, 8) is not None]
    assert kept == [*range(2 * MOST_KEPT, 3 * MOST_KEPT)]


def test_what_cannot_be_read_is_told() -> None:
    async def fail(offset: int, length: int) -> bytes:
        raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        asyncio.run(Pages(fail, 10).fetch(0, 10))
