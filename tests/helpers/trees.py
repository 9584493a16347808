"""What is on the test disks, file by file: the same data makes the disks and is what the tests expect to
find.

`LINUX_TREE` holds everything that a Unix file system can; the others leave out what their file system has no
place for. All times are even seconds of November 2023, since FAT counts in twos.
"""

import random
import struct
from dataclasses import replace

from browser.demo.tree import Entry, Kind, file, folder, hard_link, symlink

EPOCH = 1_700_000_000
"""The time of everything that has none of its own: 2023-11-14 22:13:20 UTC."""

CROWD_SIZE = 3000
BIG_SIZE = 24 << 20
SPARSE_SIZE = 3 << 30

BAD_UTF8_NAME = b"caf\xe9 \xff\xfe.txt".decode("utf-8", "surrogateescape")

ODD_NAMES = (
    "-rf",
    ".hidden",
    " leading and trailing ",
    "two\nlines",
    "tab\there",
    "bell\a and escape\x1b[31m",
    "quote'\"`$(x);&|",
    "back\\slash",
    "<b>bold<b> & <img src=x>",
    "Grüße aus Köln.txt",
    "u\u0308 decomposed",
    "日本語のファイル.txt",
    "קובץ.txt",
    "annual\u202etxt.exe",
    "zero\u200bwidth",
    "🦫.txt",
    "%s%n%d",
    "*?[a-z]{x}",
    "n" * 255,
    "語" * 85,
)

PLAIN_NAMES = tuple(
    name
    for name in ODD_NAMES
    if not set(name) & set('\n\t\a\x1b"<>|\\*?:') and name.strip() == name and len(name.encode()) <= 255
)
"""The odd names that FAT and NTFS can hold as well."""


def pseudo_random(size: int, seed: int) -> bytes:
    """Bytes that compress badly and are the same every time."""
    return random.Random(seed).randbytes(size)


def capability(*bits: int) -> bytes:
    """The `security.capability` attribute that permits these bits of capabilities(7), effective at start.

    Layout: `struct vfs_cap_data`, revision 2, of linux/capability.h.
    """
    revision_2_effective = 0x02000001
    permitted = sum(1 << bit for bit in bits)
    return struct.pack("<IIIII", revision_2_effective, permitted & 0xFFFFFFFF, 0, permitted >> 32, 0)


def _plain_files(names: tuple[str, ...], mode: int, folder_mode: int) -> list[Entry]:
    entries = [
        file("hello.txt", "Hello, world.\n", mode),
        file("empty", b"", mode),
        file("block", pseudo_random(4096, seed=1), mode),
        file("blob.bin", pseudo_random(300_001, seed=2), mode, mtime=EPOCH + 86400),
        folder("empty-folder", folder_mode, mtime=EPOCH - 3600),
        folder("a", folder_mode),
        folder("a/b", folder_mode),
        folder("a/b/c", folder_mode),
        file("a/b/c/deep.txt", "deep\n", mode),
        folder("texts", folder_mode),
        file("texts/utf-8.txt", "Füße, naïve, 日本語\n", mode),
        file("texts/latin-1.txt", "Füße, naïve\n".encode("latin-1"), mode),
        file("texts/utf-16.txt", "Füße, 日本語\r\n".encode("utf-16"), mode),
        file("texts/crlf.txt", b"one\r\ntwo\r\n", mode),
        file("texts/no-end", b"no line end", mode),
        file("texts/nul.txt", b"before\0after\n", mode),
        folder("odd names", folder_mode),
    ]
    entries += [file(f"odd names/{name}", f"{number}\n", mode) for number, name in enumerate(names)]
    return entries


