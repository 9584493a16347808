"""The guest's names of disks, and what those disks are called here.

A guest says UUID=…, /dev/mapper/vg-root or /dev/vda1; here the same thing is /dev/sda1 or /dev/vg/root. Names
that count disks (/dev/sdb2) suppose that the disks were added in the order the guest has them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from engine.library.names import canonical_lv
from engine.storage import Content, Storage, Volume, VolumeKind

_BY_TAG = re.compile(r"(UUID|LABEL|PARTUUID|PARTLABEL)=(.+)")
_BY_LINK = re.compile(r"/dev/disk/by-(uuid|label|partuuid|partlabel)/(.+)")
_BY_HARDWARE = re.compile(r"/dev/disk/by-(?:id|path)/.*-part(\d{1,3})")
_BY_MAPPER_UUID = re.compile(r"/dev/disk/by-id/dm-uuid-(LVM-\w{64})")
_BY_MAPPER_NAME = re.compile(r"/dev/disk/by-id/dm-name-(.+)")
_COUNTED = re.compile(r"/dev/(?:[hsv]|xv)d([a-z]{1,3})(\d{0,3})")
_NUMBERED = re.compile(r"/dev/(?:nvme(\d{1,3})n\d{1,3}|mmcblk(\d{1,3}))(?:p(\d{1,3}))?")
_ARRAY = re.compile(r"/dev/md(?:/|_d)?(.+)")
_UDEV_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")

_MAPPED_LINE = re.compile(r"^dm (dm-\d+) (\S+) (\S+)$", re.MULTILINE)
_PROBED_NAME = re.compile(r"^DEVNAME=(.+)$", re.MULTILINE)
_PARTITION_UUID = re.compile(r"^PART_ENTRY_UUID=(.+)$", re.MULTILINE)


class Devices:
    """Finds volumes by the names that guests have for them. `report` is the survey's."""

    def __init__(self, storage: Storage, report: str = "") -> None:
        self._storage = storage
        self._volumes = {volume.device: volume for volume in storage}
        self._partition_uuids: dict[str, str] = {}
        for block in report.partition("\n\n")[2].split("\n\n"):
            name, uuid = _PROBED_NAME.search(block), _PARTITION_UUID.search(block)
            if name and uuid:
                self._partition_uuids.setdefault(uuid[1].lower(), name[1])
        self._mapped_uuids: dict[str, str] = {}
        self._kernel_names: dict[str, str] = {}
        for kernel, name, uuid in _MAPPED_LINE.findall(report):
            device = f"/dev/mapper/{name}"
            device = canonical_lv(device) if uuid.startswith("LVM-") else device
            self._mapped_uuids[uuid] = self._kernel_names[kernel] = device

    def find(
        self,
        spec: str,
        crypttab: Mapping[str, str] | None = None,
        arrays: Mapping[str, str] | None = None,
    ) -> str | None:
        """The device for a name of the guest; None if it is not there.

        `crypttab` and `arrays` are what `engine.inspection.fstab` makes of the guest's files.
        """
        if match := _BY_TAG.fullmatch(spec) or _BY_LINK.fullmatch(spec):
            return self._tagged(match[1].lower(), _UDEV_ESCAPE.sub(_unescape, match[2]))
        if match := _BY_MAPPER_UUID.fullmatch(spec):
            return self._present(self._mapped_uuids.get(match[1]))
        if match := _BY_MAPPER_NAME.fullmatch(spec):
            spec = f"/dev/mapper/{match[1]}"
        if spec.startswith("/dev/mapper/"):
            return self._mapped(_UDEV_ESCAPE.sub(_unescape, spec), crypttab or {})
        if match := _BY_HARDWARE.fullmatch(spec):
            return self._partition(0, match[1]) if len(self._storage.disks) == 1 else None
        if match := _COUNTED.fullmatch(spec):
            return self._partition(_number(match[1]), match[2])
        if match := _NUMBERED.fullmatch(spec):
            return self._partition(int(match[1] or match[2]), match[3] or "")
        if match := _ARRAY.fullmatch(spec):
            return self._array(spec, match[1], arrays or {})
        return self._present(spec)

    def by_kernel_name(self, name: str) -> str | None:
        """The device that the appliance's kernel calls by this name, as dm-0."""
        return self._present(self._kernel_names.get(name, f"/dev/{name}"))

    def partition_at(self, disk_uuid: str, start: int) -> str | None:
        """The partition that starts at this byte of the disk whose MBR has this identifier."""
        for disk in self._storage.disks:
            if disk.type == "dos" and disk.uuid.lower() == disk_uuid:
                return next((part.device for part in disk.children if part.start == start), None)
        return None

    def _tagged(self, tag: str, value: str) -> str | None:
        if tag == "partuuid":
            return self._present(self._partition_uuids.get(value.lower()))
        if tag == "uuid":
            usable = (one for one in self._volumes.values() if one.content is not Content.ARRAY_MEMBER)
            return _first(one for one in usable if one.uuid and one.uuid.lower() == value.lower())
        if tag == "partlabel":
            return _first(one for one in self._volumes.values() if one.partition_name == value)
        return _first(one for one in self._volumes.values() if one.label == value)

    def _mapped(self, spec: str, crypttab: Mapping[str, str]) -> str | None:
        below = crypttab.get(spec.removeprefix("/dev/mapper/"))
        if below is not None and not below.startswith("/dev/mapper/"):
            encrypted = self.find(below)
            decrypted = _first(
                one
                for one in self._volumes.values()
                if one.kind is VolumeKind.DECRYPTED and encrypted in one.below
            )
            if decrypted is not None:
                return decrypted
        return self._present(canonical_lv(spec)) or self._present(spec)

    def _partition(self, index: int, number: str) -> str | None:
        if not 0 <= index < len(self._storage.disks):
            return None
        disk = self._storage.disks[index]
        if not number:
            return disk.device
        return _first(part for part in disk.children if part.number == int(number))

    def _array(self, spec: str, name: str, arrays: Mapping[str, str]) -> str | None:
        found = [one for one in self._volumes.values() if one.kind is VolumeKind.ARRAY]
        for array in found:
            members = [self._volumes[below] for below in array.below if below in self._volumes]
            uuids = {member.uuid.replace("-", "").lower() for member in members}
            # The label of a member is "HOST:NAME", or the name alone.
            names = {member.label.rpartition(":")[2] for member in members}
            if arrays.get(spec) in uuids or (spec not in arrays and name in names):
                return array.device
        return self._present(spec)

    def _present(self, device: str | None) -> str | None:
        return device if device in self._volumes else None


def _first(volumes: Iterable[Volume]) -> str | None:
    return next((volume.device for volume in volumes), None)


def _number(letters: str) -> int:
    """0 for "a", 26 for "aa"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number - 1


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
