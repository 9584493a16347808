"""What a query takes and what it leaves out, and that the appliance leaves out no more than that."""

import fnmatch
import re
import stat
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browser.file_types import FileType
from browser.listing import Kind
from browser.search.query import Query, QueryRefused, _coarse
from browser.search.words import Period, moment_of, since, size_of
from engine.search import Finding

NOON = datetime(2024, 3, 15, 12, 0)


def finding(
    name: str, *, mode: int = stat.S_IFREG | 0o644, size: int = 0, mtime: int = 0, uid: int = 0
) -> Finding:
    return Finding("/a", name, 2, mode, size, size, mtime, 0, 0, uid, 0, 1, 2, 1, "")


def takes(query: Query, **values: object) -> bool:
    name = str(values.pop("name", "name.txt"))
    return query.matcher()(finding(name, **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        (Query("CONF"), "sshd_config", True),
        (Query("CONF", minds_case=True), "sshd_config", False),
        (Query("*.conf"), "a.conf", True),
        (Query("*.conf"), "a.conf.bak", False),
        (Query("[!a]*"), "b", True),
        (Query("größe"), "GRÖSSE", False),
        (Query("grüße"), "GRÜSSE und GRÜẞE", True),
        (Query(r"^a.*\d$", is_regex=True), "ab1", True),
        (Query(r"^a.*\d$", is_regex=True), "xab1", False),
        (Query("caf\udce9"), "caf\udce9 x", True),
        (Query(r"caf.", is_regex=True), "caf\udce9", True),
        (Query("two\nlines"), "two\nlines", True),
    ],
)
def test_names_fit_or_do_not(query: Query, name: str, expected: bool) -> None:
    assert takes(query, name=name) is expected


def test_sizes_are_of_files_and_both_ends_count() -> None:
    query = Query(least=100, most=200)
    assert [takes(query, size=size) for size in (99, 100, 200, 201)] == [False, True, True, False]
    assert not takes(query, size=150, mode=stat.S_IFDIR | 0o755)


def test_times_begin_and_end() -> None:
    query = Query(since=100, until=200)
    assert [takes(query, mtime=mtime) for mtime in (99, 100, 199, 200)] == [False, True, True, False]


def test_kinds_classes_and_owners_are_told_apart() -> None:
    link = stat.S_IFLNK | 0o777
    assert takes(Query(kinds=frozenset({Kind.LINK})), mode=link)
    assert not takes(Query(kinds=frozenset({Kind.LINK})))
    pictures = Query(types=frozenset({FileType.PICTURE}))
    assert takes(pictures, name="a.JPG")
    assert not takes(pictures, name="a.JPG", mode=link)
    assert not takes(pictures)
    assert takes(Query(owners=frozenset({7})), uid=7)
    assert not takes(Query(owners=frozenset({7})), uid=8)


def test_an_expression_that_is_none_or_takes_too_long_is_refused() -> None:
    with pytest.raises(QueryRefused, match="no regular expression"):
        Query("a(", is_regex=True).check()
    slow = Query(r"^(a|aa|b?a)+(c|a?)+$", is_regex=True).matcher()
    with pytest.raises(QueryRefused, match="too long"):
        slow(finding("a" * 250 + "!"))


@settings(deadline=None)
@given(
    pattern=st.text(st.sampled_from("ab*?[]!-.ä\\") | st.characters(), max_size=12),
    name=st.text(st.sampled_from("abAB*?[]-.äÄ\\"), min_size=1, max_size=12),
)
def test_the_appliance_leaves_out_nothing_that_fits(pattern: str, name: str) -> None:
    if "\0" in pattern:
        return
    query = Query(pattern)
    if pattern and takes(query, name=name):
        whole = pattern if any(sign in pattern for sign in "*?[") else f"*{pattern}*"
        assert re.match(fnmatch.translate(_coarse(whole)), name, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("100", 100), ("100 MB", 10**8), ("2.5GiB", 5 << 29), ("1,5 k", 1500), ("7KiB", 7168)],
)
def test_sizes_are_read(text: str, expected: int) -> None:
    assert size_of(text) == expected


@pytest.mark.parametrize("text", ["", "MB", "-1", "1 elephant", "1.2.3"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="no size"):
        size_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", datetime(2024, 3, 15)),
        ("yesterday", datetime(2024, 3, 14)),
        ("this-year", datetime(2024, 1, 1)),
        ("this month", datetime(2024, 3, 1)),
        ("7d", datetime(2024, 3, 8, 12)),
        ("2 weeks", datetime(2024, 3, 1, 12)),
        ("12h", datetime(2024, 3, 15)),
        ("2020-02-29", datetime(2020, 2, 29)),
        ("2020-02-29T13:45", datetime(2020, 2, 29, 13, 45)),
    ],
)
def test_times_are_read(text: str, expected: datetime) -> None:
    assert moment_of(text, NOON) == int(expected.timestamp())


def test_what_is_no_time_is_refused_and_a_period_stays_for_its_day() -> None:
    with pytest.raises(QueryRefused, match="no time"):
        moment_of("soon")
    assert since(Period.WEEK, NOON) == since(Period.WEEK, NOON.replace(hour=23))
    assert since(Period.YEAR, NOON) == int(datetime(2024, 1, 1).timestamp())
