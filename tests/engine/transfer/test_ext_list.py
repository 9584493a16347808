"""Trees on ext2, ext3 and ext4, copied by their blocks out of a real appliance."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from engine import GuestFS
from engine.transfer import Target, extract
from engine.transfer.disk_tree import TreeCopy
from tests.helpers.copied import files_in
from tests.helpers.ext_images import KINDS, make_image, make_tree


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tree(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module")
def g(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuestFS]:
    """A handle that has an image of each kind."""
    place = tmp_path_factory.mktemp("images")
    with GuestFS(python_return_dict=True) as handle:
        for kind, options in KINDS.items():
            handle.add_drive(str(make_image(place / kind, tree, options)), readonly=True, format="raw")
        handle.launch()
        yield handle


@pytest.fixture
def mounted(g: GuestFS) -> Iterator[GuestFS]:
    yield g
    g.umount_all()


def refuse(*_: object) -> NoReturn:
    raise AssertionError("This way was not to be taken.")


def assert_alike(found: Path, tree: Path) -> None:
    """Compare all but what belongs to the file system."""
    wanted = {path.relative_to(tree) for path in tree.rglob("*")}
    assert {path.relative_to(found) for path in found.rglob("*")} - {Path("lost+found")} == wanted
    for name, path in files_in(found).items():
        assert path.read_bytes() == (tree / name).read_bytes(), name
        assert path.stat().st_mtime == int((tree / name).stat().st_mtime), name
    assert (found / "short").readlink() == Path("deep/er")
    assert str((found / "long").readlink()) == str((tree / "long").readlink())
    assert (found / "one").samefile(found / "second")
    assert (found / "holes").stat().st_blocks * 512 < 20 << 20


@pytest.mark.parametrize("number", range(len(KINDS)), ids=list(KINDS))
def test_all_comes_by_its_blocks(
    mounted: GuestFS, tree: Path, tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TreeCopy, "run", refuse)
    mounted.mount_ro(f"/dev/sd{'abcdefghij'[number]}", "/")
    report = extract(mounted, [Target("/", "all")], tmp_path)
    assert_alike(tmp_path / "all", tree)
    assert [skipped.path for skipped in report.skipped] == []
    assert [lost.path for lost in report.lost] == ["/plain"]


def test_some_of_it_comes_as_it_was_chosen(
    mounted: GuestFS, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TreeCopy, "run", refuse)
    mounted.mount_ro("/dev/sda", "/")
    extract(mounted, [Target("/many", "names"), Target("/plain", "file"), Target("/deep", "deep")], tmp_path)
    assert len(list((tmp_path / "names").iterdir())) == len(list((tree / "many").iterdir()))
    assert (tmp_path / "file").read_bytes() == (tree / "plain").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "file", "names"]


def test_a_file_system_in_the_tree_comes_along(mounted: GuestFS, tree: Path, tmp_path: Path) -> None:
    mounted.mount_ro("/dev/sda", "/")
    mounted.mount_ro("/dev/sdb", "/deep/er")
    extract(mounted, [Target("/", "all")], tmp_path)
    assert_alike(tmp_path / "all/deep/er", tree)
    assert (tmp_path / "all/plain").read_bytes() == (tree / "plain").read_bytes()
