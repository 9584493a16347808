"""A folder of the host that extracted files go into, and nothing outside of it, whatever a guest calls its
files.

Every file and folder is made relative to an open descriptor, one component at a time, and no symbolic link
is followed. A file is written under a name of its own beside its final place, and gets its name when it is
whole. All of this blocks, so it belongs into a worker thread.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from browser.arrangement import suffix
from browser.listing import is_component

HOLE = 64 << 10
"""Zero bytes in a row, aligned to this, become a hole rather than being written."""
MOST_NUMBERED = 10_000
"""Names that are tried for something whose own name is taken."""

_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NAME_REFUSED = {errno.EINVAL, errno.EILSEQ, errno.ENAMETOOLONG}
_ZEROS = bytes(HOLE)


class Destination:
    """An open folder. A context manager; `path` is for messages only."""

    def __init__(self, path: Path, descriptor: int | None = None) -> None:
        self.path = path
        self._fd = os.open(path, _FOLDER_FLAGS) if descriptor is None else descriptor

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the descriptor; may be called again."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def free_bytes(self) -> int:
        """What an ordinary user can still write to the file system."""
        info = os.fstatvfs(self._fd)
        return info.f_bavail * info.f_frsize

    def holds(self, name: str) -> bool:
        """Whether anything, a dangling link included, has this name."""
        return self._mode(name) is not None

    def holds_folder(self, name: str) -> bool:
        mode = self._mode(name)
        return mode is not None and stat.S_ISDIR(mode)

    def free_name(self, name: str) -> str:
        """The name itself or the first of `name (2)`, `name (3)` … that nothing has."""
        if not self.holds(name):
            return name
        last = suffix(name)
        stem = name[: -len(last) - 1] if last else name
        for number in range(2, MOST_NUMBERED):
            candidate = f"{stem} ({number}){name[len(stem) :]}"
            if not self.holds(candidate):
                return candidate
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)

    def make_folder(self, name: str) -> str:
        """Make a folder of this name, or of one like it where that is taken or refused; returns the name."""
        for candidate in _spellings(name):
            with _refusal(candidate, name):
                while True:
                    final = self.free_name(candidate)
                    with contextlib.suppress(FileExistsError):
                        os.mkdir(final, 0o777, dir_fd=self._fd)
                        return final
        raise AssertionError("unreachable")

    def make_link(self, name: str, target: str) -> None:
        """Make a symbolic link; the caller has made sure of where it leads. Raises OSError, also where the
        name is taken.
        """
        os.symlink(target, _checked(name), dir_fd=self._fd)

    def folder(self, *parts: str) -> Destination:
        """Open a folder below this one, made by `make_folder`. Raises OSError where a part is a link."""
        descriptor = os.dup(self._fd)
        try:
            for part in parts:
                below = os.open(_checked(part), _FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = below
        except OSError:
            os.close(descriptor)
            raise
        return Destination(self.path.joinpath(*parts), descriptor)

    def draft(self, name: str, *, replace: bool = False) -> Draft:
        """A new file that will be called `name`. Where that is taken it replaces a file, or takes a name
        like it.
        """
        return Draft(self, _checked(name), replace=replace)

    def _mode(self, name: str) -> int | None:
        try:
            return os.stat(_checked(name), dir_fd=self._fd, follow_symlinks=False).st_mode
        except FileNotFoundError:
            return None


class Draft:
    """A file that is being written. Leaving the context without `finish` removes it."""

    def __init__(self, destination: Destination, name: str, *, replace: bool) -> None:
        self._destination = destination
        self._name = name
        self._replace = replace
        self._draft = f".{secrets.token_hex(8)}.part"
        self._fd = os.open(self._draft, _FILE_FLAGS, 0o600, dir_fd=destination._fd)
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fd >= 0:
            self._close()
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._draft, dir_fd=self._destination._fd)

    def write(self, data: bytes) -> None:
        """Append; longer runs of zeros take no space on the host."""
        view = memoryview(data)
        for start in range(0, len(view), HOLE):
            part = view[start : start + HOLE]
            if part != _ZEROS[: len(part)]:
                written = 0
                while written < len(part):
                    written += os.pwrite(self._fd, part[written:], self._size + written)
            self._size += len(part)

    def finish(self, *, mtime: int | None = None, executable: bool = False) -> str:
        """Give the file its time, its plain mode and its name; returns the name that it got."""
        os.truncate(self._fd, self._size)
        os.fchmod(self._fd, (0o777 if executable else 0o666) & ~_UMASK)
        if mtime is not None:
            with contextlib.suppress(OSError, OverflowError):  # a time that this file system cannot hold
                os.utime(self._fd, (mtime, mtime))
        for candidate in _spellings(self._name):
            with _refusal(candidate, self._name):
                final = self._rename(candidate)
                self._close()
                return final
        raise AssertionError("unreachable")

    def _rename(self, name: str) -> str:
        folder = self._destination._fd
        if self._replace:
            os.rename(self._draft, name, src_dir_fd=folder, dst_dir_fd=folder)
            return name
        while True:
            final = self._destination.free_name(name)
            try:
                os.link(self._draft, final, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
            except FileExistsError:
                continue
            except OSError as error:
                if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK):
                    raise
                # No hard links here, as on FAT: what appears in this very moment under the name is lost.
                os.rename(self._draft, final, src_dir_fd=folder, dst_dir_fd=folder)
                return final
            os.unlink(self._draft, dir_fd=folder)
            return final

    def _close(self) -> None:
        os.close(self._fd)
        self._fd = -1


def _checked(name: str) -> str:
    if not is_component(name):
        raise ValueError(f"{name!r} is no name of a file.")
    return name


def _spellings(name: str) -> Iterator[str]:
    """The name, then one that any file system takes: bytes that some refuse are written as %XX."""
    yield _checked(name)
    escaped = "".join(
        character if character.isalnum() or character in " ._-+,=@()[]" else _percent(character)
        for character in name
    ).rstrip(" .")
    yield escaped[:120] or "%"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape"))


@contextlib.contextmanager
def _refusal(candidate: str, name: str) -> Iterator[None]:
    """Let the next spelling be tried where the file system takes the first one for no name at all."""
    try:
        yield
    except OSError as error:
        if candidate != name or error.errno not in _NAME_REFUSED:
            raise


def _read_umask() -> int:
    """The process's umask, which can only be read by setting it; done once, before any thread is there."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


_UMASK = _read_umask()
