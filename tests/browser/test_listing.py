"""What a listing makes of honest and of lying answers."""

from typing import cast

import pytest

from browser.listing import BATCH, FIRST_BATCH, Attributes, Kind, Listing, is_component, join, parent
from engine.methods import StatnsDict


def stat_of(mode: int = 0o100644, **values: int) -> "StatnsDict":
    """A statns structure with these values and zeros."""
    names = ("size", "mtime_sec", "ctime_sec", "atime_sec", "uid", "gid")
    fields = {f"st_{name}": values.get(name, 0) for name in names}
    return cast("StatnsDict", {"st_ino": values.get("ino", 7), "st_mode": mode, **fields})


def test_rows_have_names_before_they_have_attributes() -> None:
    listing = Listing("/etc", [("passwd", Kind.FILE)])
    assert listing[0].name == "passwd"
    assert listing[0].size is None


def test_attributes_fill_the_rows_they_were_asked_for() -> None:
    listing = Listing("/", [("a", Kind.FILE), ("b", Kind.UNKNOWN)])
    listing.fill([1], Attributes((stat_of(0o120777, size=3, mtime_sec=-5, uid=4_294_967_295),), ("../c",)))
    assert listing[0].mode is None
    entry = listing[1]
    assert (entry.kind, entry.size, entry.mtime, entry.uid, entry.target) == (
        Kind.LINK,
        3,
        -5,
        4_294_967_295,
        "../c",
    )


def test_too_few_attributes_are_refused() -> None:
    listing = Listing("/", [("a", Kind.FILE), ("b", Kind.FILE)])
    with pytest.raises(ValueError, match="shorter"):
        listing.fill([0, 1], Attributes((stat_of(),), ("",)))


def test_a_file_that_went_away_keeps_unknown_attributes() -> None:
    listing = Listing("/", [("a", Kind.FILE)])
    listing.fill([0], Attributes((stat_of(0, ino=0),), ("",)))
    assert listing[0].size is None


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/", "a\0b"])
def test_an_impossible_name_is_shown_and_never_opened(name: str) -> None:
    listing = Listing("/", [(name, Kind.FILE)])
    assert listing.kind(0) is Kind.INVALID
    assert not listing[0].can_be_opened
    assert list(listing.batches()) == []
    with pytest.raises(ValueError, match="no name"):
        join("/", name)


def test_a_name_that_stands_there_twice_counts_once() -> None:
    listing = Listing("/", [("a", Kind.FILE), ("a", Kind.FOLDER)])
    assert [entry.kind for entry in listing] == [Kind.FILE, Kind.INVALID]


def test_batches_are_small_first_and_cover_everything() -> None:
    count = FIRST_BATCH + BATCH + 5
    batches = list(Listing("/", [(str(number), Kind.FILE) for number in range(count)]).batches())
    assert [len(rows) for rows in batches] == [FIRST_BATCH, BATCH, 5]
    assert [row for rows in batches for row in rows] == list(range(count))


def test_paths() -> None:
    assert join("/", "etc") == "/etc"
    assert join("/etc", "passwd") == "/etc/passwd"
    assert parent("/etc/passwd") == "/etc"
    assert parent("/etc") == parent("/") == "/"
    assert is_component("...")
