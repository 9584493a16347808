"""Lists what is in an archive, in the confined process: tar, also compressed, zip, ar and so deb.

Nothing is unpacked. Of a tar that is not compressed and of a zip only the headers are read, wherever the data
lies; a compressed tar is read from its beginning for as long as there is time. Told are lists of entries,
`[letter, name, size, time, target]` each, and at last how it ended.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import tarfile
import time
from collections.abc import Iterator
from typing import IO, Any, cast

import zstandard

from browser.preview.wire import Channel
from browser.preview.zip_directory import zip_entries

Row = list[Any]

MOST_ENTRIES = 10_000
MOST_NAME = 4096
SECONDS = 3.0
"""Of processor time; then what was found has to do."""
_BATCH = 200
_BUFFER = 64 << 10
_BLOCK = 512
_MOST_WINDOW = 32 << 20
"""Bytes of memory that a zstd stream may ask for."""
_AR_HEADER = 60


class GuestStream(io.RawIOBase):
    """The file, or a part of it, as Python's readers want it."""

    def __init__(self, channel: Channel, size: int, start: int = 0) -> None:
        self._channel = channel
        self._size = size
        self._start = start
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: Any) -> int:
        length = max(0, min(len(buffer), self._size - self._position))
        data = self._channel.read(self._start + self._position, length) if length else b""
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


class _Piecewise(io.RawIOBase):
    """What a decompressor gives, as it gives it: what comes before a damaged part is there before it."""

    def __init__(self, source: Any) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data: bytes = self._source.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def prepare(task: dict[str, Any]) -> None:
    """All that is needed is imported already, but for what Python imports late."""
    import encodings.cp437
    import encodings.idna
    import encodings.utf_8  # noqa: F401

    with contextlib.suppress(tarfile.TarError, EOFError):
        tarfile.open(fileobj=io.BytesIO(bytes(_BLOCK)), mode="r|")


def run(channel: Channel, task: dict[str, Any]) -> None:
    """Tell the entries, and then whether there are more of them."""
    teller = _Teller(channel)
    problem = ""
    try:
        for row in _entries(channel, task["format"], task["size"], 0, task["name"]):
            if not teller.add(row):
                break
    except (tarfile.TarError, EOFError, OSError, ValueError, lzma.LZMAError, zstandard.ZstdError):
        problem = "damaged"
    except MemoryError:
        problem = "memory"
    teller.flush()
    channel.tell({"more": teller.has_more, "total": teller.total, "problem": problem})


class _Teller:
    """Tells entries in batches until there are enough of them, or the time is up."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._rows: list[Row] = []
        self._count = 0
        self.has_more = False
        self.total = 0
        """How many there are, where the archive says so; otherwise 0."""

    def add(self, row: Row | int) -> bool:
        """Take one in, or the number of all. False where no more are wanted."""
        if isinstance(row, int):
            self.total = row
            return True
        # The first one may have taken all the time: it is the only one of a compressed file.
        if self._count >= MOST_ENTRIES or (self._count and time.process_time() > SECONDS):
            self.has_more = True
            return False
        self._rows.append([row[0], row[1][:MOST_NAME], *row[2:4], row[4][:MOST_NAME]])
        self._count += 1
        if len(self._rows) >= _BATCH:
            self.flush()
        return True

    def flush(self) -> None:
        if self._rows:
            self._channel.tell(self._rows)
            self._rows = []


def _entries(channel: Channel, form: str, size: int, start: int, name: str) -> Iterator[Row | int]:
    stream = GuestStream(channel, size, start)
    if form == "zip":
        yield from zip_entries(io.BufferedReader(stream, _BUFFER), size)
    elif form == "ar":
        yield from _of_ar(channel, size)
    elif form == "tar":
        yield from _of_tar(io.BufferedReader(stream, _BUFFER), "r:", size)
    else:
        yield from _of_compressed(io.BufferedReader(stream, _BUFFER), form, name)


def _of_tar(stream: Any, mode: str, end: int | None = None) -> Iterator[Row]:
    """The members of a tar; it is cut where one goes on behind the `end`, which Python passes over."""
    last = 0
    with tarfile.open(
        fileobj=stream, mode=cast(Any, mode), errors="surrogateescape", encoding="utf-8"
    ) as tar:
        for member in tar:
            letter = "d" if member.isdir() else "l" if member.issym() else "f" if member.isreg() else "s"
            target = member.linkname if member.issym() or member.islnk() else ""
            size = member.size if member.isreg() else None
            yield [letter, member.name, size, int(member.mtime), target]
            if member.isreg() and not member.issparse():
                last = member.offset_data + member.size
            # It remembers all of them otherwise.
            cast(Any, tar).members = []
    if end is not None and last > end:
        raise tarfile.ReadError


def _of_compressed(stream: io.BufferedReader, form: str, name: str) -> Iterator[Row]:
    """What is in a compressed tar; of any other compressed file, that one file and how large it is."""
    plain = io.BufferedReader(_Piecewise(_decompressed(stream, form)), _BUFFER)
    if plain.peek(_BLOCK)[257:262] == b"ustar":
        yield from _of_tar(plain, "r|")
        return
    size, is_known = 0, True
    while is_known and (part := plain.read(1 << 20)):
        size += len(part)
        is_known = time.process_time() < SECONDS
    yield ["f", name.rpartition(".")[0] or name, size if is_known else None, None, ""]


def _decompressed(stream: io.BufferedReader, form: str) -> IO[bytes]:
    if form == "gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    if form == "bz2":
        return bz2.BZ2File(stream)
    if form == "xz":
        return lzma.LZMAFile(stream)
    decompressor = zstandard.ZstdDecompressor(max_window_size=_MOST_WINDOW)
    return cast(IO[bytes], decompressor.stream_reader(stream, read_across_frames=True))


def _of_ar(channel: Channel, size: int) -> Iterator[Row | int]:
    """The members of an ar archive (ar(5)), and what is in the tar that holds the files of a package."""
    offset = 8
    while offset + _AR_HEADER <= size:
        header = channel.read(offset, _AR_HEADER)
        if header[58:60] != b"`\n":
            raise tarfile.ReadError
        name = header[:16].decode("utf-8", "surrogateescape").rstrip().removesuffix("/")
        length, mtime = int(header[48:58]), int(header[16:28].strip() or b"0")
        yield ["f", name, length, mtime, ""]
        compression = {"tar": "tar", "gz": "gz", "xz": "xz", "bz2": "bz2", "zst": "zst"}.get(
            name.rpartition(".")[2]
        )
        if name.startswith("data.tar") and compression:
            for row in _entries(channel, compression, length, offset + _AR_HEADER, name):
                yield row if isinstance(row, int) else [row[0], f"{name}/{row[1]}", *row[2:]]
        offset += _AR_HEADER + length + length % 2
