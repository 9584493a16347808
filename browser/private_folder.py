"""A folder for copies that other programs are given: only this user can enter it, and it ends with its owner.

It lies in the user's cache folder rather than in a temporary one, which may be in memory. The process that
owns it keeps it locked, and the kernel lets go of the lock however the process ends: so what a killed process
left is found, and removed, by the next one. All of this blocks.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from browser.base_folders import CACHE, base_folder
from browser.locks import lock
from browser.removal import remove_tree

logger = logging.getLogger(__name__)


def copies_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the private folders of all processes are: `guestscope/copies` in the user's cache folder."""
    return base_folder(CACHE, environ) / "guestscope" / "copies"


class PrivateFolder:
    """The folder of one owner. Made when it is first needed; `close` removes it."""

    def __init__(self, above: Path | None = None) -> None:
        self._above = above or copies_folder()
        self._path: Path | None = None
        self._lock = -1

    def new(self) -> Path:
        """A new, empty folder in it. Raises OSError."""
        if self._path is None:
            self._above.mkdir(mode=0o700, parents=True, exist_ok=True)
            remove_abandoned(self._above)
            self._path = Path(tempfile.mkdtemp(dir=self._above))
            self._lock = lock(self._path, os.O_DIRECTORY)
        return Path(tempfile.mkdtemp(dir=self._path))

    def close(self) -> None:
        """Remove it with everything in it; may be called again."""
        if self._path is not None:
            with contextlib.suppress(FileNotFoundError):
                remove_tree(self._path)
            os.close(self._lock)
            self._path = None


def remove_abandoned(above: Path) -> None:
    """Remove the folders whose owners have ended without doing so."""
    for path in above.iterdir():
        try:
            descriptor = lock(path, os.O_DIRECTORY)
        except OSError:
            continue  # its owner lives
        try:
            remove_tree(path)
        except OSError as error:
            logger.warning("%s is left behind: %s", path, error)
        finally:
            os.close(descriptor)
