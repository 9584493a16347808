"""Files that Windows keeps compressed beside NTFS's own compression (`compact /exe`, CompactOS): where their
content is, and which parts of it a part of the file is in.

Windows' overlay filter (WOF, [MS-FSCC] 2.1.2 and the reparse tag 0x80000017) shows such a file as it was. On
the disk its plain content is a hole, and the stream `WofCompressedData` has a table of where each chunk ends
but the last one, and the chunks, each compressed by itself; one that did not get smaller is kept as it is.
What is kept elsewhere has only a size here, and a sentence on where it is.
"""

from __future__ import annotations

import enum
import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.ntfs.clouds import is_here
from engine.ntfs.errors import NotShown
from engine.ntfs.records import DATA, REPARSE_POINT, Damaged, is_folder
from engine.ntfs.table import File, Read, Stream, Table
from engine.ntfs.tags import WOF, is_cloud, is_name, why_unreadable

STREAM = "WofCompressedData"
_LARGEST_POINT = 16 << 10
_HEAD_OF_POINT = 24
"""Bytes of a reparse point that say how a file is compressed."""
_OTHER_KINDS = 0xC0FF
"""Flags of a stream that NTFS compressed or encrypted itself, or has holes."""
_IN_IMAGE, _IN_FILE = 1, 2
_CLOSED = "A cloud keeps this file in step. It can be read where the whole disk is opened read-only."
_IMAGE = "Windows keeps the content of this file in an image (.wim). Take it out of that with wimextract."
_LARGE = 1 << 32
"""Bytes of a file from which on its table has eight bytes for each chunk."""
_PORTION = 1 << 20
"""Bytes that are decoded at once."""
_LARGEST = 1 << 50
_SMALL = 256 << 10
"""Bytes of a stream that is read whole."""


class Algorithm(enum.Enum):
    """How chunks are compressed: by Windows' number for it."""

    XPRESS4K = 0
    LZX = 1
    XPRESS8K = 2
    XPRESS16K = 3

    @property
    def chunk(self) -> int:
        """Bytes of a file in one chunk."""
        return {"XPRESS4K": 4 << 10, "LZX": 32 << 10, "XPRESS8K": 8 << 10, "XPRESS16K": 16 << 10}[self.name]


class Chunk(NamedTuple):
    """A chunk as it is on the disk, and the bytes that it stands for."""

    data: bytes
    size: int


Decode = Callable[[Algorithm, Sequence[Chunk]], bytes]
"""Decodes chunks. Raises `Damaged`."""


