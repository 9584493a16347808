"""Actions that copy files and folders between the host and the guest."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

from engine.errors import GuestFSError
from engine.events import Event

if TYPE_CHECKING:
    from engine.handle import GuestFS


def copy_out(handle: GuestFS, remotepath: str, localdir: str) -> None:
    # Only who copies needs it; importing the engine should be quick.
    from engine.transfer import Reason, Target, extract, name_of

    if not Path(localdir).is_dir():
        raise GuestFSError(f"copy_out: {localdir} is not a folder.")
    paths = [remotepath] if remotepath.strip("/") else [f"/{name}" for name in handle.ls("/")]
    targets = [Target(path, name_of(path), replace=True) for path in paths]
    try:
        report = extract(handle, targets, Path(localdir))
    except OSError as error:
        raise GuestFSError(f"copy_out: {error}.") from error
    # No second try would change these.
    harmless = {Reason.LINK, Reason.SPECIAL, Reason.INVALID_NAME}
    for skipped in report.skipped:
        if skipped.reason in harmless:
            handle.emit(Event.WARNING, f"copy_out: {skipped.path} was left out: {skipped.reason.value}")
    failed = [skipped for skipped in report.skipped if skipped.reason not in harmless]
    if failed:
        first = f"{failed[0].path} ({failed[0].detail or failed[0].reason.value})"
        more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
        raise GuestFSError(f"copy_out: {first}{more} could not be copied.")


def copy_in(handle: GuestFS, localpath: str, remotedir: str) -> None:
    source = Path(localpath).absolute()
    if not source.is_symlink() and not source.exists():
        raise GuestFSError(f"copy_in: {localpath} does not exist.")
    if not handle.is_dir(remotedir):
        raise GuestFSError(f"copy_in: {remotedir} is not a folder of the guest.")
    with contextlib.closing(_Archive(source)) as archive:
        handle.call_daemon("tar_in", archive, remotedir)


class _Archive:
    """A tar of a file, or of a folder with all in it, that is made while it is read."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._failure: OSError | None = None
        reading, writing = os.pipe()
        self._reading = os.fdopen(reading, "rb")
        self._thread = threading.Thread(target=self._write, args=[os.fdopen(writing, "wb")], daemon=True)
        self._thread.start()

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end. Raises the OSError that kept the archive from being whole."""
        data = self._reading.read(size)
        if len(data) < size:
            self._thread.join()
            if self._failure is not None:
                raise self._failure
        return data

    def close(self) -> None:
        """Stop making it."""
        self._reading.close()
        self._thread.join()

    def _write(self, pipe: IO[bytes]) -> None:
        import tarfile

        try:
            with pipe, tarfile.open(fileobj=pipe, mode="w|", format=tarfile.GNU_FORMAT) as archive:
                archive.add(self._source, self._source.name)
        except OSError as error:
            # Nobody reads on when the guest has refused.
            self._failure = error
