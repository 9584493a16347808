"""Folders full of small files, fetched whole: one process in the guest instead of two calls a file."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import DaemonError

if TYPE_CHECKING:
    from engine.inspection.tree import Status, Tree

MOST_BYTES = 32 << 20
MOST_ITEMS = 20_000
_FEW = 12
"""Files that are read one by one: up to about here that costs less than a process."""

LARGEST_ITEM = 1 << 20
"""Bytes of one file that are kept; small files are what this is for."""


class _Enough(Exception):
    """More arrives than is taken."""


@dataclass(frozen=True)
class Item:
    """A file with its `content`, or a symbolic link with its `target`; `mtime` in seconds since 1970."""

    path: str
    """In the guest, spelled as on the disk."""
    content: bytes = b""
    target: str | None = None
    mtime: int = 0
    mode: int = 0o644

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")


def fetch(tree: Tree, folder: str, most: int = MOST_BYTES, excludes: tuple[str, ...] = ()) -> list[Item]:
    """The files and links in a folder and below, by path; what is beyond `most` bytes is left out.

    `excludes` are patterns of tar(1), of paths that begin with "./". The list is empty where there is no such
    folder. What was cut is told in the tree's `refused`.
    """
    real = tree.real_path(folder)
    place = tree.place(folder)
    if real is None or place is None or not tree.is_dir(folder):
        return []
    names = tree.names(folder)
    found = tree.statuses(folder, names) if len(names) <= _FEW else {}
    if len(found) == len(names) and all(status.is_file or status.is_link for status in found.values()):
        return [_item(tree, f"{real.rstrip('/')}/{name}", found[name]) for name in names]
    archive = bytearray()

    def take(piece: bytes | memoryview) -> None:
        archive.extend(piece)
        if len(archive) > most:
            raise _Enough

    try:
        tree.handle.tar_out(place or "/", take, excludes=list(excludes))  # type: ignore[arg-type]  # the stub knows local files only
    except DaemonError as error:
        tree.refused[real] = error.message
        return []
    except _Enough:
        tree.refused[real] = f"it holds more than {most >> 20} MiB"
    return sorted(_items(bytes(archive), real.rstrip("/")), key=lambda item: item.path)


def _item(tree: Tree, path: str, status: Status) -> Item:
    if status.is_link:
        return Item(path, target=tree.readlink(path), mtime=status.mtime)
    return Item(path, tree.read(path, LARGEST_ITEM) or b"", mtime=status.mtime, mode=status.mode)


def _items(archive: bytes, top: str) -> Iterator[Item]:
    count = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(archive), mode="r:", errors="surrogateescape") as members:
            for member in members:
                count += 1
                path = f"{top}/{member.name.removeprefix('./')}"
                if count > MOST_ITEMS:
                    return
                if member.issym():
                    yield Item(path, target=member.linkname, mtime=int(member.mtime))
                elif member.isreg():
                    file = members.extractfile(member)
                    content = file.read(LARGEST_ITEM) if file else b""
                    yield Item(path, content, mtime=int(member.mtime), mode=member.mode)
    # A cut archive ends in the middle of a member.
    except (tarfile.TarError, EOFError):
        return
