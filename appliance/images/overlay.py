"""Throw-away overlays: what a guest writes lands in one, and the image below stays as it is.

An overlay is an empty qcow2 file without a name, written here from the format's description
(QEMU's `docs/interop/qcow2.txt`), so that no program has to be started for it and nothing is left
behind whatever happens to us. It names no backing file; the block graph joins the two.
"""

from __future__ import annotations

import errno
import os
import struct
import tempfile
from pathlib import Path

from appliance.errors import CacheUnusable, ImageError
from appliance.images.header import LONGEST_HEAD, SECTOR
from appliance.images.qcow2 import MAGIC

_HEADER = struct.Struct(">4sIQIIQIIQQIIQQQQII8x")
_OLD_HEADER_BYTES = 72
_LAZY_REFCOUNTS = 1
# QEMU's usual 64 KiB reaches 2 PiB before the L1 table meets its limit of 32 MiB.
_USUAL_BITS = range(16, 22)
CLUSTER_BITS = range(12, 22)
"""What the exponent of a cluster's size may be, so that one refcount block is enough to begin with."""
_BACKING_FORMAT = 0xE2792ACA
_MAX_L1 = 32 << 20
_COPIED = 1 << 63
"""Says of a cluster that nothing else refers to it."""


def make_overlay(virtual_size: int, directory: Path) -> int:
    """The writable descriptor of an empty, nameless qcow2 image of `virtual_size` bytes.

    It lies in `directory`, or in memory where that takes no nameless files; it takes a few KiB
    until it is written to. The caller closes it. Raises CacheUnusable.
    """
    pieces = empty_qcow2(_whole(virtual_size), lazy=True)
    fd = -1
    try:
        fd = nameless_file(directory)
        end = 0
        for offset, piece in pieces:
            os.pwrite(fd, piece, offset)
            end = max(end, offset + len(piece))
        os.ftruncate(fd, end)
    except OSError as error:
        if fd >= 0:
            os.close(fd)
        raise CacheUnusable(
            f"A temporary overlay cannot be made in {directory}: {error.strerror}.",
            "Free some space there, or set TMPDIR to a folder with more.",
        ) from error
    return fd


def head_qcow2(size: int, head: bytes) -> list[tuple[int, bytes]]:
    """(offset, bytes) of a qcow2 image that shows `head` in place of the first bytes of what it is put on.

    `size` is that of what is below, in bytes. A `head` of less than `LONGEST_HEAD` bytes is followed by zeros
    up to there, so it must hold all of them that matter.
    """
    cluster = LONGEST_HEAD
    if len(head) > cluster:
        raise ValueError(f"a head of {len(head)} bytes")
    pieces = empty_qcow2(_whole(size), cluster.bit_length() - 1)
    used = -(-max(offset + len(piece) for offset, piece in pieces) // cluster)
    table, content = used * cluster, (used + 1) * cluster
    return [
        *pieces,
        (2 * cluster, struct.pack(f">{used + 2}H", *[1] * (used + 2))),
        (3 * cluster, struct.pack(">Q", table | _COPIED)),
        (table, struct.pack(">Q", content | _COPIED)),
        (content, head + bytes(cluster - len(head))),
    ]


def _whole(size: int) -> int:
    return -(-size // SECTOR) * SECTOR


def empty_qcow2(
    size: int,
    bits: int = 0,
    backing: bytes = b"",
    backing_format: bytes = b"",
    *,
    lazy: bool = False,
    version: int = 3,
) -> list[tuple[int, bytes]]:
    """(offset, bytes) of everything in an empty image that is not zero.

    `version` 2 is for programs that are older than QEMU 1.1. `lazy` lets QEMU put off counting references,
    which leaves an image that it did not close marked as dirty. The clusters, of 2^`bits` bytes (0: of the
    usual size), in order: header, refcount table, refcount block, L1 table.
    """
    for exponent in (bits,) if bits else _USUAL_BITS:
        cluster = 1 << exponent
        entries = max(1, -(-size // (cluster // 8 * cluster)))
        l1_clusters = -(-entries * 8 // cluster)
        used = 3 + l1_clusters
        if entries * 8 <= _MAX_L1 and used <= cluster // 2:
            break
    else:
        raise ImageError("The disk is larger than a qcow2 image with clusters of this size can be.")
    extensions = b""
    if backing_format:
        padded = backing_format + bytes(-len(backing_format) % 8)
        extensions = struct.pack(">II", _BACKING_FORMAT, len(backing_format)) + padded
    extensions += bytes(8)
    length = _HEADER.size if version > 2 else _OLD_HEADER_BYTES
    header = _HEADER.pack(
        MAGIC,
        version,
        length + len(extensions) if backing else 0,
        len(backing),
        exponent,
        size,
        0,
        entries,
        3 * cluster,
        cluster,
        1,
        0,
        0,
        0,
        _LAZY_REFCOUNTS if lazy else 0,
        0,
        4,
        _HEADER.size,
    )[:length]
    header += extensions + backing
    if len(header) > min(cluster, 1023 + _HEADER.size):
        raise ImageError("The name of the backing file is too long for a qcow2 image.")
    # The last byte of the L1 table makes the file as long as its clusters say.
    return [
        (0, header),
        (cluster, struct.pack(">Q", 2 * cluster)),
        (2 * cluster, struct.pack(f">{used}H", *[1] * used)),
        (used * cluster - 1, b"\0"),
    ]


def nameless_file(directory: Path) -> int:
    """A file for reading and writing that nobody can find, and that ends with its descriptor."""
    try:
        return os.open(directory, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC | os.O_EXCL, 0o600)
    except OSError as error:
        if error.errno not in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL):
            raise
    try:
        fd, name = tempfile.mkstemp(prefix=".overlay-", dir=directory)
    except OSError:
        return os.memfd_create("overlay", os.MFD_CLOEXEC)
    Path(name).unlink()
    return fd
