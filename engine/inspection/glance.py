"""What the appliance itself knows of a mounted guest, asked in one go: what is mounted, how full that is,
what the kernel said, and the superblock of the root.

Each of those would be a process in the guest, and starting one takes as long as a dozen questions on files.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine import storage
from engine.errors import DaemonError
from engine.inspection.superblock import Superblock, parse_superblock
from engine.library.names import canonical_lv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_TOP = "/sysroot"
_EXT = ("ext2", "ext3", "ext4")
_BORDER = re.compile(r"^--\n", re.MULTILINE)
_ALL = "all"
"""The last line, without which the kernel's words are not whole."""


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
class Glance:
    """`mounted` tells the device by mount point, `usage` how full it is there, both by paths of the guest.

    `kernel_log` is None where it could not be read.
    """

    mounted: dict[str, str] = field(default_factory=dict)
    usage: dict[str, Usage] = field(default_factory=dict)
    superblock: Superblock | None = None
    kernel_log: str | None = None
    is_fixed: bool = False
    """Whether everything is mounted read-only."""


def glance(tree: Tree, system: System) -> Glance:
    """The same for all cards that are read of one tree, and of a guest that nobody can write to.

    Raises what ends the appliance.
    """
    if tree.glance is None:
        running = tree.handle.running
        key = (Glance, system.root, *sorted(system.mounts.items()), running.survey.report)
        known = running.remembered.get(key)
        tree.glance = known if isinstance(known, Glance) else _ask(tree, system)
        if tree.glance.is_fixed:
            running.remembered[key] = tree.glance
    return tree.glance


def _ask(tree: Tree, system: System) -> Glance:
    places = {tree.real_path(place) or place for place in system.mounts}
    volume = storage.probe(tree.handle).find(system.root)
    root = system.root if volume is not None and volume.type in _EXT else ""
    try:
        answer = tree.handle.running.shell(_script(places, root))
    except DaemonError:
        return Glance()
    mounts, usage, superblock, log = [*_BORDER.split(answer, 3), "", "", ""][:4]
    log = log.rstrip()
    options = [words[3] for words in _lines(mounts)]
    return Glance(
        mounted=_mounted(mounts),
        usage=_usage(usage),
        superblock=parse_superblock(_bytes(superblock)),
        kernel_log=log.removesuffix(_ALL) if log.endswith(_ALL) else None,
        is_fixed=bool(options) and all(option.split(",")[0] == "ro" for option in options),
    )


def _script(places: Iterable[str], root: str) -> str:
    # A name with a line break would be two lines of the answer.
    tops = " ".join(shlex.quote(f"{_TOP}{place}") for place in sorted(places) if "\n" not in place)
    block = f"dd if={shlex.quote(root)} bs=1024 skip=1 count=1 2>/dev/null | od -An -v -tx1" if root else ":"
    return (
        'while read -r l; do echo "$l"; done </proc/self/mounts; echo --\n'
        f"stat -f -c '%S %b %f %a %c %d %n' -- {tops} 2>/dev/null; echo --\n"
        f"{block}; echo --\n"
        f"dmesg 2>/dev/null && echo {_ALL}\n:"
    )


def _mounted(table: str) -> dict[str, str]:
    places = {_unescape(words[1].removeprefix(_TOP) or "/"): words[0] for words in _lines(table)}
    return {place: canonical_lv(_unescape(device)) for place, device in places.items()}


def _lines(table: str) -> list[list[str]]:
    """The words of the lines about the guest: device, place, type, options."""
    lines = (line.split(" ") for line in table.splitlines())
    return [words for words in lines if len(words) > 3 and f"{words[1]}/".startswith(f"{_TOP}/")]


def _unescape(text: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, char)
    return text


def _usage(lines: str) -> dict[str, Usage]:
    found = {}
    for line in lines.split("\n"):
        *numbers, path = line.split(" ", 6)
        if len(numbers) == 6 and all(number.isdecimal() for number in numbers):
            unit, blocks, free, available, inodes, inodes_free = map(int, numbers)
            found[path.removeprefix(_TOP) or "/"] = Usage(
                size=blocks * unit,
                used=(blocks - free) * unit,
                available=available * unit,
                inodes=inodes,
                inodes_used=inodes - inodes_free,
            )
    return found


def _bytes(dump: str) -> bytes:
    try:
        return bytes.fromhex(dump)
    except ValueError:
        return b""
