"""A folder of the host in which the files of a handle appear, by FUSE.

The only module that knows `mfusepy`, which is optional, and the program `fusermount3`. Mounting and serving
are two steps, as guestfs(3) has them: the first makes the folder ours, and whoever looks into it then waits
until the second serves it.
"""

from __future__ import annotations

import array
import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from engine.errors import GuestFSError
from engine.guest_files import GuestFiles

_PATIENCE = 10.0
_TRIES = 5
"""Times that a busy folder is tried to unmount when that is asked for."""


class LocalMount:
    """One mounted folder. `serve` and `unmount` may be called from different threads."""

    def __init__(
        self, folder: Path, files: GuestFiles, *, readonly: bool, options: str = "", debug: bool = False
    ) -> None:
        self.folder = folder
        self._files = files
        self._debug = debug
        self._fusermount = _program()
        self._library = _library()
        words = ["fsname=guestscope", "subtype=guestscope", *(["ro"] if readonly else [])]
        words += [word for word in options.split(",") if word]
        self._descriptor = self._mount(",".join(words))

    def _mount(self, options: str) -> int:
        """Let fusermount3 mount; it sends the descriptor that the kernel's questions come from."""
        ours, theirs = socket.socketpair()
        with ours, theirs:
            done = subprocess.run(
                [self._fusermount, "-o", options, "--", self.folder],
                pass_fds=[theirs.fileno()],
                env={**os.environ, "_FUSE_COMMFD": str(theirs.fileno())},
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
            if done.returncode:
                raise GuestFSError(f"mount_local: {self.folder} cannot be mounted: {_words(done)}.")
            ours.settimeout(_PATIENCE)
            numbers = array.array("i")
            _data, parts, _flags, _address = ours.recvmsg(1, socket.CMSG_LEN(numbers.itemsize))
            numbers.frombytes(parts[0][2][: numbers.itemsize])
            os.set_inheritable(numbers[0], False)
            return numbers[0]

    def serve(self) -> None:
        """Answer until the folder is unmounted. Blocks."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            raise GuestFSError("mount_local_run: the folder was served already.")
        # libfuse closes the descriptor.
        self._library.FUSE(
            self._files,
            f"/dev/fd/{descriptor}",
            foreground=True,
            nothreads=True,
            debug=self._debug,
            entry_timeout=self._files.cache_seconds,
            attr_timeout=self._files.cache_seconds,
        )

    def unmount(self, *, retry: bool = False, lazy: bool = False) -> None:
        """Unmount, which ends `serve`. With `retry`, wait some seconds for who still uses the folder."""
        for tries_left in range(_TRIES if retry else 1, 0, -1):
            done = subprocess.run(
                [self._fusermount, "-u", *(["-z"] if lazy else []), "--", self.folder],
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
            if done.returncode == 0 or not is_mounted(self.folder):
                break
            if tries_left == 1:
                raise GuestFSError(f"umount_local: {self.folder} cannot be unmounted: {_words(done)}.")
            time.sleep(1)
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def abandon(self) -> None:
        """Unmount without anybody there who could be told of an error."""
        with contextlib.suppress(GuestFSError, OSError, subprocess.TimeoutExpired):
            self.unmount(lazy=True)


def is_mounted(folder: Path) -> bool:
    """Whether a guest's files are there now. Asking the folder itself would wait for who serves it."""
    escaped = os.fsencode(folder)
    for character in (b"\\", b" ", b"\t", b"\n"):
        escaped = escaped.replace(character, b"\\%03o" % ord(character))
    mounts = Path("/proc/self/mounts").read_bytes().splitlines()
    return any(words[1:3] == [escaped, b"fuse.guestscope"] for words in map(bytes.split, mounts))


def _program() -> str:
    found = shutil.which("fusermount3")
    if found is None:
        raise GuestFSError("mount_local: fusermount3 is not installed. Install your distribution's fuse3.")
    return found


def _library() -> Any:
    # Version 3 of libfuse can be given a folder that is mounted already; 2 would be taken if it is there.
    before = os.environ.get("FUSE_LIBRARY_NAME")
    os.environ["FUSE_LIBRARY_NAME"] = "fuse3"
    try:
        import mfusepy  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise GuestFSError(
            "mount_local: mfusepy is not installed. Install it: pip install 'guestscope[fuse]'"
        ) from error
    except OSError as error:
        raise GuestFSError(
            "mount_local: libfuse 3 is not installed. Install your distribution's fuse3."
        ) from error
    finally:
        if before is None:
            del os.environ["FUSE_LIBRARY_NAME"]
        else:
            os.environ["FUSE_LIBRARY_NAME"] = before
    if mfusepy.fuse_version_major < 3:
        # It would mount over the device that the descriptor leads to.
        raise GuestFSError("mount_local: this program uses version 2 of libfuse already, and 3 is needed.")
    return mfusepy


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1].removeprefix("fusermount3: ").rstrip(".") if lines else f"status {done.returncode}"
