"""An NTFS file system with files that Windows keeps compressed, as `compact /exe` leaves them.

libwim compresses the chunks, as Windows' own format has them, and ntfs-3g writes stream and reparse point.
"""

from __future__ import annotations

import ctypes
import random
import struct
from functools import cache
from pathlib import Path

from engine import GuestFS
from engine.ntfs.compressed import STREAM, Algorithm
from engine.ntfs.tags import WOF
from tests.helpers.ntfs_image import ntfs_image

_LZX, _XPRESS = 2, 1
_LEVEL = 50

TEXT = b"".join(b"line %d of a file that is kept compressed\n" % number for number in range(40_000))
SIZES = {"small.txt": 3, "chunk.txt": 4096, "behind.txt": 32_769, "long.txt": len(TEXT)}
NOISE = random.Random(7).randbytes(200_000)
"""What does not get smaller, so that its chunks are kept as they are."""


SPARSE_SIZE = 20 << 20
NATIVE = {"/native/long.txt": TEXT, "/sparse.bin": bytes(SPARSE_SIZE - 3) + b"end", "/plain.txt": b"plain\n"}
"""What NTFS itself compresses, or keeps with holes, or as it is."""


_STREAMS = "streams_interface=windows"


def contents() -> dict[str, bytes]:
    """The compressed files by their paths, in each way of compressing."""
    found = {}
    for algorithm in Algorithm:
        folder = f"/{algorithm.name.lower()}"
        for name, size in SIZES.items():
            found[f"{folder}/{name}"] = TEXT[:size]
        found[f"{folder}/mixed.bin"] = NOISE[:70_000] + bytes(100_000) + NOISE[70_000:]
        found[f"{folder}/empty.txt"] = b""
    return found


def compact() -> Path:
    """A raw image of one NTFS partition: a folder for each algorithm, what is native, `second.txt` (a hard
    link to `/lzx/long.txt`), `in-image.dll` (whose content is elsewhere) and `broken.txt`. Made once.
    """
    return ntfs_image("compact-2", _fill, options=f"compression,{_STREAMS}")


def small_clusters() -> Path:
    """A raw image of one NTFS partition, in clusters of 512 bytes: `text.txt` is compressed, and a file whose
    name has a line end, behind which is the path of `d/secret.txt`.
    """
    return ntfs_image("small-clusters-1", _fill_small, options=_STREAMS, cluster=512)


def compressed(data: bytes, algorithm: Algorithm) -> bytes:
    """The stream that Windows would keep for this content."""
    size = algorithm.chunk
    chunks = [_chunk(data[start : start + size], algorithm) for start in range(0, len(data), size)]
    ends = []
    at = 0
    for chunk in chunks[:-1]:
        at += len(chunk)
        ends.append(at)
    return struct.pack(f"<{len(ends)}I", *ends) + b"".join(chunks)


def reparse_point(kind: int, *, provider: int = 2) -> bytes:
    """A reparse point of the overlay filter."""
    return struct.pack("<IHHIIII", WOF, 16, 0, 1, provider, 1, kind)


def _fill(g: GuestFS) -> None:
    _make_native(g)
    for algorithm in Algorithm:
        g.mkdir(f"/{algorithm.name.lower()}")
    for place, data in contents().items():
        algorithm = Algorithm[place.split("/")[1].upper()]
        _put(g, place, data, compressed(data, algorithm), reparse_point(algorithm.value))
    _put(g, "/in-image.dll", bytes(1000), b"", reparse_point(0, provider=1))
    stream = bytearray(compressed(TEXT, Algorithm.LZX))
    stream[len(stream) // 2 :] = b"\xff" * (len(stream) - len(stream) // 2)
    _put(g, "/broken.txt", TEXT, bytes(stream), reparse_point(1))


def _make_native(g: GuestFS) -> None:
    g.write("/plain.txt", NATIVE["/plain.txt"])
    g.mkdir("/native")
    # FILE_ATTRIBUTE_COMPRESSED, which new files take over.
    g.debug("sh", ["setfattr -h -n system.ntfs_attrib -v 0x00080000 /sysroot/native"])
    g.write("/native/long.txt", NATIVE["/native/long.txt"])
    g.touch("/sparse.bin")
    g.truncate_size("/sparse.bin", SPARSE_SIZE)
    g.pwrite("/sparse.bin", b"end", SPARSE_SIZE - 3)


def _fill_small(g: GuestFS) -> None:
    _put(g, "/text.txt", TEXT, compressed(TEXT, Algorithm.LZX), reparse_point(Algorithm.LZX.value))
    g.mkdir("/d")
    g.write("/d/secret.txt", "secret\n")
    g.mkdir_p("/d/a\n./d")
    odd = "/d/a\n./d/secret.txt"
    _put(g, odd, TEXT[:9], TEXT[:9], reparse_point(Algorithm.XPRESS4K.value))


def _put(g: GuestFS, path: str, data: bytes, stream: bytes, point: bytes) -> None:
    g.touch(path)
    g.truncate_size(path, len(data))
    if path == "/lzx/long.txt":
        # ntfs-3g gives no second name to what it takes for a link.
        g.ln(path, "/second.txt")
    if stream:
        g.write(f"{path}:{STREAM}", stream)
    g.debug("sh", [f"setfattr -h -n system.ntfs_reparse_data -v 0x{point.hex()} '/sysroot{path}'"])


def _chunk(data: bytes, algorithm: Algorithm) -> bytes:
    made = ctypes.create_string_buffer(len(data))
    compressor = _compressor(algorithm)
    length = _library().wimlib_compress(data, len(data), made, len(data) - 1, compressor)
    return made.raw[:length] or data


@cache
def _compressor(algorithm: Algorithm) -> ctypes.c_void_p:
    found = ctypes.c_void_p()
    kind = _LZX if algorithm is Algorithm.LZX else _XPRESS
    assert not _library().wimlib_create_compressor(kind, algorithm.chunk, _LEVEL, ctypes.byref(found))
    return found


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libwim.so.15")
    pointer, size = ctypes.c_void_p, ctypes.c_size_t
    library.wimlib_create_compressor.argtypes = [ctypes.c_int, size, ctypes.c_uint, ctypes.POINTER(pointer)]
    library.wimlib_compress.argtypes = [pointer, size, pointer, size, pointer]
    library.wimlib_compress.restype = size
    return library
