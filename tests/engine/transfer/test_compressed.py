"""Files that Windows keeps compressed are copied as the files that they are."""

import hashlib
import io
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import GuestFS
from engine.ntfs.decoder import Decoder
from engine.ntfs.errors import NoDecoder
from engine.transfer import Attendant, Begun, Phase, Progress, Reason, Target, archive, extract
from tests.helpers.compact import NATIVE, SPARSE_SIZE, TEXT, compact, contents, small_clusters
from tests.helpers.handles import mounted

FILES = len(contents()) + len(NATIVE) + len(("second.txt", "broken.txt", "in-image.dll"))


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with mounted(compact()) as handle:
        yield handle


def check(folder: Path) -> None:
    """All that can be read is there, as it was."""
    for path, data in (contents() | NATIVE).items():
        assert (folder / path.lstrip("/")).read_bytes() == data, path
    assert (folder / "second.txt").read_bytes() == TEXT
    assert (folder / "sparse.bin").stat().st_blocks * 512 < SPARSE_SIZE // 10


def test_a_whole_tree_comes_over_disks(g: GuestFS, tmp_path: Path) -> None:
    shown: list[Progress] = []

    class Watching(Attendant):
        def show(self, progress: Progress) -> None:
            shown.append(progress)

    report = extract(g, [Target("/", "all")], tmp_path, Watching(), checksum="sha256")
    check(tmp_path / "all")
    assert sorted((skipped.path, skipped.reason) for skipped in report.skipped) == [
        ("/broken.txt", Reason.UNREADABLE),
        ("/in-image.dll", Reason.UNREADABLE),
    ]
    assert all("Windows keeps" in skipped.detail for skipped in report.skipped)
    assert report.files == FILES - 2
    assert report.bytes == sum(map(len, (contents() | NATIVE).values())) + len(TEXT)
    # They were known of before the first was copied, and each was compared.
    assert next(progress.total_files for progress in shown if progress.phase is Phase.COPYING) == FILES - 1
    assert {checked.path for checked in report.checked} >= set(contents())
    assert (tmp_path / "all/second.txt").samefile(tmp_path / "all/lzx/long.txt")


def test_a_few_come_by_calls(g: GuestFS, tmp_path: Path) -> None:
    wanted = ["/lzx/small.txt", "/xpress4k/behind.txt", "/plain.txt"]
    targets = [Target(path, path.rpartition("/")[2]) for path in wanted]
    report = extract(g, targets, tmp_path, checksum="sha256")
    assert (tmp_path / "behind.txt").read_bytes() == TEXT[:32_769]
    assert (tmp_path / "small.txt").read_bytes() == TEXT[:3]
    assert [checked.path for checked in report.checked] == [
        "/plain.txt",
        "/lzx/small.txt",
        "/xpress4k/behind.txt",
    ]
    assert not report.skipped


def test_a_broken_one_by_a_call_is_told(g: GuestFS, tmp_path: Path) -> None:
    report = extract(g, [Target("/broken.txt", "broken.txt"), Target("/in-image.dll", "image")], tmp_path)
    assert [skipped.path for skipped in report.skipped] == ["/broken.txt", "/in-image.dll"]
    assert list(tmp_path.iterdir()) == []


def test_one_alone_comes_by_a_disk_too(g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["engine.transfer.extract"], "LITTLE", 0)
    report = extract(g, [Target("/lzx/mixed.bin", "one.bin")], tmp_path, checksum="md5")
    assert (tmp_path / "one.bin").read_bytes() == contents()["/lzx/mixed.bin"]
    assert len(report.checked) == 1


def test_what_an_earlier_transfer_has_made_is_not_copied_again(g: GuestFS, tmp_path: Path) -> None:
    made: list[Begun] = []

    class Noting(Attendant):
        def made(self, begun: Begun) -> None:
            made.append(begun)

    extract(g, [Target("/", "all")], tmp_path, Noting())
    (tmp_path / "all/lzx/chunk.txt").unlink()
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*.txt")}
    extract(g, [Target("/", "all")], tmp_path, earlier=made)
    check(tmp_path / "all")
    assert {path: path.stat().st_ino for path in before} == before


def test_an_archive_has_them_as_files(g: GuestFS) -> None:
    data = io.BytesIO()
    report = archive(g, [Target("/", "root")], data.write, checksum="sha256")
    with tarfile.open(fileobj=io.BytesIO(data.getvalue()), errorlevel=2) as file:
        found = {info.name: info for info in file}
        for path, content in (contents() | NATIVE).items():
            stored = file.extractfile(found[f".{path}"])
            assert stored is not None
            assert stored.read() == content, path
        names = sorted((found["./second.txt"].islnk(), found["./lzx/long.txt"].islnk()))
        broken = file.extractfile(found["./broken.txt"])
        assert broken is not None
        start = broken.read()
    assert names == [False, True]
    # As tar does with what it cannot read to its end: zeros.
    assert len(start) == len(TEXT)
    assert start[:1000] == TEXT[:1000]
    assert start[-1000:] == bytes(1000)
    assert sorted(skipped.path for skipped in report.skipped) == ["/broken.txt", "/in-image.dll"]
    assert {checked.path for checked in report.checked} >= set(contents())
    assert not [info for info in found.values() if info.issym()]


def test_an_archive_of_one_alone_can_be_read(g: GuestFS) -> None:
    data = io.BytesIO()
    report = archive(g, [Target("/xpress8k/long.txt", "long.txt")], data.write)
    with tarfile.open(fileobj=io.BytesIO(data.getvalue()), errorlevel=2) as file:
        (info,) = file
        content = file.extractfile(info)
        assert content is not None
        assert hashlib.sha256(content.read()).digest() == hashlib.sha256(TEXT).digest()
    assert (report.files, report.bytes) == (1, len(TEXT))


def test_a_name_with_a_line_end_takes_nothing_else_away(tmp_path: Path) -> None:
    with mounted(small_clusters()) as g:
        data = io.BytesIO()
        archive(g, [Target("/", "root")], data.write)
        report = extract(g, [Target("/", "all")], tmp_path)
    with tarfile.open(fileobj=io.BytesIO(data.getvalue()), errorlevel=2) as file:
        names = [info.name for info in file]
    assert len(names) == len(set(names))
    assert "./d/secret.txt" in names
    assert (tmp_path / "all/d/secret.txt").read_bytes() == b"secret\n"
    assert (tmp_path / "all/text.txt").read_bytes() == TEXT
    assert not report.skipped
    assert (tmp_path / "all/d/a\n./d/secret.txt").read_bytes() == TEXT[:9]


def test_without_what_decodes_them_they_are_left_out(
    g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Decoder, _algorithm: object, _chunks: object) -> bytes:
        raise NoDecoder

    monkeypatch.setattr(Decoder, "_decoded", refuse)
    report = extract(g, [Target("/lzx", "lzx")], tmp_path)
    assert {path.name for path in (tmp_path / "lzx").iterdir()} == {"small.txt", "empty.txt"}
    assert all("Install it" in skipped.detail for skipped in report.skipped)
    data = io.BytesIO()
    report = archive(g, [Target("/lzx", "lzx")], data.write)
    with tarfile.open(fileobj=io.BytesIO(data.getvalue()), errorlevel=2) as file:
        names = [info.name for info in file if info.isfile()]
    assert sorted(names) == ["./lzx/empty.txt", "./lzx/small.txt"]
    assert report.files == 2
