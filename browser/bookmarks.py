"""Folders that people go to again and again: the usual ones of each kind of system, and their own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

if TYPE_CHECKING:
    from browser.places import Place
    from browser.settings import Settings
    from engine import GuestFS

LINUX = (
    "/home",
    "/root",
    "/etc",
    "/etc/ssh",
    "/var/log",
    "/var/www",
    "/srv",
    "/usr/share/nginx/html",
    "/usr/local",
    "/opt",
    "/var/lib",
    "/var/lib/docker",
    "/boot",
)
WINDOWS = (
    "/Users",
    "/Documents and Settings",
    "/Program Files",
    "/Program Files (x86)",
    "/ProgramData",
    "/Windows/System32",
    "/Windows/System32/config",
    "/Windows/System32/winevt/Logs",
    "/inetpub/wwwroot",
)
MOST_OWN = 50

_KEY = "bookmarks"


def usual(place: Place) -> Sequence[str]:
    """The folders that are worth a look in a place of this kind, whether they are there or not."""
    if place.system is None:
        return LINUX + WINDOWS
    return WINDOWS if place.system.type == "windows" else LINUX


def existing(g: GuestFS, paths: Sequence[str], *, ignores_case: bool) -> list[str]:
    """Those of the paths that are folders, as they are really spelt. For the worker."""
    found = []
    for path in paths:
        try:
            real = g.case_sensitive_path(path) if ignores_case else path
            if g.is_dir(real, followsymlinks=True) and real not in found:
                found.append(real)
        except RuntimeError:
            # That is how a path that is not there is told where case is ignored.
            continue
    return found


class Bookmarks:
    """The folders that somebody keeps, by their paths, the same for all disks.

    A path is bytes, which no text file of settings holds: they are kept percent-encoded.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def own(self) -> list[str]:
        return [_decoded(text) for text in self._settings.texts(_KEY)][:MOST_OWN]

    def has(self, path: str) -> bool:
        return path in self.own

    def add(self, path: str) -> None:
        self._set([*(other for other in self.own if other != path), path][-MOST_OWN:])

    def remove(self, path: str) -> None:
        self._set([other for other in self.own if other != path])

    def _set(self, paths: Sequence[str]) -> None:
        self._settings.set_texts(_KEY, [quote(os.fsencode(path)) for path in paths])


def _decoded(text: str) -> str:
    return os.fsdecode(unquote_to_bytes(text))
