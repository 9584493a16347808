"""From an opened image to QEMU's block graph: which descriptors to hand over, which nodes to add.

QEMU opens no path for an image's sake. Every file is a descriptor in an fdset, opened by its name
`/dev/fdset/N`, which QEMU resolves without the file system; every node names its driver, and its
backing node or none, so nothing is guessed and nothing in a header is followed.

Image locks are off: this side only reads, and a machine that owns the image must be able to start
while we look at it. `Image.locked_by_other` tells whether it has.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance.errors import ImageError
from appliance.images.image import Image, Layer
from appliance.images.names import shown
from appliance.images.overlay import head_qcow2, make_overlay
from appliance.images.source import OpenFile
from appliance.images.vmdk_descriptor import NO_PARENT, written

# QEMU refuses node names of more than 31 characters; ours add up to "-63-12-file".
_LONGEST_PREFIX = 16
_WITH_BACKING = frozenset({"qcow", "qcow2", "qed", "vmdk"})
_READ_ONLY = {"read-only": True, "auto-read-only": False}
_WRITABLE = {"read-only": False, "auto-read-only": False}


@dataclass(slots=True)
class Graph:
    """`nodes` are the arguments of `blockdev-add`, in order; `top` is the node to plug in.

    `blockdev-del` takes `names` in order. The graph owns the descriptors of its overlays; they,
    and the image's, must stay open until QEMU has got them.
    """

    nodes: list[dict[str, Any]] = field(default_factory=list)
    top: str = ""
    descriptors: list[int] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Node names in the order in which they can be removed."""
        return [str(node["node-name"]) for node in reversed(self.nodes)]

    def close(self) -> None:
        """Close the descriptors that were made for the graph."""
        while self.descriptors:
            os.close(self.descriptors.pop())


def build_graph(
    image: Image,
    prefix: str,
    register: Callable[[int], str],
    *,
    overlay_in: Path | None,
    secret: str | None = None,
    connect: Callable[[OpenFile], Mapping[str, object]] | None = None,
) -> Graph:
    """The graph of `image`: read-only, or, with `overlay_in`, below a writable throw-away overlay.

    `register` is given each descriptor once and returns the name under which QEMU will find it,
    "/dev/fdset/N"; it may collect them and hand them over later. Node names begin with `prefix`
    (at most 16 characters: letters, digits, - and _; a letter first). `secret` is the id of the
    QEMU secret that opens the image's encryption. `connect` gives the node of a file that is on another
    machine. Raises ImageError and CacheUnusable.
    """
    if not 0 < len(prefix) <= _LONGEST_PREFIX:
        raise ValueError(f"prefix of {len(prefix)} characters")
    builder = _Builder(prefix, register, secret, connect)
    try:
        for depth in range(len(image.layers) - 1, -1, -1):
            builder.layer(image.layers[depth], depth, overlay_in)
        if overlay_in is not None:
            builder.overlay(image.virtual_size, overlay_in)
    except BaseException:
        builder.graph.close()
        raise
    return builder.graph


