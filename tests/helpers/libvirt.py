"""A libvirt of a test's own: libvirtd in session mode, with folders of its own, ended by its process.

A session belongs to an ordinary user, so under root it runs as `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.helpers.processes import is_running, wait_for

LIMIT = 60.0

_DOMAIN = """<domain type='qemu'>
  <name>{name}</name>
  <memory unit='MiB'>32</memory>
  <os><type>hvm</type></os>
  <devices>{disks}</devices>
</domain>
"""
_DISK = """<disk type='file' device='disk'>
  <driver name='qemu' type='{format}'/><source file='{path}'/><target dev='vd{letter}' bus='virtio'/>
</disk>"""


class Libvirt:
    """A libvirtd below one folder. `uri` leads to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uri = f"qemu+unix:///session?socket={folder}/run/libvirt/libvirt-sock"
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("run", "config/libvirt", "data", "cache"):
            (folder / name).mkdir(parents=True)
        # Without it a second daemon is started for the consoles, which outlives the first.
        (folder / "config/libvirt/qemu.conf").write_text('stdio_handler = "file"\n')
        self._own(*folder.rglob("*"), folder)

    def start(self) -> None:
        """Start the daemon and wait until it can be reached."""
        program = shutil.which("libvirtd", path=f"{os.environ['PATH']}:/usr/sbin")
        if program is None or shutil.which("virsh") is None:
            pytest.skip("libvirtd and virsh are not installed")
        variables = {
            f"XDG_{kind}": str(self.folder / name)
            for kind, name in (
                ("RUNTIME_DIR", "run"),
                ("CONFIG_HOME", "config"),
                ("DATA_HOME", "data"),
                ("CACHE_HOME", "cache"),
            )
        }
        self._process = subprocess.Popen(
            [program],
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), **variables},
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user="nobody" if os.geteuid() == 0 else None,
        )
        assert wait_for((self.folder / "run/libvirt/libvirt-sock").exists, LIMIT)

    def stop(self) -> None:
        """End the daemon; its machines go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)
        self._process.terminate()
        self._process.wait(LIMIT)

    def freeze(self) -> None:
        """Let the daemon answer nothing any more, without ending it."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def define(self, name: str, *disks: tuple[Path, str]) -> list[Path]:
        """A machine that has copies of these images (path, format); returns the copies."""
        copies = []
        for number, (path, _format) in enumerate(disks):
            copy = self.folder / f"{name}-{number}{path.suffix}"
            subprocess.run(["cp", "--sparse=always", path, copy], check=True)
            copies.append(copy)
        self._own(*copies)
        parts = [
            _DISK.format(format=each[1], path=escape(str(copy)), letter="abcdef"[number])
            for number, (each, copy) in enumerate(zip(disks, copies, strict=True))
        ]
        description = self.folder / f"{name}.xml"
        description.write_text(_DOMAIN.format(name=escape(name), disks="".join(parts)))
        self.virsh("define", str(description))
        return copies

    def virsh(self, *words: str) -> None:
        """Run a command of virsh, which has to succeed."""
        done = subprocess.run(
            ["virsh", "-c", self.uri, *words], capture_output=True, text=True, check=False, timeout=LIMIT
        )
        assert done.returncode == 0, done.stderr

    def _own(self, *paths: Path) -> None:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            for path in paths:
                os.chown(path, nobody.pw_uid, nobody.pw_gid)


@contextmanager
def libvirt() -> Iterator[Libvirt]:
    """A libvirt that runs as long as the context, and whose machines end with it."""
    folder = Path(tempfile.mkdtemp(prefix="libvirt-"))
    daemon = Libvirt(folder)
    daemon.start()
    try:
        yield daemon
    finally:
        daemon.stop()
        for record in (folder / "run/libvirt/qemu/run").glob("*.pid"):
            _end(int(record.read_text()))
        shutil.rmtree(folder)


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not is_running(pid), LIMIT)
