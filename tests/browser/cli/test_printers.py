"""Listings as text and as JSON, of entries that no real file system need hold."""

import io
import stat
from typing import Any

import pytest

from browser.accounts import Accounts
from browser.cli.output import Output
from browser.cli.printers import TextPrinter, as_json, local_time
from browser.listing import Attributes, Entry, Kind, Listing

ACCOUNTS = Accounts({0: "root", 1000: "ann\x1b[31m"}, {0: "root"})


@pytest.fixture(autouse=True)
def _universal_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


def status(mode: int, **others: Any) -> Any:
    times = dict.fromkeys(("mtime_sec", "ctime_sec", "atime_sec"), 1_700_000_000)
    values = {"mode": mode, "ino": 1, "size": 0, "uid": 0, "gid": 0} | times | others
    return {f"st_{name}": value for name, value in values.items()}


def listing(**statuses: Any) -> Listing:
    made = Listing("/folder", [(name, Kind.UNKNOWN) for name in statuses])
    rows = list(range(len(made)))
    targets = tuple("target" if stat.S_ISLNK(each["st_mode"]) else "" for each in statuses.values())
    made.fill(rows, Attributes(tuple(statuses.values()), targets))
    return made


def printed(
    folder: Listing, *, is_terminal: bool = False, is_long: bool = True, is_human: bool = False
) -> list[str]:
    stream = io.BytesIO()
    output = Output(stream, is_terminal=is_terminal)
    printer = TextPrinter(output, ACCOUNTS, is_long=is_long, is_human=is_human, has_titles=False)
    printer.folder(folder)
    return stream.getvalue().decode().splitlines()


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert printed(
        listing(
            b=status(stat.S_IFREG | 0o644, size=12345, uid=7),
            a=status(stat.S_IFDIR | 0o1777),
            c=status(stat.S_IFLNK | 0o777, size=6),
        )
    ) == [
        "drwxrwxrwt root root     0 2023-11-14 22:13 a",
        "-rw-r--r-- 7    root 12345 2023-11-14 22:13 b",
        "lrwxrwxrwx root root     6 2023-11-14 22:13 c -> target",
    ]


def test_an_owner_cannot_steer_a_terminal() -> None:
    (line,) = printed(listing(a=status(stat.S_IFREG, uid=1000)), is_terminal=True)
    assert "ann⟨ESC⟩[31m" in line


def test_sizes_can_be_human() -> None:
    (line,) = printed(listing(a=status(stat.S_IFREG, size=1_600_000)), is_human=True)
    assert " 1.5M " in line


def test_an_empty_folder_has_no_lines() -> None:
    assert printed(Listing("/folder", [])) == []


def test_an_entry_that_could_not_be_read_shows_that() -> None:
    made = Listing("/folder", [("gone", Kind.UNKNOWN)])
    assert printed(made) == ["?????????? ? ? ? ? gone"]


def test_names_alone_are_in_the_order_of_their_bytes() -> None:
    made = Listing("/folder", [(name, Kind.FILE) for name in ("é", "b", "B", "a\udcff", "a")])
    assert printed(made, is_long=False, is_terminal=True) == ["B", "a", "a⟨FF⟩", "b", "é"]


@pytest.mark.parametrize("seconds", [2**62, -(2**62)])
def test_a_time_that_no_calendar_has_is_a_number(seconds: int) -> None:
    assert local_time(seconds) == str(seconds)


def test_a_time_before_1970_is_told() -> None:
    assert local_time(-86400) == "1969-12-31 00:00"


def test_json_of_what_could_not_be_read_says_that_nothing_is_known() -> None:
    told = as_json("/x", Entry("x", Kind.INVALID), ACCOUNTS)
    assert told.pop("path") == "/x"
    assert told.pop("name") == "x"
    assert told.pop("kind") == "invalid"
    assert set(told.values()) == {None}


def test_json_names_the_account_where_the_guest_does() -> None:
    told = as_json("/x", Entry("x", Kind.FILE, 1, 2, 0o100600, 0, 5), ACCOUNTS)
    assert (told["uid"], told["owner"]) == (0, "root")
    assert (told["gid"], told["group"]) == (5, None)
