"""A remote image as an `Image`: its header is read here, its bytes reach QEMU through a socket."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appliance.errors import ImageError
from appliance.images import formats
from appliance.images.image import Image, Layer
from appliance.images.source import Identity, OpenFile
from appliance.remote.bridge import Bridge
from appliance.remote.location import CURL, Location
from appliance.remote.nbd import Direct, NbdClient


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile(OpenFile):
    """The bytes of a remote image. `fd` is a connection that stands for it while it is open."""

    client: NbdClient
    reach: Direct | Bridge

    is_local = False

    def pread(self, length: int, offset: int) -> bytes:
        return self.client.read(length, offset)

    def identity_now(self) -> Identity:
        return self.identity

    def close(self) -> None:
        self.client.close()
        self.reach.close()


def open_remote(
    location: Location,
    format: str | None = None,
    *,
    writable: bool = False,
    environ: Mapping[str, str] = os.environ,
) -> Image:
    """Open an image on another machine; the caller closes what is returned.

    `format` is respected; without it, it is decided by the image's content. An image that is built on
    another, or spread over files, cannot be opened from afar. Blocks on the network, with limits. Raises
    ImageError, and HostNotReady where QEMU lacks the protocol.
    """
    if writable and location.protocol in CURL:
        raise ImageError(f"{location} can only be read.", "Add it read-only.")
    with contextlib.ExitStack() as on_failure:
        reach: Direct | Bridge
        if location.protocol == "nbd":
            reach = Direct(location.server, location.name, str(location))
        else:
            reach = Bridge(location, writable=writable, environ=environ)
        on_failure.callback(reach.close)
        connection = reach.connect()
        on_failure.callback(connection.close)
        client = NbdClient(connection, reach.export, str(location))
        if writable and client.read_only:
            raise ImageError(f"{location} can only be read.", "Add it read-only.")
        path = Path(str(location))
        file = RemoteFile(
            path=path,
            place=path,
            fd=connection.fileno(),
            identity=Identity(0, 0, client.size, 0, 0),
            client=client,
            reach=reach,
        )
        if format is None:
            name = formats.decide(file)
        else:
            name = formats.canonical(format)
            formats.check_stated(file, name)
        header = formats.read_header(file, name)
        if header.backing is not None or header.data_file is not None or header.extents:
            raise ImageError(
                f"{location} is built on another image or spread over files.",
                "Only images of one piece can be opened from another machine.",
            )
        on_failure.pop_all()
        return Image((Layer(file, header),), tuple(header.warnings))
