"""Names on the host: what can be one, and how one is spelled that a file system refuses."""

from __future__ import annotations

import contextlib
import errno
import secrets
from collections.abc import Iterator

_REFUSED = {errno.EINVAL, errno.EILSEQ, errno.ENAMETOOLONG}


def is_component(name: str) -> bool:
    """Whether this can be the name of a file: one path component that is not empty, no dot entry, no NUL."""
    return bool(name) and name not in (".", "..") and "/" not in name and "\0" not in name


def checked(name: str) -> str:
    """The name, if it can be one. Raises ValueError."""
    if not is_component(name):
        raise ValueError(f"{name!r} is no name of a file.")
    return name


def spellings(name: str) -> Iterator[str]:
    """The name, then one that any file system takes: bytes that some refuse are written as %XX."""
    yield checked(name)
    escaped = "".join(
        character if character.isalnum() or character in " ._-+,=@()[]" else _percent(character)
        for character in name
    ).rstrip(" .")
    yield escaped[:120] or "%"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape"))


@contextlib.contextmanager
def refusal(candidate: str, name: str) -> Iterator[None]:
    """Let the next spelling be tried where the file system takes the first one for no name at all."""
    try:
        yield
    except OSError as error:
        if candidate != name or error.errno not in _REFUSED:
            raise


def hidden_name() -> str:
    """A name for a file that is not whole yet."""
    return f".{secrets.token_hex(8)}.part"
