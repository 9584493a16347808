"""Actions about disk image files on the host."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.errors import ApplianceError
from appliance.images import create_image, open_image
from engine.errors import GuestFSError, NotReady

if TYPE_CHECKING:
    from engine.handle import GuestFS


def disk_create(
    handle: GuestFS,
    filename: str,
    format: str,
    size: int,
    *,
    backingfile: str | None = None,
    backingformat: str | None = None,
    preallocation: str | None = None,
    compat: str | None = None,
    clustersize: int | None = None,
) -> None:
    try:
        create_image(
            Path(os.path.abspath(filename)),
            format,
            size,
            backing=backingfile,
            backing_format=backingformat,
            preallocation=preallocation,
            cluster_size=clustersize,
            compat=compat,
        )
    except ValueError as error:
        raise GuestFSError(f"disk_create: {error}") from error
    except ApplianceError as error:
        raise NotReady(error) from error


def disk_format(handle: GuestFS, filename: str) -> str:
    return _look(filename)[0]


def disk_virtual_size(handle: GuestFS, filename: str) -> int:
    return _look(filename)[1]


def disk_has_backing_file(handle: GuestFS, filename: str) -> int:
    return int(_look(filename)[2])


def _look(filename: str) -> tuple[str, int, bool]:
    try:
        with open_image(Path(os.path.abspath(filename)), consent=lambda _needed, _by: True) as image:
            return image.format, image.virtual_size, len(image.layers) > 1
    except ApplianceError as error:
        raise NotReady(error) from error
