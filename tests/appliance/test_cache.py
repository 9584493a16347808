"""The cache folder: where it is, and what is refused in its place."""

import os
import stat
import time
from pathlib import Path

import pytest

from appliance.cache import cache_folder, free_space, temporary_folder
from appliance.errors import CacheUnusable

NAME = f".guestscope-{os.geteuid()}"
ANOTHER_USER = 65534


def environ(folder: Path) -> dict[str, str]:
    return {"LIBGUESTFS_CACHEDIR": str(folder)}


def test_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = cache_folder(environ(tmp_path))
    assert folder == tmp_path / NAME
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_it_is_found_again(tmp_path: Path) -> None:
    (cache_folder(environ(tmp_path)) / "kept").touch()
    assert (cache_folder(environ(tmp_path)) / "kept").exists()


def test_own_variable_comes_before_tmpdir(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    assert cache_folder({"LIBGUESTFS_CACHEDIR": str(ours), "TMPDIR": str(theirs)}).parent == ours
    assert cache_folder({"LIBGUESTFS_CACHEDIR": "", "TMPDIR": str(theirs)}).parent == theirs


def test_without_variables_it_lies_in_var_tmp() -> None:
    assert cache_folder({}).parent == Path("/var/tmp").resolve()


def test_a_link_in_its_place_is_refused_and_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (tmp_path / NAME).symlink_to(target)
    with pytest.raises(CacheUnusable, match="is not a folder"):
        cache_folder(environ(tmp_path))
    assert list(target.iterdir()) == []


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    with pytest.raises(CacheUnusable, match="is not a folder") as refused:
        cache_folder(environ(tmp_path))
    assert refused.value.remedy == f"Remove it: rm {tmp_path / NAME}"


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o720, 0o702])
def test_a_folder_that_others_may_write_to_is_refused(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / NAME
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(CacheUnusable, match="cannot be trusted"):
        cache_folder(environ(tmp_path))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir(mode=0o700)
    os.chown(tmp_path / NAME, ANOTHER_USER, -1)
    with pytest.raises(CacheUnusable, match=f"another user .uid {ANOTHER_USER}"):
        cache_folder(environ(tmp_path))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_place_of_another_user_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir(mode=0o755)
    os.chown(place, ANOTHER_USER, -1)
    with pytest.raises(CacheUnusable, match="another user"):
        cache_folder(environ(place))


def test_a_place_where_all_may_rename_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with pytest.raises(CacheUnusable, match="can rename"):
        cache_folder(environ(tmp_path))


def test_a_place_below_one_where_all_may_rename_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o700)
    tmp_path.chmod(0o777)
    with pytest.raises(CacheUnusable, match="can rename"):
        cache_folder(environ(tmp_path / "mine"))


def test_a_shared_place_with_the_sticky_bit_serves(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    assert cache_folder(environ(tmp_path)).is_dir()


def test_a_place_that_is_not_there_is_named_with_its_variable(tmp_path: Path) -> None:
    with pytest.raises(CacheUnusable) as refused:
        cache_folder({"TMPDIR": str(tmp_path / "gone")})
    assert str(refused.value) == (
        f"{tmp_path}/gone, which TMPDIR names, cannot be used: No such file or directory."
        " Name another folder in LIBGUESTFS_CACHEDIR."
    )


def test_what_it_holds_is_marked_as_used_and_keeps_its_time_of_change(tmp_path: Path) -> None:
    inner = cache_folder(environ(tmp_path)) / "kernel" / "boot"
    inner.mkdir(parents=True)
    old = inner / "vmlinuz"
    old.touch()
    os.utime(old, (1_000_000_000, 1_000_000_000))
    (tmp_path / NAME / ".used").unlink()
    cache_folder(environ(tmp_path))
    assert time.time() - old.stat().st_atime < 3600
    assert old.stat().st_mtime == 1_000_000_000


def test_temporary_files_have_their_own_variable(tmp_path: Path) -> None:
    assert temporary_folder({"LIBGUESTFS_TMPDIR": str(tmp_path), "TMPDIR": "/"}) == tmp_path
    assert temporary_folder({"TMPDIR": str(tmp_path)}) == tmp_path
    assert temporary_folder({}) == Path("/tmp").resolve()


def test_a_file_is_no_temporary_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CacheUnusable, match="LIBGUESTFS_TMPDIR names, cannot be used: it is not a folder"):
        temporary_folder({"LIBGUESTFS_TMPDIR": str(tmp_path / "file")})


def test_free_space_is_what_statvfs_grants_to_users(tmp_path: Path) -> None:
    found = os.statvfs(tmp_path)
    assert abs(free_space(tmp_path) - found.f_bavail * found.f_frsize) < 1 << 30


def test_free_space_of_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CacheUnusable, match="cannot be read"):
        free_space(tmp_path / "gone")
