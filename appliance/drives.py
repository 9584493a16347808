"""Disks that are plugged into, and pulled out of, a running appliance.

A disk is known by the serial that we give it, inside the guest too, never by the order in which
disks appear. QEMU gets every file of it as a descriptor. The calls block for some milliseconds;
they belong to the thread that uses the appliance.
"""

from __future__ import annotations

import base64
import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.appliance import FIRST_DRIVE_SET, Appliance
from appliance.errors import ImageError, MonitorFailed, PlugFailed
from appliance.images import Graph, Image, OpenFile, build_graph
from appliance.remote.disk import RemoteFile

MAX_DISKS = 255
"""SCSI targets of one bus, less the controller's own."""

_UNPLUG_TIMEOUT = 10.0


@dataclass(frozen=True)
class Plugged:
    """A disk in the appliance: `serial` is what the guest sees of it."""

    serial: str
    target: int
    nodes: tuple[str, ...]
    fdsets: tuple[int, ...]
    secret: str | None


class Bus:
    """The appliance's SCSI bus and the disks on it, by serial."""

    def __init__(self, appliance: Appliance) -> None:
        self._process = appliance.process
        self._next_fdset = FIRST_DRIVE_SET
        self._count = 0
        self.plugged: dict[str, Plugged] = {}

    def plug(
        self,
        image: Image,
        temporary: Path,
        *,
        writable: bool = False,
        block_size: int | None = None,
        secret: str | None = None,
        discard: bool = True,
        unsafe: bool = False,
        copy_on_read: bool = False,
    ) -> Plugged:
        """Plug in `image`: below a throw-away overlay, or `writable` itself.

        `block_size` is 512 or 4096 bytes, `secret` the passphrase of an encrypted image. Of an image that
        is written to, `discard` gives back what the guest no longer uses, and `unsafe` leaves it to the
        host when data reaches the disk. `copy_on_read` keeps in the overlay what was read from below it.
        The guest finds the disk some time later. Raises `PlugFailed`, `ImageError` or `CacheUnusable`, and
        leaves nothing behind then.
        """
        with self._plugging(str(image.path)) as new:
            secret_id = None if secret is None else self._add_secret(f"{new.prefix}-secret", secret, new.undo)
            overlay_in = None if writable else temporary
            graph = build_graph(
                image,
                new.prefix,
                new.register,
                overlay_in=overlay_in,
                secret=secret_id,
                connect=new.connect,
            )
            with contextlib.closing(graph):
                if writable:
                    _make_writable(image, graph, new.register, discard=discard, unsafe=unsafe)
                if copy_on_read:
                    _copy_on_read(graph, new.prefix)
                for node in graph.nodes:
                    new.add(node)
            return new.finish(graph.top, secret=secret_id, **_block_sizes(block_size))

    def plug_scratch(self, descriptor: int) -> Plugged:
        """Plug in a file of ours as a raw disk for the guest to write to, and nothing else.

        The descriptor has to be open for both. What the guest cannot write because the host has no room
        fails in the guest. The file may be read when `unplug` has returned, as bytes that were made up by
        the guest. Raises `PlugFailed`.
        """
        with self._plugging("A file for the guest to write to") as new:
            # It is thrown away with the process, so nothing in it has to reach the platters.
            common = {"cache": {"direct": False, "no-flush": True}, "discard": "unmap", "read-only": False}
            name = new.register(descriptor)
            file = f"{new.prefix}-file"
            new.add({"node-name": file, "driver": "file", "filename": name, "locking": "off", **common})
            new.add({"node-name": new.prefix, "driver": "raw", "file": file, **common})
            return new.finish(new.prefix, werror="report", rerror="report")

    def unplug(self, plugged: Plugged) -> None:
        """Pull the disk out and wait until QEMU has let go of it. Raises `PlugFailed`."""
        try:
            self._process.execute("device_del", {"id": plugged.serial})
            self._process.await_event("DEVICE_DELETED", _UNPLUG_TIMEOUT, device=plugged.serial)
            for node in plugged.nodes:
                self._process.execute("blockdev-del", {"node-name": node})
            for number in plugged.fdsets:
                self._process.execute("remove-fd", {"fdset-id": number})
            if plugged.secret is not None:
                self._process.execute("object-del", {"id": plugged.secret})
        except MonitorFailed as error:
            raise PlugFailed(f"A disk could not be pulled out: {error.cause}") from error
        del self.plugged[plugged.serial]

    @contextlib.contextmanager
    def _plugging(self, name: str) -> Iterator[_Plugging]:
        """One disk on its way in; what was done for it is undone if the block fails."""
        self._count += 1
        with contextlib.ExitStack() as undo:
            try:
                yield _Plugging(self, self._count, self._free_target(), undo)
            except MonitorFailed as error:
                raise PlugFailed(f"{name} could not be plugged in: {error.cause}") from error
            undo.pop_all()

    def _free_target(self) -> int:
        taken = {plugged.target for plugged in self.plugged.values()}
        # A target is used again as late as can be: the guest may still know it by its last disk.
        for number in range(self._count - 1, self._count - 1 + MAX_DISKS):
            if number % MAX_DISKS not in taken:
                return number % MAX_DISKS
        raise PlugFailed(f"No more than {MAX_DISKS} disks can be open in one appliance.")

    def _add_secret(self, name: str, secret: str, undo: contextlib.ExitStack) -> str:
        data = base64.b64encode(secret.encode()).decode()
        self._process.execute(
            "object-add", {"qom-type": "secret", "id": name, "data": data, "format": "base64"}
        )
        undo.callback(self._quietly, "object-del", {"id": name})
        return name

    def _quietly(self, command: str, arguments: dict[str, object]) -> None:
        with contextlib.suppress(MonitorFailed):
            self._process.execute(command, arguments)


