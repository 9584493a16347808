"""Card 3: what the system's disks are made of, where they are mounted, and how full they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import storage as disks
from engine.errors import DaemonError
from engine.inspection.facts import Card, refusals
from engine.inspection.fstab import parse_crypttab, parse_fstab
from engine.inspection.mounting import device_of
from engine.library.names import canonical_lv

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.inspection.system import System
    from engine.inspection.tree import Tree
    from engine.storage import Volume


@dataclass(frozen=True)
class Usage:
    """Of a file system, in bytes and inodes. `available` is what other users than root may still write.

    File systems that make inodes as they are needed tell 0 of them.
    """

    size: int
    used: int
    available: int
    inodes: int = 0
    inodes_used: int = 0

    @property
    def share(self) -> float:
        """How much of what users may write is written, from 0 to 1, as df(1) counts."""
        writable = self.used + self.available
        return self.used / writable if writable else 0.0


@dataclass(frozen=True)
class Mount:
    """A mount point. `usage` is None when what belongs there is not mounted; `problem` then says why."""

    place: str
    mountable: str
    type: str = ""
    label: str = ""
    uuid: str = ""
    options: tuple[str, ...] = ()
    usage: Usage | None = None
    problem: str = ""
    may_be_absent: bool = False


@dataclass(frozen=True)
class Layer:
    """A device and what it is made of: `kind` and `content` are words of `engine.storage`. Sizes in bytes."""

    device: str
    kind: str
    content: str
    type: str
    size: int
    label: str = ""
    uuid: str = ""
    below: tuple[str, ...] = ()
    missing_members: int = 0


@dataclass(frozen=True)
class ImageLayer:
    """One file of a disk image's chain, the top one first."""

    path: str
    format: str
    virtual_size: int
    snapshots: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiskImage:
    """A disk of the guest as the host has it; `real_size` is what its files take there, in bytes."""

    device: str
    virtual_size: int
    real_size: int
    chain: tuple[ImageLayer, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StorageCard(Card):
    """`mounts` has what fstab(5) wants, also what is not there; `source` is that file."""

    mounts: tuple[Mount, ...] = ()
    swap: tuple[str, ...] = ()
    layers: tuple[Layer, ...] = ()
    images: tuple[DiskImage, ...] = ()
    encrypted: tuple[str, ...] = ()
    """Devices that nobody has unlocked."""
    crypttab: tuple[str, ...] = ()
    """The names that the system gives its decrypted volumes."""
    drives: tuple[tuple[str, str], ...] = ()
    """Windows: drive letters and their devices."""
    snapshots: tuple[str, ...] = ()
    """Btrfs snapshots of the root."""
    source: str = ""


def read(tree: Tree, system: System) -> StorageCard:
    """The card of a mounted system."""
    g = tree.handle
    volumes = disks.probe(g)
    by_device = {volume.device: volume for volume in volumes}
    opened = {below for volume in volumes for below in volume.below}
    return StorageCard(
        mounts=tuple(_mounts(tree, system, by_device)),
        swap=tuple(volume.device for volume in volumes if volume.content is disks.Content.SWAP),
        layers=tuple(_layer(volume) for volume in volumes),
        images=tuple(_images(g)),
        encrypted=tuple(
            volume.device
            for volume in volumes
            if volume.content is disks.Content.ENCRYPTED and volume.device not in opened
        ),
        crypttab=tuple(parse_crypttab(tree.read("/etc/crypttab") or b"")),
        drives=tuple(system.drives.items()),
        snapshots=system.snapshots,
        source=system.sources.get("mounts", ""),
        problems=refusals(tree),
    )


def usage_of(g: GuestFS, place: str) -> Usage | None:
    """How full the file system is that the path is on; None where that cannot be told."""
    try:
        found = g.statvfs(place)
    except DaemonError:
        return None
    unit = found["frsize"] or found["bsize"]
    return Usage(
        size=found["blocks"] * unit,
        used=(found["blocks"] - found["bfree"]) * unit,
        available=found["bavail"] * unit,
        inodes=found["files"],
        inodes_used=found["files"] - found["ffree"],
    )


def _mounts(tree: Tree, system: System, volumes: dict[str, Volume]) -> list[Mount]:
    there = _mounted(tree.handle)
    entries = {entry.place: entry for entry in parse_fstab(tree.read("/etc/fstab") or b"") if entry.place}
    mounts = []
    for place, mountable in sorted(system.mounts.items()):
        volume = volumes.get(device_of(mountable, volumes))
        entry = entries.get(place)
        real = tree.real_path(place) or place
        usage = usage_of(tree.handle, real) if there.get(real) == device_of(mountable, volumes) else None
        mounts.append(
            Mount(
                place,
                mountable,
                type=volume.type if volume else "",
                label=volume.label if volume else "",
                uuid=volume.uuid if volume else "",
                options=entry.options if entry else (),
                usage=usage,
                problem="" if usage else "It could not be mounted.",
                may_be_absent=bool(entry and entry.may_be_absent),
            )
        )
    for place, spec in sorted(system.missing.items()):
        entry = entries.get(place)
        absent = bool(entry and entry.may_be_absent)
        problem = f"The disk that the system calls {spec} is not there."
        mounts.append(Mount(place, spec, entry.type if entry else "", problem=problem, may_be_absent=absent))
    return mounts


def _mounted(g: GuestFS) -> dict[str, str]:
    """Mount points and the devices there, as the daemon's own table has them."""
    try:
        content = g.running.shell('while read -r l; do echo "$l"; done </proc/self/mounts')
    except DaemonError:
        return {}
    found = {}
    for line in content.splitlines():
        words = line.split(" ")
        if len(words) > 1 and (words[1] == "/sysroot" or words[1].startswith("/sysroot/")):
            place = words[1].removeprefix("/sysroot") or "/"
            found[_unescape(place)] = canonical_lv(_unescape(words[0]))
    return found


def _unescape(text: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, char)
    return text


def _layer(volume: Volume) -> Layer:
    return Layer(
        device=volume.device,
        kind=volume.kind.value,
        content=volume.content.value,
        type=volume.type,
        size=volume.size,
        label=volume.label,
        uuid=volume.uuid,
        below=volume.below,
        missing_members=volume.missing,
    )


def _images(g: GuestFS) -> list[DiskImage]:
    return [
        DiskImage(
            device=f"/dev/{drive.device}",
            virtual_size=drive.image.virtual_size,
            real_size=drive.image.real_size,
            chain=tuple(
                ImageLayer(
                    str(layer.path),
                    layer.format,
                    layer.header.virtual_size,
                    tuple(snapshot.name for snapshot in layer.header.snapshots),
                )
                for layer in drive.image.layers
            ),
            warnings=drive.image.warnings,
        )
        for drive in g.drives
    ]
