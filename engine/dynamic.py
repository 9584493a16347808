"""What Windows' dynamic disks (LDM) tell of their volumes, also of those that lack a disk.

`ldmtool` brings up what is whole and keeps quiet about the rest, so it is asked. Every disk of a group has
the whole database. All of it comes from the disk: untrusted text.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SECTOR = 512
"""Bytes of the unit in which ldmtool tells sizes."""

_MOST = 256
"""Objects of one kind in a group that are asked about. Windows allows some thousand, and nobody has them."""

_OBJECT = re.compile(r"^\{", re.MULTILINE)

# ldmtool looks at no disk by itself when it reads commands. What is inside a disk is no disk of a group.
_SCRIPT = "printf '%s\\n' 'scan /dev/sd*' {commands} | HOME= ldmtool 2>/dev/null; true"


@dataclass(frozen=True)
class DynamicVolume:
    """A volume as its group's database has it. `size` is in bytes.

    `guid` is in the identity that the device mapper has of it. `disks` are the disks that are there and that
    it lies on, as the kernel calls them ("sda"), `lacks` those that are not, as Windows does ("Disk2").
    """

    name: str
    guid: str
    group: str
    layout: str
    """"simple", "spanned", "striped", "mirrored" or "raid5"."""
    size: int
    disks: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def device(self) -> str:
        """What ldmtool would call its device, for one that has none."""
        return f"/dev/mapper/ldm_vol_{self.group}_{self.name}"


def describe(shell: Callable[[str], str], groups: Sequence[str]) -> tuple[DynamicVolume, ...]:
    """The volumes of the groups with these GUIDs. A volume whose name is not ASCII is left out."""
    return tuple(volume for group in dict.fromkeys(groups) for volume in _of_group(shell, group))


def _of_group(shell: Callable[[str], str], group: str) -> Iterator[DynamicVolume]:
    heads = _ask(shell, [f"show diskgroup {group}"])
    head = heads[0] if heads else {}
    answers = _ask(
        shell, _shows("volume", group, head.get("volumes")) + _shows("disk", group, head.get("disks"))
    )
    volumes = [answer for answer in answers if "partitions" in answer]
    present = {answer.get("name"): _kernel_name(answer) for answer in answers if answer.get("present")}
    names = [name for volume in volumes for name in _texts(volume["partitions"])]
    places = {
        answer.get("name"): _text(answer, "disk")
        for answer in _ask(shell, _shows("partition", group, names))
        if "disk" in answer
    }
    for volume in volumes:
        disks = dict.fromkeys(places[name] for name in _texts(volume["partitions"]) if name in places)
        size = volume.get("size")
        yield DynamicVolume(
            name=_text(volume, "name"),
            guid=_text(volume, "guid"),
            group=_text(head, "name"),
            layout=_text(volume, "type").lower(),
            size=size * SECTOR if isinstance(size, int) else 0,
            disks=tuple(present[disk] for disk in disks if disk in present),
            lacks=tuple(disk for disk in disks if disk not in present),
        )


def _shows(kind: str, group: str, names: object) -> list[str]:
    """Commands that ask about objects. It reads them as if they were typed: some characters are keys."""
    typed = [name for name in _texts(names) if name and name.isascii() and name.isprintable()]
    return [f"show {kind} {group} {shlex.quote(name)}" for name in typed[:_MOST]]


def _ask(shell: Callable[[str], str], commands: Sequence[str]) -> list[Mapping[str, Any]]:
    if not commands:
        return []
    answer = shell(_SCRIPT.format(commands=" ".join(map(shlex.quote, commands))))
    return list(_objects(answer))


def _objects(answer: str) -> Iterator[Mapping[str, Any]]:
    """It repeats each command and answers with an object over several lines, or with a word on an error."""
    decoder = json.JSONDecoder()
    for match in _OBJECT.finditer(answer):
        try:
            yield decoder.raw_decode(answer, match.start())[0]
        except (ValueError, RecursionError):
            return


def _kernel_name(disk: Mapping[str, Any]) -> str:
    return _text(disk, "device").removeprefix("/dev/")


def _text(answer: Mapping[str, Any], key: str) -> str:
    value = answer.get(key)
    return value if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
