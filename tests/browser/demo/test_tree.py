"""Trees as data and as a tar stream."""

import io
import stat
import tarfile

import pytest

from browser.demo.tree import (
    Entry,
    Kind,
    dated,
    file,
    folder,
    hard_link,
    owned,
    symlink,
    with_parents,
    write_tar,
)


def _read_back(entries: list[Entry]) -> dict[str, tarfile.TarInfo]:
    stream = io.BytesIO()
    write_tar(entries, stream)
    with tarfile.open(fileobj=io.BytesIO(stream.getvalue())) as tar:
        return {member.name: member for member in tar}


def test_a_file_keeps_everything_that_tar_can_say() -> None:
    entry = file("a", b"12345", 0o4751, uid=3_000_000_000, gid=7, mtime=-5)
    member = _read_back([entry])["a"]
    assert (member.size, member.mode, member.uid, member.gid, member.mtime) == (
        5,
        0o4751,
        3_000_000_000,
        7,
        -5,
    )


@pytest.mark.parametrize("name", ["x" * 255, "ü" * 127, "-rf", "two\nlines", "caf\udce9"])
def test_a_name_survives_as_its_bytes(name: str) -> None:
    assert _read_back([file(name)]).keys() == {name}


def test_attributes_and_access_lists_are_pax_headers() -> None:
    member = _read_back([file("a", xattrs={"user.raw": b"\0\xff="}, acl="user::rw-")])["a"]
    assert member.pax_headers["SCHILY.xattr.user.raw"].encode(errors="surrogateescape") == b"\0\xff="
    assert member.pax_headers["SCHILY.acl.access"] == "user::rw-"


def test_links_and_devices_keep_where_they_lead() -> None:
    members = _read_back(
        [file("a"), hard_link("b", "a"), symlink("c", "../x"), Entry("d", Kind.CHAR, device=(1, 3))]
    )
    assert (members["b"].islnk(), members["b"].linkname) == (True, "a")
    assert (members["c"].issym(), members["c"].linkname) == (True, "../x")
    assert (members["d"].ischr(), members["d"].devmajor, members["d"].devminor) == (True, 1, 3)


def test_a_sparse_file_has_its_size_but_not_its_bytes() -> None:
    stream = io.BytesIO()
    write_tar([file("a", b"start", holes_to=1 << 40)], stream)
    assert len(stream.getvalue()) < 20_000
    with tarfile.open(fileobj=io.BytesIO(stream.getvalue())) as tar:
        member = tar.getmember("a")
        assert member.size == 1 << 40
        content = tar.extractfile(member)
        assert content is not None
        assert content.read(8) == b"start\0\0\0"


def test_missing_parents_come_before_their_first_child() -> None:
    entries = with_parents([file("a/b/c", mtime=50), file("a/d", mtime=70)], mtime=10)
    assert [entry.path for entry in entries] == ["a", "a/b", "a/b/c", "a/d"]
    assert [entry.mtime for entry in entries[:2]] == [70, 50]


def test_a_missing_parent_belongs_to_the_owner_of_its_own_parent() -> None:
    home = folder("home/mara", 0o700, uid=5, gid=6)
    entries = with_parents([home, file("home/mara/a/b")], mtime=10)
    owners = {entry.path: (entry.uid, entry.gid) for entry in entries}
    assert owners["home"] == (0, 0)
    assert owners["home/mara/a"] == (5, 6)


def test_a_given_folder_is_not_made_twice_and_keeps_its_bits() -> None:
    entries = with_parents([file("a/b"), folder("a", 0o1777)], mtime=1)
    assert [(entry.path, entry.mode) for entry in entries] == [("a", 0o1777), ("a/b", 0o644)]


def test_owner_and_time_are_given_to_many_at_once() -> None:
    entries = dated(owned([file("a"), file("b", mtime=5)], 1, 2), 9)
    assert [(entry.uid, entry.gid, entry.mtime) for entry in entries] == [(1, 2, 9), (1, 2, 5)]


@pytest.mark.parametrize(
    ("entry", "mode"),
    [
        (file("a", mode=0o600), stat.S_IFREG | 0o600),
        (folder("a"), stat.S_IFDIR | 0o755),
        (symlink("a", "b"), stat.S_IFLNK | 0o777),
        (Entry("a", Kind.FIFO, mode=0o600), stat.S_IFIFO | 0o600),
    ],
)
def test_the_mode_is_that_of_stat(entry: Entry, mode: int) -> None:
    assert entry.st_mode == mode
