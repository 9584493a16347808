"""Which operating systems are on the disks: known within a second, long before a full inspection could be.

All file systems are mounted side by side at once; then a handful of small files answers. What libguestfs's
`inspect_os` starts dozens of processes for costs three here.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine import storage
from engine.errors import DaemonError
from engine.inspection import unix, windows
from engine.inspection.devices import Devices
from engine.inspection.farm import Plot, candidates, planted
from engine.inspection.subvolumes import Subvolume, families, list_subvolumes
from engine.inspection.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.handle import GuestFS
    from engine.inspection.system import System

logger = logging.getLogger(__name__)

_MOST_SUBVOLUMES = 200
"""Subvolumes of one file system in which a system is looked for."""

_TOP_INODE = 256
"""The inode number of the top folder of every Btrfs subvolume."""


def systems(g: GuestFS) -> list[System]:
    """The operating systems on the disks of a launched handle, in the order of their devices.

    Nothing may be mounted before, nothing is mounted afterwards. A file system that cannot be read is no
    reason to know less about the others. Raises what a call to the appliance raises when that ends.
    """
    found: list[System] = []
    with planted(g, candidates(storage.probe(g).file_systems)) as plots:
        survey = _Survey(g, plots)
        for plot in plots:
            try:
                found += survey.systems_on(plot)
            except DaemonError as error:
                logger.info("%s was not looked at for a system: %s", plot.volume.device, error)
    return found


class _Survey:
    """The look at one set of mounted file systems."""

    def __init__(self, g: GuestFS, plots: list[Plot]) -> None:
        self._g = g
        self._plots = {plot.volume.device: plot for plot in plots}
        self._devices = Devices(storage.probe(g), g.running.survey.report)

    def systems_on(self, plot: Plot) -> Iterator[System]:
        """The systems on one file system."""
        if plot.volume.type == "btrfs":
            yield from self._on_btrfs(plot)
            return
        device = plot.volume.device
        system = self._system(plot.folder, device)
        if system is not None:
            yield system

    def _system(self, folder: str, mountable: str) -> System | None:
        tree = Tree(self._g, {"/": folder})
        names = tree.names("/")
        if unix.is_root(tree, names):
            mounts = unix.read_mounts(tree, mountable, self._devices)
            return unix.look(self._assembled(folder, mounts), mountable, mounts)
        return windows.look(Tree(self._g, {"/": folder}, ignore_case=True), names, mountable, self._devices)

    def _assembled(self, folder: str, mounts: unix.Mounts) -> Tree:
        places = {"/": folder}
        for place, mountable in mounts.found.items():
            where = self._folder_of(mountable)
            if place != "/" and where is not None:
                places[place] = where
        return Tree(self._g, places)

    def _folder_of(self, mountable: str) -> str | None:
        """Where a mountable is mounted now."""
        for device, plot in self._plots.items():
            if mountable == device:
                return f"{plot.folder}/{plot.default}".rstrip("/")
            if mountable.startswith(f"btrfsvol:{device}/"):
                return f"{plot.folder}/{mountable.removeprefix(f'btrfsvol:{device}/')}"
        return None

    def _on_btrfs(self, plot: Plot) -> Iterator[System]:
        """At most one system of each family of snapshots, the likeliest one."""
        subvolumes = self._subvolumes(plot)
        related = families(subvolumes)
        paths = dict.fromkeys([plot.default, "", *_by_likeliness(subvolumes)])
        seen: set[str] = set()
        for path in list(paths)[:_MOST_SUBVOLUMES]:
            if path in seen:
                continue
            device = plot.volume.device
            # The top has no name; "/" is one that the kernel takes.
            mountable = device if path == plot.default else f"btrfsvol:{device}/{path or '/'}"
            system = self._system(f"{plot.folder}/{path}".rstrip("/"), mountable)
            if system is None:
                continue
            family = related.get(path, [])
            seen.update(family)
            snapshots = tuple(f"btrfsvol:{device}/{one}" for one in family if one != path)
            yield replace(system, snapshots=snapshots)

    def _subvolumes(self, plot: Plot) -> list[Subvolume]:
        """Of file systems that may have any; to ask for the list costs a process."""
        tree = Tree(self._g, {"/": plot.folder})
        names = tree.names("/")
        inodes = {status.inode for status in tree.statuses("/", names).values() if status.is_dir}
        if plot.default or _TOP_INODE in inodes or not unix.is_root(tree, names):
            return list_subvolumes(self._g, plot.folder)
        return []


def _by_likeliness(subvolumes: list[Subvolume]) -> list[str]:
    """Originals before snapshots, and near the top before far below."""
    ordered = sorted(subvolumes, key=lambda one: (one.path.count("/"), bool(one.parent), one.path))
    return [one.path for one in ordered]
