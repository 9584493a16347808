"""Card 3: what the system's disks are made of, where they are mounted, and how full they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import storage as disks
from engine.inspection.facts import Card, refusals
from engine.inspection.fstab import parse_crypttab, parse_fstab
from engine.inspection.glance import Usage, glance
from engine.inspection.mounting import device_of
from engine.layers import Chain, chains

if TYPE_CHECKING:
    from engine.inspection.system import System
    from engine.inspection.tree import Tree
    from engine.storage import Volume


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


@dataclass(frozen=True, kw_only=True)
class StorageCard(Card):
    """`mounts` has what fstab(5) wants, also what is not there; `source` is that file."""

    mounts: tuple[Mount, ...] = ()
    swap: tuple[str, ...] = ()
    layers: tuple[Layer, ...] = ()
    images: tuple[Chain, ...] = ()
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
        images=tuple(chains(g)),
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


def _mounts(tree: Tree, system: System, volumes: dict[str, Volume]) -> list[Mount]:
    seen = glance(tree, system)
    entries = {entry.place: entry for entry in parse_fstab(tree.read("/etc/fstab") or b"") if entry.place}
    mounts = []
    for place, mountable in sorted(system.mounts.items()):
        volume = volumes.get(device_of(mountable, volumes))
        entry = entries.get(place)
        real = tree.real_path(place) or place
        is_there = seen.mounted.get(real) == device_of(mountable, volumes)
        usage = seen.usage.get(real) if is_there else None
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
