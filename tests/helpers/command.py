"""The command `guestscope`, run as people run it: as a process, with nothing of the test's own inside."""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.processes import named_with_environment

PROGRAM = str(Path(sys.executable).with_name("guestscope"))
LIMIT = 120.0
"""Seconds after which a command is said to hang."""
GONE_WITHIN = 3.0
"""Seconds that processes may take to end after the command has."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a command."""

    status: int
    output: bytes
    errors: str
    seconds: float

    @property
    def lines(self) -> list[str]:
        """The output as text, line by line."""
        return self.output.decode().splitlines()

    @property
    def complaint(self) -> str:
        """The one sentence on standard error that a command which failed has to say."""
        lines = self.errors.splitlines()
        assert len(lines) == 1, self.errors
        assert lines[0].startswith("guestscope: "), self.errors
        return lines[0].removeprefix("guestscope: ")


def guestscope(
    *words: str | Path,
    environ: Mapping[str, str] | None = None,
    prefix: Sequence[str] = (),
    folder: Path | None = None,
    interrupt: tuple[Callable[[int], bool], int] | None = None,
) -> Result:
    """Run the command and check that it leaves nothing: no process, no temporary file, no traceback.

    `prefix` is what it is run through; `interrupt` is a signal, and what is asked with the
    process's id until it is time to send it.
    """
    with _Scene() as scene:
        began = time.monotonic()
        process = subprocess.Popen(
            [*prefix, PROGRAM, *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**scene.environ, **(environ or {})},
            cwd=folder,
        )
        try:
            if interrupt is not None:
                is_time, number = interrupt
                while process.poll() is None and not is_time(process.pid):
                    assert time.monotonic() - began < LIMIT
                    time.sleep(0.02)
                process.send_signal(number)
            output, errors = process.communicate(timeout=LIMIT)
        finally:
            process.kill()
        result = Result(process.returncode, output, errors.decode(), time.monotonic() - began)
        assert "Traceback" not in result.errors, result.errors
        scene.check()
        return result


def guestscope_on_terminal(*words: str | Path, columns: int = 100) -> Result:
    """Run the command on a terminal of its own; what it wrote there, errors and output, is the output."""
    with _Scene() as scene:
        began = time.monotonic()
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(scene.environ, TERM="xterm-256color")
            os.environ.pop("NO_COLOR", None)
            os.execv(PROGRAM, [PROGRAM, *map(str, words)])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        written = bytearray()
        try:
            while time.monotonic() - began < LIMIT and select.select([terminal], [], [], LIMIT)[0]:
                try:
                    data = os.read(terminal, 65536)
                except OSError:
                    # That is how Linux says that the other end is closed.
                    break
                written += data
        finally:
            os.close(terminal)
            if time.monotonic() - began >= LIMIT:
                os.kill(child, signal.SIGKILL)
            _pid, status = os.waitpid(child, 0)
        scene.check()
        return Result(os.waitstatus_to_exitcode(status), bytes(written), "", time.monotonic() - began)


def in_private_namespace(script: str) -> list[str]:
    """A prefix that runs a script, with mounts of its own, before the command. Skips where that cannot be."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mount namespace can be made here")
    return [*unshare, "bash", "-c", f'set -e; {script}; exec "$@"', "bash"]


class _Scene:
    """A temporary folder of the command's own, by which its processes are known as well."""

    def __enter__(self) -> "_Scene":
        self.folder = Path(tempfile.mkdtemp(prefix="command-"))
        self.environ = {**os.environ, "TMPDIR": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder)

    def check(self) -> None:
        """Nothing of the command is left."""
        deadline = time.monotonic() + GONE_WITHIN
        while (
            running := named_with_environment("", f"TMPDIR={self.folder}")
        ) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not running
        assert list(self.folder.iterdir()) == []