class _Plugging:
    """What belongs to one disk that is being plugged in."""

    def __init__(self, bus: Bus, number: int, target: int, undo: contextlib.ExitStack) -> None:
        self._bus = bus
        self._serial = f"guestscope{number:05}"
        self._target = target
        self._fdsets: list[int] = []
        self._nodes: list[str] = []
        self.prefix = f"d{number}"
        self.undo = undo

    def register(self, descriptor: int) -> str:
        """Hand a descriptor to QEMU; the name under which it opens that."""
        number = self._bus._next_fdset
        self._bus._next_fdset += 1
        arguments = {"fdset-id": number, "opaque": self._serial}
        self._bus._process.execute("add-fd", arguments, descriptor=descriptor)
        self._fdsets.append(number)
        self.undo.callback(self._bus._quietly, "remove-fd", {"fdset-id": number})
        return f"/dev/fdset/{number}"

    def connect(self, file: OpenFile) -> dict[str, object]:
        """Hand a connection to a file on another machine to QEMU; what a node says to use it."""
        assert isinstance(file, RemoteFile)
        name = f"{self.prefix}-socket"
        with contextlib.closing(file.reach.connect()) as connection:
            self._bus._process.execute("getfd", {"fdname": name}, descriptor=connection.fileno())
        self.undo.callback(self._bus._quietly, "closefd", {"fdname": name})
        return {"driver": "nbd", "server": {"type": "fd", "str": name}, "export": file.reach.export}

    def add(self, node: dict[str, Any]) -> None:
        """Add a node to QEMU's block graph."""
        self._bus._process.execute("blockdev-add", node)
        self._nodes.insert(0, str(node["node-name"]))
        self.undo.callback(self._bus._quietly, "blockdev-del", {"node-name": node["node-name"]})

    def finish(self, top: str, *, secret: str | None = None, **options: object) -> Plugged:
        """Put the disk that the node `top` is on the bus."""
        device = {
            "driver": "scsi-hd",
            "bus": "scsi.0",
            "drive": top,
            "id": self._serial,
            "serial": self._serial,
            "scsi-id": self._target,
            "rotation_rate": 1,
            **options,
        }
        self._bus._process.execute("device_add", device)
        plugged = Plugged(self._serial, self._target, tuple(self._nodes), tuple(self._fdsets), secret)
        self._bus.plugged[self._serial] = plugged
        return plugged


def _block_sizes(size: int | None) -> dict[str, int]:
    return {} if size is None else {"logical_block_size": size, "physical_block_size": size}


def _copy_on_read(graph: Graph, prefix: str) -> None:
    name = f"{prefix}-copy"
    graph.nodes.append({"driver": "copy-on-read", "node-name": name, "file": graph.top, "read-only": False})
    graph.top = name


def _make_writable(
    image: Image, graph: Graph, register: Callable[[int], str], *, discard: bool, unsafe: bool
) -> None:
    """Let the top layer of `graph` be written to, under QEMU's own image lock."""
    layer = image.layers[0]
    if layer.extents or layer.data_file is not None or image.encrypted:
        raise ImageError(f"{image.path} is spread over several files or encrypted and can only be read.")
    options: dict[str, Any] = {"read-only": False, "discard": "unmap" if discard else "ignore"}
    if unsafe:
        options["cache"] = {"direct": False, "no-flush": True}
    if not layer.file.is_local:
        _allow_writing(graph, options, {})
        return
    try:
        descriptor = os.open(f"/proc/self/fd/{layer.fd}", os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        raise ImageError(f"{image.path} cannot be written to: {error.strerror}.") from error
    try:
        name = register(descriptor)
    finally:
        os.close(descriptor)
    _allow_writing(graph, options, {"filename": name, "locking": "auto"})


def _allow_writing(graph: Graph, options: dict[str, Any], file: dict[str, Any]) -> None:
    for node in graph.nodes:
        if node["node-name"] in (graph.top, f"{graph.top}-file"):
            node |= options
            if "filename" in node:
                node |= file
