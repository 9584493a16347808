"""File names as sentences show them, and as images write them.

A name that comes from an image may hold anything; shown, it is one short line without control
characters, direction marks or other invisible signs.
"""

from __future__ import annotations

import os
from pathlib import Path

_LONGEST = 200


def escaped(text: str) -> str:
    """`text` with everything that is not printable written as an escape."""
    written = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
    return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"


def shown(path: Path) -> str:
    """The file's own name, for sentences about a file that the user has just named."""
    return escaped(path.name or str(path))


def shown_path(path: Path) -> str:
    """The whole path, for sentences about where a file is expected."""
    return escaped(str(path))


def decoded(name: bytes) -> str:
    """Bytes from an image as str, bad ones as surrogate escapes."""
    return name.decode("utf-8", "surrogateescape")


def has_protocol(name: bytes) -> bool:
    """Whether QEMU would take the name for a protocol's (`nbd://…`, `json:{…}`), not a file's."""
    colon = name.find(b":")
    slash = name.find(b"/")
    return colon >= 0 and (slash < 0 or colon < slash)


def resolved(name: bytes, folder: Path) -> Path:
    """The path that `name` means in a file that lies in `folder`."""
    return folder / Path(os.fsdecode(name))
