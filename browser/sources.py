"""Where disks come from: files, and the machines of a hypervisor. A source is what is opened as one guest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Drive:
    """One disk image. `format` is QEMU's name of it, or None where the image's own header shall tell."""

    path: Path
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """A domain of libvirt: which libvirt knows it, and by what."""

    uri: str
    uuid: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """The disks of one guest, in the order in which it sees them, and the name that it goes by in the
    window.
    """

    name: str
    drives: tuple[Drive, ...]
    machine: Machine | None = None
    """Whose disks these are, where a hypervisor told."""
    is_running: bool = False
    """Whether the hypervisor said that the machine runs: its disks change while they are read."""

    @classmethod
    def of_files(cls, paths: Iterable[Path], image_format: str | None = None) -> Source:
        """The guest that has these images. The paths are made absolute; nothing is opened or looked at."""
        drives = tuple(Drive(path.absolute(), image_format) for path in paths)
        if not drives:
            raise ValueError("A guest needs at least one disk.")
        return cls(drives[0].path.name, drives)
