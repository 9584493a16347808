"""An open file that is read in bounded pieces, and what identifies it.

Opening never blocks on a FIFO and never touches a device: the path is first opened as a mere
place (O_PATH), looked at, and only a regular file or a block device is then opened for reading,
through that same place, so that nobody can exchange it in between.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from appliance.errors import ImageError
from appliance.images.header import Unusable
from appliance.images.names import shown

# What one header may make us read altogether: well over any real header, well under 64 MiB.
READ_BUDGET = 24 << 20


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file was when it was looked at; two equal identities mean that nobody wrote."""

    device: int
    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int


Marks = tuple[object, ...]
"""What a file has beside its content: mode, owner, number of names, labels and other attributes."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file held by a descriptor. `path` is as it was named, `place` is where that led."""

    path: Path
    place: Path
    fd: int
    identity: Identity
    block_device: bool = False
    marks: Marks = ()

    is_local = True
    """Whether it is a file of this machine."""

    def pread(self, length: int, offset: int) -> bytes:
        """Read `length` bytes at `offset`, fewer where the file ends."""
        return os.pread(self.fd, length, offset)

    def close(self) -> None:
        """Let go of it."""
        os.close(self.fd)

    def marks_now(self) -> Marks:
        """What can be changed of the file without writing to it, as it is by now."""
        return _marks(os.fstat(self.fd), self.fd)

    def identity_now(self) -> Identity:
        """The identity of the file behind the descriptor, wherever its name leads by now."""
        return _identity(os.fstat(self.fd), self.fd)


def _identity(status: os.stat_result, fd: int) -> Identity:
    # stat knows no size for a block device.
    size = os.lseek(fd, 0, os.SEEK_END) if stat.S_ISBLK(status.st_mode) else status.st_size
    return Identity(status.st_dev, status.st_ino, size, status.st_mtime_ns, status.st_ctime_ns)


def _marks(status: os.stat_result, fd: int) -> Marks:
    try:
        attributes = [(name, os.getxattr(fd, name)) for name in sorted(os.listxattr(fd))]
    except OSError:
        attributes = []
    return status.st_mode, status.st_uid, status.st_gid, status.st_nlink, *attributes


_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a character device"),
)


def open_file(path: Path, allowed: Callable[[Path], None] | None = None) -> OpenFile:
    """Open `path` for reading; the caller closes its descriptor.

    `allowed` is called with the place that the path leads to, links resolved, before anything is
    read; it raises to refuse. FileNotFoundError is left to the caller, who knows what was missed;
    every other failure is an ImageError.
    """
    try:
        marker = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    try:
        link = f"/proc/self/fd/{marker}"
        place = Path(link).readlink()
        status = os.fstat(marker)
        for is_kind, what in _KINDS:
            if is_kind(status.st_mode):
                raise ImageError(f"{shown(path)} is {what}, not a disk image.")
        if allowed is not None:
            allowed(place)
        fd = os.open(link, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _unreadable(path, error) from error
    finally:
        os.close(marker)
    try:
        status = os.fstat(fd)
        is_device = stat.S_ISBLK(status.st_mode)
        return OpenFile(path, place, fd, _identity(status, fd), is_device, _marks(status, fd))
    except BaseException:
        os.close(fd)
        raise


def _unreadable(path: Path, error: OSError | ValueError) -> ImageError:
    if isinstance(error, PermissionError):
        remedy = "Ask its owner for access, or run as a user who may read it."
        return ImageError(f"You have no permission to read {shown(path)}.", remedy)
    if isinstance(error, OSError):
        if error.errno == errno.ELOOP:
            return ImageError(f"{shown(path)} is a symbolic link that leads back to itself.")
        if error.errno in (errno.EMFILE, errno.ENFILE):
            return ImageError(f"{shown(path)} cannot be opened: too many files are open.")
        return ImageError(f"{shown(path)} cannot be opened: {error.strerror or error}.")
    return ImageError(f"{shown(path)} is not a possible file name.")


class Source:
    """Reads an open file within its size and within a budget for the whole header."""

    def __init__(self, file: OpenFile, budget: int = READ_BUDGET) -> None:
        self._file = file
        self.size = file.identity.size
        self._budget = budget

    def read(self, offset: int, length: int, what: str) -> bytes:
        """Exactly `length` bytes at `offset`; `what` names them should they not be there."""
        if offset < 0 or length < 0 or offset + length > self.size:
            raise Unusable(
                f"its {what} lies behind the end of the file, which is cut short or damaged",
                "Copy or download it again.",
            )
        self._budget -= length
        if self._budget < 0:
            raise Unusable(f"its {what} is larger than any real one")
        pieces = []
        while length:
            piece = self._file.pread(length, offset)
            if not piece:
                raise Unusable("it became shorter while it was read")
            pieces.append(piece)
            offset += len(piece)
            length -= len(piece)
        return b"".join(pieces)

    def head(self, length: int) -> bytes:
        """The first `length` bytes, fewer where the file is shorter."""
        return self.read(0, min(length, self.size), "beginning")

    def tail(self, length: int) -> bytes:
        """The last `length` bytes, fewer where the file is shorter."""
        length = min(length, self.size)
        return self.read(self.size - length, length, "end")

    def require(self, offset: int, length: int, what: str) -> None:
        """Refuse unless `length` bytes at `offset` lie within the file; reads nothing."""
        if offset < 0 or length < 0 or offset + length > self.size:
            raise Unusable(
                f"its {what} lies behind the end of the file, which is cut short or damaged",
                "Copy or download it again.",
            )
