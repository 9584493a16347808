"""Actions on files that take more than one of the daemon's messages, or another form of one."""

from __future__ import annotations

import io
import stat as modes
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from engine.budget import Budget
from engine.errors import ActionUnknown, GuestFSError, ProtocolError, TooMuchSent
from engine.structs import STRUCTS, StructStream
from engine.xdr import text

if TYPE_CHECKING:
    from engine.handle import GuestFS

Record = dict[str, Any]

_BATCH = 1000
"""Names of up to 255 bytes that surely fit in a message of 4 MiB together with their answers."""

_FILE_TYPES = {
    modes.S_IFBLK: "b",
    modes.S_IFCHR: "c",
    modes.S_IFDIR: "d",
    modes.S_IFIFO: "f",
    modes.S_IFLNK: "l",
    modes.S_IFREG: "r",
    modes.S_IFSOCK: "s",
}

MOST_IN_MEMORY = 1 << 30
"""Bytes that an action gathers in memory at most."""

_SMALL = 2 << 20
"""Bytes of content that are sent within a message rather than behind it."""


def ls(handle: GuestFS, directory: str) -> list[str]:
    return sorted(_names(handle, "ls0", directory))


def find(handle: GuestFS, directory: str) -> list[str]:
    return sorted(_names(handle, "find0", directory))


def _names(handle: GuestFS, action: str, directory: str) -> list[str]:
    listed = _collected(handle, action, directory).decode("utf-8", "surrogateescape")
    return listed.split("\0")[:-1]


def read_file(handle: GuestFS, path: str) -> bytes:
    return _collected(handle, "download", path)


def _collected(handle: GuestFS, action: str, *args: object) -> bytes:
    pieces: list[bytes] = []
    _stream(handle, action, *args, take=pieces.append)
    return b"".join(pieces)


def _stream(handle: GuestFS, action: str, *args: object, take: Callable[[bytes], object]) -> None:
    try:
        handle.call_daemon(action, *args, Budget(action, take, MOST_IN_MEMORY))
    except TooMuchSent as error:
        limit = MOST_IN_MEMORY >> 20
        raise GuestFSError(f"{action}: there is more than {limit} MiB; fetch it into a file.") from error


def cat(handle: GuestFS, path: str) -> str:
    content = read_file(handle, path)
    if b"\0" in content:
        raise GuestFSError(f"cat: {path} holds NUL bytes: use read_file.")
    return content.decode("utf-8", "surrogateescape")


def read_lines(handle: GuestFS, path: str) -> list[str]:
    lines = cat(handle, path).split("\n")
    return [line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]


def write(handle: GuestFS, path: str, content: bytes | str) -> None:
    data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else bytes(content)
    if len(data) <= _SMALL:
        handle.call_daemon("internal_write", path, data)
    else:
        handle.call_daemon("upload", io.BytesIO(data), path)


def write_append(handle: GuestFS, path: str, content: bytes | str) -> None:
    data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else bytes(content)
    for start in range(0, len(data), _SMALL) or (0,):
        handle.call_daemon("internal_write_append", path, data[start : start + _SMALL])


def stat(handle: GuestFS, path: str) -> Record:
    return _old_stat(handle.call_daemon("statns", path))


def lstat(handle: GuestFS, path: str) -> Record:
    return _old_stat(handle.call_daemon("lstatns", path))


def lstatlist(handle: GuestFS, path: str, names: Sequence[str]) -> list[Record]:
    return [_old_stat(status) for status in lstatnslist(handle, path, names)]


def lstatnslist(handle: GuestFS, path: str, names: Sequence[str]) -> list[Record]:
    return _batched(names, lambda some: handle.call_daemon("internal_lstatnslist", path, some))


def lxattrlist(handle: GuestFS, path: str, names: Sequence[str]) -> list[Record]:
    return _batched(names, lambda some: handle.call_daemon("internal_lxattrlist", path, some))


def readlinklist(handle: GuestFS, path: str, names: Sequence[str]) -> list[str]:
    return _batched(names, lambda some: handle.call_daemon("internal_readlinklist", path, some))


def readdir(handle: GuestFS, dir: str) -> list[Record]:
    try:
        return _records(handle, "dirent", "internal_readdir", dir)
    except ActionUnknown:
        # Daemons before 1.48.2 lack it.
        names = [".", "..", *_names(handle, "ls0", dir)]
        return [
            {
                "ino": status["st_ino"],
                "ftyp": _FILE_TYPES.get(modes.S_IFMT(status["st_mode"]), "u"),
                "name": name,
            }
            for name, status in zip(names, lstatnslist(handle, dir, names), strict=True)
        ]


def _file_type(mode: int) -> str:
    return _FILE_TYPES.get(modes.S_IFMT(mode), "u")


def journal_get(handle: GuestFS) -> list[Record]:
    """Each field arrives as NAME=value, with its length in eight bytes before it."""
    data = _collected(handle, "internal_journal_get")
    found = []
    at = 0
    while at < len(data):
        start = at + 8
        at = start + int.from_bytes(data[at:start])
        if at > len(data):
            raise ProtocolError("a journal's last field lacks its end")
        name, separator, value = data[start:at].partition(b"=")
        if not separator:
            raise ProtocolError("a journal's field has no name")
        found.append({"attrname": text(name), "attrval": value})
    return found


def filesystem_walk(handle: GuestFS, device: str) -> list[Record]:
    return _records(handle, "tsk_dirent", "internal_filesystem_walk", device)


def find_inode(handle: GuestFS, device: str, inode: int) -> list[Record]:
    return _records(handle, "tsk_dirent", "internal_find_inode", device, inode)


def yara_scan(handle: GuestFS, path: str) -> list[Record]:
    return _records(handle, "yara_detection", "internal_yara_scan", path)


def mountable_device(handle: GuestFS, mountable: str) -> str:
    device: str = handle.call_daemon("internal_parse_mountable", mountable)["im_device"]
    return device


def mountable_subvolume(handle: GuestFS, mountable: str) -> str:
    parsed = handle.call_daemon("internal_parse_mountable", mountable)
    volume: str = parsed["im_volume"]
    if not volume:
        raise GuestFSError(f"mountable_subvolume: {mountable} is not a Btrfs subvolume.")
    return volume


def _records(handle: GuestFS, struct: str, action: str, *args: object) -> list[Record]:
    stream = StructStream(STRUCTS[struct])
    found: list[Record] = []
    _stream(handle, action, *args, take=lambda data: found.extend(stream.feed(data)))
    stream.finish()
    return found


def _batched(names: Sequence[str], call: Callable[[list[str]], list[Any]]) -> list[Any]:
    found = []
    for start in range(0, len(names), _BATCH):
        found += call(list(names[start : start + _BATCH]))
    return found


_OLD_STAT = ["dev", "ino", "mode", "nlink", "uid", "gid", "rdev", "size", "blksize", "blocks"]


def _old_stat(status: Record) -> Record:
    times = {name: status[f"st_{name}_sec"] for name in ("atime", "mtime", "ctime")}
    return {name: status[f"st_{name}"] for name in _OLD_STAT} | times
