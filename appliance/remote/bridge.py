"""What reaches servers other than NBD's: QEMU's storage daemon, which serves the image to us by NBD.

QEMU itself has no network and opens no path; it gets a connected socket. The daemon has both, but never
interprets a byte of the image: it only moves them. It is confined as QEMU is, but for the network and what
the protocol's library has to read: certificates, name service, for ssh the user's keys and agent.
"""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

from appliance import distro, sandbox
from appliance.errors import HostNotReady, ImageError, LaunchFailed, MonitorFailed
from appliance.images.names import escaped
from appliance.remote.location import Location
from appliance.supervisor import MONITOR_TIMEOUT, Process

EXPORT = "disk"
PROGRAM = "qemu-storage-daemon"
_CONNECT_TIMEOUT = 60.0
"""Seconds that a server may take to let us in."""


class Bridge:
    """A storage daemon with one image open. Blocks until the server has answered; raises ImageError."""

    export = EXPORT

    def __init__(self, location: Location, *, writable: bool, environ: Mapping[str, str]) -> None:
        program = shutil.which(PROGRAM, path=environ.get("PATH"))
        if program is None:
            raise _missing(f"{PROGRAM}, which reaches disks behind {location.protocol}, is not installed.")
        with contextlib.ExitStack() as stack:
            listener = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
            self._place = _listen(listener)
            on_failure = stack.enter_context(contextlib.ExitStack())
            on_failure.callback(os.close, self._place)
            monitor, its_monitor = socket.socketpair()
            console, unused = socket.socketpair()
            unused.close()
            with its_monitor:
                words = [
                    *("--chardev", f"socket,id=monitor,fd={its_monitor.fileno()}"),
                    *("--monitor", "chardev=monitor"),
                    *("--nbd-server", f"addr.type=fd,addr.str={listener.fileno()}"),
                ]
                self._process = Process(
                    sandbox.helper_command(
                        program, words, by_ssh=location.protocol == "ssh", environ=environ
                    ),
                    (its_monitor.fileno(), listener.fileno()),
                    monitor=monitor,
                    console=console,
                    environ=sandbox.helper_environment(environ, by_ssh=location.protocol == "ssh"),
                    folder=Path("/"),
                )
            on_failure.callback(self._process.kill)
            self._open(location, writable)
            on_failure.pop_all()

    @property
    def pid(self) -> int:
        return self._process.pid

    def connect(self) -> socket.socket:
        """A new connection to the image, to be spoken NBD on."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            # The name is gone; the descriptor leads to the socket all the same.
            connection.connect(f"/proc/self/fd/{self._place}")
        except OSError as error:
            connection.close()
            raise ImageError(
                f"{PROGRAM} ended: {self._process.last_words}", "Open the disk again."
            ) from error
        return connection

    def close(self) -> None:
        """End the daemon. May be called again."""
        if self._place >= 0:
            self._process.kill()
            os.close(self._place)
            self._place = -1

    def _open(self, location: Location, writable: bool) -> None:
        try:
            self._process.connect_monitor(MONITOR_TIMEOUT)
            secret, password = None, location.password
            if password is not None:
                secret = f"{EXPORT}-secret"
                data = base64.b64encode(password).decode()
                self._process.execute(
                    "object-add", {"qom-type": "secret", "id": secret, "data": data, "format": "base64"}
                )
            node = {"node-name": EXPORT, "read-only": not writable, "auto-read-only": False}
            self._process.execute(
                "blockdev-add", {**location.options(secret), **node}, timeout=_CONNECT_TIMEOUT
            )
            export = {"type": "nbd", "id": EXPORT, "node-name": EXPORT, "name": EXPORT, "writable": writable}
            self._process.execute("block-export-add", export)
        except LaunchFailed as error:
            raise ImageError(f"{PROGRAM} did not start: {error.cause}") from error
        except MonitorFailed as error:
            words = " ".join(error.cause.removeprefix("QEMU refused blockdev-add: ").split())
            if "Unknown driver" in words or "does not accept value" in words:
                raise _missing(f"QEMU's part for {location.protocol} is not installed.") from error
            raise ImageError(f"{location} cannot be opened: {escaped(words)}") from error


def _listen(listener: socket.socket) -> int:
    """Make the socket listen without leaving a name behind; the descriptor of its place."""
    folder = tempfile.mkdtemp(prefix="guestscope-")
    path = os.path.join(folder, "nbd")  # noqa: PTH118 - a bare string for the kernel
    try:
        listener.bind(path)
        listener.listen(8)
        return os.open(path, os.O_PATH | os.O_CLOEXEC)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108
        os.rmdir(folder)  # noqa: PTH106


def _missing(cause: str) -> HostNotReady:
    return HostNotReady(cause, f"Install it: {distro.this().install_command('remote')}")
