"""Junctions of a real NTFS lead to where they do in Windows."""

from collections.abc import Iterator

import pytest

from engine import GuestFS
from engine.errors import GuestFileNotFound
from engine.inspection.tree import Tree
from engine.ntfs.junctions import reached, real_path
from engine.ntfs.view import targets
from tests.helpers.handles import mounted
from tests.helpers.junctions import junctions


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with mounted(junctions()) as handle:
        yield handle


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("/Documents and Settings", "/Users"),
        ("/Documents and Settings/kim/notes.txt", "/Users/kim/notes.txt"),
        ("/Users/kim/Home/Home/../kim/./Home", "/Users/kim"),
        ("/Users/kim", "/Users/kim"),
    ],
)
def test_they_lead_to_a_folder_of_the_guest(g: GuestFS, path: str, real: str) -> None:
    assert real_path(g, path) == real


@pytest.mark.parametrize("path", ["/Away", "/Documents and Settings/nobody", "/nothing"])
def test_what_leads_to_nothing_is_not_found(g: GuestFS, path: str) -> None:
    with pytest.raises(GuestFileNotFound):
        real_path(g, path)


def test_their_texts_are_paths_of_the_guest(g: GuestFS) -> None:
    assert targets(g, [g.readlink("/Documents and Settings"), "/else", "", "/sysroot"]) == [
        "/Users",
        "/else",
        "",
        "/",
    ]
    assert Tree(g).readlink("/Documents and Settings") == "/Users"
    assert Tree(g).is_file("/Documents and Settings/kim/notes.txt")


def test_a_path_through_one_is_reached_and_one_itself_is_not_followed(g: GuestFS) -> None:
    assert reached(g, "/Documents and Settings/kim/Home") == "/Users/kim/Home"
    assert reached(g, "/Documents and Settings") == "/Documents and Settings"
    with pytest.raises(GuestFileNotFound):
        reached(g, "/Documents and Settings/kim/nothing")


def test_a_guest_with_a_folder_of_that_name_has_its_own_links() -> None:
    """As systems of OSTree have one."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(16 << 20)
        g.launch()
        g.mkfs("ext4", "/dev/sda")
        g.mount("/dev/sda", "/")
        assert targets(g, ["/sysroot/ostree"]) == ["/ostree"]
        g.mkdir("/sysroot")
        assert targets(g, ["/sysroot/ostree"]) == ["/sysroot/ostree"]
