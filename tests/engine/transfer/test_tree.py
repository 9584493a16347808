"""What is made below a destination: only in folders of its own, links last. What can be mended holds it."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.transfer import Attendant, Begun, Held, NoRoom, Reason, Report, Skipped, TargetGone
from engine.transfer.conflicts import still_there
from engine.transfer.destination import Destination
from engine.transfer.draft import Draft
from engine.transfer.items import Item, Kind
from engine.transfer.tree import Tree


class Helper(Attendant):
    """Mends what holds the transfer by calling `mend`, and remembers it."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self.mend: Callable[[], object] = lambda: None

    def hold(self, held: Held) -> None:
        self.held.append(held)
        self.mend()


@contextmanager
def tree_in(folder: Path, attendant: Attendant | None = None) -> Iterator[tuple[Tree, Report]]:
    report = Report()
    with Destination(folder) as destination:
        tree = Tree(destination, report, attendant or Attendant())
        try:
            yield tree, report
            tree.finish()
        finally:
            tree.close()


def item(path: str, kind: Kind = Kind.FILE, **values: str | int) -> Item:
    return Item(f"/{path}", tuple(path.split("/")), kind, **values)  # type: ignore[arg-type]


def folder(path: str) -> Item:
    return item(path, Kind.FOLDER, mtime=1_600_000_000)


def link(path: str, target: str) -> Item:
    return item(path, Kind.LINK, target=target)


def write_x(draft: Draft) -> None:
    draft.write(b"x")


def test_links_are_made_as_they_are(tmp_path: Path) -> None:
    with tree_in(tmp_path) as (tree, report):
        for made in (folder("top"), folder("top/b")):
            tree.folder(made)
        tree.link(link("top/a", "b/c"))
        tree.link(link("top/raw", "caf\udce9"))
        tree.link(link("top/b/up", "../a"))
        assert not list(tmp_path.rglob("up"))
    assert report.skipped == []
    assert (tmp_path / "top/a").readlink() == Path("b/c")
    assert (tmp_path / "top/raw").readlink() == Path("caf\udce9")
    assert (tmp_path / "top/b/up").readlink() == Path("../a")


def test_links_that_lead_out_are_left_out_and_told(tmp_path: Path) -> None:
    with tree_in(tmp_path) as (tree, report):
        tree.folder(folder("top"))
        for made in (link("top/absolute", "/etc"), link("top/up", "../x"), link("top/fine", "x")):
            tree.link(made)
        tree.link(link("chosen", "top"))
    assert report.skipped == [
        Skipped("/top/absolute", Reason.LINK, "/etc"),
        Skipped("/top/up", Reason.LINK, "../x"),
        Skipped("/chosen", Reason.LINK, "top"),
    ]
    assert [path.name for path in (tmp_path / "top").iterdir()] == ["fine"]


def test_a_name_that_is_taken_stays_what_it_is(tmp_path: Path) -> None:
    with tree_in(tmp_path) as (tree, report):
        tree.folder(folder("top"))
        tree.file(item("top/a"), write_x)
        tree.link(link("top/a", "b"))
    assert [(skipped.path, skipped.reason) for skipped in report.skipped] == [("/top/a", Reason.CANNOT_WRITE)]
    assert (tmp_path / "top/a").read_bytes() == b"x"


def test_a_folder_that_got_another_name_gets_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "top").mkdir()
    with tree_in(tmp_path) as (tree, report):
        tree.folder(folder("top"))
        tree.file(item("top/a"), write_x)
        tree.link(link("top/l", "a"))
    assert report.renamed == [("/top", "top (2)")]
    assert sorted(path.name for path in (tmp_path / "top (2)").iterdir()) == ["a", "l"]
    assert list((tmp_path / "top").iterdir()) == []


def test_folders_get_their_times_after_all_else(tmp_path: Path) -> None:
    with tree_in(tmp_path) as (tree, _):
        tree.folder(folder("top"))
        tree.folder(folder("top/below"))
        tree.file(item("top/below/a"), write_x)
    assert (tmp_path / "top").stat().st_mtime == (tmp_path / "top/below").stat().st_mtime == 1_600_000_000


def test_a_folder_that_was_not_made_here_is_never_entered(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "there").symlink_to(outside)
    (inside / "real").mkdir()
    with tree_in(inside) as (tree, _):
        assert not tree.file(item("there/a"), write_x)
        assert not tree.file(item("real/a"), write_x)
    assert list(outside.iterdir()) == list((inside / "real").iterdir()) == []


def test_a_folder_that_is_exchanged_for_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    inside = tmp_path / "inside"
    inside.mkdir()
    with tree_in(inside) as (tree, report):
        tree.folder(folder("top"))
        (inside / "top").rmdir()
        (inside / "top").symlink_to(outside)
        assert not tree.file(item("top/a"), write_x)
    assert [(one.path, one.reason) for one in report.skipped] == [("/top/a", Reason.CANNOT_WRITE)]
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("place", [("..", "a"), ("a/b",), ("",), (".",), ("a\0b",)])
def test_a_place_that_leads_elsewhere_is_told_and_not_made(tmp_path: Path, place: tuple[str, ...]) -> None:
    with tree_in(tmp_path) as (tree, report):
        assert not tree.file(Item("/x", place, Kind.FILE), write_x)
        tree.folder(Item("/x", place, Kind.FOLDER))
    assert [skipped.reason for skipped in report.skipped] == [Reason.INVALID_NAME] * 2
    assert list(tmp_path.iterdir()) == []


