"""Ways through junctions of NTFS: folders that stand for another, as `Documents and Settings` for `Users`.

ntfs-3g shows them as links whose text begins with where it is mounted in the appliance. The daemon takes that
for a path within the guest, where it leads to nothing.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.ntfs.errors import NotShown
from engine.ntfs.tags import why_unshown
from engine.ntfs.view import seen_at

if TYPE_CHECKING:
    from engine.handle import GuestFS

_ABSENT = {"ENOENT", "ENOTDIR"}
_MOST_LINKS = 40
"""As many as Linux follows in one path."""


def real_path(g: GuestFS, path: str) -> str:
    """As `realpath` of guestfs(3), and through junctions. Raises what that raises, and `NotShown`."""
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
    """The path without links, followed one by one; None where it leads to nothing. Raises `NotShown`."""
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
            status, target = seen_at(g, place)
            if not stat.S_ISLNK(status["st_mode"]):
                at = place
                continue
            links += 1
            if sentence := why_unshown(target):
                raise NotShown(sentence)
            if links > _MOST_LINKS:
                return None
            at = "/" if target.startswith("/") else at
            pending += target.split("/")[::-1]
    except DaemonError:
        return None
    return at