class _Builder:
    """Adds nodes to a graph from the bottom up; `graph.top` is always the node added last."""

    def __init__(
        self,
        prefix: str,
        register: Callable[[int], str],
        secret: str | None,
        connect: Callable[[OpenFile], Mapping[str, object]] | None,
    ) -> None:
        self.graph = Graph()
        self._prefix = prefix
        self._register = register
        self._secret = secret
        self._connect = connect

    def _add(self, name: str, **node: Any) -> str:
        name = f"{self._prefix}-{name}"
        self.graph.nodes.append({"node-name": name, **node})
        return name

    def _file(self, name: str, file: OpenFile) -> str:
        if not file.is_local:
            assert self._connect is not None
            return self._add(name, **self._connect(file), **_READ_ONLY)
        driver = "host_device" if file.block_device else "file"
        return self._add(name, driver=driver, filename=self._register(file.fd), locking="off", **_READ_ONLY)

    def layer(self, layer: Layer, depth: int, scratch: Path | None) -> None:
        """Add a layer on top of what is there."""
        below = self.graph.top or None
        header = layer.header
        node: dict[str, Any] = {"driver": layer.format, **_READ_ONLY}
        if header.encryption is not None:
            if self._secret is None:
                raise ImageError(f"{shown(layer.path)} is encrypted.", "Open it with its passphrase.")
            node["encrypt"] = {"format": header.encryption.value, "key-secret": self._secret}
        if layer.data_file is not None:
            data = self._file(f"{depth}-data", layer.data_file)
            node["data-file"] = self._add(f"{depth}-dataraw", driver="raw", file=data, **_READ_ONLY)
        if layer.extents:
            node |= self._joined(layer, depth, top=depth == 0)
        else:
            node["file"] = self._file(f"{depth}-file", layer.file)
        if header.head:
            node["file"] = self._headed(f"{depth}-head", layer, str(node["file"]))
        if header.format == "vpc" and header.kind == "fixed":
            # It is a raw disk with a footer, and QEMU may take another size than the footer's.
            node |= {"driver": "raw", "offset": 0, "size": header.virtual_size}
        if header.replay:
            if scratch is None:
                raise ImageError(f"{shown(layer.path)} was not closed properly and can only be read.")
            # QEMU plays the log back into what it believes to be the file.
            self._overlay(f"{depth}-log", layer.identity.size, str(node["file"]), scratch)
            node |= {"file": self._prefix + f"-{depth}-log", **_WRITABLE}
        if node["driver"] in _WITH_BACKING:
            node["backing"] = below
        self.graph.top = self._add(f"{depth}", **node)

    def _joined(self, layer: Layer, depth: int, *, top: bool) -> dict[str, Any]:
        """What the node of a disk spread over files consists of.

        QEMU opens the parts of a VMDK by the names in its description, and takes no nodes for
        them. It gets a description of ours, whose names are those of fdsets; a single flat part
        needs none, unless a VMDK on top wants to see the content id.
        """
        first = layer.extents[0]
        if top and len(layer.extents) == 1 and first.declared.kind.flat:
            file = self._file(f"{depth}-file", first.file)
            return {"driver": "raw", "file": file, "offset": first.offset, "size": first.size}
        named = [(extent.declared, self._register(extent.fd)) for extent in layer.extents]
        fd = _sealed((0, written(layer.header.cids or (0, NO_PARENT), named)))
        self.graph.descriptors.append(fd)
        description = OpenFile(layer.path, layer.path, fd, layer.identity)
        # The parts' own nodes are made by QEMU and take their locks; like this they share all.
        return {"file": self._file(f"{depth}-file", description), "force-share": True}

    def _headed(self, name: str, layer: Layer, below: str) -> str:
        """The file of a layer with other first bytes."""
        fd = _sealed(*head_qcow2(layer.identity.size, layer.header.head))
        self.graph.descriptors.append(fd)
        file = self._add(
            f"{name}-file", driver="file", filename=self._register(fd), locking="off", **_READ_ONLY
        )
        return self._add(name, driver="qcow2", file=file, backing=below, **_READ_ONLY)

    def overlay(self, virtual_size: int, directory: Path) -> None:
        """Add a writable overlay on top of what is there."""
        self.graph.top = self._overlay("new", virtual_size, self.graph.top or None, directory)

    def _overlay(self, name: str, virtual_size: int, below: str | None, directory: Path) -> str:
        fd = make_overlay(virtual_size, directory)
        self.graph.descriptors.append(fd)
        # It is thrown away with the process, so nothing in it has to reach the platters.
        common = {"cache": {"direct": False, "no-flush": True}, "discard": "unmap", **_WRITABLE}
        file = self._add(f"{name}-file", driver="file", filename=self._register(fd), locking="off", **common)
        return self._add(name, driver="qcow2", file=file, backing=below, **common)


def _sealed(*pieces: tuple[int, bytes]) -> int:
    """A read-only descriptor of a file in memory that nobody can change any more; (offset, bytes) each."""
    writable = os.memfd_create("description", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        for offset, piece in pieces:
            os.pwrite(writable, piece, offset)
        seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL
        fcntl.fcntl(writable, fcntl.F_ADD_SEALS, seals)
        return os.open(f"/proc/self/fd/{writable}", os.O_RDONLY | os.O_CLOEXEC)
    finally:
        os.close(writable)
