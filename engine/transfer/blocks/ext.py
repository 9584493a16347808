"""What ext2, ext3 and ext4 write of where things lie: layout, inodes, maps of blocks, folders.

Pure reading of bytes that a guest made, none of which is believed: numbers are held against the layout, and
what is not understood raises `NotPlain`. The format is that of the kernel's documentation,
filesystems/ext4/.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.transfer.items import Span

HEAD = 2048
"""Bytes of a file system up to the end of its superblock; what describes its groups follows."""

_SUPERBLOCK = struct.Struct("<I I 16x I 12x I 12x H 18x I 8x H 6x I I 150x H")
_SUPERBLOCK_AT = 1024
_MAGIC = 0xEF53
_LARGEST_BLOCK = 6
_NARROW, _WIDE = 32, 64
"""Bytes that describe a group: the shortest that there are, with numbers of 32 and of 64 bits."""
_FILE_TYPES, _RECOVER, _EXTENT_TREES, _BITS_64 = 0x2, 0x4, 0x40, 0x80
_MMP, _FLEXIBLE_GROUPS, _VALUE_INODES, _SEED = 0x100, 0x200, 0x400, 0x2000
_LARGE_FOLDERS, _INLINE_DATA, _CASE_FOLDING = 0x4000, 0x8000, 0x20000
_KNOWN = (
    _FILE_TYPES | _RECOVER | _EXTENT_TREES | _BITS_64 | _MMP | _FLEXIBLE_GROUPS | _VALUE_INODES | _SEED
    | _LARGE_FOLDERS | _INLINE_DATA | _CASE_FOLDING
)  # fmt: skip
"""Incompatible features that change nothing here, or only inodes that are marked: not compression, a journal
alone, scattered descriptors (meta_bg), data in folders, and encryption.
"""
_HUGE_FILES, _CLUSTERS = 0x8, 0x200
"""Features that only writers have to know. Of files in clusters (bigalloc) cannot be told what is theirs."""

_INODE = struct.Struct("<H 2x I 8x i 6x H I I 4x 60s 4x I I 4x H H 8x")
_EXTRA = struct.Struct("<H 6x I")
_EXTRA_AT = 128
_MTIME_EXTRA = 12
"""Bytes of the part behind the first 128 that has to be there for the upper bits of the time."""
_ATTRIBUTES = b"\x00\x00\x02\xea"
_ENCRYPTED, _HUGE, _EXTENTS, _IS_VALUE, _INLINE = 0x800, 0x40000, 0x80000, 0x200000, 0x10000000
"""What an inode is marked with."""
_SHORTEST_INODE = 128

_TREE = struct.Struct("<H H 2x H 4x")
_TREE_MAGIC, _DEEPEST = 0xF30A, 5
_BRANCH = struct.Struct("<I I H 2x")
_LEAF = struct.Struct("<I H H I")
_WRITTEN = 32768
"""Blocks of the longest part that was written; the length of one that was only reserved is beyond that."""
_DIRECT = 12
_POINTER = 4

_ENTRY = struct.Struct("<I H B x")
_DOTS = (b".", b"..")


class NotPlain(Exception):
    """What is there is damaged, or of a kind whose blocks are not told here."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the inodes of a file system are: `block` is the bytes of a block."""

    block: int
    blocks: int
    inode_size: int
    inodes_per_group: int
    has_huge_files: bool
    descriptors: bytes
    """What describes the groups, with `descriptor_size` bytes for each."""
    descriptor_size: int

    @classmethod
    def read(cls, head: bytes) -> Layout:
        """From the beginning of a device, up to the end of what describes the groups."""
        if len(head) < HEAD:
            raise NotPlain("no superblock")
        (
            inodes, blocks, exponent, inodes_per_group, magic, revision, inode_size, incompatible, read_only,
            descriptor_size,
        ) = _SUPERBLOCK.unpack_from(head, _SUPERBLOCK_AT)  # fmt: skip
        if magic != _MAGIC or exponent > _LARGEST_BLOCK or not revision:
            raise NotPlain("no superblock that is known")
        if incompatible & ~_KNOWN or not incompatible & _FILE_TYPES or read_only & _CLUSTERS:
            raise NotPlain("features that are not known")
        block = 1024 << exponent
        if incompatible & _BITS_64:
            blocks |= struct.unpack_from("<I", head, _SUPERBLOCK_AT + 336)[0] << 32
        else:
            descriptor_size = _NARROW
        is_power = not inode_size & (inode_size - 1)
        if not (is_power and _SHORTEST_INODE <= inode_size <= block and inodes_per_group):
            raise NotPlain("a superblock of impossible numbers")
        if incompatible & _BITS_64 and descriptor_size < _WIDE:
            raise NotPlain("a superblock of impossible numbers")
        begin = (_SUPERBLOCK_AT // block + 1) * block
        end = begin + -(-inodes // inodes_per_group) * descriptor_size
        if end > len(head):
            raise NotPlain("more groups than were read")
        has_huge_files = bool(read_only & _HUGE_FILES)
        descriptors = head[begin:end]
        return cls(block, blocks, inode_size, inodes_per_group, has_huge_files, descriptors, descriptor_size)

    def inode_at(self, number: int) -> int:
        """Where an inode is on the device, in bytes."""
        group, index = divmod(number - 1, self.inodes_per_group)
        at = group * self.descriptor_size
        if number < 1 or at >= len(self.descriptors):
            raise NotPlain("an inode that cannot be")
        table = struct.unpack_from("<I", self.descriptors, at + 8)[0]
        if self.descriptor_size >= _WIDE:
            table |= struct.unpack_from("<I", self.descriptors, at + 40)[0] << 32
        return self.blocks_at(table) + index * self.inode_size

    def blocks_at(self, block: int, count: int = 1) -> int:
        """Where blocks begin on the device, in bytes."""
        if not 0 < block <= block + count <= self.blocks:
            raise NotPlain("a block that cannot be")
        return block * self.block


@dataclass(frozen=True, slots=True)
class Inode:
    """One file, folder, link or device. `size` and `stored` (without holes) are in bytes."""

    mode: int
    size: int
    stored: int
    mtime: int
    links: int
    flags: int
    root: bytes
    """Where its blocks are, the text of a short link, or the content itself."""
    has_attributes: bool
    """Whether there are extended attributes."""
    attribute_blocks: int
    """How many blocks these take: none where they are in the inode."""

    @classmethod
    def read(cls, layout: Layout, data: bytes) -> Inode:
        """From the bytes of the table of inodes."""
        if len(data) != layout.inode_size:
            raise NotPlain("an inode that was not read")
        mode, low, mtime, links, stored, flags, root, acl, high, stored_high, acl_high = _INODE.unpack_from(
            data
        )
        if not mode or not links:
            raise NotPlain("an inode that nothing has")
        unit = 512
        if layout.has_huge_files:
            stored |= stored_high << 32
            unit = layout.block if flags & _HUGE else unit
        attribute_blocks = int(bool(acl or acl_high))
        has_attributes = bool(attribute_blocks)
        if layout.inode_size > _EXTRA_AT:
            extra, more_time = _EXTRA.unpack_from(data, _EXTRA_AT)
            if extra >= _MTIME_EXTRA:
                mtime += (more_time & 3) << 32
            begin = _EXTRA_AT + extra
            has_attributes = has_attributes or data[begin : begin + 4] == _ATTRIBUTES
        size = low | high << 32
        if size >> 63:
            raise NotPlain("a size that cannot be")
        stored *= unit
        return cls(mode, size, stored, mtime, links, flags, root, has_attributes, attribute_blocks)

    def short_target(self, layout: Layout) -> bytes | None:
        """The text of a link that is so short that it takes no block."""
        if (
            self.flags & (_EXTENTS | _INLINE | _ENCRYPTED)
            or self.stored != self.attribute_blocks * layout.block
        ):
            return None
        target = self.root[: self.size]
        if not 0 < self.size < len(self.root) or b"\0" in target:
            raise NotPlain("a link that leads nowhere")
        return target


@dataclass(frozen=True, slots=True)
class Node:
    """A block that tells where others are. `first` is what it begins with, in blocks of the file."""

    at: int
    first: int
    level: int
    """How many levels of such blocks are below it."""
    is_extents: bool
    """Whether it is of a tree of extents, or else a block of pointers."""


@dataclass(slots=True)
class Map:
    """Where the content of an inode lies, as far as the blocks that tell it were read."""

    layout: Layout
    inode: Inode
    told: int = 0
    """Bytes on the device, those of no content included."""
    spans: list[Span] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    """What has to be read next."""
    nodes_read: int = 0

    @classmethod
    def of(cls, layout: Layout, inode: Inode) -> Map:
        """What the inode itself tells."""
        if inode.flags & (_INLINE | _ENCRYPTED | _IS_VALUE):
            raise NotPlain("what is not in blocks")
        found = cls(layout, inode)
        if inode.flags & _EXTENTS:
            found._read_extents(inode.root, None)
            return found
        pointers = struct.unpack("<15I", inode.root)
        found._read_pointers(pointers[:_DIRECT], 0)
        first, count = _DIRECT, layout.block // _POINTER
        for level, pointer in enumerate(pointers[_DIRECT:]):
            if pointer:
                found.nodes.append(Node(layout.blocks_at(pointer), first, level, is_extents=False))
            first += count ** (level + 1)
        return found

    @property
    def is_whole(self) -> bool:
        """Whether what was told is exactly what the inode takes. A flipped bit is likely to be found so, as
        checksums of metadata are not compared.
        """
        blocks = self.nodes_read + self.inode.attribute_blocks
        return not self.nodes and self.inode.stored == self.told + self.layout.block * blocks

    def read(self, node: Node, data: bytes) -> None:
        """Take what a block tells."""
        if len(data) != self.layout.block:
            raise NotPlain("a block that was not read")
        self.nodes_read += 1
        if node.is_extents:
            self._read_extents(data, node)
            return
        pointers = struct.unpack(f"<{len(data) // _POINTER}I", data)
        if not node.level:
            self._read_pointers(pointers, node.first)
            return
        each = (self.layout.block // _POINTER) ** node.level
        for number, pointer in enumerate(pointers):
            if pointer:
                at = self.layout.blocks_at(pointer)
                self.nodes.append(Node(at, node.first + number * each, node.level - 1, is_extents=False))

    def _read_extents(self, data: bytes, node: Node | None) -> None:
        magic, count, depth = _TREE.unpack_from(data)
        room = (len(data) - _TREE.size) // _LEAF.size
        if magic != _TREE_MAGIC or count > room or depth > _DEEPEST or (node and depth != node.level):
            raise NotPlain("no tree of extents")
        layout = self.layout
        end = node.first if node else 0
        for at in range(_TREE.size, _TREE.size + count * _LEAF.size, _LEAF.size):
            length = 1
            if depth:
                first, low, high = _BRANCH.unpack_from(data, at)
                self.nodes.append(Node(layout.blocks_at(low | high << 32), first, depth - 1, is_extents=True))
            else:
                first, length, high, low = _LEAF.unpack_from(data, at)
                is_written = length <= _WRITTEN
                length = length if is_written else length - _WRITTEN
                where = layout.blocks_at(low | high << 32, length)
                self.told += length * layout.block
                if is_written:
                    self._add(first * layout.block, where, length * layout.block)
            if first < end or not length:
                raise NotPlain("extents out of their order")
            end = first + length

    def _read_pointers(self, pointers: tuple[int, ...], first: int) -> None:
        block = self.layout.block
        for number, pointer in enumerate(pointers, first):
            if pointer:
                self.told += block
                self._add(number * block, self.layout.blocks_at(pointer), block)

    def _add(self, start: int, at: int, length: int) -> None:
        """Have one more part, joined to the last one where it goes on there; nothing behind the end."""
        length = min(length, self.inode.size - start)
        if length <= 0:
            return
        if self.spans:
            last_start, last_at, last_length = self.spans[-1]
            if start < last_start + last_length:
                raise NotPlain("parts that overlap")
            if (last_start + last_length, last_at + last_length) == (start, at):
                self.spans[-1] = last_start, last_at, last_length + length
                return
        self.spans.append((start, at, length))


def entries(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The inodes and names in one block of a folder, but for itself and the one above."""
    at = 0
    while at < len(data):
        if len(data) - at < _ENTRY.size:
            raise NotPlain("no end of a folder's block")
        inode, length, name_length = _ENTRY.unpack_from(data, at)
        if length % 4 or not _ENTRY.size + name_length <= length <= len(data) - at:
            raise NotPlain("no entry of a folder")
        name = data[at + _ENTRY.size : at + _ENTRY.size + name_length]
        at += length
        if not inode or name in _DOTS:
            continue
        if not name or b"/" in name or b"\0" in name:
            raise NotPlain("a name that cannot be")
        yield inode, name
