"""A folder of the host that extracted files go into, and nothing outside of it, whatever a guest calls its
files.

Every file and folder is made relative to an open descriptor, one component at a time, and no symbolic link
is followed. A file is written without a name, or under a hidden one beside its final place, and gets its
name when it is whole. All of this blocks, so it belongs into a worker thread.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from engine.transfer.attendant import Attendant, NoRoom
from engine.transfer.draft import NO_LINKS, Draft, Mend
from engine.transfer.names import checked, hidden_name, refusal, spellings

MOST_NUMBERED = 10_000
"""Names that are tried for something whose own name is taken."""

FULL = {errno.ENOSPC, errno.EDQUOT}
"""Errors of a file system that has no room left."""

_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


class Destination:
    """An open folder. A context manager; `path` is for messages only."""

    def __init__(self, path: Path, descriptor: int | None = None) -> None:
        self.path = path
        self.fd = os.open(path, _FOLDER_FLAGS) if descriptor is None else descriptor

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the descriptor; may be called again."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def free_bytes(self) -> int:
        """What an ordinary user can still write to the file system."""
        info = os.fstatvfs(self.fd)
        return info.f_bavail * info.f_frsize

    def status(self, name: str) -> os.stat_result | None:
        """What has this name, links not followed."""
        try:
            return os.stat(checked(name), dir_fd=self.fd, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def holds(self, name: str) -> bool:
        """Whether anything, a dangling link included, has this name."""
        return self.status(name) is not None

    def holds_folder(self, name: str) -> bool:
        status = self.status(name)
        return status is not None and stat.S_ISDIR(status.st_mode)

    def free_name(self, name: str) -> str:
        """The name itself or the first of `name (2)`, `name (3)` … that nothing has."""
        if not self.holds(name):
            return name
        last = Path(name).suffix
        stem = name.removesuffix(last)
        for number in range(2, MOST_NUMBERED):
            candidate = f"{stem} ({number}){last}"
            if not self.holds(candidate):
                return candidate
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)

    def make_folder(self, name: str) -> str:
        """Make a folder of this name, or of one like it where that is taken or refused; returns the name."""
        for candidate in spellings(name):
            with refusal(candidate, name):
                while True:
                    final = self.free_name(candidate)
                    with contextlib.suppress(FileExistsError):
                        os.mkdir(final, 0o777, dir_fd=self.fd)
                        return final
        raise AssertionError("unreachable")

    def make_link(self, name: str, target: str) -> None:
        """Make a symbolic link; the caller has made sure of where it leads. Raises OSError, also where the
        name is taken.
        """
        os.symlink(target, checked(name), dir_fd=self.fd)

    def link_target(self, name: str) -> str | None:
        """Where the symbolic link of this name leads; None where there is none."""
        try:
            return os.readlink(checked(name), dir_fd=self.fd)
        except OSError:
            return None

    def link_file(
        self, name: str, folder: Destination, source: str, *, replace: bool = False
    ) -> tuple[str, int]:
        """Give a regular file of a folder a second name here, or a copy where there are no second names.

        Returns the name that it got and the file's size. Raises OSError.
        """
        descriptor = folder.open_file(source)
        try:
            status = os.fstat(descriptor)
            try:
                way = f"/proc/self/fd/{descriptor}"
                final = self.appear(name, lambda new: os.link(way, new, dst_dir_fd=self.fd), replace=replace)
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
                final = self._copied(name, descriptor, status, replace=replace)
            return final, status.st_size
        finally:
            os.close(descriptor)

    def folder(self, *parts: str) -> Destination:
        """Open a folder below this one, made by `make_folder`. Raises OSError where a part is a link."""
        descriptor = os.dup(self.fd)
        try:
            for part in parts:
                below = os.open(checked(part), _FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = below
        except BaseException:
            os.close(descriptor)
            raise
        return Destination(self.path.joinpath(*parts), descriptor)

    def set_time(self, name: str, mtime: int) -> None:
        """Give something here its time, as far as the file system can hold it."""
        with contextlib.suppress(OSError, OverflowError):
            os.utime(checked(name), (mtime, mtime), dir_fd=self.fd, follow_symlinks=False)

    def open_file(self, name: str) -> int:
        """A descriptor of a regular file here, for reading. Raises FileNotFoundError where it is none."""
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            descriptor = os.open(checked(name), flags, dir_fd=self.fd)
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
        else:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                return descriptor
            os.close(descriptor)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)

    def hold_if_full(self, error: OSError, needed: int, attendant: Attendant) -> None:
        """Hold the transfer where this error says that there is no room left. Raises every other error."""
        if error.errno not in FULL:
            raise error
        attendant.hold(NoRoom(max(needed, 1), self.free_bytes(), self.path))
        attendant.check()

    def is_there(self) -> bool:
        """Whether the path still leads to this folder."""
        try:
            return os.path.samestat(self.path.stat(), os.fstat(self.fd))
        except OSError:
            return False

    def reopen(self) -> None:
        """Open what the path leads to now. Raises OSError."""
        descriptor = os.open(self.path, _FOLDER_FLAGS)
        self.close()
        self.fd = descriptor

    def draft(self, name: str, *, replace: bool = False, mend: Mend | None = None) -> Draft:
        """A new file that will be called `name`. Where that is taken it replaces a file, or takes a name
        like it. `mend` is called with an error in writing; the write is tried again when it returns.
        """
        return Draft(self, checked(name), replace=replace, mend=mend or _raise)

    def appear(self, name: str, link: Callable[[str], None], *, replace: bool) -> str:
        """Have `link` give a file this name, or one like it where that is taken or refused; returns it.

        With `replace` it takes the place of what has the name, in one moment.
        """
        for candidate in spellings(name):
            with refusal(candidate, name):
                if replace:
                    hidden = hidden_name()
                    link(hidden)
                    try:
                        os.rename(hidden, candidate, src_dir_fd=self.fd, dst_dir_fd=self.fd)
                    except BaseException:
                        os.unlink(hidden, dir_fd=self.fd)
                        raise
                    return candidate
                final = candidate
                while True:
                    with contextlib.suppress(FileExistsError):
                        link(final)
                        return final
                    final = self.free_name(candidate)
        raise AssertionError("unreachable")

    def _copied(self, name: str, source: int, status: os.stat_result, *, replace: bool) -> str:
        with self.draft(name, replace=replace) as draft:
            while draft.size < status.st_size:
                if not draft.copy_from(source, draft.size, status.st_size - draft.size):
                    raise OSError(errno.EIO, "A file became shorter while it was copied")
            return draft.finish(mtime=int(status.st_mtime), executable=bool(status.st_mode & 0o111))


def _raise(error: OSError) -> None:
    raise error
