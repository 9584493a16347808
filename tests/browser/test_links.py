"""Links of copied folders: what may be made, and that it leads nowhere else."""

import os
import stat
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from browser.destination import Destination
from browser.extraction import Plan, Reason, Skipped, Tally
from browser.links import make_links, stays_inside
from browser.listing import Attributes, Kind, Listing


@pytest.mark.parametrize(
    ("target", "depth"),
    [
        ("a", 0),
        ("a/b", 0),
        ("./a", 0),
        ("..", 1),
        ("../a", 1),
        (".././../a//b/", 2),
        (".", 0),
        ("...", 0),
        ("a..", 0),
    ],
)
def test_what_stays_below_the_copied_folder_may_be_made(target: str, depth: int) -> None:
    assert stays_inside(target, depth)


@pytest.mark.parametrize(
    ("target", "depth"),
    [
        ("", 3),
        ("/", 3),
        ("/etc/passwd", 3),
        ("..", 0),
        ("../../a", 1),
        ("a/..", 3),
        ("a/../../b", 3),
        ("../a/../b", 3),
        ("a\0b", 3),
    ],
)
def test_what_could_lead_out_may_not(target: str, depth: int) -> None:
    assert not stays_inside(target, depth)


def folder(path: str, links: dict[str, str]) -> Listing:
    made = Listing(path, [(name, Kind.LINK) for name in links])
    status: dict[str, Any] = {
        **{f"st_{name}": 0 for name in ("size", "mtime_sec", "uid", "gid")},
        "st_ino": 1,
        "st_mode": stat.S_IFLNK | 0o777,
    }
    statuses: Any = tuple(status for _ in links)
    made.fill(list(range(len(links))), Attributes(statuses, tuple(links.values())))
    return made


def copied(tmp_path: Path, tree: dict[str, dict[str, str]], tally: Tally | None = None) -> list[Skipped]:
    """Make the links of folders below /top, each of which is on the host already, as after a copy."""
    found = Plan()
    for path, links in tree.items():
        place = tuple(path.split("/"))
        tmp_path.joinpath(*place).mkdir(exist_ok=True)
        found.folders.append((f"/{path}", place, folder(f"/{path}", links)))
    with Destination(tmp_path) as destination:
        return make_links(found, destination, tally or Tally())


def test_links_are_made_as_they_are(tmp_path: Path) -> None:
    left_out = copied(tmp_path, {"top": {"a": "b/c", "raw": "caf\udce9"}, "top/b": {"up": "../a"}})
    assert left_out == []
    assert (tmp_path / "top/a").readlink() == Path("b/c")
    assert (tmp_path / "top/raw").readlink() == Path("caf\udce9")
    assert (tmp_path / "top/b/up").readlink() == Path("../a")


def test_links_that_lead_out_are_left_out_and_told(tmp_path: Path) -> None:
    left_out = copied(tmp_path, {"top": {"absolute": "/etc", "up": "../x", "fine": "x"}})
    assert left_out == [
        Skipped("/top/absolute", Reason.LINK, "/etc"),
        Skipped("/top/up", Reason.LINK, "../x"),
    ]
    assert [path.name for path in (tmp_path / "top").iterdir()] == ["fine"]


def test_a_name_that_is_taken_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "top").mkdir()
    (tmp_path / "top/a").write_text("mine")
    (skipped,) = copied(tmp_path, {"top": {"a": "b"}})
    assert (skipped.path, skipped.reason) == ("/top/a", Reason.CANNOT_WRITE)
    assert (tmp_path / "top/a").read_text() == "mine"


def test_a_folder_that_got_another_name_gets_its_links(tmp_path: Path) -> None:
    (tmp_path / "top (2)").mkdir()
    tally = Tally(renamed=[("/top", "top (2)")])
    assert copied(tmp_path, {"top": {"a": "b"}}, tally) == []
    assert (tmp_path / "top (2)/a").is_symlink()


def test_a_folder_that_could_not_be_made_is_passed_over(tmp_path: Path) -> None:
    found = Plan()
    found.folders.append(("/top", ("top",), folder("/top", {"a": "b"})))
    found.folders.append(("/top/below", ("top", "below"), folder("/top/below", {"a": "b"})))
    with Destination(tmp_path) as destination:
        assert make_links(found, destination, Tally()) == []


def test_no_chain_of_links_leads_out(tmp_path: Path) -> None:
    """All pairs of short targets, as links to and through each other: each end is below the top."""
    words = ["..", "a", "b", "x", "y", "."]
    targets = ["/".join(names) for length in (1, 2, 3) for names in product(words, repeat=length)]
    top = tmp_path / "top"
    (top / "a/b").mkdir(parents=True)
    tried = 0
    for one, other in product(targets[::3], targets[::5]):
        for name, target, place in (("x", one, top / "a"), ("y", other, top / "a/b")):
            (place / name).unlink(missing_ok=True)
            if stays_inside(target, len(place.relative_to(tmp_path).parts) - 1):
                (place / name).symlink_to(target)
        for link in (top / "a/x", top / "a/b/y"):
            if link.is_symlink() and link.exists():
                assert os.path.realpath(link).startswith(str(top))
                tried += 1
    assert tried > 300
