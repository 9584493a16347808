"""Walks and looks into files on a real disk, which holds every kind of thing and of name."""

import stat
from collections.abc import Iterator

import pytest

from browser.demo.tree import Kind
from engine import GuestFS
from engine.search import Finding, Text, files_with, walk
from engine.search.contents import PatternRefused, check_pattern
from tests.helpers.disks import disk
from tests.helpers.handles import opened
from tests.helpers.trees import BAD_UTF8_NAME, EPOCH, LINUX_TREE, ODD_NAMES, SPARSE_SIZE


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with opened(disk("ext4-mbr")) as handle:
        handle.mount_ro("/dev/sda1", "/")
        yield handle


def all_of(g: GuestFS, top: str = "/", tests: tuple[str, ...] = ()) -> dict[str, Finding]:
    with walk(g, top, tests) as going:
        found = {finding.path: finding for portion in going for finding in portion}
        assert going.outcome is not None
        assert going.outcome.unreadable == 0
        assert going.take() == []
    return found


def processes(g: GuestFS) -> str:
    return g.debug("sh", ["cat /proc/[0-9]*/comm; ls /tmp"])


def test_everything_is_told_with_its_attributes(g: GuestFS) -> None:
    found = all_of(g)
    assert set(found) == {"/", "/lost+found"} | {f"/{entry.path}" for entry in LINUX_TREE}
    for entry in LINUX_TREE:
        finding = found[f"/{entry.path}"]
        assert finding.depth == entry.path.count("/") + 1
        if entry.kind is Kind.FILE:
            assert stat.S_ISREG(finding.mode)
            assert (finding.uid, finding.gid) == (entry.uid, entry.gid)
            assert finding.mtime == entry.mtime
        if entry.kind is Kind.SYMLINK:
            assert finding.target == entry.target
    sparse = found["/sparse/3g"]
    assert sparse.size == SPARSE_SIZE
    assert sparse.allocated < 1 << 20
    first, second = found["/links/first"], found["/links/second"]
    assert first.inode == second.inode
    assert first.links == 2


def test_tests_leave_out_files_and_never_folders(g: GuestFS) -> None:
    found = all_of(g, "/", ("-iname", "*.txt"))
    assert "/hello.txt" in found
    assert f"/raw names/{BAD_UTF8_NAME}" in found
    assert "/a/b/c" in found
    assert "/blob.bin" not in found


def test_a_folder_with_an_odd_name_is_gone_into_and_one_outside_is_not(g: GuestFS) -> None:
    found = all_of(g, "/odd names")
    assert {finding.name for finding in found.values() if finding.depth} == set(ODD_NAMES)
    with pytest.raises(RuntimeError, match="cannot be searched"):
        walk(g, "/links/out")


def test_a_walk_that_is_left_ends_in_the_appliance(g: GuestFS) -> None:
    with walk(g, "/") as going:
        going.take()
        assert "walk." in processes(g)
    told = processes(g)
    assert "walk." not in told
    assert "find" not in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (Text("naïve"), {"/texts/utf-8.txt", "/texts/latin-1.txt"}),
        (Text("FÜSSE"), set()),
        (Text("hello, WORLD"), {"/hello.txt"}),
        (Text("hello, WORLD", minds_case=True), set()),
        (Text("before"), set()),
        (Text("before", in_binary=True), {"/texts/nul.txt"}),
        (Text("^one$|^no line", is_regex=True), {"/texts/no-end"}),
        (Text("-x$(id)'"), set()),
    ],
)
def test_files_that_hold_a_text_are_told(g: GuestFS, text: Text, expected: set[str]) -> None:
    paths = [f"/{entry.path}" for entry in LINUX_TREE if entry.path.startswith(("texts/", "hello"))]
    assert set(files_with(g, paths, text)) == expected


def test_names_of_any_bytes_are_looked_into(g: GuestFS) -> None:
    paths = [f"/odd names/{name}" for name in ODD_NAMES] + [f"/raw names/{BAD_UTF8_NAME}"]
    found = set(files_with(g, paths, Text("^[0-9]+$|UTF", is_regex=True)))
    assert found == set(paths)


def test_an_expression_that_is_none_is_refused(g: GuestFS) -> None:
    check_pattern(g, Text("a(b|c)", is_regex=True))
    with pytest.raises(PatternRefused, match="does not understand"):
        check_pattern(g, Text("a(", is_regex=True))


def test_a_time_is_compared_by_the_guest(g: GuestFS) -> None:
    found = all_of(g, "/", ("-type", "f", "-newermt", f"@{EPOCH + 10}"))
    assert [path for path, finding in found.items() if stat.S_ISREG(finding.mode)] == ["/blob.bin"]
