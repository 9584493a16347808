"""libguestfs's own Python module as the reference that answers are compared with.

It runs in a process of the system's Python, with the direct backend and without KVM, since the appliance that
it would start under a broken KVM never comes up. Its handle is used as any other: `reference.ls("/")`.
"""

import base64
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

SYSTEM_PYTHON = Path("/usr/bin/python3")
SERVER = Path(__file__).with_name("reference_server.py")
PACKAGES = "python3-guestfs and libguestfs-xfs (Fedora: python3-libguestfs and libguestfs-xfs)"


class ReferenceCallError(RuntimeError):
    """libguestfs refused a call, in its words, or is not installed. (Its module tells no errno.)"""


class Reference:
    """A libguestfs handle in a process of its own, in the state CONFIG.

    Every method of the `guestfs` Python module is there, with its names and results (tuples come back as
    lists).
    """

    def __init__(self) -> None:
        environment = os.environ | {
            "LIBGUESTFS_BACKEND": "direct",
            "LIBGUESTFS_BACKEND_SETTINGS": "force_tcg",
        }
        for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LIBGUESTFS_DEBUG", "LIBGUESTFS_TRACE"):
            environment.pop(name, None)
        if not SYSTEM_PYTHON.exists():
            raise ReferenceCallError(
                f"There is no {SYSTEM_PYTHON}; install the system's Python and {PACKAGES}."
            )
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )

    @property
    def pid(self) -> int:
        """The process that holds the handle; its QEMU is a child of it."""
        return self._process.pid

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self._call(name, args, kwargs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Shut libguestfs's appliance down and end the process. May be called twice."""
        if self._process.stdin is None or self._process.stdin.closed:
            return
        self._process.communicate()

    def _call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        requests, answers = _pipes(self._process)
        request = {"call": name, "args": [_pack(argument) for argument in args], "kwargs": kwargs}
        try:
            requests.write(json.dumps(request) + "\n")
            requests.flush()
            line = answers.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise ReferenceCallError(self._reason_of_end(name))
        answer = json.loads(line)
        if "error" in answer:
            raise ReferenceCallError(answer["error"])
        return _unpack(answer["value"])

    def _reason_of_end(self, name: str) -> str:
        complaints = self._process.communicate()[1].strip()
        if "No module named" in complaints:
            return f"{SYSTEM_PYTHON} has no module `guestfs` to compare with; install {PACKAGES}."
        last = complaints.splitlines()[-1] if complaints else "nothing on stderr"
        return f"The reference ended in {name} with status {self._process.returncode}: {last}"


def open_reference(*drives: tuple[Path, str]) -> Reference:
    """A launched reference that has these images (path, format) read-only, the first as /dev/sda."""
    reference = Reference()
    try:
        for path, image_format in drives:
            reference.add_drive(str(path), readonly=True, format=image_format)
        reference.launch()
    except ReferenceCallError:
        reference.close()
        raise
    return reference


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def _pack(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return value


def _unpack(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"base64"}:
            return base64.b64decode(value["base64"])
        return {key: _unpack(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_unpack(item) for item in value]
    return value
