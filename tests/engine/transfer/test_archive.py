"""Archives of a real guest hold everything that tar can keep; copies that were verified say so."""

import hashlib
import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from engine import GuestFS
from engine.transfer import (
    Answer,
    Attendant,
    Conflict,
    Reason,
    Report,
    Target,
    archive,
    extract,
    name_of,
    write_manifest,
)
from engine.transfer.archive import Passing
from engine.transfer.tar import Reader
from tests.helpers.disks import disk
from tests.helpers.handles import opened
from tests.helpers.trees import EPOCH, LINUX_TREE, SPARSE_SIZE, capability, contents


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle on a disk that holds all that a Unix file system can, mounted."""
    with opened(disk("ext4-mbr")) as handle:
        handle.mount_ro("/dev/sda1", "/")
        yield handle


@pytest.fixture(scope="module")
def whole(g: GuestFS) -> tuple[bytes, Report]:
    """All of the disk in one archive, in memory."""
    data = io.BytesIO()
    report = archive(g, [Target("/", "root")], data.write)
    return data.getvalue(), report


def members(data: bytes) -> dict[str, tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(data), errorlevel=2) as file:
        return {info.name.removeprefix("./"): info for info in file}


def test_every_file_is_in_it_with_its_bytes(whole: tuple[bytes, Report]) -> None:
    wanted = contents(LINUX_TREE)
    with tarfile.open(fileobj=io.BytesIO(whole[0]), errorlevel=2) as file:
        for info in file:
            name = info.name.removeprefix("./")
            if name in wanted and name != "sparse/3g" and info.isfile():
                content = file.extractfile(info)
                assert content is not None
                assert content.read() == wanted.pop(name), name
    assert len(wanted) == 2
    assert wanted.keys() <= {"sparse/3g", "links/first", "links/second"}
    assert whole[1].files == len(contents(LINUX_TREE))


def test_it_keeps_owners_modes_times_links_attributes_and_holes(whole: tuple[bytes, Report]) -> None:
    found = members(whole[0])
    assert (found["modes/0400"].uid, found["modes/0400"].gid) == (1000, 1001)
    assert (found["modes/big-ids"].uid, found["modes/big-ids"].gid) == (70_000, 3_000_000_000)
    assert found["modes/4755"].mode == 0o4755
    assert found["modes/1777"].mode == 0o1777
    assert found["blob.bin"].mtime == EPOCH + 86400
    assert found["links/out"].linkname == "../../../../../../etc/passwd"
    assert found["links/second"].islnk() != found["links/first"].islnk()
    assert found["special/fifo"].isfifo()
    assert (found["special/null"].devmajor, found["special/null"].devminor) == (1, 3)
    attributes = found["attributes/user"].pax_headers
    assert attributes["SCHILY.xattr.user.note"] == "für dich"
    held = found["attributes/capability"].pax_headers["SCHILY.xattr.security.capability"]
    assert held.encode("utf-8", "surrogateescape") == capability(10)
    assert "user:1000:rw-" in found["attributes/acl"].pax_headers["SCHILY.acl.access"]
    assert found["sparse/3g"].size == SPARSE_SIZE
    assert len(whole[0]) < 16 << 20


def test_real_tar_finds_it_whole(whole: tuple[bytes, Report]) -> None:
    listed = subprocess.run(["tar", "-tf", "-"], input=whole[0], check=True, capture_output=True)
    assert listed.stderr == b""
    assert whole[1].skipped == []


def test_a_compressed_one_holds_the_same(g: GuestFS, tmp_path: Path) -> None:
    place = tmp_path / "some.tar.zst"
    targets = [Target(path, name_of(path)) for path in ("/texts", "/a/b", "/links")]
    report = archive(g, targets, place, zstd=True, checksum="sha256")
    with zstandard.open(place) as file:
        found = members(file.read())
    assert {"texts/utf-8.txt", "a/b/c/deep.txt"} <= found.keys()
    assert "a" not in found
    assert report.files == 9
    assert report.skipped == []
    assert len(report.checked) == 9
    write_manifest(report, tmp_path / "sums")
    subprocess.run(["tar", "--zstd", "-xf", place, "-C", tmp_path], check=True)
    subprocess.run(["sha256sum", "--check", "--quiet", "sums"], cwd=tmp_path, check=True)


def test_the_checksum_of_a_file_with_holes_is_that_of_the_whole_file(tmp_path: Path) -> None:
    with (tmp_path / "holes").open("wb") as file:
        for at in (300 << 10, 5 << 20):
            file.seek(at)
            file.write(b"data")
        file.truncate(7 << 20)
    words = "--format=posix", "--sparse", "./holes"
    command: list[str | Path] = ["tar", "-C", tmp_path, "-cf", tmp_path / "tar", *words]
    subprocess.run(command, check=True)
    written = io.BytesIO()
    with (tmp_path / "tar").open("rb") as file:
        passing = Passing(FileStream(file.fileno()), written.write, Attendant())
        reader = Reader(passing)
        digests = [passing.digest(reader, member, "sha256") for member in reader if member.is_sparse]
    assert digests == [hashlib.sha256((tmp_path / "holes").read_bytes()).hexdigest()]
    assert (tmp_path / "tar").read_bytes().startswith(written.getvalue())


class FileStream:
    """A file that is read as what comes from a guest is."""

    def __init__(self, descriptor: int) -> None:
        self._fd = descriptor
        self.position = 0

    def read(self, count: int) -> bytes:
        self.position += count
        return os.pread(self._fd, count, self.position - count)

    def pieces(self, count: int) -> Iterator[tuple[int, int, int]]:
        yield self._fd, self.position, count
        self.position += count


def test_an_archive_that_is_not_the_same_is_told(
    g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GuestFS, "checksum", lambda *_: "0" * 64)
    report = archive(g, [Target("/blob.bin", "blob.bin")], tmp_path / "x.tar", checksum="sha256")
    assert [(one.path, one.reason) for one in report.skipped] == [("/blob.bin", Reason.DIFFERENT)]


class Decider(Attendant):
    """Answers one question, and keeps it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.asked: list[Conflict] = []

    def decide(self, conflict: Conflict) -> tuple[Answer, bool]:
        self.asked.append(conflict)
        return self._answer, False


