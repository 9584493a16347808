"""Junctions of NTFS: folders that stand for another one, as `Documents and Settings` does for `Users`.

ntfs-3g shows them as links whose text begins with where it is mounted in the appliance. The daemon takes that
for a path within the guest, where it leads to nothing.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.errors import DaemonError

if TYPE_CHECKING:
    from engine.handle import GuestFS

_MOUNTED = "/sysroot"
_ABSENT = {"ENOENT", "ENOTDIR"}
_MOST_LINKS = 40
"""As many as Linux follows in one path."""


def targets(g: GuestFS, texts: Iterable[str]) -> list[str]:
    """The texts of links as they are within the guest."""
    found = list(texts)
    if not any(map(_is_junction, found)) or g.exists(_MOUNTED):
        # Systems of OSTree have a folder of that name.
        return found
    return [text[len(_MOUNTED) :] or "/" if _is_junction(text) else text for text in found]


def real_path(g: GuestFS, path: str) -> str:
    """As `realpath` of guestfs(3), and through junctions. Raises what that raises."""
    try:
        return g.realpath(path)
    except DaemonError as error:
        if error.errno_name not in _ABSENT:
            raise
        found = _walked(g, path)
        if found is None:
            raise
        return found


def reached(g: GuestFS, path: str) -> str:
    """A path by which the daemon reaches what is at `path`, a link itself not followed. Raises what `lstatns`
    does where there is nothing.
    """
    try:
        g.lstatns(path)
    except DaemonError as error:
        if error.errno_name not in _ABSENT:
            raise
        folder, _, name = path.rstrip("/").rpartition("/")
        path = f"{real_path(g, folder or '/').rstrip('/')}/{name}"
        g.lstatns(path)
    return path


def _walked(g: GuestFS, path: str) -> str | None:
    """The path without links, followed one by one; None where it leads to nothing."""
    at, pending, links = "/", path.split("/")[::-1], 0
    try:
        while pending:
            name = pending.pop()
            if name in ("", "."):
                continue
            if name == "..":
                at = at.rpartition("/")[0] or "/"
                continue
            place = f"{at.rstrip('/')}/{name}"
            if not stat.S_ISLNK(g.lstatns(place)["st_mode"]):
                at = place
                continue
            links += 1
            (target,) = targets(g, [g.readlink(place)])
            if links > _MOST_LINKS:
                return None
            at = "/" if target.startswith("/") else at
            pending += target.split("/")[::-1]
    except DaemonError:
        return None
    return at


def _is_junction(text: str) -> bool:
    return text == _MOUNTED or text.startswith(f"{_MOUNTED}/")
