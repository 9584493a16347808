"""Registry hives for tests, written from Python values in the "regf" format, version 1.5.

Written without the reader's code, so that each checks the other; hivex reads what is made here too.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

SZ, EXPAND_SZ, BINARY, DWORD, MULTI_SZ, QWORD = 1, 2, 3, 4, 7, 11
BIG = 16344
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Content = str | bytes | int | list[str]


@dataclass
class Node:
    """A key: its values (type from the Python type, or a pair of type and bytes) and the keys below it."""

    values: Mapping[str, Content | tuple[int, bytes]] = field(default_factory=dict)
    keys: "Mapping[str, Node]" = field(default_factory=dict)
    modified: datetime = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def node(path: str, below: Node) -> Node:
    """`below` at a path with backslashes from the key that is returned."""
    for name in reversed(path.split("\\")):
        below = Node(keys={name: below})
    return below


def merged(*nodes: Node) -> Node:
    """One key with the values and keys of all."""
    values: dict[str, Content | tuple[int, bytes]] = {}
    keys: dict[str, Node] = {}
    for one in nodes:
        values |= one.values
        for name, key in one.keys.items():
            keys[name] = merged(keys[name], key) if name in keys else key
    return Node(values, keys)


def hive(root: Node) -> bytes:
    """The file."""
    cells = _Cells()
    offset = cells.key("ROOT", root, parent=0xFFFFFFFF, is_root=True)
    return cells.file(offset, filetime(root.modified))


def filetime(when: datetime) -> int:
    """100 ns since 1601."""
    return int((when - EPOCH).total_seconds()) * 10_000_000


class _Cells:
    """One bin that grows; offsets count from its start, as the format has it."""

    def __init__(self) -> None:
        self.data = bytearray(32)
        self.security_at = len(self.data)
        self.add(self.security())

    def add(self, content: bytes) -> int:
        """A cell with this content."""
        offset = len(self.data)
        size = (len(content) + 4 + 7) // 8 * 8
        self.data += struct.pack("<i", -size) + content.ljust(size - 4, b"\0")
        return offset

    def key(self, name: str, key: Node, parent: int, is_root: bool = False) -> int:
        latin, raw = _encoded(name)
        flags = (0x20 if latin else 0) | (0x0C if is_root else 0)
        offset = self.add(b"nk".ljust(0x4C + len(raw), b"\0"))
        # Keys are sorted by their names in capitals, as Windows looks them up.
        children = [
            (child, self.key(child, key.keys[child], offset))
            for child in sorted(key.keys, key=lambda child: child.upper())
        ]
        values = [self.value(name, content) for name, content in key.values.items()]
        value_list = self.add(struct.pack(f"<{len(values)}I", *values)) if values else 0xFFFFFFFF
        record = struct.pack(
            "<2sHQIIIIIIIIIIIIIIIHH",
            b"nk",
            flags,
            filetime(key.modified),
            0,
            parent,
            len(children),
            0,
            self.children(children),
            0xFFFFFFFF,
            len(values),
            value_list,
            self.security_at,
            0xFFFFFFFF,
            0,
            0,
            0,
            0,
            0,
            len(raw),
            0,
        )
        self.data[offset + 4 : offset + 4 + len(record) + len(raw)] = record + raw
        return offset

    def security(self) -> bytes:
        """A security descriptor that says nothing; all keys share it."""
        descriptor = struct.pack("<BBHIIII", 1, 0, 0x8000, 0, 0, 0, 0)
        header = struct.pack("<2sHIIII", b"sk", 0, self.security_at, self.security_at, 1, len(descriptor))
        return header + descriptor

    def children(self, found: list[tuple[str, int]]) -> int:
        if not found:
            return 0xFFFFFFFF
        entries = b"".join(struct.pack("<II", offset, _hash(name)) for name, offset in found)
        return self.add(struct.pack("<2sH", b"lh", len(found)) + entries)

    def value(self, name: str, content: Content | tuple[int, bytes]) -> int:
        kind, data = _typed(content)
        latin, raw = _encoded(name)
        if len(data) <= 4:
            size, where = len(data) | 0x80000000, int.from_bytes(data.ljust(4, b"\0"), "little")
        else:
            size, where = len(data), self.value_data(data)
        return self.add(
            struct.pack("<2sHIIIHH", b"vk", len(raw), size, where, kind, 1 if latin else 0, 0) + raw
        )

    def value_data(self, data: bytes) -> int:
        if len(data) <= BIG:
            return self.add(data)
        parts = [self.add(data[start : start + BIG] + bytes(4)) for start in range(0, len(data), BIG)]
        listed = self.add(struct.pack(f"<{len(parts)}I", *parts))
        return self.add(struct.pack("<2sHI", b"db", len(parts), listed))

    def file(self, root: int, modified: int) -> bytes:
        size = (len(self.data) + 8 + 4095) // 4096 * 4096
        rest = size - len(self.data)
        self.data += struct.pack("<i", rest) + bytes(rest - 4)
        self.data[:32] = struct.pack("<4sIIQQI", b"hbin", 0, size, 0, modified, 0)
        head = struct.pack("<4sIIQIIIIIII", b"regf", 1, 1, modified, 1, 5, 0, 1, root, size, 1)
        head = head.ljust(508, b"\0")
        checksum = 0
        for (word,) in struct.iter_unpack("<I", head):
            checksum ^= word
        return (head + struct.pack("<I", checksum)).ljust(4096, b"\0") + bytes(self.data)


def _typed(content: Content | tuple[int, bytes]) -> tuple[int, bytes]:
    if isinstance(content, tuple):
        return content
    if isinstance(content, bytes):
        return BINARY, content
    if isinstance(content, int):
        return (
            (DWORD, struct.pack("<I", content)) if content < 1 << 32 else (QWORD, struct.pack("<Q", content))
        )
    if isinstance(content, list):
        return MULTI_SZ, "".join(f"{text}\0" for text in [*content, ""]).encode("utf-16-le")
    return SZ, f"{content}\0".encode("utf-16-le")


def _encoded(name: str) -> tuple[bool, bytes]:
    try:
        return True, name.encode("latin-1")
    except UnicodeEncodeError:
        return False, name.encode("utf-16-le")


def _hash(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = (number * 37 + ord(letter)) & 0xFFFFFFFF
    return number
