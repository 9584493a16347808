"""Names kept one behind another."""

import pytest

from browser.names import Names

ODD = ["file", "", "fil", "caf\udce9", "über", "a\0b", "file", "le"]


def test_names_come_back_as_they_went_in() -> None:
    names = Names(ODD)
    assert list(names) == ODD
    assert (names[-1], names[1:4]) == ("le", ODD[1:4])
    assert names.of([3, 0]) == ["caf\udce9", "file"]
    with pytest.raises(IndexError):
        names[-9]


def test_a_name_is_found_only_as_a_whole() -> None:
    names = Names(ODD)
    assert [names.index(name) for name in ("fil", "file", "le", "", "über")] == [2, 0, 7, 1, 4]
    assert names.index("file", 1) == 6
    for absent in ("ile", "ef", "lefil"):
        with pytest.raises(ValueError, match="not among"):
            names.index(absent)


def test_a_name_takes_little_more_than_its_bytes() -> None:
    names = Names(f"file-{number:07}.txt" for number in range(10_000))
    assert names._bytes.__sizeof__() + names._bounds.__sizeof__() < 25 * len(names)
