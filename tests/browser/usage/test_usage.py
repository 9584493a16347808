"""Adding up, sharing out and drawing to scale, without a disk."""

import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browser.usage.counting import LEAST_NAMED, MOST_NAMED, Counter
from browser.usage.export import usage_csv
from browser.usage.squarify import Area, squarify
from browser.usage.tree import Measure, Sort, UsageTree, shares
from engine.search import Finding

FOLDER, FILE = stat.S_IFDIR | 0o755, stat.S_IFREG | 0o644


def finding(
    path: str, size: int = 0, *, mode: int = FILE, device: int = 1, inode: int = 0, links: int = 1
) -> Finding:
    folder, _, name = path.rpartition("/")
    depth = path.count("/") if path != "/" else 0
    stored = -(-size // 4096) * 4096
    place = folder or "/", name or "/", depth
    return Finding(*place, mode, size, stored, 0, 0, 0, 0, 0, device, inode or hash(path), links, "")


def counted(*found: Finding) -> UsageTree:
    counter, tree = Counter(), UsageTree("/")
    for one in found:
        counter.add(one)
        for deltas in counter.changes():
            tree.take(deltas)
    return tree


def test_folders_hold_what_is_below_them() -> None:
    tree = counted(
        finding("/", mode=FOLDER),
        finding("/a", mode=FOLDER),
        finding("/a/b", mode=FOLDER),
        finding("/a/b/large", 1 << 20),
        finding("/a/small", 100),
        finding("/c", 50),
    )
    root = tree.root
    assert (root.files, root.folders, root.size, root.allocated) == (3, 2, (1 << 20) + 150, (1 << 20) + 8192)
    folder = tree.at("/a/b")
    assert folder is not None
    assert tree.path(folder) == "/a/b"
    assert [(share.name, share.sort) for share in shares(folder, Measure.SIZE)] == [("large", Sort.FILE)]
    parts = shares(root, Measure.ALLOCATED)
    assert [(share.name, share.sort, share.count) for share in parts] == [
        ("a", Sort.FOLDER, 2),
        ("", Sort.SMALL_FILES, 1),
    ]
    assert tree.at("/a/none") is None


def test_a_file_with_several_names_counts_once() -> None:
    tree = counted(
        finding("/", mode=FOLDER),
        finding("/one", 1 << 20, inode=7, links=2),
        finding("/two", 1 << 20, inode=7, links=2),
        finding("/three", 1 << 20, inode=8, links=2),
    )
    assert tree.root.files == 2
    assert tree.root.size == 2 << 20


def test_another_file_system_is_named_and_not_counted() -> None:
    tree = counted(
        finding("/", mode=FOLDER), finding("/home", 4096, mode=FOLDER, device=2), finding("/a", 1 << 20)
    )
    elsewhere = shares(tree.root, Measure.ALLOCATED)[-1]
    assert (elsewhere.name, elsewhere.sort, elsewhere.allocated) == ("home", Sort.ELSEWHERE, 0)
    assert elsewhere.folder is None


def test_only_the_largest_files_are_named() -> None:
    sizes = range(LEAST_NAMED, LEAST_NAMED + 100 * 4096, 4096)
    tree = counted(finding("/", mode=FOLDER), *(finding(f"/{size}", size) for size in sizes))
    parts = shares(tree.root, Measure.SIZE)
    named = [share for share in parts if share.sort is Sort.FILE]
    (rest,) = [share for share in parts if share.sort is Sort.SMALL_FILES]
    assert [share.size for share in named] == sorted(sizes, reverse=True)[:MOST_NAMED]
    assert rest.count == 100 - MOST_NAMED
    assert rest.size == sum(sizes) - sum(share.size for share in named)


def test_shares_are_written_as_a_table() -> None:
    tree = counted(finding("/", mode=FOLDER), finding("/=a\n", 1 << 20))
    lines = usage_csv("/", shares(tree.root, Measure.SIZE)).splitlines()
    assert lines == ["path,what,allocated,size,files", "/=a\\n,file,1048576,1048576,1"]


@settings(deadline=None)
@given(
    amounts=st.lists(st.integers(1, 10**9), min_size=1, max_size=40),
    width=st.integers(1, 2000),
    height=st.integers(1, 2000),
)
def test_rectangles_fill_their_area_in_proportion(amounts: list[int], width: int, height: int) -> None:
    amounts.sort(reverse=True)
    areas = squarify([float(amount) for amount in amounts], Area(0, 0, width, height))
    for amount, area in zip(amounts, areas, strict=True):
        assert area.width * area.height == pytest.approx(width * height * amount / sum(amounts), rel=1e-6)
        assert -1e-6 <= area.x <= area.x + area.width <= width + 1e-6 * width
        assert -1e-6 <= area.y <= area.y + area.height <= height + 1e-6 * height


def test_rectangles_of_about_the_same_size_are_about_square() -> None:
    areas = squarify([6, 6, 4, 3, 2, 2, 1], Area(0, 0, 600, 400))
    assert all(max(area.width / area.height, area.height / area.width) < 3 for area in areas)
    assert squarify([], Area(0, 0, 10, 10)) == []
    assert squarify([1], Area(0, 0, 0, 10)) == [Area(0, 0, 0, 0)]
