"""The subvolumes of a Btrfs file system, and which of them are snapshots of one another."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import DaemonError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.handle import GuestFS

_LINE = re.compile(
    r"^ID \d+ gen \d+ (?:top level \d+ )?parent_uuid +(\S+) +uuid +(\S+) path (.+)$", re.MULTILINE
)

_MOST = 2000


@dataclass(frozen=True)
class Subvolume:
    """`path` is from the file system's top; `parent` is the UUID of what it is a snapshot of, or ""."""

    path: str
    uuid: str = ""
    parent: str = ""


def list_subvolumes(g: GuestFS, folder: str = "") -> list[Subvolume]:
    """All of the file system that is mounted on a folder of ours ("" is the top), oldest first.

    There are none if the list cannot be read. Costs a process.
    """
    try:
        output = g.running.shell(f"exec btrfs subvolume list -q -u /sysroot{folder} 2>/dev/null")
    except DaemonError:
        return []
    return parse_list(output)


def parse_list(output: str) -> list[Subvolume]:
    """Make sense of what `btrfs subvolume list -q -u` prints."""
    found = []
    for parent, uuid, path in _LINE.findall(output)[:_MOST]:
        parts = path.removeprefix("<FS_TREE>/").split("/")
        if not {"", ".", ".."} & set(parts):
            found.append(Subvolume("/".join(parts), uuid, "" if parent == "-" else parent))
    return found


def families(subvolumes: Iterable[Subvolume]) -> dict[str, list[str]]:
    """For each path, the paths of all that descend from the same subvolume, itself included."""
    leader: dict[str, str] = {}

    def find(uuid: str) -> str:
        while leader.setdefault(uuid, uuid) != uuid:
            leader[uuid] = uuid = leader[leader[uuid]]
        return uuid

    listed = list(subvolumes)
    for one in listed:
        # A parent may have been deleted; what came from it is related all the same.
        if one.parent:
            leader[find(one.uuid or one.path)] = find(one.parent)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in listed:
        groups[find(one.uuid or one.path)].append(one.path)
    return {path: group for group in groups.values() for path in group}
