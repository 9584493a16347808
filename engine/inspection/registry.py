"""The registry of a Windows system as one tree: its hives under the names that people know them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.inspection.errors import Unreadable
from engine.inspection.hive import Hive, Key
from engine.inspection.windows import open_hive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_MACHINE = {
    r"HKEY_LOCAL_MACHINE\SOFTWARE": "SOFTWARE",
    r"HKEY_LOCAL_MACHINE\SYSTEM": "SYSTEM",
    r"HKEY_LOCAL_MACHINE\SAM": "SAM",
    r"HKEY_LOCAL_MACHINE\SECURITY": "SECURITY",
    r"HKEY_USERS\.DEFAULT": "DEFAULT",
}
"""Keys, and the files in the system's folder of hives that are mounted there."""

_NOT_PEOPLE = frozenset({"all users", "default user", "public"})
_MOST_PROFILES = 500


@dataclass(frozen=True)
class Profile:
    """A user's folder and the hive in it."""

    name: str
    folder: str
    hive: str


class Registry:
    """Opens hives when they are first asked for. `problems` tells which could not be read, in sentences."""

    def __init__(self, tree: Tree, system: System) -> None:
        self._tree = tree
        self._config = f"{system.systemroot}/System32/config"
        self._control_set = system.control_set or "ControlSet001"
        self._hives: dict[str, Hive | None] = {}
        self.problems: list[str] = []

    def hive(self, path: str) -> Hive | None:
        """The hive in a file; None if there is none, or it cannot be read."""
        if path not in self._hives:
            self._hives[path] = None
            try:
                self._hives[path] = open_hive(self._tree, path)
            except Unreadable as error:
                self.problems.append(str(error))
        return self._hives[path]

    def path_of(self, name: str) -> str:
        """Where the hive called SOFTWARE, SYSTEM, SAM, SECURITY or DEFAULT is."""
        path = f"{self._config}/{name}"
        return self._tree.real_path(path) or path

    def key(self, name: str, path: str) -> Key | None:
        """A key of one of those hives; None if it is not there, or damaged."""
        return self._find(self.path_of(name), path)

    def software(self, path: str) -> Key | None:
        """A key of SOFTWARE."""
        return self.key("SOFTWARE", path)

    def control(self, path: str) -> Key | None:
        """A key of the current control set in SYSTEM."""
        return self.key("SYSTEM", rf"{self._control_set}\{path}")

    def user_key(self, profile: Profile, path: str) -> Key | None:
        """A key of a user's hive."""
        return self._find(profile.hive, path)

    def profiles(self) -> Iterator[Profile]:
        """The users that have a folder with a hive in it."""
        for top in ("/Users", "/Documents and Settings"):
            for name in self._tree.names(top)[:_MOST_PROFILES]:
                path = f"{top}/{name}/NTUSER.DAT"
                link = self._tree.link_status(f"{top}/{name}")
                if name.casefold() not in _NOT_PEOPLE and link and link.is_dir and self._tree.is_file(path):
                    yield Profile(name, f"{top}/{name}", self._tree.real_path(path) or path)

    def mounted(self) -> dict[str, str]:
        """All keys at which a hive is mounted, and the hives' files that are there."""
        found = {key: self.path_of(name) for key, name in _MACHINE.items()}
        found |= {rf"HKEY_USERS\{profile.name}": profile.hive for profile in self.profiles()}
        return {key: path for key, path in found.items() if self._tree.is_file(path)}

    def _find(self, path: str, key: str) -> Key | None:
        hive = self.hive(path)
        if hive is None:
            return None
        try:
            return hive.find(key)
        except Unreadable as error:
            self.note(error)
            return None

    def note(self, error: Unreadable) -> None:
        """Keep what went wrong, once."""
        if str(error) not in self.problems:
            self.problems.append(str(error))
