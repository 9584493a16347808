"""Folders and files of a handle as Windows shows them, where ntfs-3g shows something else.

For ntfs-3g a file that Windows keeps compressed, or elsewhere, is a link that says so. Here it is a file
again, with its size, and its content if there is any: its record tells where on the device that is.
"""

from __future__ import annotations

import hashlib
import stat
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.ntfs.compressed import Compressed, Decode, compressed_file
from engine.ntfs.decoder import Decoder
from engine.ntfs.errors import DamagedFile
from engine.ntfs.records import Damaged
from engine.ntfs.table import File, Layout, Read, Table
from engine.ntfs.tags import is_unshown

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.methods import StatnsDict
    from engine.running import Running

_JUNCTION = "/sysroot"
"""Where ntfs-3g is mounted in the appliance, with which it begins the text of a junction."""
_BLOCK = 512
"""Bytes that st_blocks counts in, stat(2)."""
_AT_ONCE = 2 << 20
"""Bytes of a device that are asked for in one call: messages end at 4 MiB."""


@dataclass(slots=True)
class _Kept:
    """What is kept for an appliance as long as it runs."""

    decode: Decoder = field(default_factory=Decoder)
    layouts: dict[str, Layout] = field(default_factory=dict)


_kept: weakref.WeakKeyDictionary[Running, _Kept] = weakref.WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class CompressedFile:
    """One such file of a handle, for the handle's thread. All its names have one `number`."""

    device: str
    number: int
    content: Compressed
    read_device: Read
    decode: Decode

    @property
    def identity(self) -> tuple[str, int]:
        """What all names of the file have in common."""
        return self.device, self.number

    def read(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes; fewer only at the end. Raises `CannotRead`, and what calls raise."""
        return b"".join(self.pieces(offset, count))

    def pieces(self, offset: int = 0, count: int | None = None) -> Iterator[bytes]:
        """The same in pieces of a MiB at most, all from `offset` on where there is no count."""
        try:
            yield from self.content.pieces(self.read_device, self.decode, offset, count)
        except Damaged as error:
            raise DamagedFile from error


def seen(
    g: GuestFS, folder: str, statuses: Sequence[StatnsDict], texts: Sequence[str]
) -> tuple[list[StatnsDict], list[str]]:
    """What `lstatnslist` and `readlinklist` of guestfs(3) say of names in a folder, as Windows has it.

    Costs nothing where none of the texts is one of ntfs-3g's own.
    """
    unshown = [
        row
        for row, (status, text) in enumerate(zip(statuses, texts, strict=True))
        if is_unshown(text) and stat.S_ISLNK(status["st_mode"])
    ]
    found = list(statuses)
    files = compressed_files(g, [(folder, statuses[row]["st_ino"]) for row in unshown])
    for row, file in zip(unshown, files, strict=True):
        if file is not None:
            found[row] = _as_file(statuses[row], file.content)
    left = [
        "" if stat.S_ISREG(status["st_mode"]) else text for status, text in zip(found, texts, strict=True)
    ]
    return found, targets(g, left)


def seen_in(g: GuestFS, folder: str, names: Sequence[str]) -> tuple[list[StatnsDict], list[str]]:
    """The same, asked of the daemon: of up to some thousand names. Raises what calls raise."""
    statuses = g.lstatnslist(folder, names)
    if not any(stat.S_ISLNK(status["st_mode"]) for status in statuses):
        return statuses, [""] * len(statuses)
    return seen(g, folder, statuses, g.readlinklist(folder, names))


def seen_at(g: GuestFS, path: str) -> tuple[StatnsDict, str]:
    """The same of one path: what it is, and the text if that is a link. Raises what calls raise."""
    status = g.lstatns(path)
    text = g.readlink(path) if stat.S_ISLNK(status["st_mode"]) else ""
    (status,), (text,) = seen(g, path.rpartition("/")[0] or "/", [status], [text])
    return status, text


def targets(g: GuestFS, texts: Sequence[str]) -> list[str]:
    """The texts of links as they are within the guest: those of junctions name the appliance's folder."""
    found = list(texts)
    if not any(map(_is_junction, found)) or g.exists(_JUNCTION):
        # Systems of OSTree have a folder of that name.
        return found
    return [text[len(_JUNCTION) :] or "/" if _is_junction(text) else text for text in found]


def pread(g: GuestFS, path: str, count: int, offset: int) -> bytes:
    """As `pread` of guestfs(3), `path` being a real one, also from such a file. Raises `CannotRead` too."""
    try:
        return bytes(g.pread(path, count, offset))
    except DaemonError as error:
        return instead(g, path, error).read(offset, count)


def instead(g: GuestFS, path: str, error: DaemonError) -> CompressedFile:
    """Such a file at a path that could not be read for this reason. Raises the error where there is none."""
    found = compressed_at(g, path) if error.errno_name == "ENOENT" else None
    if found is None:
        raise error
    return found


def checksum(g: GuestFS, algorithm: str, path: str) -> str:
    """As `checksum` of guestfs(3), also of such a file, which is added up here then."""
    found = compressed_at(g, path)
    if found is None:
        return g.checksum(algorithm, path)
    sum_ = hashlib.new(algorithm, usedforsecurity=False)
    for piece in found.pieces():
        sum_.update(piece)
    return sum_.hexdigest()


def compressed_at(g: GuestFS, path: str) -> CompressedFile | None:
    """The file at a path, if it is such a one. Raises what calls raise."""
    status = g.lstatns(path)
    if not stat.S_ISLNK(status["st_mode"]) or not is_unshown(g.readlink(path)):
        return None
    return compressed_files(g, [(path, status["st_ino"])])[0]


def compressed_files(g: GuestFS, places: Sequence[tuple[str, int]]) -> list[CompressedFile | None]:
    """Such a file for each of these, by a path on its file system and its inode number; None for others.

    Raises what calls raise.
    """
    if not places:
        return []
    tops = {top: device for device, top in dict(g.mountpoints()).items()}
    devices = [_device_of(tops, path) for path, _ in places]
    numbers: dict[str, list[int]] = {}
    for device, (_, number) in zip(devices, places, strict=True):
        numbers.setdefault(device, []).append(number)
    found = {device: _compressed_on(g, device, its) for device, its in numbers.items()}
    return [found[device].get(number) for device, (_, number) in zip(devices, places, strict=True)]


def _compressed_on(g: GuestFS, device: str, numbers: Sequence[int]) -> dict[int, CompressedFile]:
    read = partial(read_device, g, device)
    kept = _kept.setdefault(g.running, _Kept())
    stays = all(drive.readonly for drive in g.drives)
    found = {}
    try:
        table = Table(read, kept.layouts.get(device) if stays else None)
        if stays:
            kept.layouts[device] = table.layout
        for number, file in table.files(numbers):
            content = _content(table, file)
            if content is not None:
                found[number] = CompressedFile(device, number, content, read, kept.decode)
    except Damaged:
        # Another file system may have links with such a text.
        return {}
    return found


def _content(table: Table, file: File) -> Compressed | None:
    try:
        return compressed_file(table, file)
    except Damaged:
        return None


def _as_file(status: StatnsDict, content: Compressed) -> StatnsDict:
    permissions = stat.S_IMODE(status["st_mode"])
    return {
        **status,
        "st_mode": stat.S_IFREG | permissions,
        "st_size": content.size,
        "st_blocks": -(-content.allocated // _BLOCK),
    }


def _device_of(tops: Mapping[str, str], path: str) -> str:
    """The device whose file system holds this path, of those that are mounted; empty where none is."""
    while path not in tops and path != "/":
        path = path.rpartition("/")[0] or "/"
    return tops.get(path, "")


def read_device(g: GuestFS, device: str, offset: int, length: int) -> bytes:
    """A part of a device, shorter only at its end. A call for it takes the daemon some 20 ms."""
    data = bytearray()
    while len(data) < length:
        part = g.pread_device(device, min(_AT_ONCE, length - len(data)), offset + len(data))
        if not part:
            break
        data += part
    return bytes(data)


def _is_junction(text: str) -> bool:
    return text == _JUNCTION or text.startswith(f"{_JUNCTION}/")