def test_a_name_that_is_taken_is_asked_about(g: GuestFS, tmp_path: Path) -> None:
    place = tmp_path / "some.tar"
    place.write_text("mine")
    targets = [Target("/texts", "texts")]
    with pytest.raises(FileExistsError):
        archive(g, targets, place)
    assert archive(g, targets, place, Decider(Answer.SKIP)).files == 0
    report = archive(g, targets, place, Decider(Answer.KEEP_BOTH))
    assert place.read_text() == "mine"
    assert tarfile.is_tarfile(tmp_path / "some (2).tar")
    assert report.renamed == [(str(place), "some (2).tar")]
    archive(g, targets, place, Decider(Answer.REPLACE))
    assert tarfile.is_tarfile(place)


def test_what_is_not_there_makes_no_archive(g: GuestFS, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="nothing of it"):
        archive(g, [Target("/gone", "gone")], tmp_path / "some.tar")
    assert list(tmp_path.iterdir()) == []


def test_a_verified_copy_has_a_manifest_that_sha256sum_believes(g: GuestFS, tmp_path: Path) -> None:
    targets = [Target(path, name_of(path)) for path in ("/odd names", "/raw names", "/texts", "/blob.bin")]
    place = tmp_path / "place"
    place.mkdir()
    report = extract(g, targets, place, checksum="sha256")
    assert report.skipped == []
    assert len(report.checked) == report.files
    write_manifest(report, tmp_path / "sums")
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", tmp_path / "sums"], cwd=place, check=False
    )
    assert done.returncode == 0
    with pytest.raises(FileExistsError):
        write_manifest(report, tmp_path / "sums")


def test_a_copy_that_is_not_the_same_is_told(
    g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_checksum = GuestFS.checksum

    def checksum(handle: GuestFS, csumtype: str, path: str) -> str:
        # Between the two looks, somebody changes the copy.
        (tmp_path / "blob.bin").write_bytes(b"not that")
        return really_checksum(handle, csumtype, path)

    monkeypatch.setattr(GuestFS, "checksum", checksum)
    report = extract(g, [Target("/blob.bin", "blob.bin")], tmp_path, checksum="sha256")
    assert report.checked == []
    assert [(one.path, one.reason) for one in report.skipped] == [("/blob.bin", Reason.DIFFERENT)]
