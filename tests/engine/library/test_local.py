"""The guest's files in a folder of the host, by FUSE: used as any program would."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from engine import GuestFS
from engine.errors import GuestFSError, WrongState
from engine.local_mount import is_mounted
from tests.helpers.compact import TEXT, compact, contents
from tests.helpers.disks import disk
from tests.helpers.handles import mounted

pytestmark = pytest.mark.skipif(
    not find_spec("mfusepy")
    or not shutil.which("fusermount3")
    or not os.access("/dev/fuse", os.R_OK | os.W_OK),
    reason="this machine mounts no FUSE",
)


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle with a mounted ext4 of 64 MiB that can be written to, and one in /data that is not."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(64 << 20)
        g.add_drive_ro(str(disk("ext4-mbr").path))
        g.launch()
        g.mkfs("ext4", "/dev/sda")
        g.mount("/dev/sda", "/")
        yield g


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mounted here"
    path.mkdir()
    return path


@contextlib.contextmanager
def served(
    g: GuestFS, folder: Path, readonly: bool = False, cachetimeout: int | None = None
) -> Iterator[None]:
    """The handle's files in the folder, served by a thread."""
    g.mount_local(str(folder), readonly=readonly, cachetimeout=cachetimeout)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            g.mount_local_run()
        except BaseException as error:  # noqa: BLE001 - the test's thread raises it
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        g.umount_local(retry=True)
        thread.join(20)
    assert not thread.is_alive()
    assert not failures
    assert not is_mounted(folder)


def test_files_are_read_and_written_as_any_others(g: GuestFS, folder: Path) -> None:
    content = os.urandom(3 << 20)
    with served(g, folder):
        (folder / "sub").mkdir()
        path = folder / "sub" / "a file"
        path.write_bytes(content)
        assert path.read_bytes() == content
        assert path.stat().st_size == len(content)
        with path.open("r+b") as file:
            file.seek(10)
            file.write(b"changed")
        assert path.read_bytes()[10:17] == b"changed"
        os.truncate(path, 100)
        assert path.stat().st_size == 100
        (folder / "link").symlink_to("sub/a file")
        os.link(path, folder / "hard")
        assert (folder / "link").readlink() == Path("sub/a file")
        assert (folder / "hard").stat().st_nlink == 2
        path.rename(folder / "moved")
        assert sorted(child.name for child in folder.iterdir()) == [
            "hard",
            "link",
            "lost+found",
            "moved",
            "sub",
        ]
        (folder / "moved").chmod(0o640)
        os.utime(folder / "moved", ns=(1_000_000_007, 2_000_000_009))
        status = (folder / "moved").stat()
        assert (status.st_mode & 0o777, status.st_mtime_ns) == (0o640, 2_000_000_009)
        os.setxattr(folder / "moved", "user.mark", b"mine")
        assert os.getxattr(folder / "moved", "user.mark") == b"mine"
        assert os.listxattr(folder / "moved") == ["user.mark"]
        os.removexattr(folder / "moved", "user.mark")
        assert os.statvfs(folder).f_blocks > 0
        (folder / "hard").unlink()
        (folder / "sub").rmdir()
        with pytest.raises(FileNotFoundError):
            (folder / "hard").stat()
    assert g.read_file("/moved")[:8] == content[:8]
    assert g.ls("/") == ["link", "lost+found", "moved"]


def test_names_that_are_not_utf8_and_other_programs(g: GuestFS, folder: Path) -> None:
    name = b"\xff\xfe name"
    g.write(f"/{os.fsdecode(name)}", b"bytes")
    with served(g, folder):
        assert [child.name for child in folder.iterdir() if child.name == os.fsdecode(name)]
        assert Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).read_bytes() == b"bytes"
        done = subprocess.run(["cat", os.fsencode(folder) + b"/" + name], capture_output=True, check=True)
        assert done.stdout == b"bytes"
    g.rm(f"/{os.fsdecode(name)}")


def test_nothing_is_changed_when_mounted_for_reading(g: GuestFS, folder: Path) -> None:
    g.write("/kept", b"as it is")
    with served(g, folder, readonly=True, cachetimeout=0):
        assert (folder / "kept").read_bytes() == b"as it is"
        for change in (
            lambda: (folder / "kept").write_bytes(b"x"),
            lambda: (folder / "kept").unlink(),
            lambda: (folder / "new").mkdir(),
        ):
            with pytest.raises(OSError, match="Read-only") as refused:
                change()
            assert refused.value.errno == errno.EROFS
    assert g.read_file("/kept") == b"as it is"
    g.rm("/kept")


def test_what_cannot_be_mounted_is_told(g: GuestFS, folder: Path, tmp_path: Path) -> None:
    with (
        GuestFS(python_return_dict=True) as other,
        pytest.raises(WrongState, match="mount_local: call launch"),
    ):
        other.mount_local(str(folder))
    with pytest.raises(GuestFSError, match=r"^mount_local: .*/gone cannot be mounted: "):
        g.mount_local(str(tmp_path / "gone"))
    with pytest.raises(GuestFSError, match="call mount_local first"):
        g.mount_local_run()
    with pytest.raises(GuestFSError, match="nothing is mounted"):
        g.umount_local()
    g.mount_local(str(folder))
    with pytest.raises(GuestFSError, match="is mounted already"):
        g.mount_local(str(folder))
    g.umount_local()
    assert not is_mounted(folder)


def test_closing_unmounts(folder: Path) -> None:
    with GuestFS(python_return_dict=True) as g:
        g.launch()
        g.mount_local(str(folder))
        assert is_mounted(folder)
    assert not is_mounted(folder)


def test_what_windows_keeps_compressed_is_a_file(folder: Path) -> None:
    def read(name: str) -> subprocess.CompletedProcess[bytes]:
        # By another process: one that has a file of its own mount open may start no other.
        return subprocess.run(["cat", folder / name], capture_output=True, check=False)

    with mounted(compact()) as g, served(g, folder, readonly=True):
        assert read("second.txt").stdout == TEXT
        assert {path.name: path.stat().st_size for path in (folder / "lzx").iterdir()} == {
            path.rpartition("/")[2]: len(data)
            for path, data in contents().items()
            if path.startswith("/lzx/")
        }
        assert b"Input/output error" in read("broken.txt").stderr
