"""What is on the disks: partitions, logical volumes, arrays, encrypted volumes, file systems.

Made from one report of the appliance (see `engine.survey`), so it is there as soon as the disks are.
Names, labels and types in it come from the disk: untrusted text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.dynamic import DynamicVolume
from engine.library.names import canonical_lv

if TYPE_CHECKING:
    from engine.handle import GuestFS

SECTOR = 512
"""Bytes of the unit in which the kernel tells sizes and starts, whatever the disk's own sectors are."""


class VolumeKind(StrEnum):
    DISK = "disk"
    PARTITION = "partition"
    LOGICAL_VOLUME = "logical volume"
    ARRAY = "array"
    """MD RAID."""
    DYNAMIC = "dynamic volume"
    """Of a Windows dynamic disk (LDM)."""
    DECRYPTED = "decrypted volume"
    MAPPED = "mapped volume"
    """Of the device mapper otherwise."""


class Content(StrEnum):
    """What a volume holds, as far as its first bytes tell."""

    FILE_SYSTEM = "file system"
    PARTITIONS = "partitions"
    PHYSICAL_VOLUME = "physical volume"
    ARRAY_MEMBER = "array member"
    ENCRYPTED = "encrypted"
    SWAP = "swap"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Volume:
    """One block device. `device` is its name for every action, `size` and `start` are in bytes.

    `type` is blkid's word for the content ("ext4", "crypto_LUKS", …; for a disk with partitions
    that of the table, "gpt" or "dos"). `below` are the devices it is made of. `drive` is the number
    of the handle's drive for a disk, the partition's number for a partition.
    """

    device: str
    kind: VolumeKind
    size: int
    content: Content
    type: str = ""
    label: str = ""
    uuid: str = ""
    version: str = ""
    number: int = 0
    start: int = 0
    partition_name: str = ""
    partition_type: str = ""
    group: str = ""
    """The volume group of a logical volume."""
    level: str = ""
    """The RAID level of an array, or how a dynamic volume is laid out where it is not simple."""
    missing: int = 0
    """Members that an array lacks, or disks that a dynamic volume does."""
    lacks: tuple[str, ...] = ()
    """Those disks by the names that Windows gave them."""
    is_up: bool = True
    """Whether `device` is there. A dynamic volume is known from any disk of its group."""
    below: tuple[str, ...] = ()
    children: tuple[Volume, ...] = ()
    """A disk's partitions."""

    @property
    def can_be_mounted(self) -> bool:
        """Whether it holds a file system."""
        return self.content is Content.FILE_SYSTEM

    def walk(self) -> Iterator[Volume]:
        """This volume and what is directly on it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Storage:
    """The disks with their partitions, and the volumes that are made of those, by name."""

    disks: tuple[Volume, ...] = ()
    stacked: tuple[Volume, ...] = ()

    def __iter__(self) -> Iterator[Volume]:
        for volume in (*self.disks, *self.stacked):
            yield from volume.walk()

    @property
    def file_systems(self) -> tuple[Volume, ...]:
        """Everything that can be mounted."""
        return tuple(volume for volume in self if volume.can_be_mounted)

    def find(self, device: str) -> Volume | None:
        """The volume with this name."""
        return next((volume for volume in self if volume.device == device), None)


def probe(g: GuestFS) -> Storage:
    """What the last look at the disks of a launched handle found. Asks the appliance nothing."""
    found = g.running.survey
    drives = {drive.device: index for index, drive in enumerate(g.drives)}
    return parse(found.report, drives, found.dynamic)


def look(g: GuestFS) -> Storage:
    """Look again, after something was unlocked or assembled. Takes a second or so."""
    g.look()
    return probe(g)


def parse(report: str, drives: dict[str, int], dynamic: Sequence[DynamicVolume] = ()) -> Storage:
    """Make sense of a report; `drives` tells the number of the drive with a kernel name."""
    facts = _Facts(report, dynamic)
    disks = [facts.disk(name, drives[name]) for name in sorted(drives, key=lambda name: drives[name]) if name]
    stacked = [facts.stacked(name) for name in facts.sizes if name.startswith(("dm-", "md"))]
    stacked += facts.incomplete()
    shown = (volume for volume in stacked if volume is not None)
    return Storage(tuple(disks), tuple(sorted(shown, key=lambda volume: volume.device)))


_ESCAPED = re.compile(r"\\x([0-9a-fA-F]{2})|\\(.)")
# Parts that LVM makes volumes of: of pools, mirrors, caches and snapshots.
_INTERNAL_LV = re.compile(
    r"_(tdata|tmeta|cdata|cmeta|corig|cvol|pmspare|mlog|vdata|[rm]image_\d+|rmeta_\d+|imeta|iorig)$"
)

_LDM_DATA = ("0x42", "af9b60a0-1431-4f62-bc68-3311714a69ad")
"""The types of the partitions that volumes of a dynamic disk lie in, in an MBR and a GPT."""

_MOST_HIDDEN = 4
"""Layers of such parts: a thin volume, its pool, the pool's data, and what mirrors that."""


