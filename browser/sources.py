"""Where disks come from: files, and the machines of a hypervisor. A source is what is opened as one guest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Drive:
    """One disk image. `format` is QEMU's name of it, or None where the image's own header shall tell.

    With a `snapshot`, the image is opened as it was in the internal snapshot of that name. `allowed` are
    files of other folders that it may be built on, `located` tells of missing ones where they are now.
    """

    path: Path
    format: str | None = None
    snapshot: str = ""
    allowed: tuple[Path, ...] = ()
    located: tuple[tuple[Path, Path], ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The same as what JSON knows."""
        return {
            "path": str(self.path),
            "format": self.format,
            "snapshot": self.snapshot,
            "allowed": [str(path) for path in self.allowed],
            "located": [[str(needed), str(found)] for needed, found in self.located],
        }

    @classmethod
    def of_data(cls, values: dict[str, Any]) -> Drive:
        """Read what `to_data` returned. Raises KeyError, TypeError or ValueError for anything else."""
        image_format = values["format"]
        return cls(
            Path(_text(values["path"])),
            None if image_format is None else _text(image_format),
            _text(values["snapshot"]),
            tuple(Path(_text(path)) for path in values["allowed"]),
            tuple((Path(_text(needed)), Path(_text(found))) for needed, found in values["located"]),
        )


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
        return cls.of_drives(Drive(path, image_format) for path in paths)

    @classmethod
    def of_drives(cls, drives: Iterable[Drive]) -> Source:
        """The same for images of which more is known."""
        found = tuple(replace(drive, path=drive.path.absolute()) for drive in drives)
        if not found:
            raise ValueError("A guest needs at least one disk.")
        return cls(_name(found[0].path.name, found[0].snapshot), found)

    @property
    def words(self) -> list[str] | None:
        """What to say after the program's name to open it; None where words cannot say it."""
        if self.machine is not None:
            words = ["-c", self.machine.uri, "-d", self.machine.name]
        elif any(drive.allowed or drive.located for drive in self.drives):
            return None
        else:
            words = []
            for drive in self.drives:
                words += ["--format", drive.format or "auto", "--snapshot", drive.snapshot]
                words += ["-a", str(drive.path)]
        try:
            "".join(words).encode()
        except UnicodeEncodeError:
            return None
        return words

    def in_snapshot(self, number: int, snapshot: str) -> Source:
        """The same guest with one disk as it was in an internal snapshot."""
        changed = replace(self.drives[number], snapshot=snapshot)
        name = self.machine.name if self.machine else self.drives[0].path.name
        return replace(self, name=_name(name, snapshot), drives=self._with(number, changed), is_running=False)

    def allowing(self, path: Path) -> Source:
        """The same guest, whose disks may be built on this file."""
        return replace(
            self, drives=tuple(replace(each, allowed=(*each.allowed, path)) for each in self.drives)
        )

    def locating(self, needed: Path, found: Path) -> Source:
        """The same guest, where one file that a disk is built on is another one now."""
        return replace(
            self,
            drives=tuple(replace(each, located=(*each.located, (needed, found))) for each in self.drives),
        )

    def _with(self, number: int, drive: Drive) -> tuple[Drive, ...]:
        return (*self.drives[:number], drive, *self.drives[number + 1 :])


def _name(name: str, snapshot: str) -> str:
    return f"{name} @ {snapshot}" if snapshot else name


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
