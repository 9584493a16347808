"""A file that is being written into a folder of the host, and has its name only once it is whole."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import signal
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from engine.transfer.names import hidden_name

if TYPE_CHECKING:
    from engine.transfer.destination import Destination

HOLE = 64 << 10
"""Zero bytes in a row, aligned to this, become a hole rather than being written."""

Mend = Callable[[OSError], None]
"""Returns when what failed may be tried again, and raises the error when not."""

_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV}
"""Errors of a file system that cannot give a file a second name."""

_NO_NAMELESS = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL}
_ZEROS = bytes(HOLE)


class Draft:
    """A file that is being written. It has no name, or where that cannot be a hidden one, until `finish`;
    leaving the context without that removes it.
    """

    def __init__(self, destination: Destination, name: str, *, replace: bool, mend: Mend) -> None:
        self._destination = destination
        self._name = name
        self._replace = replace
        self._mend = mend
        self._draft = ""
        self._size = 0
        try:
            # A file without a name ends with its descriptor, whatever becomes of this process.
            self._fd = os.open(".", os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600, dir_fd=destination.fd)
        except OSError as error:
            if error.errno not in _NO_NAMELESS:
                raise
            self._draft = hidden_name()
            self._fd = os.open(self._draft, _FILE_FLAGS, 0o600, dir_fd=destination.fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fd >= 0:
            self._close()
            if self._draft:
                with contextlib.suppress(OSError):
                    os.unlink(self._draft, dir_fd=self._destination.fd)

    @property
    def size(self) -> int:
        return self._size

    def write(self, data: bytes | memoryview) -> None:
        """Append; longer runs of zeros take no space on the host."""
        view = memoryview(data)
        for start in range(0, len(view), HOLE):
            part = view[start : start + HOLE]
            if part == _ZEROS[: len(part)]:
                self._size += len(part)
            else:
                self._write(part)

    def append(self, data: bytes) -> None:
        """Append as it is, also where all of it is zeros."""
        self._write(memoryview(data))

    def skip(self, count: int) -> None:
        """Append that many zeros as a hole."""
        self._size += count

    def copy_from(self, source: int, offset: int, count: int) -> int:
        """Append up to `count` bytes of another file, within the kernel where it can; how many came."""
        while True:
            try:
                copied = self._copy(source, offset, count)
            except OSError as error:
                self._mend(error)
            else:
                self._size += copied
                return copied

    def opened_again(self) -> int:
        """Another descriptor of the file, for reading and writing, which the caller closes."""
        return os.open(f"/proc/self/fd/{self._fd}", os.O_RDWR | os.O_CLOEXEC)

    def is_ours_alone(self) -> bool:
        """Whether nobody else has the file open, as far as the file system can tell.

        The kernel grants a lease for writing to the only one who has a file open, and to nobody else.
        """
        if self._draft:
            return False
        try:
            # Who takes a lease is told of others by a signal, which would end the process; this one does not.
            fcntl.fcntl(self._fd, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(self._fd, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(self._fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError:
            return False
        return True

    def was_filled(self, size: int) -> None:
        """Take what others have written for the first `size` bytes of the file."""
        self._size = size

    def restart(self) -> None:
        """Forget what was written."""
        os.ftruncate(self._fd, 0)
        self._size = 0

    def finish(self, *, mtime: int | None = None, executable: bool = False) -> str:
        """Give the file its time, its plain mode and its name; returns the name that it got."""
        os.ftruncate(self._fd, self._size)
        os.fchmod(self._fd, (0o777 if executable else 0o666) & ~_UMASK)
        if mtime is not None:
            with contextlib.suppress(OSError, OverflowError):  # a time that this file system cannot hold
                os.utime(self._fd, (mtime, mtime))
        final = self._destination.appear(self._name, self._link, replace=self._replace)
        self._close()
        return final

    def _copy(self, source: int, offset: int, count: int) -> int:
        try:
            return os.copy_file_range(source, self._fd, count, offset, self._size)
        except OSError as error:
            if error.errno not in (errno.EXDEV, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS):
                raise
        os.lseek(self._fd, self._size, os.SEEK_SET)
        return os.sendfile(self._fd, source, offset, count)

    def _write(self, part: memoryview) -> None:
        while part:
            try:
                written = os.pwrite(self._fd, part, self._size)
            except OSError as error:
                self._mend(error)
                continue
            self._size += written
            part = part[written:]

    def _link(self, name: str) -> None:
        folder = self._destination.fd
        if not self._draft:
            os.link(f"/proc/self/fd/{self._fd}", name, dst_dir_fd=folder)
            return
        try:
            os.link(self._draft, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            # As on FAT: what appears in this very moment under the name is lost.
            if self._destination.holds(name):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from error
            os.rename(self._draft, name, src_dir_fd=folder, dst_dir_fd=folder)
        else:
            os.unlink(self._draft, dir_fd=folder)
        self._draft = ""

    def _close(self) -> None:
        os.close(self._fd)
        self._fd = -1


def _read_umask() -> int:
    """The process's umask, which can only be read by setting it; done once, before any thread is there."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


_UMASK = _read_umask()