class _Facts:
    """The report's lines, sorted by what they are about."""

    def __init__(self, report: str, dynamic: Sequence[DynamicVolume] = ()) -> None:
        self.sizes: dict[str, int] = {}
        self._partitions: dict[str, tuple[int, int]] = {}
        self._mapped: dict[str, tuple[str, str]] = {}
        self._arrays: dict[str, tuple[str, int]] = {}
        self._below: dict[str, list[str]] = defaultdict(list)
        self._dynamic = {volume.guid: volume for volume in dynamic}
        self._dynamic_disks = {disk for volume in dynamic for disk in volume.disks}
        self._probed: dict[str, dict[str, str]] = defaultdict(dict)
        head, _, tail = report.partition("\n\n")
        for line in head.splitlines():
            self._read(line.split(" "))
        device = ""
        for line in tail.splitlines():
            name, separator, value = line.partition("=")
            if name == "DEVNAME":
                device = value.removeprefix("/dev/")
            elif separator:
                self._probed[device][name] = _ESCAPED.sub(_unescape, value)

    def _read(self, words: list[str]) -> None:
        match words:
            case ["device", name, size, _readonly] if size.isdecimal():
                self.sizes[name] = int(size) * SECTOR
            case ["partition", name, number, start] if number.isdecimal() and start.isdecimal():
                self._partitions[name] = (int(number), int(start) * SECTOR)
            case ["dm", name, mapped, uuid]:
                self._mapped[name] = (mapped, uuid)
            case ["md", name, level, degraded]:
                self._arrays[name] = (level, int(degraded) if degraded.isdecimal() else 0)
            case ["slave", name, below]:
                self._below[name].append(below)

    def name_of(self, kernel: str) -> str:
        """The name that people and actions use for the kernel's name of a device."""
        if kernel in self._mapped:
            mapped, uuid = self._mapped[kernel]
            device = f"/dev/mapper/{mapped}"
            return canonical_lv(device) if uuid.startswith("LVM-") else device
        return f"/dev/{kernel}"

    def disk(self, name: str, index: int) -> Volume:
        children = [
            self._partition(part, name, number, start) for part, (number, start) in self._on_disk(name)
        ]
        children.sort(key=lambda volume: volume.start)
        return self._volume(name, VolumeKind.DISK, number=index, children=tuple(children))

    def stacked(self, name: str) -> Volume | None:
        """A volume made of others; None for one that is only a part of another."""
        if name in self._arrays:
            level, missing = self._arrays[name]
            return self._volume(name, VolumeKind.ARRAY, level=level, missing=missing)
        if name not in self._mapped:
            return None
        _mapped, uuid = self._mapped[name]
        if uuid.startswith("LVM-"):
            if self._is_hidden(name):
                return None
            group = self.name_of(name).split("/")[2]
            return self._volume(name, VolumeKind.LOGICAL_VOLUME, group=group)
        if uuid.startswith("CRYPT-"):
            return self._volume(name, VolumeKind.DECRYPTED)
        if uuid.startswith("LDM-"):
            return None if self._is_hidden(name) else self._dynamic_volume(name, uuid)
        return self._volume(name, VolumeKind.MAPPED)

    def incomplete(self) -> Iterator[Volume]:
        """The dynamic volumes that are not up, since disks of theirs are not there."""
        up = {uuid[-36:] for _mapped, uuid in self._mapped.values() if uuid.startswith("LDM-")}
        for known in self._dynamic.values():
            if known.guid not in up and known.lacks:
                yield Volume(
                    device=known.device,
                    kind=VolumeKind.DYNAMIC,
                    size=known.size,
                    content=Content.UNKNOWN,
                    level=_level(known),
                    missing=len(known.lacks),
                    lacks=known.lacks,
                    is_up=False,
                    below=tuple(self._managed(f"/dev/{disk}") for disk in known.disks),
                )

    def _dynamic_volume(self, name: str, uuid: str) -> Volume:
        volume = self._volume(name, VolumeKind.DYNAMIC)
        below = tuple(map(self._managed, volume.below))
        known = self._dynamic.get(uuid[-36:])
        if known is None:
            return replace(volume, below=below)
        return replace(volume, below=below, level=_level(known), missing=len(known.lacks), lacks=known.lacks)

    def _managed(self, disk: str) -> str:
        """The partition that the volumes of a dynamic disk lie in, though the mapper takes the disk."""
        of_disk = self._on_disk(disk.removeprefix("/dev/"))
        found = [part for part, _ in of_disk if self._probed[part].get("PART_ENTRY_TYPE") in _LDM_DATA]
        # A disk that Windows starts from has one for each volume that it needs for that, and for the rest.
        return f"/dev/{max(found, key=lambda part: self.sizes.get(part, 0))}" if found else disk

    def _on_disk(self, disk: str) -> list[tuple[str, tuple[int, int]]]:
        """The partitions of a disk, with their numbers and starts."""
        return [
            (part, place)
            for part, place in self._partitions.items()
            if re.fullmatch(rf"{re.escape(disk)}\d+", part)
        ]

    def _partition(self, part: str, disk: str, number: int, start: int) -> Volume:
        volume = self._volume(part, VolumeKind.PARTITION, number=number, start=start)
        if disk in self._dynamic_disks and "PART_ENTRY_SCHEME" not in self._probed[part]:
            # The kernel's own idea of a volume, or of a piece of one; the mapper holds the disk.
            return replace(
                volume, content=Content.UNKNOWN, type="", label="", uuid="", version="", partition_type="0x42"
            )
        return volume

    def _is_hidden(self, name: str) -> bool:
        """Whether a device of the mapper is only what LVM or ldmtool makes a volume of."""
        mapped, uuid = self._mapped.get(name, ("", ""))
        if uuid.startswith("LDM-"):
            return mapped.startswith("ldm_part_")
        # A volume's own identifier has 64 characters; what is hidden has a suffix.
        return uuid.startswith("LVM-") and ("-" in uuid[4:] or _INTERNAL_LV.search(mapped) is not None)

    def _shown_below(self, kernel: str, depth: int = _MOST_HIDDEN) -> Iterator[str]:
        """The names of what a device rests on; what is hidden stands for what that rests on."""
        for name in self._below[kernel] if depth else ():
            if self._is_hidden(name):
                yield from self._shown_below(name, depth - 1)
            else:
                yield self.name_of(name)

    def _volume(
        self,
        kernel: str,
        kind: VolumeKind,
        *,
        number: int = 0,
        start: int = 0,
        group: str = "",
        level: str = "",
        missing: int = 0,
        children: tuple[Volume, ...] = (),
    ) -> Volume:
        probed = self._probed[kernel]
        content = _content(probed, bool(children))
        is_table = content is Content.PARTITIONS
        return Volume(
            device=self.name_of(kernel),
            kind=kind,
            size=self.sizes.get(kernel, 0),
            content=content,
            type=probed.get("PTTYPE" if is_table else "TYPE", ""),
            label=probed.get("LABEL", ""),
            uuid=probed.get("PTUUID" if is_table else "UUID", ""),
            version=probed.get("VERSION", ""),
            number=number,
            start=start,
            partition_name=probed.get("PART_ENTRY_NAME", ""),
            partition_type=probed.get("PART_ENTRY_TYPE", ""),
            group=group,
            level=level,
            missing=missing,
            below=tuple(dict.fromkeys(self._shown_below(kernel))),
            children=children,
        )


def _level(volume: DynamicVolume) -> str:
    return "" if volume.layout == "simple" else volume.layout


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def _content(probed: dict[str, str], has_partitions: bool) -> Content:
    type_, usage = probed.get("TYPE", ""), probed.get("USAGE", "")
    if has_partitions or ("PTTYPE" in probed and not type_):
        return Content.PARTITIONS
    if type_ == "LVM2_member":
        return Content.PHYSICAL_VOLUME
    if usage == "raid":
        return Content.ARRAY_MEMBER
    if usage == "crypto":
        return Content.ENCRYPTED
    if type_ in ("swap", "swsuspend"):
        return Content.SWAP
    if usage == "filesystem":
        return Content.FILE_SYSTEM
    return Content.OTHER if type_ else Content.UNKNOWN