class Compressed(NamedTuple):
    """One such file: `size` is that of what Windows shows of it, in bytes.

    Where its content cannot be read here, `away` is a sentence that says why.
    """

    size: int
    algorithm: Algorithm | None
    stream: Stream | None
    away: str = ""

    @property
    def allocated(self) -> int:
        """Bytes that it takes on the disk."""
        return self.stream.allocated if self.stream is not None else 0

    def pieces(
        self, read: Read, decode: Decode, offset: int = 0, length: int | None = None
    ) -> Iterator[bytes]:
        """A part of the file, or all from `offset` on, in pieces of a MiB at most.

        Raises `Damaged`, `NotShown`, and what the two functions raise.
        """
        if not self.size:
            return
        if self.algorithm is None:
            raise NotShown(self.away)
        if self.stream is not None and self.stream.content is None and self.stream.size <= _SMALL:
            # In one go: its table and its chunks lie together.
            content = self.stream.read(read, 0, self.stream.size)
            here = Stream(self.stream.size, self.stream.flags, content)
            yield from self._replace(stream=here).pieces(read, decode, offset, length)
            return
        end = self.size if length is None else min(offset + length, self.size)
        size = self.algorithm.chunk
        portion = _PORTION // size
        first, last = offset // size, -(-end // size)
        for begin in range(first, last, portion):
            chunks = self._chunks(read, size, begin, min(begin + portion, last))
            try:
                whole = decode(self.algorithm, chunks)
            except Damaged:
                # What is before the damage can be read.
                for number, chunk in enumerate(chunks, begin):
                    yield decode(self.algorithm, [chunk])[
                        max(offset - number * size, 0) : end - number * size
                    ]
                raise
            yield whole[max(offset - begin * size, 0) : end - begin * size]

    def read(self, read: Read, decode: Decode, offset: int, length: int) -> bytes:
        """A part of the file, shorter only at its end. Raises what `pieces` raises."""
        return b"".join(self.pieces(read, decode, offset, length))

    def _chunks(self, read: Read, size: int, begin: int, end: int) -> list[Chunk]:
        """The chunks of these numbers, each of `size` bytes."""
        if self.stream is None:
            raise Damaged("its content is missing")
        count = -(-self.size // size)
        width, form = (8, "Q") if self.size >= _LARGE else (4, "I")
        base = (count - 1) * width
        # The table has no entry for the first chunk, which begins right behind it.
        known_from, known_to = max(begin - 1, 0), min(end, count - 1)
        table = self.stream.read(read, known_from * width, (known_to - known_from) * width)
        if len(table) != (known_to - known_from) * width:
            raise Damaged("the table of chunks is cut off")
        places = [0] * (begin == 0)
        places += struct.unpack(f"<{len(table) // width}{form}", table)
        places += [self.stream.size - base] * (end == count)
        sizes = [size] * (end - begin)
        if end == count:
            sizes[-1] = self.size - (count - 1) * size
        lengths = [after - before for before, after in pairwise(places)]
        if any(not 0 < stored <= plain for stored, plain in zip(lengths, sizes, strict=True)):
            raise Damaged("a chunk is longer than what is in it")
        data = self.stream.read(read, base + places[0], sum(lengths))
        if len(data) != sum(lengths):
            raise Damaged("a chunk is cut off")
        found = []
        at = 0
        for stored, plain in zip(lengths, sizes, strict=True):
            found.append(Chunk(data[at : at + stored], plain))
            at += stored
        return found


def compressed_file(table: Table, file: File) -> Compressed | None:
    """What the table says of a file with a reparse point that ntfs-3g does not know, compressed or elsewhere.

    None for any other file, for links and for folders. Raises `Damaged`.
    """
    found = file.attributes
    point = table.stream(found, REPARSE_POINT, "")
    if point is None or not 8 <= point.size <= _LARGEST_POINT:
        return None
    head = point.read(table.read, 0, _HEAD_OF_POINT)
    tag, length = struct.unpack_from("<IH", head)
    if is_name(tag) or is_folder(file.record):
        return None
    plain = table.stream(found, DATA, "")
    if plain is None or plain.size >= _LARGEST:
        raise Damaged("it has no size")
    if tag != WOF:
        is_kept = is_cloud(tag) and is_here(table, file)
        return Compressed(plain.size, None, None, _CLOSED if is_kept else why_unreadable(tag))
    if length < 8 or 8 + length > point.size:
        raise Damaged("a reparse point is cut off")
    _version, provider = struct.unpack_from("<II", head, 8)
    if provider == _IN_IMAGE:
        return Compressed(plain.size, None, None, _IMAGE)
    if provider != _IN_FILE or length < 16:
        raise Damaged("an unknown provider")
    (kind,) = struct.unpack_from("<I", head, 20)
    try:
        algorithm = Algorithm(kind)
    except ValueError:
        raise Damaged("an unknown compression") from None
    stream = table.stream(found, DATA, STREAM)
    if stream is not None and stream.flags & _OTHER_KINDS:
        raise Damaged("its content is kept in another way")
    # Each chunk has a byte at least, and all but the first one a number in the table.
    count = -(-plain.size // algorithm.chunk)
    if stream is not None and not 5 * count - 4 <= stream.size <= plain.size + 8 * count:
        raise Damaged("its content is shorter or longer than can be")
    return Compressed(plain.size, algorithm, stream)
