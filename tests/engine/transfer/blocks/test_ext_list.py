"""Trees on ext2, ext3 and ext4, copied by their blocks out of a real appliance; damaged ones are refused."""

import contextlib
import random
import stat
import struct
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from engine import GuestFS
from engine.transfer import Target, Trait, extract
from engine.transfer.blocks import device
from engine.transfer.blocks.block_list import BlockList, Unfit
from engine.transfer.blocks.ext_list import ExtListing
from engine.transfer.blocks.lines import Lines
from engine.transfer.disk_tree import TreeCopy
from engine.transfer.members import Names
from tests.helpers.amounts import amount
from tests.helpers.copied import files_in
from tests.helpers.ext_images import KINDS, ROOT, Disk, make_image, make_tree
from tests.helpers.tools import tool

ATTRIBUTED = "ext4"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tree(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module")
def g(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuestFS]:
    """A handle that has an image of each kind."""
    place = tmp_path_factory.mktemp("images")
    with GuestFS(python_return_dict=True) as handle:
        for kind, options in KINDS.items():
            image = make_image(place / kind, tree, options)
            if kind == ATTRIBUTED:
                _give_attributes(image)
            handle.add_drive(str(image), readonly=True, format="raw")
        handle.launch()
        yield handle


@pytest.fixture
def mounted(g: GuestFS) -> Iterator[GuestFS]:
    yield g
    g.umount_all()


def _give_attributes(image: Path) -> None:
    """One that fits into its inode, one that takes a block, and none of a file between them."""
    short, long = image.with_name("short"), image.with_name("long")
    short.write_bytes(b"x")
    long.write_bytes(b"x" * 900)
    commands = image.with_name("commands")
    commands.write_text(f"ea_set -f {short} /one user.a\nea_set -f {long} /deep user.b\n")
    subprocess.run([tool("debugfs"), "-w", "-f", str(commands), str(image)], check=True, capture_output=True)


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


@pytest.mark.parametrize("kind", list(KINDS))
def test_all_comes_by_its_blocks(
    mounted: GuestFS, tree: Path, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TreeCopy, "run", refuse)
    mounted.mount_ro(f"/dev/sd{'abcdefghij'[list(KINDS).index(kind)]}", "/")
    report = extract(mounted, [Target("/", "all")], tmp_path)
    assert_alike(tmp_path / "all", tree)
    assert [skipped.path for skipped in report.skipped] == []
    lost = {(lost.path, lost.trait) for lost in report.lost}
    attributed = {("/deep", Trait.ATTRIBUTES), ("/one", Trait.ATTRIBUTES), ("/second", Trait.ATTRIBUTES)}
    assert lost - attributed == {("/plain", Trait.SPECIAL_BITS)}
    assert lost & attributed == (attributed if kind == ATTRIBUTED else set())


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


class Image:
    """An image as the appliance would hand it over: parts of it, on a disk."""

    def __init__(self, data: bytes | bytearray, monkeypatch: pytest.MonkeyPatch) -> None:
        self.data = data
        self._disk = b""
        good = Disk(data)
        folders = [
            (ROOT, "./"),
            *((n, f"./{path}") for path, n, one in good.walk() if stat.S_ISDIR(one.mode)),
        ]
        self._text = b"".join(b"2049 %d %s\0" % (number, path.encode()) for number, path in folders) + b"\0"
        monkeypatch.setattr(device, "copied", self._copied)

    def list(self, text: bytes | None = None) -> BlockList:
        parts = [self._text if text is None else text, bytes(self.data[: 1 << 20])]
        work: Any = SimpleNamespace(shell=SimpleNamespace(check=lambda: None))
        stream: Any = SimpleNamespace(complaints="", status=0)
        mounts = b"22 1 8:1 / /sysroot ro,relatime - ext4 /dev/sda ro\n"
        return ExtListing(work, stream, Lines(iter(parts)), Names([Target("/", "all")]), mounts).run()

    def read(self, count: int, offset: int) -> bytes:
        return self._disk[offset : offset + count]

    @contextlib.contextmanager
    def _copied(self, _work: object, _device: str, pieces: Sequence[device.Piece]) -> Iterator[Any]:
        found = [bytes(self.data[begin:end]) for begin, end in pieces]
        assert sum(end - begin for begin, end in pieces) <= 256 << 20
        self._disk = b"".join(
            one.ljust(end - begin, b"\0") for one, (begin, end) in zip(found, pieces, strict=True)
        )
        disk: Any = self
        yield device.DeviceParts(disk, pieces, [f"{len(one)} bytes copied" for one in found])


@pytest.fixture(params=["ext2 small blocks", "ext4"])
def image(
    tree: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Image:
    return Image(
        bytearray(make_image(tmp_path / "image", tree, KINDS[request.param]).read_bytes()), monkeypatch
    )


def _inode_of(image: Image, path: str) -> int:
    """Where on the device the inode of a path is."""
    disk = Disk(image.data)
    return next(disk.layout.inode_at(number) for found, number, _ in disk.walk() if found == path)


def test_all_files_are_listed_with_what_they_take(image: Image) -> None:
    found = image.list()
    assert {file.item.path for file in found.files} == {"/one", "/plain", "/holes", "/deep/er/ünï\n"}
    assert [item.path for item, _ in found.second_names] in (["/second"], ["/one"])
    assert (found.odd, found.attributed) == ([], [])
    assert {item.path: item.target for item in found.others if item.target}["/short"] == "deep/er"


def test_a_link_as_long_as_a_disk_is_refused(image: Image) -> None:
    struct.pack_into("<I", image.data, _inode_of(image, "long") + 4, 1 << 30)
    with pytest.raises(Unfit):
        image.list()


def test_paths_without_end_are_refused(image: Image) -> None:
    path = b"./" + b"x/" * 100_000
    with pytest.raises(Unfit):
        image.list((b"2049 2 %s\0" % path) * 200 + b"\0")


def test_a_file_that_takes_less_than_it_has_is_copied_in_another_way(image: Image) -> None:
    struct.pack_into("<I", image.data, _inode_of(image, "plain") + 28, 8)
    assert [item.path for item in image.list().odd] == ["/plain"]


@pytest.mark.parametrize("text", [b"", b"2049 2 ./", b"2049 x ./\0\0", b"30 2 ./\0\0", b"2049 2 /etc\0\0"])
def test_what_find_would_not_say_is_refused(image: Image, text: bytes) -> None:
    with pytest.raises(Unfit):
        image.list(text)


def test_damage_never_takes_long_and_never_more_than_there_is(image: Image) -> None:
    good = Disk(image.data)
    places = [(1024, 340), (2048 if good.layout.block == 1024 else good.layout.block, 64)]
    for path, number, inode in good.walk():
        if "many/" not in path or path.endswith("99"):
            places.append((good.layout.inode_at(number), 160))
        if not stat.S_ISLNK(inode.mode) or path == "long":
            places += [(at, 300) for _, at, _ in good.map(inode).spans[:1] if stat.S_ISDIR(inode.mode)]
    chance = random.Random(3)
    slowest, refused, data = 0.0, 0, image.data
    assert isinstance(data, bytearray)
    for _ in range(amount(60, 5000)):
        old: dict[int, int] = {}
        for begin, length in chance.choices(places, k=chance.choice([1, 1, 2, 8])):
            at = begin + chance.randrange(length)
            old.setdefault(at, data[at])
            data[at] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
        since = time.thread_time()
        try:
            found = image.list()
            assert all(at + length <= len(data) for file in found.files for _, at, length in file.spans)
        except Unfit:
            refused += 1
        slowest = max(slowest, time.thread_time() - since)
        for at, byte in old.items():
            data[at] = byte
    assert refused
    assert slowest < 5
    assert image.list().odd == []
