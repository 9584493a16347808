"""Cards that were read before, kept in the user's cache folder for as long as no file of the disk changes.

A card is kept for the disk's files as they were (device, inode, size, times, of every layer) and for the
program that read it: another version reads anew. Nothing is kept of a disk that was unlocked with a key,
since the cache is not encrypted, nor of one whose files may change unseen. All of this blocks.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import logging
import os
import secrets
from datetime import date
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from browser.base_folders import CACHE, base_folder

if TYPE_CHECKING:
    from engine import GuestFS
    from engine.inspection import Card, System

MOST_BYTES = 64 << 20
MOST_FILES = 2_000
LARGEST = 64 << 20
"""Bytes of one card as JSON."""

FORMAT = 1
"""To be raised when what a card says changes, while its fields stay."""

logger = logging.getLogger(__name__)


def kept_cards_folder() -> Path:
    """Where cards are kept: `guestscope/cards` in the user's cache folder."""
    return base_folder(CACHE) / "guestscope" / "cards"


def key_of(g: GuestFS, system: System) -> str | None:
    """What stands for this system on the disks as they are; None where nothing may be kept of it."""
    from engine import storage

    if any(volume.kind is storage.VolumeKind.DECRYPTED for volume in storage.probe(g)):
        return None
    words = [metadata.version("guestscope"), str(FORMAT), system.root]
    files = [(drive, file) for drive in g.drives for file in drive.image.files]
    if not files:
        return None
    for drive, file in files:
        if not file.is_local or file.block_device or file.identity_now() != file.identity:
            return None
        identity = file.identity
        times = (identity.mtime_ns, identity.ctime_ns)
        words += map(str, (drive.device, identity.device, identity.inode, identity.size, *times))
    return sha256("\0".join(words).encode("utf-8", "surrogateescape")).hexdigest()


class KeptCards:
    """The cards in a folder. What cannot be read or written there is only not kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or kept_cards_folder()

    def load(self, key: str, name: str) -> Card | None:
        """The card of this name, if it was kept."""
        from engine.inspection.cards import TYPES
        from engine.inspection.stored import restored

        path = self._path(key, name)
        try:
            with gzip.open(path) as file:
                content = file.read(LARGEST + 1)
            card = restored(TYPES[name], json.loads(content))
            # The newest are the last to go.
            os.utime(path)
        except FileNotFoundError:
            return None
        except (OSError, EOFError, ValueError, RecursionError) as error:
            logger.info("The kept card %s is not used: %s", path, error)
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        return card

    def keep(self, key: str, name: str, card: Card) -> None:
        """Keep a card, in the place of older ones where there are too many."""
        from engine.inspection import to_json

        draft = self._folder / f".{secrets.token_hex(8)}.part"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            packed = gzip.compress(to_json(card).encode("ascii"), compresslevel=3)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(packed)
            draft.replace(self._path(key, name))
            self._trim()
        except OSError as error:
            logger.info("The card %s is not kept: %s", name, error)
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _path(self, key: str, name: str) -> Path:
        from engine.inspection.cards import TYPES
        from engine.inspection.stored import shape

        # What is past its end of life today was not when it was kept.
        day = f"-{date.today().isoformat()}" if name == "health" else ""
        return self._folder / f"{key[:32]}-{name}-{shape(TYPES[name])}{day}.json.gz"

    def _trim(self) -> None:
        found = []
        for path in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        total = 0
        for count, (_when, size, path) in enumerate(sorted(found, reverse=True), 1):
            total += size
            if total > MOST_BYTES or count > MOST_FILES:
                path.unlink(missing_ok=True)
