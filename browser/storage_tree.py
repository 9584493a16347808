"""The storage of a guest as one tree, from the disks down to the file systems, and its names for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.places import Place

if TYPE_CHECKING:
    from engine.storage import Storage, Volume


_DYNAMIC = re.compile(r"/dev/mapper/ldm_vol_.*_([^_]+)$", re.DOTALL)
"""Its group comes before the name, in which Windows puts no such mark. A machine has one group."""


@dataclass(frozen=True, slots=True)
class Node:
    """A volume and what lies on it. What rests on several volumes stands below the first of them."""

    volume: Volume
    children: tuple[Node, ...] = ()


def tree(storage: Storage) -> tuple[Node, ...]:
    """One node for each disk."""
    placed: set[str] = set()

    def node(volume: Volume) -> Node:
        # Once each, also where a hostile disk makes volumes rest on each other.
        placed.add(volume.device)
        above = [
            other for other in storage.stacked if volume.device in other.below and other.device not in placed
        ]
        return Node(volume, tuple(node(child) for child in (*volume.children, *above)))

    nodes = [node(disk) for disk in storage.disks]
    nodes += [node(volume) for volume in storage.stacked if volume.device not in placed]
    return tuple(nodes)


def short_name(device: str) -> str:
    """`sda1`, `vg0/home`, `sda4/@home`: a mountable's name without what all of them begin with."""
    device = device.removeprefix("btrfsvol:")
    if (dynamic := _DYNAMIC.match(device)) is not None:
        return dynamic[1]
    for prefix in ("/dev/mapper/", "/dev/"):
        if device.startswith(prefix):
            return device.removeprefix(prefix)
    return device


def first_place(storage: Storage, systems: tuple[Place, ...]) -> Place | None:
    """What is browsed first: a system, else the largest file system, else nothing."""
    if systems:
        return systems[0]
    largest = max(storage.file_systems, key=lambda volume: volume.size, default=None)
    return None if largest is None else Place(largest.device)


def volume_icon(volume: Volume) -> str:
    """The name of our icon for a volume."""
    of_content = {"swap": "swap", "encrypted": "lock", "file system": "volume", "array member": "layers"}
    if volume.kind.value == "disk":
        return "disk"
    if volume.content.value == "physical volume":
        return "layers"
    return of_content.get(volume.content.value, "partition")
