"""Servers of disk images on this machine: NBD's, a web server that knows ranges, ssh's, iSCSI's."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.server
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TGTD = shutil.which("tgtd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
"""A target of iSCSI that needs nothing of the kernel (Debian's package tgt)."""
SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
_PATIENCE = 20.0


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def nbd_server(
    path: Path, image_format: str, export: str, socket_path: Path, *options: str
) -> Iterator[None]:
    """qemu-nbd with one export, on a socket of this machine."""
    command = ["qemu-nbd", "--persistent", "--shared=8", "-f", image_format, "-x", export, *options]
    with _running([*command, "-k", str(socket_path), str(path)]) as process:
        _wait(process, socket_path.exists)
        yield


@contextlib.contextmanager
def web_server(path: Path, certificate: Path | None = None) -> Iterator[int]:
    """A web server that has one file under every name, and knows ranges; its port.

    With `certificate`, a PEM of key and certificate, it speaks TLS.
    """
    content = path.read_bytes()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(False)

        def do_GET(self) -> None:
            self._answer(True)

        def _answer(self, with_body: bool) -> None:
            asked = re.match(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
            first, last = (int(asked[1]), int(asked[2])) if asked else (0, len(content) - 1)
            part = content[first : last + 1]
            self.send_response(206 if asked else 200)
            if asked:
                self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(part)))
            self.end_headers()
            if with_body:
                self.wfile.write(part)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the base class
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # A client that does not trust the certificate hangs up.

    with Server(("127.0.0.1", 0), Handler) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def ssh_server(folder: Path) -> Iterator[tuple[int, str, dict[str, str]]]:
    """sshd for the user who runs it: its port, its key's SHA-256, and the environment of an agent that
    has the user's key."""
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    (folder / "configuration").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\n"
        "StrictModes no\nUsePAM no\nPidFile none\nSubsystem sftp internal-sftp\n"
    )
    agent = folder / "agent"
    environ = os.environ | {"SSH_AUTH_SOCK": str(agent)}
    key = base64.b64decode((folder / "host.pub").read_text().split()[1])
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    assert SSHD is not None
    with (
        _running([SSHD, "-D", "-e", "-f", str(folder / "configuration")]) as server,
        _running(["ssh-agent", "-D", "-a", str(agent)]) as keeper,
    ):
        _wait(keeper, agent.exists)
        subprocess.run(["ssh-add", "-q", folder / "user"], env=environ, check=True)
        _wait(server, lambda: _answers(port))
        yield port, hashlib.sha256(key).hexdigest(), environ


@contextlib.contextmanager
def iscsi_server(path: Path, target: str, folder: Path, user: str, password: str) -> Iterator[int]:
    """A target whose unit 1 is a raw image, for those who know the password; its port."""
    assert TGTD is not None
    port = free_port()
    control = folder / "tgtd"
    environ = os.environ | {"TGT_IPC_SOCKET": str(control)}

    def tell(operation: str, mode: str, *words: str) -> None:
        command = [str(Path(TGTD or "").with_name("tgtadm")), "--lld", "iscsi", "--op", operation]
        subprocess.run([*command, "--mode", mode, *words], env=environ, check=True, timeout=_PATIENCE)

    with _running([TGTD, "-f", "--iscsi", f"portal=127.0.0.1:{port}"], environ) as process:
        # The program adds the number of its control port to the name.
        _wait(process, lambda: control.with_suffix(".0").exists() and _answers(port))
        tell("new", "target", "--tid", "1", "-T", target)
        tell("new", "logicalunit", "--tid", "1", "--lun", "1", "-b", str(path))
        tell("new", "account", "--user", user, "--password", password)
        tell("bind", "account", "--tid", "1", "--user", user)
        tell("bind", "target", "--tid", "1", "-I", "ALL")
        try:
            yield port
        finally:
            process.kill()


@contextlib.contextmanager
def _running(command: list[str], environ: dict[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environ,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            # A target of iSCSI stays for as long as it has units, whoever asks it to end.
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], is_ready: Any) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not is_ready():
        assert process.poll() is None, f"{process.args!r} ended"
        assert time.monotonic() < deadline, f"{process.args!r} is not ready"
        time.sleep(0.02)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
