"""Who may become root, by sudoers(5): the rules that matter for that, not the whole grammar.

Host lists are not looked at: a rule for another host counts as a rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

_MOST_FILES = 200
_MOST_LINES = 5000
_DEEPEST = 8
_INCLUDE = re.compile(r"[@#](include|includedir)\s+\"?([^\"]+)\"?\s*")
_ALIAS = re.compile(r"User_Alias\s+(.*)")
_RULE = re.compile(r"([^\s=][^=]*?)\s+\S+\s*=\s*(.+)", re.DOTALL)
_ANY_COMMAND = re.compile(r"(?:\([^)]*\))?\s*(?:[A-Z_]+:\s*)*ALL")


@dataclass
class Sudoers:
    """For each user, or group written as "%name", the file that lets it do anything, or something."""

    anything: dict[str, str] = field(default_factory=dict)
    something: dict[str, str] = field(default_factory=dict)
    was_read: bool = False


def read_sudoers(tree: Tree, path: str = "/etc/sudoers") -> Sudoers:
    """The rules of the file and of those that it includes."""
    reading = _Reading(tree)
    for top in (path, "/usr/etc/sudoers"):
        if tree.is_file(top):
            reading.read(top, 0)
            break
    reading.found.was_read = reading.files > 0
    return reading.found


class _Reading:
    """What was read so far; aliases hold for all files."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._aliases: dict[str, list[str]] = {}
        self.found = Sudoers()
        self.files = 0

    def read(self, path: str, depth: int) -> None:
        """One file and what it includes."""
        text = self._tree.text(path)
        if text is None or depth > _DEEPEST or self.files >= _MOST_FILES:
            return
        self.files += 1
        for line in text.replace("\\\n", " ").splitlines()[:_MOST_LINES]:
            self._line(line.strip(), path, depth)

    def _line(self, line: str, path: str, depth: int) -> None:
        if match := _INCLUDE.fullmatch(line):
            self._include(match[1], match[2].strip(), path, depth)
        elif line.startswith(("#", "Defaults")) or not line:
            return
        elif match := _ALIAS.fullmatch(line):
            for definition in match[1].split(":"):
                name, _, members = definition.partition("=")
                self._aliases[name.strip()] = [member.strip() for member in members.split(",")]
        elif not re.match(r"(?:Runas|Host|Cmnd|Cmd)_Alias\s", line) and (match := _RULE.fullmatch(line)):
            table = self.found.anything if _ANY_COMMAND.match(match[2].strip()) else self.found.something
            for name in match[1].split(","):
                for member in self._aliases.get(name.strip(), [name.strip()]):
                    table.setdefault(member, path)

    def _include(self, kind: str, target: str, path: str, depth: int) -> None:
        if not target.startswith("/"):
            target = f"{path.rpartition('/')[0]}/{target}"
        if kind == "include":
            self.read(target, depth + 1)
            return
        for name in self._tree.names(target):
            # As sudo has it, so that what an editor or a package manager left behind does not count.
            if "." not in name and not name.endswith("~"):
                self.read(f"{target}/{name}", depth + 1)
