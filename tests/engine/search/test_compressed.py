"""Files that Windows keeps compressed are found as the files that they are, also by what is in them."""

import stat
from collections.abc import Iterator

import pytest

from browser.listing import Kind
from browser.search.query import Query
from browser.search.seeking import seek
from browser.usage.counting import count
from engine import GuestFS
from engine.search import compressed_with, walk
from engine.search.contents import Text
from tests.helpers.compact import NATIVE, NOISE, TEXT, compact, contents
from tests.helpers.handles import mounted


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with mounted(compact()) as handle:
        yield handle


def found_by(g: GuestFS, query: Query) -> tuple[set[str], int]:
    """The paths, and how many things could not be looked at."""
    paths: set[str] = set()
    unreadable = 0
    for found in seek(g, lambda: None, "/", query):
        paths |= {finding.path for finding in found.hits}
        unreadable = found.unreadable
    return paths, unreadable


def test_a_walk_tells_their_sizes(g: GuestFS) -> None:
    with walk(g, "/") as going:
        found = {finding.path: finding for portion in going for finding in portion}
    for path, data in contents().items():
        assert stat.S_ISREG(found[path].mode)
        assert (found[path].size, found[path].target) == (len(data), "")
    assert 0 < found["/lzx/long.txt"].allocated < len(TEXT) // 5
    assert found["/lzx/long.txt"].inode == found["/second.txt"].inode


def test_kind_name_and_size_fit(g: GuestFS) -> None:
    large = {path for path, data in (contents() | NATIVE).items() if len(data) > 1_000_000}
    large |= {"/second.txt", "/broken.txt"}
    assert found_by(g, Query(least=1_000_000, kinds=frozenset({Kind.FILE})))[0] == large
    assert found_by(g, Query(name="long.txt", most=10))[0] == set()
    assert found_by(g, Query(kinds=frozenset({Kind.LINK})))[0] == set()


@pytest.mark.parametrize("is_regex", [False, True])
def test_what_is_in_them_is_found(g: GuestFS, is_regex: bool) -> None:
    text = "line 39999 of [a] file" if is_regex else "LINE 39999 OF A FILE"
    paths, unreadable = found_by(g, Query(text=text, text_is_regex=is_regex))
    assert paths == {path for path in contents() | NATIVE if path.endswith("/long.txt")} | {"/second.txt"}
    # Those that cannot be read are told of.
    assert unreadable == 2


def test_binary_files_are_looked_into_where_that_is_wanted(g: GuestFS) -> None:
    with walk(g, "/lzx") as going:
        files = [finding for portion in going for finding in portion if finding.name == "mixed.bin"]
    word = max(NOISE[70_000:].split(b"\0"), key=lambda part: sum(part.count(letter) for letter in b"abcdef"))
    letters = next(word[at : at + 2] for at in range(len(word)) if word[at : at + 2].isalnum()).decode()
    assert compressed_with(g, files, Text(letters, minds_case=True, in_binary=True)) == (files, 0)
    assert compressed_with(g, files, Text(letters, minds_case=True)) == ([], 0)


def test_disk_usage_counts_what_they_take(g: GuestFS) -> None:
    sizes = allocated = 0
    for counted in count(g, lambda: None, "/lzx"):
        sizes += sum(delta.size for delta in counted.deltas)
        allocated += sum(delta.allocated for delta in counted.deltas)
    assert sizes >= sum(len(data) for path, data in contents().items() if path.startswith("/lzx/"))
    assert 0 < allocated < sizes // 2


def test_nothing_is_left_in_the_appliance(g: GuestFS) -> None:
    found_by(g, Query(text="line 5 of"))
    assert "grep" not in g.debug("sh", ["cat /proc/[0-9]*/comm"])
    assert not g.debug("sh", ["ls /sys/bus/scsi/devices | grep -c ':[1-9][0-9]*:0$' || true"]).strip("0\n1")