def _dated(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(entry if entry.mtime else replace(entry, mtime=EPOCH) for entry in entries)


def _unix_files() -> list[Entry]:
    return [
        folder("modes"),
        file("modes/0000", b"", 0o000),
        file("modes/0400", b"secret\n", 0o400, uid=1000, gid=1001),
        file("modes/4755", b"#!/bin/sh\n", 0o4755),
        file("modes/2755", b"#!/bin/sh\n", 0o2755, gid=42),
        file("modes/big-ids", b"x", 0o644, uid=70_000, gid=3_000_000_000),
        folder("modes/1777", 0o1777),
        folder("modes/2775", 0o2775, uid=1000, gid=1000),
        folder("links"),
        symlink("links/relative", "../hello.txt"),
        symlink("links/absolute", "/hello.txt"),
        symlink("links/folder", "../a/b"),
        symlink("links/broken", "nowhere"),
        symlink("links/loop", "loop"),
        symlink("links/ping", "pong"),
        symlink("links/pong", "ping"),
        symlink("links/out", "../../../../../../etc/passwd"),
        symlink("links/long", "x" * 1000),
        symlink("links/ünï", "日本語"),
        file("links/first", "two names\n"),
        hard_link("links/second", "links/first"),
        folder("special"),
        Entry("special/fifo", Kind.FIFO, mode=0o620),
        Entry("special/null", Kind.CHAR, mode=0o666, device=(1, 3)),
        Entry("special/disk", Kind.BLOCK, mode=0o660, gid=6, device=(8, 17)),
        folder("attributes"),
        file("attributes/user", "x", xattrs={"user.note": "für dich".encode(), "user.raw": b"\0\xff=\n"}),
        file("attributes/capability", "x", 0o755, xattrs={"security.capability": capability(10)}),
        file("attributes/acl", "x", 0o664, acl="user::rw-,user:1000:rw-,group::r--,mask::rw-,other::r--"),
        folder("sparse"),
        file("sparse/3g", b"the only block", holes_to=SPARSE_SIZE),
        folder("raw names"),
        file(f"raw names/{BAD_UTF8_NAME}", "not UTF-8\n"),
    ]


LINUX_TREE = _dated(_plain_files(ODD_NAMES, 0o644, 0o755) + _unix_files())
"""For ext4, XFS and Btrfs."""

PLAIN_TREE = _dated(_plain_files(PLAIN_NAMES, 0o755, 0o755))
"""For FAT, NTFS and ISO 9660: files and folders only, all with the same bits and root's."""

ISO_TREE = _dated(
    [
        *_plain_files(("Grüße aus Köln.txt", "日本語のファイル.txt", "with space", ".hidden"), 0o444, 0o555),
        symlink("link", "hello.txt"),
    ]
)
"""For ISO 9660 with Rock Ridge and Joliet."""

SMALL_TREE = _dated(
    [file("small.txt", "small\n", 0o755), folder("etc"), file("etc/hostname", "small\n", 0o755)]
)

CROWD_TREE = _dated(
    [folder("crowd")]
    + [
        file(f"crowd/file {number:05} with a name of some length.txt", b"%d" % number)
        for number in range(CROWD_SIZE)
    ]
    + [file("big.bin", pseudo_random(BIG_SIZE, seed=3))]
)
"""A folder whose listing does not fit one chunk, and a file that takes seconds to download."""


def contents(tree: tuple[Entry, ...]) -> dict[str, bytes]:
    """The bytes of each regular file by path, without holes; a hard link has its target's."""
    found = {entry.path: entry.content for entry in tree if entry.kind is Kind.FILE}
    linked = {entry.path: found[entry.target] for entry in tree if entry.kind is Kind.HARDLINK}
    return found | linked


def names_in(tree: tuple[Entry, ...], path: str = "") -> list[str]:
    """The names in one folder of the tree, sorted by their bytes as `ls` sorts them."""
    prefix = f"{path}/" if path else ""
    names = {entry.path[len(prefix) :] for entry in tree if entry.path.startswith(prefix)}
    return sorted(
        (name for name in names if "/" not in name), key=lambda name: name.encode(errors="surrogateescape")
    )
