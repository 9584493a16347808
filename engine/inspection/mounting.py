"""Mounts a system's file systems where its fstab(5) wants them, read-only.

One script does what it can in two or three processes; what it leaves (odd names, mount points behind
symbolic links) and what fails goes to the daemon, whose own mounting takes a sixth of a second each.

The daemon's `mount` follows symbolic links in a mount point out of the guest, into the appliance (seen with
1.48). So nothing is mounted on a path that was not walked by the guest's rules before.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine import storage
from engine.errors import DaemonError
from engine.inspection.farm import fstab_line
from engine.inspection.tree import Tree
from engine.mounting import SAFE_OPTIONS, prepare

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.inspection.system import System

_PLAIN_PLACE = re.compile(r"/[\w./@:+=-]*", re.ASCII)
_PLAIN_MOUNTABLE = re.compile(r"/dev/[\w./:@=+-]+|btrfsvol:/dev/[\w./:@=+-]+", re.ASCII)
_MOUNTED = re.compile(r"^\S+ /sysroot(\S*) ", re.MULTILINE)

_RESCUE = {"xfs": ("nouuid", "nouuid,norecovery"), "ext4": ("noload",), "ext3": ("noload",)}
"""What is tried one after another when a file system cannot be mounted as it is."""

_TABLE = "/tmp/guestscope-mounts"  # noqa: S108 - in the appliance, where nobody else is

# A mount point that is a symbolic link, or behind one, could lead out of /sysroot. The IFS splits a path.
_FUNCTIONS = f"""
set -f
real() {{
    IFS=/; p=/sysroot
    for c in $1; do p=$p/$c; [ -d "$p" ] && ! [ -L "$p" ] || {{ unset IFS; return 1; }}; done
    unset IFS
}}
want() {{ real "$1" && echo "$2" >>{_TABLE}; }}
begin() {{ : >{_TABLE}; }}
finish() {{ [ -s {_TABLE} ] && mount -a -T {_TABLE} >/dev/null 2>&1; }}
"""

_REPORT = """
while read -r line; do
    case $line in *" /sysroot"*) echo "$line" ;; esac
done </proc/self/mounts
"""


@dataclass(frozen=True)
class Mounted:
    """What came of mounting a system: `done` as in `System.mounts`, `skipped` mount points and why.

    The reasons are sentences; they hold the guest's text.
    """

    done: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)


def mount_system(g: GuestFS, system: System) -> Mounted:
    """Mount the system's root as "/", and in it what can be mounted. Nothing may be mounted before.

    Raises `DaemonError` when the root itself cannot be mounted; nothing is mounted then.
    """
    wanted = {"/": system.root} | {place: what for place, what in system.mounts.items() if place != "/"}
    ordered = sorted(wanted, key=lambda place: (place.count("/") if place != "/" else 0, place))
    types = {volume.device: volume.type for volume in storage.probe(g)}
    for device in {device_of(mountable, types) for mountable in wanted.values()}:
        prepare(g, device)
    there = _mount_together(g, {place: wanted[place] for place in ordered}, types)
    done: dict[str, str] = {}
    skipped = {
        place: f"The disk that the system calls {spec} is not there."
        for place, spec in system.missing.items()
    }
    for place in ordered:
        if place in there:
            done[place] = wanted[place]
            continue
        where = "/" if place == "/" else _real_folder(g, place)
        if where is None:
            skipped[place] = f"There is no folder {place} to mount {wanted[place]} on."
            continue
        try:
            _mount_alone(g, wanted[place], where, types)
            done[place] = wanted[place]
        except DaemonError as error:
            if place == "/":
                g.umount_all()
                raise
            skipped[place] = f"{wanted[place]} could not be mounted: {error.message}"
    return Mounted(done, skipped)


def device_of(mountable: str, devices: Collection[str]) -> str:
    """The device in a mountable; `devices` are those that there are."""
    if not mountable.startswith("btrfsvol:"):
        return mountable
    rest = mountable.removeprefix("btrfsvol:")
    return next((device for device in devices if rest.startswith(f"{device}/")), rest)


def _mount_together(g: GuestFS, wanted: Mapping[str, str], types: Mapping[str, str]) -> set[str]:
    """The places where something is mounted afterwards. `wanted` is in the order of mounting."""
    if not (_PLAIN_PLACE.fullmatch("/") and _PLAIN_MOUNTABLE.fullmatch(wanted["/"])):
        return set()
    script = _FUNCTIONS
    for level in _levels(wanted):
        lines = [line for place in level if (line := _want(place, wanted[place], types))]
        if lines:
            script += "\n".join(("begin", *lines, "finish")) + "\n"
    found = _MOUNTED.findall(g.running.shell(script + _REPORT))
    return {place or "/" for place in found} & set(wanted)


def _levels(places: Mapping[str, str]) -> list[list[str]]:
    """Mount points in groups of which none lies below another of its group."""
    levels: list[list[str]] = []
    depth: dict[str, int] = {}
    for place in places:
        above = [depth[other] for other in depth if place.startswith(f"{other.rstrip('/')}/")]
        depth[place] = max(above, default=-1) + 1
        if depth[place] == len(levels):
            levels.append([])
        levels[depth[place]].append(place)
    return levels


def _want(place: str, mountable: str, types: Mapping[str, str]) -> str:
    if not _PLAIN_PLACE.fullmatch(place) or not _PLAIN_MOUNTABLE.fullmatch(mountable):
        return ""
    device = device_of(mountable, types)
    kind = types.get(device, "")
    if not kind:
        return ""
    options = SAFE_OPTIONS
    if mountable != device:
        options += f",subvol={mountable.removeprefix(f'btrfsvol:{device}/')}"
    elif kind == "ufs":
        options += ",ufstype=ufs2"
    line = fstab_line(device, f"/sysroot{place.rstrip('/')}", kind, options)
    return f"want {shlex.quote(place)} {shlex.quote(line.rstrip())}"


def _real_folder(g: GuestFS, place: str) -> str | None:
    """Where a mount point is in what is mounted so far, without a link in it."""
    tree = Tree(g)
    return tree.real_path(place) if tree.is_dir(place) else None


def _mount_alone(g: GuestFS, mountable: str, place: str, types: Mapping[str, str]) -> None:
    try:
        g.mount_options(SAFE_OPTIONS, mountable, place)
    except DaemonError as error:
        for options in _RESCUE.get(types.get(device_of(mountable, types), ""), ()):
            try:
                g.mount_options(f"{SAFE_OPTIONS},{options}", mountable, place)
                return
            except DaemonError:
                continue
        raise error
