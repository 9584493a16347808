"""What is written lands in the folder, whole or not at all, and over nothing."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from engine.transfer.destination import Destination


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(folder: Path, name: str, data: bytes = b"data", *, replace: bool = False) -> str:
    with Destination(folder) as destination, destination.draft(name, replace=replace) as draft:
        draft.write(data)
        return draft.finish(mtime=1_700_000_000)


def test_a_file_gets_its_name_content_time_and_a_plain_mode(tmp_path: Path) -> None:
    assert write(tmp_path, "a.txt") == "a.txt"
    path = tmp_path / "a.txt"
    assert path.read_bytes() == b"data"
    assert path.stat().st_mtime == 1_700_000_000
    assert stat.S_IMODE(path.stat().st_mode) & 0o7111 == 0


def test_only_an_executable_is_executable(tmp_path: Path) -> None:
    with Destination(tmp_path) as destination, destination.draft("run") as draft:
        draft.finish(executable=True)
    assert (tmp_path / "run").stat().st_mode & 0o111


def test_a_draft_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    with Destination(tmp_path) as destination, destination.draft("a") as draft:
        draft.write(b"x" * 100_000)
        assert names(tmp_path) == []
    assert names(tmp_path) == []


@pytest.fixture
def plain_file_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither hard links nor files without a name, as on FAT."""
    really_open = os.open

    def open_named(path: str, flags: int, mode: int = 0o777, **where: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, "as FAT says it")
        return really_open(path, flags, mode, **where)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links on FAT")

    monkeypatch.setattr(os, "open", open_named)
    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("plain_file_system")
def test_a_draft_with_a_hidden_name_leaves_nothing_either(tmp_path: Path) -> None:
    with Destination(tmp_path) as destination, destination.draft("a") as draft:
        draft.write(b"x" * 100_000)
        assert len(names(tmp_path)) == 1
    assert names(tmp_path) == []


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    assert write(tmp_path, "a.txt") == "a (2).txt"
    assert write(tmp_path, "a.txt") == "a (3).txt"
    assert (tmp_path / "a.txt").read_text() == "old"


def test_unless_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    assert write(tmp_path, "a.txt", replace=True) == "a.txt"
    assert (tmp_path / "a.txt").read_bytes() == b"data"
    assert names(tmp_path) == ["a.txt"]


def test_replacing_a_link_leaves_its_target_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("old")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").symlink_to(secret)
    write(folder, "a", replace=True)
    assert secret.read_text() == "old"
    assert not (folder / "a").is_symlink()


@pytest.mark.usefixtures("plain_file_system")
def test_a_file_system_with_few_abilities_works_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    assert write(tmp_path, "a") == "a (2)"
    assert write(tmp_path, "a", replace=True) == "a"
    assert names(tmp_path) == ["a", "a (2)"]


def test_zeros_take_no_space(tmp_path: Path) -> None:
    write(tmp_path, "sparse", b"x" + bytes(8 << 20))
    info = (tmp_path / "sparse").stat()
    assert info.st_size == (8 << 20) + 1
    assert info.st_blocks * 512 < 1 << 20


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "/etc/x", "a/b", "a\0b"])
def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with Destination(tmp_path) as destination:
        for deed in (destination.draft, destination.make_folder, destination.folder, destination.holds):
            with pytest.raises(ValueError, match="no name"):
                deed(name)


def test_a_link_is_not_followed_into_another_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(outside)
    with Destination(inside) as destination, pytest.raises(OSError, match="link"):
        destination.folder("link")


def test_a_folder_that_is_there_is_not_merged_into(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    with Destination(tmp_path) as destination:
        assert destination.make_folder("etc") == "etc (2)"


def test_names_are_bytes(tmp_path: Path) -> None:
    name = b"caf\xe9".decode("utf-8", "surrogateescape")
    write(tmp_path, name)
    assert [os.fsencode(path.name) for path in tmp_path.iterdir()] == [b"caf\xe9"]


def test_a_name_that_the_file_system_refuses_is_spelled_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_link = os.link

    def link(source: str, target: str, **where: Any) -> None:
        if ":" in target:
            raise OSError(errno.EINVAL, "as FAT says it", target)
        really_link(source, target, **where)

    monkeypatch.setattr(os, "link", link)
    assert write(tmp_path, "12:30 photo") == "12%3A30 photo"


def test_descriptors_are_closed(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with Destination(tmp_path) as destination:
            destination.make_folder("x")
            destination.folder("x").close()
            with pytest.raises(FileNotFoundError):
                destination.folder("x", "missing")
        write(tmp_path, "a")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_draft_tells_whether_somebody_else_has_it_open(tmp_path: Path) -> None:
    with Destination(tmp_path) as destination, destination.draft("a") as draft:
        assert draft.is_ours_alone()
        descriptor = draft.opened_again()
        os.pwrite(descriptor, b"from elsewhere", 0)
        assert not draft.is_ours_alone()
        # A process that was handed it keeps it, whatever becomes of the descriptor here.
        kept = os.dup(descriptor)
        os.close(descriptor)
        assert not draft.is_ours_alone()
        os.close(kept)
        assert draft.is_ours_alone()
        draft.was_filled(4)
        draft.finish()
    assert (tmp_path / "a").read_bytes() == b"from"
