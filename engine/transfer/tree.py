"""What a transfer makes below its destination: folders, files, and at the very end links and times.

Only folders that it has made itself are ever entered, each through an open descriptor. An error that a
person can mend holds the transfer; one that is about a single name is a line in the report.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from engine.ntfs.tags import why_unshown
from engine.transfer.attendant import Attendant, TargetGone
from engine.transfer.destination import FULL, Destination
from engine.transfer.draft import Draft
from engine.transfer.items import Begun, Item, Kind, Place
from engine.transfer.links import stays_inside
from engine.transfer.names import is_component, spellings
from engine.transfer.report import Reason, Report

T = TypeVar("T")

MOST_OPEN = 64
"""Folders that are kept open, so that the next file in one need not be led to it again."""

_OF_ONE_NAME = {
    errno.EINVAL,
    errno.EILSEQ,
    errno.ENAMETOOLONG,
    errno.EEXIST,
    errno.EISDIR,
    errno.ENOTDIR,
    errno.EFBIG,
}
"""Errors that are about one name; all others, as a full disk, would meet the next one too."""


class _Folder:
    """A folder that was made, by this transfer or (`is_old`) by an earlier one, and its name on the host."""

    __slots__ = ("above", "below", "host", "is_old", "mtime")

    def __init__(self, above: _Folder | None, host: str, mtime: int | None, *, is_old: bool = False) -> None:
        self.above = above
        self.is_old = is_old
        self.host = host
        self.mtime = mtime
        self.below: dict[str, _Folder] = {}


class Tree:
    """The destination as one transfer sees it. Belongs to the transfer's thread; a context manager's job is
    done by `close`.
    """

    def __init__(
        self,
        root: Destination,
        report: Report,
        attendant: Attendant,
        earlier: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._root = root
        self._report = report
        self._attendant = attendant
        self._earlier = earlier
        self._top = _Folder(None, "", None)
        self._open: OrderedDict[_Folder, Destination] = OrderedDict()
        self._links: list[tuple[_Folder, Item]] = []
        self._hard_links: list[tuple[_Folder, Item, Place]] = []
        self._hosts: dict[tuple[_Folder, str], str] = {}
        """What files are called on the host: those that got another name, and all of the destination itself,
        where other people's files are too.
        """

    @property
    def is_begun(self) -> bool:
        """Whether a folder was made."""
        return bool(self._top.below)

    def close(self) -> None:
        """Close every folder but the destination itself."""
        while self._open:
            self._open.popitem()[1].close()

    def folder(self, item: Item) -> None:
        """Make a folder; what is in it can only come afterwards."""
        above = self._found(item)
        if above is None or item.name in above.below:
            return
        with self._noting(item):
            old = self._persistently(lambda: self._old_name(above, item, stat.S_ISDIR))
            host = old or self._persistently(lambda: self._at(above).make_folder(item.name))
            above.below[item.name] = _Folder(above, host, item.mtime, is_old=bool(old))
            self._tell(above, item.name, host)
            if host != item.name:
                self._report.renamed.append((item.path, host))

    def has(self, item: Item) -> bool:
        """Whether an earlier transfer has made this file, which then counts as made now."""
        folder = self._folder_at(item.place[:-1]) if all(map(is_component, item.place)) else None
        if folder is None or not (folder.is_old or item.place[0] in self._earlier):
            return False
        host = self._persistently(lambda: self._old_name(folder, item, stat.S_ISREG))
        if not host:
            return False
        self._report.bytes += item.size
        self._count(folder, item, host)
        return True

    def file(self, item: Item, fill: Callable[[Draft], None]) -> bool:
        """Make a file: `fill` writes it, and does so again where the destination was gone meanwhile."""
        folder = self._found(item)
        if folder is None:
            return False
        host = ""
        with self._noting(item):
            host = self._persistently(lambda: self._written(folder, item, fill), item.size)
            self._count(folder, item, host)
        return bool(host)

    def hard_link(self, item: Item, source: Place) -> None:
        """Have a second name for a file made when all files are there."""
        folder = self._found(item)
        if folder is not None:
            self._hard_links.append((folder, item, source))

    def link(self, item: Item) -> None:
        """Have a link made when everything else is there, if it leads nowhere outside."""
        if sentence := why_unshown(item.target):
            self._report.skip(item.path, Reason.UNREADABLE, sentence)
        elif len(item.place) > 1 and stays_inside(item.target, len(item.place) - 2):
            folder = self._found(item)
            if folder is not None:
                self._links.append((folder, item))
        else:
            self._report.skip(item.path, Reason.LINK, item.target)

    def finish(self) -> None:
        """Make the links, and give the folders their times. Nothing may be made afterwards."""
        for folder, item, source in self._hard_links:
            with self._noting(item):
                self._link_file(folder, item, source)
        self._hard_links.clear()
        for folder, item in self._links:
            with self._noting(item):
                self._persistently(lambda: self._make_link(folder, item))  # noqa: B023
        self._links.clear()
        pending = list(self._top.below.values())
        while pending:
            folder = pending.pop()
            pending += folder.below.values()
            above = folder.above
            if folder.mtime is not None and above is not None:
                with contextlib.suppress(OSError):
                    self._at(above).set_time(folder.host, folder.mtime)

    def opened(self, place: Place) -> tuple[int, str] | None:
        """A file that was made at this place, open for reading, and its path below the destination."""
        folder = self._folder_at(place[:-1])
        if folder is None:
            return None
        host = self._hosts.get((folder, place[-1]), None if folder is self._top else place[-1])
        if host is None:
            return None
        names = [host]
        step: _Folder | None = folder
        while step is not None and step is not self._top:
            names.append(step.host)
            step = step.above
        try:
            return self._at(folder).open_file(host), "/".join(reversed(names))
        except FileNotFoundError:
            return None

    def _written(self, folder: _Folder, item: Item, fill: Callable[[Draft], None]) -> str:
        def mend(error: OSError) -> None:
            if error.errno not in FULL:
                raise error
            self._mend(error, item.size - draft.size)

        with self._at(folder).draft(item.name, replace=item.replace, mend=mend) as draft:
            fill(draft)
            if not self._root.is_there():
                raise OSError(errno.ENODEV, "The destination is gone")
            return draft.finish(mtime=item.mtime, executable=bool(item.mode & 0o111))

    def _make_link(self, folder: _Folder, item: Item) -> None:
        there = self._at(folder)
        if not folder.is_old or there.link_target(item.name) != item.target:
            there.make_link(item.name, item.target)

    def _link_file(self, folder: _Folder, item: Item, source: Place) -> None:
        there = self._folder_at(source[:-1])
        name = self._hosts.get((there, source[-1])) if there is not None else None
        if there is None or (name is None and there is self._top):
            self._report.skip(item.path, Reason.UNREADABLE)
            return
        old = name or source[-1]

        def link() -> tuple[str, int]:
            return self._at(folder).link_file(item.name, self._at(there), old, replace=item.replace)

        try:
            host, size = self._persistently(link)
        except FileNotFoundError:
            self._report.skip(item.path, Reason.UNREADABLE)
            return
        self._count(folder, item, host)
        self._report.bytes += size

    def _count(self, folder: _Folder, item: Item, host: str) -> None:
        self._report.files += 1
        self._tell(folder, item.name, host)
        if host != item.name:
            self._report.renamed.append((item.path, host))
        if folder is self._top or host != item.name:
            self._hosts[folder, item.name] = host

    def _tell(self, folder: _Folder, name: str, host: str) -> None:
        """Tell of something new in the destination itself."""
        status = self._root.status(host) if folder is self._top else None
        if status is not None:
            self._attendant.made(Begun(name, host, status.st_dev, status.st_ino))

    def _old_name(self, folder: _Folder, item: Item, is_kind: Callable[[int], bool]) -> str:
        """What an earlier transfer called this file or folder on the host; empty where it did not make it."""
        if folder is self._top:
            names = [self._earlier[item.name]] if item.name in self._earlier else []
        else:
            names = list(spellings(item.name)) if folder.is_old else []
        for name in names:
            status = self._at(folder).status(name)
            if status is None or not is_kind(status.st_mode) or status.st_uid != os.geteuid():
                continue
            # A file gets its name last of all, so it is whole; its time tells that it is still the same one.
            if item.kind is Kind.FOLDER or (status.st_size, int(status.st_mtime)) == (item.size, item.mtime):
                return name
        return ""

    def _found(self, item: Item) -> _Folder | None:
        """The folder that the item goes into, if it was made here. Notes names that cannot be."""
        if not all(map(is_component, item.place)):
            self._report.skip(item.path, Reason.INVALID_NAME)
            return None
        return self._folder_at(item.place[:-1])

    def _folder_at(self, place: Place) -> _Folder | None:
        folder: _Folder | None = self._top
        for name in place:
            folder = folder.below.get(name) if folder is not None else None
        return folder

    def _at(self, folder: _Folder) -> Destination:
        """The open folder. Raises OSError where something else has taken its place."""
        way: list[_Folder] = []
        step: _Folder | None = folder
        while step is not None and step is not self._top and step not in self._open:
            way.append(step)
            step = step.above
        there = self._root if step is self._top or step is None else self._open[step]
        for step in reversed(way):
            there = there.folder(step.host)
            self._open[step] = there
            # The first ones out are the farthest from where the next file goes.
            if len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)[1].close()
        if folder is not self._top:
            self._open.move_to_end(folder)
        return there

    def _persistently(self, deed: Callable[[], T], needed: int = 0) -> T:
        while True:
            try:
                return deed()
            except OSError as error:
                # What the guest refuses is an OSError too.
                if isinstance(error, RuntimeError):
                    raise
                self._mend(error, needed)

    def _mend(self, error: OSError, needed: int) -> None:
        """Return when what failed may be tried again; raises the error where nobody can mend it."""
        if error.errno in FULL:
            self._root.hold_if_full(error, needed, self._attendant)
            return
        if error.errno in _OF_ONE_NAME or self._root.is_there():
            raise error
        self.close()
        while True:
            self._attendant.hold(TargetGone(self._root.path))
            self._attendant.check()
            with contextlib.suppress(OSError):
                self._root.reopen()
                return

    @contextlib.contextmanager
    def _noting(self, item: Item) -> Iterator[None]:
        """Note an error that is about this name alone, and go on."""
        try:
            yield
        except OSError as error:
            if isinstance(error, RuntimeError) or error.errno not in _OF_ONE_NAME:
                raise
            self._report.skip(item.path, Reason.CANNOT_WRITE, error.strerror or "")
