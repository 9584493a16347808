"""Order and filter of a folder's rows."""

import asyncio
import random
import time

import pytest

from browser.accounts import Accounts
from browser.arrangement import Arrangement, Arranger, Column, arrange, natural, order_of, suffix
from browser.listing import Attributes, Kind, Listing
from tests.browser.test_listing import stat_of
from tests.helpers.event_loop import uncollected


def arranged(listing: Listing, arrangement: Arrangement, accounts: Accounts | None = None) -> list[str]:
    rows = asyncio.run(arrange(listing, arrangement, accounts or Accounts()))
    return [listing.names[row] for row in rows]


def files(*names: str) -> Listing:
    return Listing(
        "/", [(name.rstrip("/"), Kind.FOLDER if name.endswith("/") else Kind.FILE) for name in names]
    )


def test_folders_first_and_numbers_as_numbers() -> None:
    names = arranged(files("file 10", "File 9", "b/", "a", "A2/", "a10/"), Arrangement())
    assert names == ["A2", "a10", "b", "a", "File 9", "file 10"]


def test_descending_keeps_folders_first() -> None:
    assert arranged(files("a", "b", "x/", "y/"), Arrangement(descending=True)) == ["y", "x", "b", "a"]


def test_hidden_names_are_left_out_unless_wanted() -> None:
    listing = files(".profile", "a")
    assert arranged(listing, Arrangement()) == ["a"]
    assert arranged(listing, Arrangement(hidden=True)) == [".profile", "a"]


def test_filter_by_text_has_no_case() -> None:
    assert arranged(files("Makefile", "readme"), Arrangement(text="MAKE")) == ["Makefile"]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column.SIZE, ["b", "c", "a"]),
        (Column.MODIFIED, ["c", "a", "b"]),
        (Column.OWNER, ["b", "a", "c"]),
    ],
)
def test_columns(column: Column, expected: list[str]) -> None:
    listing = files("a", "b", "c")
    stats = (
        stat_of(size=30, mtime_sec=2, uid=1),
        stat_of(size=10, mtime_sec=3, uid=2),
        stat_of(size=20, mtime_sec=1, uid=3),
    )
    listing.fill([0, 1, 2], Attributes(stats, ("", "", "")))
    accounts = Accounts({1: "m", 2: "ada", 3: "zoe"})
    assert arranged(listing, Arrangement(column), accounts) == expected


def test_a_large_folder_is_sorted_without_holding_the_loop_up() -> None:
    names = [f"file {number}" for number in range(60_000)]
    random.Random(1).shuffle(names)
    listing = files(*names)
    longest = 0.0

    async def measure() -> list[int]:
        nonlocal longest
        task = asyncio.ensure_future(arrange(listing, Arrangement(), Accounts()))
        while not task.done():
            before = time.thread_time()
            await asyncio.sleep(0)
            longest = max(longest, time.thread_time() - before)
        return list(task.result())

    with uncollected():
        rows = asyncio.run(measure())
    assert [listing.names[row] for row in rows] == [f"file {number}" for number in range(60_000)]
    assert longest < 0.1


def test_rows_that_come_and_kinds_that_become_known_find_their_place() -> None:
    listing = files("b", "c", "a")
    arranger = Arranger(listing, Accounts())

    def shown() -> list[str]:
        return [listing.names[row] for row in asyncio.run(arranger.order(Arrangement()))]

    assert shown() == ["a", "b", "c"]
    listing.fill([1], Attributes((stat_of(0o40755),), ("",)))
    assert shown() == ["c", "a", "b"]
    listing.add([("aa", Kind.FILE)])
    assert shown() == ["c", "a", "aa", "b"]


def test_what_is_in_order_already_is_the_same_object() -> None:
    arranger = Arranger(files(".x", "b", "a"), Accounts())
    first = asyncio.run(arranger.order(Arrangement()))
    assert asyncio.run(arranger.order(Arrangement())) is first
    assert list(asyncio.run(arranger.order(Arrangement(hidden=True)))) == [0, 2, 1]
    assert [first.position(row) for row in (0, 1, 2)] == [None, 1, 0]


def test_positions_are_told_from_the_top_down() -> None:
    order = order_of([256, 1, 65536, 0, 16777216])
    assert order.positions({0, 256, 7}) == [0, 3]
    assert [order.position(row) for row in (16777216, 65536, 2)] == [4, 2, None]


def test_natural_keys_compare_for_any_names() -> None:
    names = ["", "1", "a", "1a", "a1", "٣", "²", "9" * 300]
    assert len(sorted(names, key=natural)) == len(names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.tar.gz", "gz"), (".bashrc", ""), ("..x", ""), ("a.", ""), ("A.TXT", "txt"), ("a." + "x" * 20, "")],
)
def test_suffix(name: str, expected: str) -> None:
    assert suffix(name) == expected
