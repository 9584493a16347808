"""Compressing what a transfer writes. The only module that knows the library."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import zstandard

LEVEL = 3


@contextlib.contextmanager
def compressing(sink: Callable[[bytes], object]) -> Iterator[Callable[[bytes], object]]:
    """What takes pieces and hands them on compressed with zstd; the last comes when the block ends well."""
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, threads=-1).compressobj()

    def write(data: bytes) -> None:
        if packed := compressor.compress(data):
            sink(packed)

    yield write
    sink(compressor.flush())
