"""An opened image: its chain of layers, each file of it held by a descriptor."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType

from appliance.images.header import Encryption, ExtentName, Header, Snapshot
from appliance.images.locks import held_for_writing
from appliance.images.source import Identity, OpenFile


class Change(IntEnum):
    """What became of an image since it was opened, worst last."""

    NONE = 0
    REMOVED = 1
    """Its name is gone; what is open stays readable."""
    REPLACED = 2
    """Its name leads to another file; what is open stays readable, but is not what is there."""
    CONTENT = 3
    """It was written to: what was read since then cannot be relied on."""


@dataclass(frozen=True, slots=True)
class Extent:
    """One part of a disk spread over files, opened. `offset` and `size` are in bytes."""

    file: OpenFile
    declared: ExtentName

    @property
    def fd(self) -> int:
        return self.file.fd

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def offset(self) -> int:
        return self.declared.offset

    @property
    def size(self) -> int:
        return self.declared.sectors * 512


@dataclass(frozen=True, slots=True)
class Layer:
    """One image of a chain, with the files that belong to it alone."""

    file: OpenFile
    header: Header
    extents: tuple[Extent, ...] = ()
    data_file: OpenFile | None = None

    @property
    def fd(self) -> int:
        return self.file.fd

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def format(self) -> str:
        return self.header.format

    @property
    def identity(self) -> Identity:
        return self.file.identity

    @property
    def files(self) -> tuple[OpenFile, ...]:
        """Every file of the layer, its own first."""
        data = () if self.data_file is None else (self.data_file,)
        return (self.file, *data, *(extent.file for extent in self.extents))

    @property
    def real_size(self) -> int:
        """What its files take on the host's disk, in bytes."""
        return sum(os.fstat(file.fd).st_blocks * 512 for file in self.files if file.is_local)


class Image:
    """An opened chain, top layer first. It owns the descriptors until `close`.

    Nothing is ever written through it, and it takes no lock. Usable from any one thread at a time.
    """

    def __init__(self, layers: tuple[Layer, ...], warnings: tuple[str, ...]) -> None:
        self.layers = layers
        self.warnings = warnings
        self.closed = False

    @property
    def path(self) -> Path:
        return self.layers[0].path

    @property
    def format(self) -> str:
        return self.layers[0].format

    @property
    def virtual_size(self) -> int:
        """The size that the guest sees, in bytes."""
        return self.layers[0].header.virtual_size

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The top layer's internal snapshots."""
        return self.layers[0].header.snapshots

    @property
    def encrypted(self) -> Encryption | None:
        """How the image format encrypts it, if any layer is encrypted."""
        return next((layer.header.encryption for layer in self.layers if layer.header.encryption), None)

    @property
    def files(self) -> Iterator[OpenFile]:
        """Every file of every layer."""
        for layer in self.layers:
            yield from layer.files

    @property
    def real_size(self) -> int:
        """What the files take on the host's disk altogether, in bytes."""
        return sum(layer.real_size for layer in self.layers)

    def change(self) -> Change:
        """The worst that became of any file of this machine since it was opened. Reads no content."""
        return max((_change(file) for file in self.files if file.is_local), default=Change.NONE)

    def changed(self) -> bool:
        """Whether any file is not, or its name no longer leads to, what was opened."""
        return self.change() is not Change.NONE

    def locked_by_other(self) -> bool:
        """Whether another process may be writing to any file of it (a running machine's QEMU)."""
        return any(held_for_writing(file.fd) for file in self.files if file.is_local)

    def close(self) -> None:
        """Close every descriptor; a second call does nothing."""
        if self.closed:
            return
        self.closed = True
        for file in {file.fd: file for file in self.files}.values():
            file.close()

    def __enter__(self) -> Image:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Image {str(self.path)!r} {self.format} of {len(self.layers)} layers>"


def _change(file: OpenFile) -> Change:
    was = file.identity
    try:
        now = file.identity_now()
    except OSError:
        # The server or the device that held the file is gone; nothing is known of it any more.
        return Change.CONTENT
    try:
        status = file.path.stat()
    except OSError:
        named = Change.REMOVED
    else:
        same = (status.st_dev, status.st_ino) == (was.device, was.inode)
        named = Change.NONE if same else Change.REPLACED
    if (was.size, was.mtime_ns) != (now.size, now.mtime_ns):
        return Change.CONTENT
    # Renaming and removing move the ctime as well, and so does a new mode, owner, name or label. Without
    # any of them, only a write whose mtime was put back explains a new one.
    if was.ctime_ns != now.ctime_ns and named is Change.NONE and file.marks_now() == file.marks:
        return Change.CONTENT
    return named


@contextlib.contextmanager
def closing_on_error(opened: list[OpenFile]) -> Iterator[None]:
    """Close what was opened so far if the block fails."""
    try:
        yield
    except BaseException:
        for file in opened:
            file.close()
        raise
