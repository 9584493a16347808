"""New image files: raw and qcow2, empty."""

from __future__ import annotations

import os
from pathlib import Path

from appliance.errors import ImageError
from appliance.images.allocated import AllocatedQcow2
from appliance.images.opening import open_image
from appliance.images.overlay import CLUSTER_BITS, empty_qcow2

_VERSIONS = {"0.10": 2, "1.1": 3}
_PREALLOCATIONS = {
    "raw": (None, "off", "sparse", "full"),
    "qcow2": (None, "off", "sparse", "metadata", "full"),
}
_USUAL_BITS = 16


def create_image(
    path: Path,
    format: str,
    size: int,
    *,
    backing: str | None = None,
    backing_format: str | None = None,
    preallocation: str | None = None,
    cluster_size: int | None = None,
    compat: str | None = None,
) -> None:
    """Make an empty image at `path`, replacing what is there, as guestfs's `disk_create` does.

    `size` is in bytes; -1 takes that of the `backing` file, which only qcow2 can have. `compat` is QEMU's
    name of the qcow2 version, "0.10" or "1.1". With `preallocation` "full" the file gets all its blocks
    now, with "metadata" a qcow2 has a place for each cluster. Raises ValueError and ImageError.
    """
    if format not in ("raw", "qcow2"):
        raise ValueError(f"images of the format {format} cannot be made; raw and qcow2 can")
    if preallocation not in _PREALLOCATIONS[format]:
        raise ValueError(f"there is no preallocation “{preallocation}” of {format}")
    is_allocated = preallocation in ("metadata", "full")
    if is_allocated and backing is not None:
        raise ValueError("an image with a backing file cannot have its clusters from the start")
    if compat is not None and (format == "raw" or compat not in _VERSIONS):
        raise ValueError(f"there is no version “{compat}” of {format}")
    if size < 0:
        if size != -1 or backing is None:
            raise ValueError("the size must not be negative")
        with open_image(path.parent / backing, backing_format, consent=lambda _needed, _by: True) as image:
            size = image.virtual_size
    if format == "raw" and backing is not None:
        raise ValueError("a raw image has no backing file")
    bits = 0
    if cluster_size is not None:
        bits = cluster_size.bit_length() - 1
        if format == "raw" or cluster_size != 1 << bits or bits not in CLUSTER_BITS:
            raise ValueError(f"a cluster size of {cluster_size} bytes cannot be had")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            if format == "raw":
                os.ftruncate(descriptor, size)
                if preallocation == "full" and size:
                    os.posix_fallocate(descriptor, 0, size)
            elif is_allocated and size:
                made = AllocatedQcow2(size, bits or _USUAL_BITS, _VERSIONS[compat or "1.1"])
                os.ftruncate(descriptor, made.length)
                for offset, piece in made.pieces():
                    os.pwrite(descriptor, piece, offset)
                if preallocation == "full" and size:
                    os.posix_fallocate(descriptor, made.content, made.length - made.content)
            else:
                name = os.fsencode(backing or "")
                kind = (backing_format or "").encode()
                for offset, piece in empty_qcow2(size, bits, name, kind, version=_VERSIONS[compat or "1.1"]):
                    os.pwrite(descriptor, piece, offset)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ImageError(f"{path} cannot be made: {error.strerror}.") from error
