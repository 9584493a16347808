"""Numbers and times for people."""

import time

import pytest

from browser.listing import Entry, Kind
from ui import formats


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (1, "1 B"), (999, "999 B"), (3200, "3.2 kB"), (5_000_000, "5 MB"), (2**40, "1.1 TB")],
)
def test_sizes(size: int, text: str) -> None:
    assert formats.size_text(size) == text


def test_what_is_recent_is_told_as_an_age() -> None:
    now = int(time.time())
    assert formats.time_text(now - 7300) == "2 hours ago"
    assert formats.time_text(now - 2 * 86400 - 60) == "2 days ago"


def test_what_is_old_or_to_come_is_told_as_a_date() -> None:
    assert formats.time_text(1_700_000_000) == "14 Nov 2023"
    assert formats.time_text(int(time.time()) + 10 * 365 * 86400).endswith(
        ("3", "4", "5", "6", "7", "8", "9")
    )


@pytest.mark.parametrize("seconds", [-(2**63), 2**63 - 1, -62_135_596_801])
def test_a_time_that_no_calendar_holds(seconds: int) -> None:
    assert formats.time_text(seconds) == formats.UNKNOWN
    assert formats.exact_time(seconds) == str(seconds)


@pytest.mark.parametrize("seconds", [-1, -61_000_000_000, 0, 240_000_000_000])
def test_old_and_far_times_are_told(seconds: int) -> None:
    assert formats.time_text(seconds) != formats.UNKNOWN
    assert ":" in formats.exact_time(seconds)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s left"), (4.4, "4 s left"), (200, "3 min left"), (5400, "1.5 h left")]
)
def test_time_left(seconds: float, text: str) -> None:
    assert formats.time_left_text(seconds) == text


def test_types_repeat_the_last_suffix() -> None:
    assert formats.type_text(Entry("a.tar.gz", Kind.FILE)) == "Archive (gz)"
    assert formats.type_text(Entry("README", Kind.FILE)) == "File"
    assert formats.type_text(Entry("x.txt", Kind.FOLDER)) == "Folder"
