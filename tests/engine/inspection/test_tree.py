"""Links are followed by the guest's rules, and nothing but regular files is read."""

from pathlib import Path
from typing import cast

import pytest

from browser.demo.tree import Entry, Kind, file, folder, symlink
from engine import GuestFS
from engine.inspection.tree import Tree
from tests.engine.inspection.folder import FolderHandle, folder_tree


def test_reads_a_file(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("etc/hostname", "box\n")])
    assert tree.read("/etc/hostname") == b"box\n"


def test_reads_no_more_than_the_limit_from_the_start(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("big", b"0123456789")])
    assert tree.read("/big", limit=4, start=3) == b"3456"


def test_reads_a_long_file_in_pieces(tmp_path: Path) -> None:
    content = bytes(range(256)) * 20000
    tree = folder_tree(tmp_path, [file("big", content)])
    assert b"".join(tree.pieces("/big", 1 << 30)) == content
    assert len(b"".join(tree.pieces("/big", 3 << 20))) == 3 << 20


def test_says_none_of_what_is_not_there(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("etc/hostname", "box\n")])
    assert tree.read("/etc/nothing") is None
    assert tree.read("/etc/hostname/below") is None
    assert tree.names("/nothing") == []
    assert tree.refused == {}


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("etc/os-release", "../usr/lib/os-release"),
        ("etc/os-release", "/usr/lib/os-release"),
        ("etc/os-release", "/../../../usr/lib/os-release"),
        ("etc/os-release", "../../../../usr/./lib//os-release"),
    ],
)
def test_links_are_followed_inside_the_tree(tmp_path: Path, link: str, target: str) -> None:
    tree = folder_tree(tmp_path, [file("usr/lib/os-release", "ID=x\n"), symlink(link, target)])
    assert tree.read(f"/{link}") == b"ID=x\n"
    assert tree.real_path(f"/{link}") == "/usr/lib/os-release"


def test_links_to_folders_are_followed_on_the_way(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("usr/bin/ls", "x"), symlink("bin", "usr/bin"), symlink("b", "/bin")])
    assert tree.names("/b") == ["ls"]
    assert tree.is_file("/b/ls")


def test_links_never_lead_to_the_host(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("not the guest's")
    inside = tmp_path / "guest"
    tree = folder_tree(inside, [symlink("a", "../secret"), symlink("b", str(outside)), folder("etc")])
    assert tree.read("/a") is None
    assert tree.read("/b") is None
    assert tree.read("/etc/../../secret") is None


def test_links_in_a_loop_end(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [symlink("a", "b"), symlink("b", "a"), symlink("c", "c/c/c")])
    assert tree.read("/a") is None
    assert tree.read("/c") is None
    assert tree.link_status("/a") is not None


def test_a_fifo_is_not_read(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [Entry("etc/hostname", Kind.FIFO)])
    assert tree.read("/etc/hostname") is None
    assert tree.first_line("/etc/hostname") == ""


def test_a_link_is_read_as_a_link(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [symlink("etc/localtime", "/usr/share/zoneinfo/Europe/Berlin")])
    assert tree.readlink("/etc/localtime") == "/usr/share/zoneinfo/Europe/Berlin"
    assert tree.readlink("/etc") is None


def test_file_systems_are_entered_where_they_are_mounted(tmp_path: Path) -> None:
    (tmp_path / "0").mkdir()
    (tmp_path / "1" / "lib").mkdir(parents=True)
    (tmp_path / "1" / "lib" / "os-release").write_text("ID=x\n")
    (tmp_path / "1" / "up").symlink_to("../0/etc")
    handle = cast(GuestFS, FolderHandle(tmp_path))
    tree = Tree(handle, {"/": "/0", "/usr": "/1"})
    assert tree.read("/usr/lib/os-release") == b"ID=x\n"
    assert tree.read("/usr/../usr/lib/os-release") == b"ID=x\n"
    assert not tree.is_dir("/usr/up")
    assert tree.place("/usr/lib") == "/1/lib"


def test_case_is_ignored_where_windows_would(tmp_path: Path) -> None:
    entries = [file("Windows/System32/Config/SOFTWARE", "regf")]
    assert (
        folder_tree(tmp_path, entries, ignore_case=True).read("/WINDOWS/system32/config/software") == b"regf"
    )
    assert folder_tree(tmp_path).read("/WINDOWS/system32/config/software") is None


def test_names_that_no_path_can_have_are_left_out(tmp_path: Path) -> None:
    class Hostile(FolderHandle):
        def ls(self, directory: str) -> list[str]:
            return ["..", ".", "", "../../etc/passwd", "fine"]

    assert Tree(cast(GuestFS, Hostile(tmp_path))).names("/") == ["fine"]


def test_statuses_of_many_names_cost_one_question(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("d/a", "1"), file("d/b", "22"), symlink("d/c", "a")])
    handle = cast(FolderHandle, tree.handle)
    tree.status("/d")
    before = handle.calls
    found = tree.statuses("/d", ["a", "b", "c", "gone"])
    assert {name: status.size for name, status in found.items()} == {"a": 1, "b": 2, "c": 1}
    assert found["c"].is_link
    assert handle.calls == before + 1


def test_a_refusal_is_kept(tmp_path: Path) -> None:
    class Broken(FolderHandle):
        def pread(self, path: str, count: int, offset: int) -> bytes:
            return self._try("pread", self._fail)

        def _fail(self) -> bytes:
            raise OSError(5, "Input/output error")

    (tmp_path / "bad").write_text("x")
    tree = Tree(cast(GuestFS, Broken(tmp_path)))
    assert tree.read("/bad") is None
    assert "Input/output error" in tree.refused["/bad"]


def test_the_first_line_is_the_first_that_says_something(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("etc/hostname", "\n# a comment\n  box.example.org \nother\n")])
    assert tree.first_line("/etc/hostname") == "box.example.org"
