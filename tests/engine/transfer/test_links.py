"""Which links may be made, and that they lead nowhere else."""

import os
from itertools import product
from pathlib import Path

import pytest

from engine.transfer.links import stays_inside


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
