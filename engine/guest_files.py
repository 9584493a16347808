"""What is mounted in a handle, as answers to the questions that FUSE asks about files.

Runs in the thread that serves the mount, the only one that uses the handle meanwhile. Attributes that came
with a listing are kept for a while: each question to the appliance costs about as much as a listing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from engine.errors import Cancelled, DaemonError, GuestFSError
from engine.ntfs.view import CompressedFile, instead, seen_at, seen_in

if TYPE_CHECKING:
    from engine.handle import GuestFS

Attributes = dict[str, int]

CACHE_SECONDS = 60
_MOST_KEPT = 100_000
_MOST_READ = 1 << 20
"""Bytes of one answer; the protocol's messages end at 4 MiB."""

_SECOND = 1_000_000_000
_PARTS = ("dev", "ino", "mode", "nlink", "uid", "gid", "rdev", "size", "blksize", "blocks")


class GuestFiles:
    """The operations of FUSE, by the names that `mfusepy` gives them. They raise OSError."""

    use_ns = True
    flag_nopath = False

    def __init__(self, handle: GuestFS, *, readonly: bool, cache_seconds: float = CACHE_SECONDS) -> None:
        self._g = handle
        self._readonly = readonly
        self.cache_seconds = cache_seconds
        self._kept: dict[str, tuple[float, Attributes]] = {}
        self._compressed: tuple[str, CompressedFile] | None = None

    # What is asked.

    def getattr(self, path: str, fh: int | None = None) -> Attributes:
        """The attributes of a path, times in nanoseconds."""
        kept = self._kept.get(path)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        with _as_oserror():
            return self._keep(path, _attributes(seen_at(self._g, path)[0]))

    def readdir(self, path: str, fh: int) -> list[str]:
        """The names in a folder; their attributes will be asked for next."""
        with _as_oserror():
            names = self._g.ls(path)
            for name, status in zip(names, seen_in(self._g, path, names)[0], strict=True):
                if status["st_ino"] != -1:
                    self._keep(f"{path.rstrip('/')}/{name}", _attributes(status))
        return [".", "..", *names]

    def readlink(self, path: str) -> str:
        with _as_oserror():
            return self._g.readlink(path)

    def access(self, path: str, amode: int) -> int:
        if amode & os.W_OK:
            self._check_writable()
        self.getattr(path)
        return 0

    def open(self, path: str, flags: int) -> int:
        if flags & os.O_ACCMODE != os.O_RDONLY:
            self._check_writable()
        return 0

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        with _as_oserror():
            return self._read(path, min(size, _MOST_READ), offset)

    def _read(self, path: str, size: int, offset: int) -> bytes:
        if self._compressed is not None and self._compressed[0] == path:
            return self._compressed[1].read(offset, size)
        try:
            return self._g.pread(path, size, offset)
        except DaemonError as error:
            found = instead(self._g, path, error)
            # Its next part will be asked for soon.
            self._compressed = (path, found) if self._readonly else None
            return found.read(offset, size)

    def statfs(self, path: str) -> dict[str, int]:
        with _as_oserror():
            found = self._g.statvfs(path)
        return {f"f_{name}": number for name, number in found.items() if isinstance(number, int)}

    def getxattr(self, path: str, name: str, position: int = 0) -> bytes:
        try:
            with _as_oserror():
                return self._g.lgetxattr(path, name)
        except OSError as error:
            # File systems without any have none of this name.
            raise OSError(errno.ENODATA if error.errno == errno.EOPNOTSUPP else error.errno, name) from error

    def listxattr(self, path: str) -> list[str]:
        with _as_oserror():
            return [attribute["attrname"] for attribute in self._g.lgetxattrs(path)]

    # What is changed.

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        done = 0
        with self._changing(path):
            while done < len(data):
                done += self._g.pwrite(path, data[done : done + _MOST_READ], offset + done)
        return done

    def create(self, path: str, mode: int, fi: object = None) -> int:
        return self._change(path, lambda: self._g.mknod(mode | 0o100000, 0, 0, path))

    def mknod(self, path: str, mode: int, dev: int) -> int:
        return self._change(path, lambda: self._g.mknod(mode, os.major(dev), os.minor(dev), path))

    def mkdir(self, path: str, mode: int) -> int:
        return self._change(path, lambda: self._g.mkdir_mode(path, mode))

    def unlink(self, path: str) -> int:
        return self._change(path, lambda: self._g.rm(path))

    def rmdir(self, path: str) -> int:
        return self._change(path, lambda: self._g.rmdir(path))

    def symlink(self, target: str, source: str) -> int:
        return self._change(target, lambda: self._g.ln_s(source, target))

    def link(self, target: str, source: str) -> int:
        return self._change(target, lambda: self._g.ln(source, target), source)

    def rename(self, old: str, new: str) -> int:
        return self._change(old, lambda: self._g.rename(old, new), new)

    def chmod(self, path: str, mode: int) -> int:
        return self._change(path, lambda: self._g.chmod(mode & 0o7777, path))

    def chown(self, path: str, uid: int, gid: int) -> int:
        # An id that is not to be changed comes as the largest number.
        before = self.getattr(path)
        uid, gid = (
            before[name] if given in (-1, 0xFFFFFFFF) else given
            for name, given in (("st_uid", uid), ("st_gid", gid))
        )
        return self._change(path, lambda: self._g.lchown(uid, gid, path))

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        return self._change(path, lambda: self._g.truncate_size(path, length))

    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        atime, mtime = times or (time.time_ns(), time.time_ns())
        split = (*divmod(atime, _SECOND), *divmod(mtime, _SECOND))
        return self._change(path, lambda: self._g.utimens(path, *split))

    def setxattr(self, path: str, name: str, value: bytes, options: int, position: int = 0) -> int:
        text = value.decode("utf-8", "surrogateescape")
        return self._change(path, lambda: self._g.lsetxattr(name, text, len(value), path))

    def removexattr(self, path: str, name: str) -> int:
        return self._change(path, lambda: self._g.lremovexattr(name, path))

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        if not self._readonly:
            with _as_oserror():
                self._g.sync()
        return 0

    # How.

    def _keep(self, path: str, attributes: Attributes) -> Attributes:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[path] = (time.monotonic() + self.cache_seconds, attributes)
        return attributes

    def _check_writable(self) -> None:
        if self._readonly:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    @contextlib.contextmanager
    def _changing(self, *paths: str) -> Iterator[None]:
        self._check_writable()
        try:
            with _as_oserror():
                yield
        finally:
            for path in paths:
                self._kept.pop(path, None)
                self._kept.pop(path.rpartition("/")[0] or "/", None)

    def _change(self, path: str, deed: Callable[[], object], *others: str) -> int:
        with self._changing(path, *others):
            deed()
        if others:
            # What is below a folder that was renamed is elsewhere now.
            self._kept.clear()
        return 0


def _attributes(status: Any) -> Attributes:
    found = {f"st_{name}": status[f"st_{name}"] for name in _PARTS}
    for name in ("atime", "mtime", "ctime"):
        found[f"st_{name}"] = status[f"st_{name}_sec"] * _SECOND + status[f"st_{name}_nsec"]
    return found


@contextlib.contextmanager
def _as_oserror() -> Iterator[None]:
    try:
        yield
    except DaemonError as error:
        number = error.errno or errno.EIO
        raise OSError(number, os.strerror(number)) from error
    except Cancelled as error:
        raise OSError(errno.EINTR, os.strerror(errno.EINTR)) from error
    except (GuestFSError, ValueError, TypeError) as error:
        raise OSError(errno.EIO, str(error)) from error
