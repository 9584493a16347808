"""Images for tests: real ones made by qemu-img, hostile ones written byte by byte."""

from __future__ import annotations

import random
import struct
from pathlib import Path

from tests.appliance.images.daemon import run

MIB = 1 << 20


def patterned(size: int, seed: int = 1) -> bytes:
    """Bytes of which some MiB are random, some zero, and no two alike."""
    source = random.Random(seed)
    blocks = [source.randbytes(MIB // 2) + bytes(MIB // 2) for _ in range(-(-size // MIB))]
    return b"".join(blocks)[:size]


def make(path: Path, format: str, content: bytes, *options: str) -> Path:  # noqa: A002
    """An image of `format` at `path` that holds `content`, made by qemu-img."""
    raw = path.with_name("source.raw")
    raw.write_bytes(content)
    words = [word for option in options for word in ("-o", option)]
    run("qemu-img", "convert", "-f", "raw", "-O", format, *words, raw, path)
    raw.unlink()
    return path


def make_overlay_of(path: Path, backing: str, backing_format: str | None = "qcow2") -> Path:
    """An empty qcow2 image on top of `backing`, a name relative to the folder of `path`."""
    if backing_format is None:
        write_qcow2(path, backing=backing.encode())
    else:
        run("qemu-img", "create", "-q", "-f", "qcow2", "-F", backing_format, "-b", backing, path)
    return path


def make_encrypted(path: Path, secret: str, size: int) -> Path:
    """An empty qcow2 image with LUKS in it. `secret` is the object `key`, as QEMU's tools take one.

    The key is derived in one pass: a real one takes seconds under emulation elsewhere.
    """
    options = "encrypt.format=luks,encrypt.key-secret=key,encrypt.iter-time=10"
    command = ("qemu-img", "create", "-q", "--object", secret, "-f", "qcow2", "-o", options, path, str(size))
    while True:
        try:
            run(*command)
            return path
        except AssertionError as error:
            # It times a first derivation, and gives up where the host's clock is too coarse for that.
            if "accurate CPU usage" not in str(error):
                raise


def write_qcow2(
    path: Path,
    *,
    size: int = MIB,
    version: int = 3,
    cluster_bits: int = 16,
    backing: bytes = b"",
    extensions: tuple[tuple[int, bytes], ...] = (),
    incompatible: int = 0,
    crypt_method: int = 0,
    l1_entries: int = 1,
    l1_offset: int | None = None,
    reftable_clusters: int = 1,
    snapshots: tuple[int, int] = (0, 0),
    clusters: int = 4,
) -> Path:
    """A qcow2 image with an empty L1 table, every field of which can be wrong."""
    cluster = 1 << max(9, min(cluster_bits, 21))
    table = b"".join(
        struct.pack(">II", kind, len(data)) + data + bytes(-len(data) % 8) for kind, data in extensions
    ) + bytes(8)
    backing_at = 104 + len(table) if backing else 0
    header = struct.pack(
        ">4sIQIIQIIQQIIQQQQII",
        b"QFI\xfb",
        version,
        backing_at,
        len(backing),
        cluster_bits,
        size,
        crypt_method,
        l1_entries,
        3 * cluster if l1_offset is None else l1_offset,
        cluster,
        reftable_clusters,
        *snapshots,
        incompatible,
        0,
        0,
        4,
        104,
    )
    with path.open("wb") as file:
        file.write(header + table + backing)
        file.seek(cluster)
        file.write(struct.pack(">Q", 2 * cluster))
        file.seek(2 * cluster)
        file.write(struct.pack(">HHHH", 1, 1, 1, 1))
        file.truncate(clusters * cluster)
    return path


def write_descriptor(path: Path, *extents: str, settings: str = 'createType="twoGbMaxExtentFlat"') -> Path:
    """A VMDK description in text."""
    lines = ["# Disk DescriptorFile", "version=1", "CID=12345678", "parentCID=ffffffff", settings, *extents]
    path.write_text("\n".join([*lines, ""]))
    return path


def open_descriptors() -> int:
    """How many descriptors this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())
