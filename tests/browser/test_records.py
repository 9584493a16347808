"""Search, choices and order of records."""

import asyncio
import time
from typing import Any

from browser.records import MOST_CHOICES, Query, count_choices, find_records
from browser.sheets import table_of
from tests.browser.test_sheets import Colour, Thing

THINGS = (
    Thing("file10", 5, tags=("web", "Proxy"), colour=Colour.RED),
    Thing("File9", None, source="/etc/nine"),
    Thing("aé", 7),
)
COLUMNS = table_of("things", THINGS).columns


def found(rows: tuple[Any, ...] = THINGS, **query: Any) -> list[str]:
    return [rows[row].name for row in asyncio.run(find_records(rows, COLUMNS, Query(**query)))]


def test_without_a_wish_everything_stays_as_it_is() -> None:
    assert found() == ["file10", "File9", "aé"]


def test_search_looks_into_every_column_and_wants_all_words() -> None:
    assert found(text="proxy") == ["file10"]
    assert found(text="/ETC") == ["File9"]
    assert found(text="file proxy") == ["file10"]
    assert found(text="file é") == []


def test_choices() -> None:
    assert found(choices={"colour": "red"}) == ["file10"]
    assert found(choices={"colour": ""}) == ["File9", "aé"]


def test_numbers_in_names_count_and_unknown_sizes_come_first() -> None:
    assert found(column="name") == ["aé", "File9", "file10"]
    assert found(column="name", descending=True) == ["file10", "File9", "aé"]
    assert found(column="size") == ["File9", "file10", "aé"]
    assert found(column="tags", descending=True)[0] == "file10"
    assert found(column="colour", descending=True)[0] == "file10"


def test_choices_are_offered_where_they_are_few() -> None:
    colour = next(column for column in COLUMNS if column.name == "colour")
    name = next(column for column in COLUMNS if column.name == "name")
    assert asyncio.run(count_choices(THINGS, colour)) == {"": 2, "red": 1}
    many = tuple(Thing(str(number)) for number in range(MOST_CHOICES + 1))
    assert asyncio.run(count_choices(many, name)) == {}
    assert asyncio.run(count_choices((THINGS[0],), colour)) == {}


def test_seventy_thousand_records_are_searched_in_slices() -> None:
    rows = tuple(Thing(f"package {number}", number) for number in range(70_000))
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            longest = max(longest, time.thread_time() - before)

    async def scenario() -> list[int]:
        watching = asyncio.ensure_future(watch())
        result = await find_records(rows, COLUMNS, Query("package 6", column="name", descending=True))
        watching.cancel()
        return list(result)

    result = asyncio.run(scenario())
    assert rows[result[0]].name == "package 69999"
    assert len(result) == sum("6" in row.name for row in rows)
    # Of its own time, since the machine may be busy with other things.
    assert longest < 0.1
