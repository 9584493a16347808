"""A tree of files as plain data, and the one tar stream that carries it into a guest.

Everything that a Unix file system can say about a file is a field of `Entry`. `write_tar` puts all of it into
a single PAX stream, since one `tar_in` is far faster than thousands of single calls to the appliance.
"""

import enum
import io
import stat
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Any


class Kind(enum.Enum):
    """What a name in a tree stands for; the value is tar's type flag."""

    FILE = tarfile.REGTYPE
    FOLDER = tarfile.DIRTYPE
    SYMLINK = tarfile.SYMTYPE
    HARDLINK = tarfile.LNKTYPE
    FIFO = tarfile.FIFOTYPE
    CHAR = tarfile.CHRTYPE
    BLOCK = tarfile.BLKTYPE


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a tree.

    `path` is relative to the tree's top, without a leading slash; bytes that are not UTF-8 are surrogate
    escapes, as everywhere in Guestscope. `mtime` is in seconds since 1970. `target` is a symbolic link's text
    as it stands, or the path of the entry that a hard link shares its content with. `xattrs` holds full names
    (`user.note`). `acl` is an access list in the short text form of acl(5). A file with `holes_to` larger
    than its content is sparse up to that many bytes.
    """

    path: str
    kind: Kind = Kind.FILE
    content: bytes = b""
    mode: int = 0o644
    uid: int = 0
    gid: int = 0
    mtime: int = 0
    target: str = ""
    device: tuple[int, int] = (0, 0)
    xattrs: Mapping[str, bytes] = field(default_factory=dict)
    acl: str = ""
    holes_to: int = 0

    @property
    def size(self) -> int:
        """The size in bytes that the file system reports for a regular file."""
        return max(len(self.content), self.holes_to)

    @property
    def st_mode(self) -> int:
        """Type and permission bits as stat(2) gives them (a hard link's are those of a file)."""
        formats = {
            Kind.FOLDER: stat.S_IFDIR,
            Kind.SYMLINK: stat.S_IFLNK,
            Kind.FIFO: stat.S_IFIFO,
            Kind.CHAR: stat.S_IFCHR,
            Kind.BLOCK: stat.S_IFBLK,
        }
        return formats.get(self.kind, stat.S_IFREG) | self.mode


def file(path: str, content: str | bytes = b"", mode: int = 0o644, **others: Any) -> Entry:
    """A regular file; text is written as UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    return Entry(path, Kind.FILE, data, mode, **others)


def folder(path: str, mode: int = 0o755, **others: Any) -> Entry:
    """A folder, made even when nothing is in it."""
    return Entry(path, Kind.FOLDER, mode=mode, **others)


def symlink(path: str, target: str, **others: Any) -> Entry:
    """A symbolic link whose text is `target`."""
    return Entry(path, Kind.SYMLINK, mode=0o777, target=target, **others)


def hard_link(path: str, target: str) -> Entry:
    """A second name for the file at `target`, which must come earlier in the tree."""
    return Entry(path, Kind.HARDLINK, target=target)


def owned(entries: Iterable[Entry], uid: int, gid: int) -> list[Entry]:
    """The same entries, belonging to one user."""
    return [replace(entry, uid=uid, gid=gid) for entry in entries]


def dated(entries: Iterable[Entry], mtime: int) -> list[Entry]:
    """The same entries, those without a time of their own getting `mtime`."""
    return [entry if entry.mtime else replace(entry, mtime=mtime) for entry in entries]


def with_parents(entries: Iterable[Entry], mtime: int) -> list[Entry]:
    """The entries with every missing parent folder put before its first child.

    Such a folder belongs to the owner of the folder that it is in, has mode 0755 and the time of its newest
    child, but no earlier one than `mtime`.
    """
    listed = list(entries)
    folders = {entry.path: entry for entry in listed if entry.kind is Kind.FOLDER}
    newest: dict[str, int] = {}
    for entry in listed:
        top = entry.path.rpartition("/")[0]
        newest[top] = max(newest.get(top, mtime), entry.mtime)
    done: set[str] = set()
    result: list[Entry] = []
    for entry in listed:
        for path in (*_parents(entry.path), entry.path):
            if path in done:
                continue
            if path != entry.path and path not in folders:
                above = folders.get(path.rpartition("/")[0])
                owner = (above.uid, above.gid) if above else (0, 0)
                folders[path] = folder(path, uid=owner[0], gid=owner[1], mtime=newest.get(path, mtime))
            done.add(path)
            result.append(folders.get(path, entry))
    return result


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def write_tar(entries: Iterable[Entry], stream: IO[bytes]) -> None:
    """Write the entries, in their order, to a stream that is open for writing."""
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for entry in entries:
            info, data = _member(entry)
            tar.addfile(info, io.BytesIO(data))


def _member(entry: Entry) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(entry.path)
    info.type = entry.kind.value
    info.mode, info.uid, info.gid, info.mtime = entry.mode, entry.uid, entry.gid, entry.mtime
    info.linkname = entry.target
    info.devmajor, info.devminor = entry.device
    headers = {
        f"SCHILY.xattr.{name}": value.decode("utf-8", "surrogateescape")
        for name, value in entry.xattrs.items()
    }
    if entry.acl:
        headers["SCHILY.acl.access"] = entry.acl
    data = entry.content
    if entry.holes_to > len(data):
        headers |= _sparse_headers(entry)
        data = _sparse_data(entry)
    info.size = len(data)
    info.pax_headers = headers
    return info, data


def _sparse_headers(entry: Entry) -> dict[str, str]:
    return {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": entry.path,
        "GNU.sparse.realsize": str(entry.holes_to),
    }


def _sparse_data(entry: Entry) -> bytes:
    """The content behind its map, in version 1.0 of GNU tar's sparse format (see its manual)."""
    extents = [(0, len(entry.content)), (entry.holes_to, 0)]
    numbers = [len(extents), *(number for extent in extents for number in extent)]
    sparse_map = b"".join(b"%d\n" % number for number in numbers)
    padding = -len(sparse_map) % tarfile.BLOCKSIZE
    return sparse_map + bytes(padding) + entry.content