def test_more_folders_than_are_kept_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    with tree_in(tmp_path) as (tree, report):
        for depth in range(1, 200):
            tree.folder(folder("/".join("d" * depth)))
        for depth in range(199, 0, -1):
            tree.file(item("/".join(["d"] * depth + ["a"])), write_x)
        assert len(list(Path("/proc/self/fd").iterdir())) < before + 80
    assert report.files == 199
    assert len(list(tmp_path.rglob("a"))) == 199
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_full_disk_holds_the_write_and_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_write = os.pwrite
    fails = 2

    def pwrite(fd: int, data: memoryview, offset: int) -> int:
        nonlocal fails
        if offset >= 100_000 and fails:
            fails -= 1
            raise OSError(errno.ENOSPC, "No space left on device")
        return really_write(fd, data[:50_000], offset)

    monkeypatch.setattr(os, "pwrite", pwrite)
    helper = Helper()
    content = os.urandom(400_000)
    with tree_in(tmp_path, helper) as (tree, report):
        assert tree.file(item("a", size=len(content)), lambda draft: draft.write(content))
    assert [type(held) for held in helper.held] == [NoRoom, NoRoom]
    assert (tmp_path / "a").read_bytes() == content
    assert report.files == 1


def test_a_destination_that_goes_and_comes_back_gets_everything(tmp_path: Path) -> None:
    place, elsewhere = tmp_path / "place", tmp_path / "elsewhere"
    place.mkdir()
    helper = Helper()
    helper.mend = lambda: elsewhere.rename(place)
    written: list[int] = []

    def fill(draft: Draft) -> None:
        draft.write(b"whole")
        if not written:
            place.rename(elsewhere)
        written.append(draft.size)

    with tree_in(place, helper) as (tree, report):
        tree.folder(folder("top"))
        tree.file(item("top/a"), write_x)
        tree.file(item("top/b", size=5), fill)
        tree.file(item("top/c"), write_x)
    assert [type(held) for held in helper.held] == [TargetGone]
    assert written == [5, 5]
    assert {path.name: path.read_bytes() for path in (place / "top").iterdir()} == {
        "a": b"x",
        "b": b"whole",
        "c": b"x",
    }
    assert report.files == 3


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Note(Attendant):
    """Remembers what was made in the destination itself."""

    def __init__(self) -> None:
        self.begun: list[Begun] = []

    def made(self, begun: Begun) -> None:
        self.begun.append(begun)


def begun_in(place: Path) -> list[Begun]:
    """What is told of a transfer that was not finished: `top` with two files, and a file beside it."""
    note = Note()
    with tree_in(place, note) as (tree, _):
        tree.folder(folder("top"))
        tree.folder(folder("top/sub"))
        for path in ("top/a", "top/sub/b", "c"):
            assert tree.file(item(path, size=1, mtime=1000), write_x)
    return note.begun


@contextmanager
def continued(place: Path, earlier: list[Begun]) -> Iterator[tuple[Tree, Report]]:
    report = Report()
    with Destination(place) as destination:
        known = still_there(destination, earlier)
        tree = Tree(destination, report, Attendant(), known)
        yield tree, report
        tree.finish()
        tree.close()


def test_what_an_earlier_transfer_made_is_gone_on_with(tmp_path: Path) -> None:
    earlier = begun_in(tmp_path)
    with continued(tmp_path, earlier) as (tree, report):
        tree.folder(folder("top"))
        tree.folder(folder("top/sub"))
        for path in ("top/a", "top/sub/b", "c"):
            assert tree.has(item(path, size=1, mtime=1000))
        # Neither one of another size nor of another time is the one in the guest.
        assert not tree.has(item("top/a", size=2, mtime=1000))
        assert not tree.has(item("top/a", size=1, mtime=1001))
        assert not tree.has(item("top/new", size=1, mtime=1000))
        tree.file(item("top/new", size=1, mtime=1000), write_x)
    assert (report.files, report.bytes, report.renamed) == (4, 3, [])
    assert names_in(tmp_path) == ["c", "top"]
    assert names_in(tmp_path / "top") == ["a", "new", "sub"]


def test_a_folder_of_somebody_elses_is_not_gone_on_with(tmp_path: Path) -> None:
    earlier = begun_in(tmp_path)
    (tmp_path / "top").rename(tmp_path / "mine")
    (tmp_path / "top").mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    with continued(tmp_path, earlier) as (tree, report):
        tree.folder(folder("top"))
        assert not tree.has(item("top/a", size=1, mtime=1000))
    assert report.renamed == [("/top", "top (2)")]
    (tmp_path / "top").rmdir()
    (tmp_path / "mine").rename(tmp_path / "top")
    (tmp_path / "top/sub/b").unlink()
    (tmp_path / "top/sub").rmdir()
    (tmp_path / "top/sub").symlink_to(outside)
    with continued(tmp_path, earlier) as (tree, report):
        tree.folder(folder("top"))
        tree.folder(folder("top/sub"))
        tree.file(item("top/sub/b", size=1, mtime=1000), write_x)
    assert report.renamed == [("/top/sub", "sub (2)")]
    assert names_in(outside) == []


def test_what_nobody_mends_is_raised_and_leaves_no_part(tmp_path: Path) -> None:
    def fill(draft: Draft) -> None:
        draft.write(b"x")
        raise OSError(errno.EIO, "Input/output error")

    with tree_in(tmp_path) as (tree, _), pytest.raises(OSError, match="Input/output"):
        tree.file(item("a"), fill)
    assert list(tmp_path.iterdir()) == []
