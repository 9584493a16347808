"""Names of a guest's, made plain for the host: in letters that mean nothing to any program."""

from __future__ import annotations

import string

LENGTH = 80
"""Characters that are kept of the stem and of the suffix."""

_PLAIN = frozenset(string.ascii_letters + string.digits + " ._-")


def plain_name(name: str) -> str:
    """The name in plain letters, with the same last suffix. Two names may become the same."""
    plain = "".join(letter if letter in _PLAIN else "_" for letter in name)
    stem, dot, suffix = plain.rpartition(".")
    if not dot:
        stem, suffix = plain, ""
    return f"{stem.lstrip('-. ')[:LENGTH] or 'file'}{dot}{suffix[:LENGTH]}"
