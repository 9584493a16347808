"""Local files as the desktop names them: `file:` URIs, whose bytes are percent-encoded (RFC 8089)."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit


def path_of(uri: str) -> Path | None:
    """The path that a `file:` URI of this machine names, byte for byte; None for any other text."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    is_here = parts.netloc in ("", "localhost") or parts.netloc == socket.gethostname()
    path = unquote_to_bytes(parts.path)
    if parts.scheme != "file" or not is_here or not path.startswith(b"/") or b"\0" in path:
        return None
    return Path(os.fsdecode(path))


def uri_of(path: Path) -> str:
    """The URI of a path, which is made absolute first."""
    return path.absolute().as_uri()
