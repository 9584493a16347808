"""The list, on disk, of the transfers that have not finished, so that none is lost with the program.

A transfer is one file in the user's state folder, which the process that works on it keeps locked. The kernel
lets go of a lock when its process ends, however that happens; so a file that can be locked is of a transfer
that nobody works on any more. All of this blocks, for a moment.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from browser.base_folders import STATE, base_folder
from browser.locks import lock
from browser.transfers import Transfer

MOST_BYTES = 16 << 20
"""Of one file that is read: a selection of very many names is long."""

logger = logging.getLogger(__name__)


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the list is kept: `guestscope/transfers` below XDG_STATE_HOME, else below ~/.local/state."""
    return base_folder(STATE, environ) / "guestscope" / "transfers"


class Entry:
    """One transfer on the list, held by this process until it is released or taken off the list."""

    def __init__(self, path: Path, descriptor: int, transfer: Transfer) -> None:
        self.transfer = transfer
        self._path = path
        self._fd = descriptor

    def update(self, transfer: Transfer) -> None:
        """Write it down as it is by now. Raises nothing: an older state is on the list then."""
        self.transfer = transfer
        if self._fd >= 0:
            try:
                descriptor = _written(self._path, transfer)
            except OSError as error:
                logger.warning("The list of unfinished transfers cannot be written: %s", error)
            else:
                os.close(self._fd)
                self._fd = descriptor

    def remove(self) -> None:
        """Take it off the list: it is done, or nobody wants it any more."""
        if self._fd >= 0:
            self._path.unlink(missing_ok=True)
            self.release()

    def release(self) -> None:
        """Leave it on the list, for whoever looks next."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class Unfinished:
    """The list of one user. It never raises OSError: without the list, transfers are not less possible."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or state_folder()

    def add(self, transfer: Transfer) -> Entry | None:
        """Put a transfer on the list; None where it cannot be written."""
        path = self._folder / f"{secrets.token_hex(8)}.json"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = _written(path, transfer)
        except OSError as error:
            logger.warning("The list of unfinished transfers cannot be written: %s", error)
            return None
        return Entry(path, descriptor, transfer)

    def take(self) -> list[Entry]:
        """All transfers that nobody works on any more, the oldest first; they are held from now on."""
        try:
            paths = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        except OSError:
            return []
        return [entry for path in paths if (entry := self._take(path)) is not None]

    def _take(self, path: Path) -> Entry | None:
        with contextlib.suppress(OSError):
            descriptor = lock(path, os.O_RDWR)
            try:
                if os.fstat(descriptor).st_nlink:  # else another process took it off in this moment
                    text = os.read(descriptor, MOST_BYTES).decode("ascii")
                    return Entry(path, descriptor, Transfer.from_json(text))
            except ValueError as error:
                logger.warning("%s is no transfer and is removed: %s", path, error)
                path.unlink(missing_ok=True)
            except OSError as error:
                logger.warning("%s cannot be read: %s", path, error)
            os.close(descriptor)
        return None


def _written(path: Path, transfer: Transfer) -> int:
    """Write a transfer into a file, in place of what has its name; the file's descriptor, which is locked."""
    draft = path.with_suffix(".new")
    # Locked before it has its name, so that nobody finds it unlocked.
    descriptor = lock(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL)
    try:
        with os.fdopen(os.dup(descriptor), "w", encoding="ascii") as file:
            file.write(transfer.to_json())
        draft.rename(path)
    except BaseException:
        os.close(descriptor)
        draft.unlink(missing_ok=True)
        raise
    return descriptor
