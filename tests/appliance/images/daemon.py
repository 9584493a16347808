"""A real QEMU without a machine that gets block graphs by descriptor, and what it then reads."""

from __future__ import annotations

import array
import contextlib
import json
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from appliance.images import Graph, Image, build_graph


class Refused(Exception):
    """QEMU's answer was an error."""


class Daemon:
    """A QEMU at the other end of a socket that it inherited."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [
                    *("qemu-system-x86_64", "-machine", "none", "-S", "-nodefaults", "-display", "none"),
                    *options,
                    *("-chardev", f"socket,id=monitor,fd={theirs.fileno()}"),
                    *("-mon", "chardev=monitor,mode=control"),
                ],
                pass_fds=[theirs.fileno()],
                stderr=subprocess.PIPE,
            )
        ours.settimeout(20)
        self._socket = ours
        self._lines = ours.makefile("r")
        self._sets = 0
        self._lines.readline()
        self.ask("qmp_capabilities")

    def ask(self, command: str, /, **arguments: Any) -> Any:
        return self._ask(command, arguments, [])

    def _ask(self, command: str, arguments: dict[str, Any], fds: list[int]) -> Any:
        message = json.dumps({"execute": command, "arguments": arguments}).encode()
        ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        self._socket.sendmsg([message], ancillary)
        while True:
            answer = json.loads(self._lines.readline())
            if "error" in answer:
                raise Refused(answer["error"]["desc"])
            if "return" in answer:
                return answer["return"]

    def register(self, fd: int) -> str:
        self._sets += 1
        self._ask("add-fd", {"fdset-id": self._sets}, [fd])
        return f"/dev/fdset/{self._sets}"

    def add(self, graph: Graph) -> None:
        for node in graph.nodes:
            self.ask("blockdev-add", **node)

    def remove(self, graph: Graph) -> None:
        for name in graph.names:
            self.ask("blockdev-del", **{"node-name": name})

    @contextlib.contextmanager
    def serving(self, graph: Graph, *, writable: bool = False) -> Iterator[str]:
        """The socket at which the graph's top node is served, as the export "it"."""
        path = self.folder / f"{graph.top}.nbd"
        self.ask("nbd-server-start", addr={"type": "unix", "data": {"path": str(path)}})
        self.ask(
            "block-export-add",
            **{"type": "nbd", "id": "it", "node-name": graph.top, "name": "it", "writable": writable},
        )
        try:
            yield str(path)
        finally:
            self.ask("nbd-server-stop")

    def close(self) -> str:
        """End it; returns what it had to say."""
        self._lines.close()
        self._socket.close()
        self._process.terminate()
        return self._process.communicate(timeout=20)[1].decode()


@contextlib.contextmanager
def daemon_in(folder: Path, *options: str) -> Iterator[Daemon]:
    daemon = Daemon(folder, *options)
    try:
        yield daemon
    finally:
        daemon.close()


def content(
    image: Image,
    folder: Path,
    *,
    overlay: bool = False,
    secret: bytes | None = None,
    part: tuple[int, int] | None = None,
    as_format: str | None = None,
) -> bytes:
    """The disk, or `part` of it (offset, length), as QEMU reads it through the image's graph."""
    target = folder / "content"
    options = () if secret is None else ("-object", f"secret,id=key,data={secret.decode()}")
    with daemon_in(folder, *options) as daemon:
        graph = build_graph(
            image,
            "disk",
            daemon.register,
            overlay_in=folder if overlay else None,
            secret=None if secret is None else "key",
        )
        try:
            if as_format is not None:
                graph.nodes[-1]["driver"] = as_format
            daemon.add(graph)
            with daemon.serving(graph) as server:
                offset, length = part or (0, image.virtual_size)
                window = f"driver=raw,offset={offset},size={length}"
                source = f"{window},file.driver=nbd,file.path={server},file.export=it"
                run("qemu-img", "convert", "--image-opts", source, "-O", "raw", target)
            daemon.remove(graph)
        finally:
            graph.close()
    data = target.read_bytes()
    target.unlink()
    return data


def run(*command: str | os.PathLike[str]) -> str:
    """Run a QEMU tool that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout
