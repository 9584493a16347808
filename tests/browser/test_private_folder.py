"""Private folders: nobody else's, gone with their owner however that ends, however deep they are."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from browser.private_folder import PrivateFolder, copies_folder, remove_abandoned
from browser.removal import remove_tree

PROJECT = Path(__file__).parents[2]


def test_only_its_user_can_enter_it(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path / "copies")
    first, second = folder.new(), folder.new()
    assert first != second
    for path in (first, first.parent, tmp_path / "copies"):
        assert path.stat().st_mode & 0o777 == 0o700
    (first / "file").write_text("x")
    folder.close()
    folder.close()
    assert list((tmp_path / "copies").iterdir()) == []
    assert folder.new().is_dir()  # and it can be used again
    folder.close()


def test_what_a_killed_owner_left_is_removed_and_what_a_living_one_has_is_not(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from browser.private_folder import PrivateFolder\n"
        "folder = PrivateFolder(Path(sys.argv[1])); (folder.new() / 'file').write_text('x')\n"
        "print('there', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        remove_abandoned(tmp_path)
        assert len(list(tmp_path.rglob("file"))) == 1
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    folder = PrivateFolder(tmp_path)
    folder.new()
    assert list(tmp_path.rglob("file")) == []
    folder.close()


def test_a_link_in_the_place_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "link").symlink_to("../precious")
    remove_abandoned(tmp_path / "copies")
    assert (tmp_path / "precious" / "file").exists()


@pytest.mark.parametrize("depth", [1, 3000])
def test_a_tree_is_removed_however_deep_it_is(tmp_path: Path, depth: int) -> None:
    top = tmp_path / "top"
    top.mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "file").touch()
    descriptor = os.open(top, os.O_RDONLY)
    for _level in range(depth):
        os.close(os.open("file", os.O_CREAT | os.O_WRONLY, 0o400, dir_fd=descriptor))
        os.symlink(tmp_path / "outside", "link", dir_fd=descriptor)
        os.mkdir("folder", 0o700, dir_fd=descriptor)
        below = os.open("folder", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    os.fchmod(descriptor, 0)
    os.close(descriptor)
    remove_tree(top)
    assert not top.exists()
    assert (tmp_path / "outside" / "file").exists()


def test_copies_are_where_the_desktop_keeps_caches() -> None:
    assert copies_folder({"XDG_CACHE_HOME": "/x"}) == Path("/x/guestscope/copies")
    assert (
        copies_folder({"XDG_CACHE_HOME": "relative", "HOME": "/h"}) == Path("/h") / ".cache/guestscope/copies"
    )
