"""A handle for tests that need files and no appliance: a folder of the host answers in the daemon's place."""

import errno
import fnmatch
import io
import os
import re
import shlex
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from browser.demo.tree import Entry, Kind
from engine import GuestFS
from engine.errors import daemon_error
from engine.inspection.tree import Tree

T = TypeVar("T")

NO_IMAGE = SimpleNamespace(virtual_size=0, real_size=0, layers=(), files=(), warnings=())


class FolderHandle:
    """The few actions that inspection uses. Like the daemon's, none on files follows a last link but `pread`,
    which is only asked of regular files. `calls` counts those questions.

    What is not in files is told by the other attributes: the survey's report, the content of devices, the
    numbers of `stat -f` by place, the lines of /proc/self/mounts and the kernel's log (None: it is not told).
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self.calls = 0
        self.remembered: dict[object, object] = {}
        self.report = ""
        self.devices: dict[str, bytes] = {}
        self.usage = {"/": "4096 1000 600 500 100 90"}
        self.mount_table = ""
        self.kernel_log: str | None = ""

    def lstatns(self, path: str) -> dict[str, int]:
        return _record(self._try("lstatns", lambda: self._local(path).lstat()))

    def lstatnslist(self, path: str, names: Iterable[str]) -> list[dict[str, int]]:
        folder = self._local(path)
        self.calls += 1
        wanted = list(names)
        if any("/" in name for name in wanted):
            raise daemon_error("internal_lstatnslist", "EINVAL", "it is not a file name")
        records = []
        for name in wanted:
            try:
                records.append(_record((folder / name).lstat()))
            except OSError:
                records.append({"st_ino": -1})
        return records

    def readlink(self, path: str) -> str:
        return self._try("readlink", lambda: str(self._local(path).readlink()))

    def ls(self, directory: str) -> list[str]:
        return self._try("ls0", lambda: sorted(path.name for path in self._local(directory).iterdir()))

    def pread(self, path: str, count: int, offset: int) -> bytes:
        def read() -> bytes:
            with self._local(path).open("rb") as content:
                return os.pread(content.fileno(), count, offset)

        return self._try("pread", read)

    def tar_out(self, directory: str, take: Callable[[bytes], None], excludes: Iterable[str]) -> None:
        patterns = list(excludes)

        def kept(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
            return None if any(fnmatch.fnmatchcase(member.name, one) for one in patterns) else member

        packed = io.BytesIO()

        def pack() -> None:
            with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
                archive.add(self._local(directory), ".", filter=kept)

        self._try("tar_out", pack)
        for start in range(0, len(packed.getbuffer()), 8192):
            take(packed.getvalue()[start : start + 8192])

    # What the cards ask beside files.

    @property
    def running(self) -> SimpleNamespace:
        return SimpleNamespace(
            survey=SimpleNamespace(report=self.report, dynamic=()),
            shell=self._shell,
            remembered=self.remembered,
        )

    @property
    def drives(self) -> list[Any]:
        """The drives that the report has disks of."""
        names = re.findall(r"^device (sd[a-z]) ", self.report, re.MULTILINE)
        return [SimpleNamespace(device=name, image=NO_IMAGE) for name in names]

    def pread_device(self, device: str, count: int, offset: int) -> bytes:
        content = self.devices.get(device, b"")
        return content[offset : offset + count]

    def _shell(self, script: str) -> str:
        """The scripts that cards run: `engine.inspection.glance`, and `snaps`, which finds nothing here."""
        self.calls += 1
        if "squashfs" in script:
            return ""
        mounts, usage, block, _log = script.splitlines()[:4]
        places = shlex.split(usage.partition(" -- ")[2].partition(" 2>")[0])
        device = re.search(r"if=(\S+)", block)
        superblock = self.pread_device(device[1], 1024, 1024) if device else b""
        parts = [
            self.mount_table if "mounts" in mounts else "",
            "".join(f"{self.usage.get(place, self.usage['/'])} {place}\n" for place in places),
            f"{superblock.hex(' ')}\n",
            "" if self.kernel_log is None else f"{self.kernel_log}all\n",
        ]
        return "--\n".join(parts)

    def _local(self, path: str) -> Path:
        return self.top / path.lstrip("/")

    def _try(self, action: str, function: Callable[[], T]) -> T:
        self.calls += 1
        try:
            return function()
        except OSError as error:
            raise daemon_error(action, errno.errorcode[error.errno or 0], str(error)) from error


def folder_tree(top: Path, entries: Iterable[Entry] = (), **options: Any) -> Tree:
    """A tree that holds these entries, written below `top`."""
    for entry in entries:
        path = top / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.kind is Kind.FOLDER:
            path.mkdir(exist_ok=True)
        elif entry.kind is Kind.SYMLINK:
            path.symlink_to(entry.target)
        elif entry.kind is Kind.FIFO:
            os.mkfifo(path)
        else:
            path.write_bytes(entry.content)
            path.chmod(entry.mode)
        if entry.mtime and entry.kind is not Kind.SYMLINK:
            os.utime(path, (entry.mtime, entry.mtime))
    return Tree(cast(GuestFS, FolderHandle(top)), **options)


def handle_of(tree: Tree) -> FolderHandle:
    """The handle behind a tree of `folder_tree`."""
    return cast(FolderHandle, tree.handle)


def _record(status: os.stat_result) -> dict[str, int]:
    return {
        "st_mode": status.st_mode,
        "st_size": status.st_size,
        "st_mtime_sec": int(status.st_mtime),
        "st_ctime_sec": int(status.st_ctime),
        "st_uid": status.st_uid,
        "st_gid": status.st_gid,
        "st_ino": status.st_ino,
        "st_nlink": status.st_nlink,
    }
