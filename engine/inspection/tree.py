"""A guest's files, read through the daemon where they are mounted, wherever that is.

Symbolic links are followed here, by the guest's rules and never out of the guest's tree: while many file
systems are mounted side by side, the kernel in the appliance would follow them into another guest. Only
regular files are read, so that no FIFO of a hostile guest can block the daemon.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.errors import DaemonError
from engine.ntfs.errors import CannotRead
from engine.ntfs.view import pread, seen_at, seen_in, targets

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.inspection.glance import Glance

SMALL = 1 << 20
"""Bytes that are read of a file when nothing else is said."""

_PIECE = 2 << 20
"""Bytes of one `pread`; with its frame it fits in a message of the protocol."""

_MOST_LINKS = 40
"""As Linux has it; more are a loop."""

_MOST_CACHED = 20_000

_ABSENT = frozenset({"ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"})


class Status(NamedTuple):
    """What lstat(2) tells, times in seconds since 1970."""

    mode: int
    size: int
    mtime: int
    ctime: int
    uid: int
    gid: int
    inode: int
    links: int

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)

    @property
    def is_dir(self) -> bool:
        return stat.S_ISDIR(self.mode)

    @property
    def is_link(self) -> bool:
        return stat.S_ISLNK(self.mode)


class Tree:
    """The files of one guest. Paths are absolute, as in the guest; answers are None where nothing is.

    `mounts` tells for each of the guest's mount points where its file system's top is found now; "/" must
    be among them. `before` is called ahead of each question to the daemon, and stops by raising what is being
    done. What the daemon refused for another reason than that it is not there is kept in `refused`.
    Runs in the thread of the handle; each question costs a few milliseconds, most answers are remembered.
    """

    def __init__(
        self,
        g: GuestFS,
        mounts: Mapping[str, str] | None = None,
        *,
        ignore_case: bool = False,
        before: Callable[[], None] = lambda: None,
    ) -> None:
        self._g = g
        self._before = before
        self._mounts = {"/": ""} if mounts is None else dict(mounts)
        self._ignore_case = ignore_case
        self._known: dict[str, Status | None] = {}
        self._listed: dict[str, list[str]] = {}
        self.refused: dict[str, str] = {}
        self.glance: Glance | None = None
        """What one card has found out that others need too."""

    @property
    def handle(self) -> GuestFS:
        """For a question to the daemon, which is about to be asked."""
        self._before()
        return self._g

    def status(self, path: str) -> Status | None:
        """Of what the path leads to, links followed."""
        place = self.place(path)
        return None if place is None else self._status(place)

    def link_status(self, path: str) -> Status | None:
        """Of the path itself, even if it is a link."""
        place = self.place(path, follow=False)
        return None if place is None else self._status(place)

    def is_file(self, path: str) -> bool:
        found = self.status(path)
        return found is not None and found.is_file

    def is_dir(self, path: str) -> bool:
        found = self.status(path)
        return found is not None and found.is_dir

    def names(self, path: str) -> list[str]:
        """What is in the folder, in the order of code points; nothing if there is no such folder."""
        place = self.place(path)
        return [] if place is None else self._names(place)

    def readlink(self, path: str) -> str | None:
        """The text of a link."""
        place = self.place(path, follow=False)
        found = None if place is None else self._status(place)
        if place is None or found is None or not found.is_link:
            return None
        return self._text_of_link(place)

    def statuses(self, folder: str, names: Iterable[str]) -> dict[str, Status]:
        """Of the entries of a folder themselves, in one question; those that are not there are left out."""
        place = self.place(folder)
        wanted = list(names)
        if place is None or not wanted:
            return {}
        try:
            if self._ignore_case:
                records, _ = seen_in(self.handle, place or "/", wanted)
            else:
                records = self.handle.lstatnslist(place or "/", wanted)
        except DaemonError as error:
            self._note(folder, error)
            return {}
        found = {}
        for name, record in zip(wanted, records, strict=True):
            if record["st_ino"] != -1:
                found[name] = _status(record)
                self._remember(f"{place}/{name}", found[name])
        return found

    def read(self, path: str, limit: int = SMALL, start: int = 0) -> bytes | None:
        """The content of a regular file from `start` on, `limit` bytes at most."""
        place = self.place(path)
        found = None if place is None else self._status(place)
        if place is None or found is None or not found.is_file:
            return None
        return self._content(path, place, start, min(found.size - start, limit))

    def text(self, path: str, limit: int = SMALL) -> str | None:
        """The same as text in UTF-8; what is not that is replaced."""
        content = self.read(path, limit)
        return None if content is None else content.decode("utf-8", "replace")

    def first_line(self, path: str) -> str:
        """The first line that says something, of a file that holds a word or two; else nothing."""
        for line in (self.text(path, 4096) or "").splitlines():
            if line.strip() and not line.lstrip().startswith("#"):
                return line.strip()
        return ""

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        """The content of a regular file in pieces of some MiB, `limit` bytes at most."""
        place = self.place(path)
        found = None if place is None else self._status(place)
        if place is None or found is None or not found.is_file:
            return
        size = min(found.size, limit)
        for start in range(0, size, _PIECE):
            piece = self._content(path, place, start, min(size - start, _PIECE))
            if not piece:
                return
            yield piece

    def real_path(self, path: str) -> str | None:
        """The path in the guest without links in it, spelled as on the disk."""
        found = self._walk(path, follow=True)
        return None if found is None else "/" + "/".join(found)

    def place(self, path: str, *, follow: bool = True) -> str | None:
        """The path for the daemon's actions, without links in it; "" is the top."""
        found = self._walk(path, follow=follow)
        return None if found is None else self._place(found)

    def _walk(self, path: str, *, follow: bool) -> list[str] | None:
        ahead = path.split("/")[::-1]
        done: list[str] = []
        links = 0
        while ahead:
            name = ahead.pop()
            if name in ("", "."):
                continue
            if name == "..":
                done = done[:-1]
                continue
            if "/" + "/".join((*done, name)) in self._mounts:
                done.append(name)
                continue
            folder = self._place(done)
            found = self._status(f"{folder}/{name}")
            if found is None and self._ignore_case:
                name = self._spelled(folder, name)
                found = self._status(f"{folder}/{name}")
            if found is None:
                return None
            if found.is_link and (follow or ahead):
                links += 1
                target = self._text_of_link(f"{folder}/{name}")
                if links > _MOST_LINKS or target is None:
                    return None
                if target.startswith("/"):
                    done = []
                ahead += target.split("/")[::-1]
                continue
            if any(ahead) and not found.is_dir:
                return None
            done.append(name)
        return done

    def _place(self, parts: list[str]) -> str:
        for count in range(len(parts), -1, -1):
            top = self._mounts.get("/" + "/".join(parts[:count]))
            if top is not None:
                return "/".join((top, *parts[count:]))
        raise AssertionError("a tree has a root")

    def _spelled(self, folder: str, name: str) -> str:
        wanted = name.casefold()
        return next((entry for entry in self._names(folder) if entry.casefold() == wanted), name)

    def _names(self, place: str) -> list[str]:
        if place not in self._listed:
            try:
                names = self.handle.ls(place or "/")
            except DaemonError as error:
                self._note(place, error)
                names = []
            # A hostile file system may hold names that no path can have.
            self._listed[place] = [name for name in names if name not in ("", ".", "..") and "/" not in name]
        return self._listed[place]

    def _status(self, place: str) -> Status | None:
        if place not in self._known:
            try:
                status = self.handle.lstatns(place or "/")
                if self._ignore_case and stat.S_ISLNK(status["st_mode"]):
                    # In a Windows, it may be a file that is kept compressed.
                    status, _ = seen_at(self.handle, place)
                self._remember(place, _status(status))
            except DaemonError as error:
                self._note(place, error)
                self._remember(place, None)
        return self._known[place]

    def _remember(self, place: str, status: Status | None) -> None:
        if len(self._known) >= _MOST_CACHED:
            self._known.clear()
        self._known[place] = status

    def _text_of_link(self, place: str) -> str | None:
        try:
            return targets(self.handle, [self.handle.readlink(place)])[0]
        except DaemonError as error:
            self._note(place, error)
            return None

    def _content(self, path: str, place: str, start: int, size: int) -> bytes | None:
        content = bytearray()
        try:
            while len(content) < size:
                count = min(size - len(content), _PIECE)
                piece = pread(self.handle, place, count, start + len(content))
                if not piece:
                    break
                content += piece
        except (DaemonError, CannotRead) as error:
            self._note(path, error)
            return bytes(content) or None
        return bytes(content)

    def _note(self, path: str, error: DaemonError | CannotRead) -> None:
        if error.errno_name not in _ABSENT:
            self.refused[path] = error.message if isinstance(error, DaemonError) else str(error)


def _status(record: Any) -> Status:
    return Status(
        record["st_mode"],
        max(record["st_size"], 0),
        record["st_mtime_sec"],
        record["st_ctime_sec"],
        record["st_uid"],
        record["st_gid"],
        record["st_ino"],
        record["st_nlink"],
    )
