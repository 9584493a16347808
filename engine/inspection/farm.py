"""Many file systems mounted side by side, so that one look at them all costs one process in the appliance.

Each is mounted read-only in a folder of its own, /0, /1 and so on, where the daemon's actions find it. Only
`engine.inspection.tree` may read there: links in a guest's files know nothing of this arrangement.
"""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.mounting import SAFE_OPTIONS

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.storage import Volume

_TYPES = {
    "ext2": "",
    "ext3": "noload",
    "ext4": "noload",
    "xfs": "norecovery",
    "btrfs": "rescue=usebackuproot",
    "f2fs": "",
    "jfs": "",
    "reiserfs": "",
    "bcachefs": "",
    "ntfs": "",
    "vfat": "",
    "ufs": "ufstype=44bsd",
    "squashfs": "",
    "erofs": "",
}
"""File systems that hold operating systems, and the options for a second try when the first one fails."""

_FIRST_OPTIONS = {"xfs": "nouuid", "ufs": "ufstype=ufs2"}
"""Snapshots and clones of an XFS have the same UUID, and one of them could not be mounted otherwise."""

_MOST = 100
"""File systems that are looked at."""

_SMALL_FAT = 1 << 30
"""Bytes up to which a FAT beside other file systems is taken for an EFI system partition or a rescue one."""

_ESP = ("c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "0xef")

_PLAIN = re.compile(r"/dev/[\w./:@=+-]+", re.ASCII)
_TABLE = "/tmp/guestscope-farm"  # noqa: S108 - in the appliance, where nobody else is

_MOUNTED = re.compile(r"^(\S+) /sysroot/(\d+)(top)? (\S+) (\S+) ", re.MULTILINE)


@dataclass(frozen=True)
class Plot:
    """A mounted file system; `folder` is where its top is.

    For Btrfs that is the top of the whole file system, and `default` the path of the default subvolume from
    there ("" if it is the top itself).
    """

    volume: Volume
    folder: str
    default: str = ""


def candidates(volumes: Iterable[Volume]) -> list[Volume]:
    """Those that may hold an operating system."""
    known = [one for one in volumes if one.type in _TYPES and _PLAIN.fullmatch(one.device)]
    others = any(one.type != "vfat" for one in known)
    return [one for one in known if not (one.type == "vfat" and _is_loader(one, others))][:_MOST]


@contextlib.contextmanager
def planted(g: GuestFS, volumes: Iterable[Volume]) -> Iterator[list[Plot]]:
    """Mount what can be mounted of these; unmounted when the block ends. Nothing else may be mounted."""
    wanted = list(volumes)
    try:
        yield _plant(g, wanted) if wanted else []
    finally:
        if wanted:
            with contextlib.suppress(DaemonError):
                g.running.shell("exec umount -R /sysroot")


def fstab_line(device: str, place: str, kind: str, options: str) -> str:
    """A line for `mount -a -T`; `place` is in the appliance."""
    escaped = re.sub(r"[\s\\#]", lambda match: f"\\{ord(match[0]):03o}", place)
    return f"{device} {escaped} {kind} {options} 0 0\n"


def _is_loader(volume: Volume, others: bool) -> bool:
    return volume.partition_type in _ESP or (others and volume.size <= _SMALL_FAT)


def _plant(g: GuestFS, volumes: list[Volume]) -> list[Plot]:
    first = fstab_line("none", "/sysroot", "tmpfs", "size=1m,mode=755")
    second = first
    for index, volume in enumerate(volumes):
        place = f"/sysroot/{index}"
        options = f"{SAFE_OPTIONS},X-mount.mkdir"
        usual = ",".join(filter(None, (options, _FIRST_OPTIONS.get(volume.type, ""))))
        rescue = ",".join(filter(None, (options, _TYPES[volume.type])))
        first += fstab_line(volume.device, place, volume.type, usual)
        second += fstab_line(volume.device, place, volume.type, rescue)
        if volume.type == "btrfs":
            first += fstab_line(volume.device, f"{place}top", volume.type, f"{usual},subvolid=5")
            second += fstab_line(volume.device, f"{place}top", volume.type, f"{rescue},subvolid=5")
    script = f"""
try() {{ echo "$1" >{_TABLE}; mount -a -T {_TABLE} >/dev/null 2>&1; }}
try {shlex.quote(first)} || try {shlex.quote(second)}
while read -r line; do
    case $line in *" /sysroot/"*) echo "$line" ;; esac
done </proc/self/mounts
"""
    output = g.running.shell(script)
    found = {(int(index), bool(top)): options for _, index, top, _, options in _MOUNTED.findall(output)}
    plots = []
    for index, volume in enumerate(volumes):
        if (index, True) in found:
            # Older kernels do not tell the subvolume; then the default one is looked at where it is.
            subvolume = re.search(r"subvol=/?([^,]*)", found.get((index, False), ""))
            plots.append(Plot(volume, f"/{index}top", _unescape(subvolume[1]) if subvolume else ""))
        elif (index, False) in found:
            plots.append(Plot(volume, f"/{index}"))
    return plots


def _unescape(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)
