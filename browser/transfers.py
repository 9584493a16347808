"""What a person wants out of a guest, as a value: enough to do it, to do it again, and to keep it on disk.

Names of a guest are bytes, and as `str` they carry surrogates, which JSON keeps as escapes.
"""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser.sources import Drive, Source

VERSION = 2
"""Of the form on disk; another one is not read."""


Made = tuple[str, str, int, int]
"""Something that was made in the folder: the fields of `engine.transfer.Begun`."""


class Form(enum.Enum):
    """In which form something leaves; the value is the suffix of an archive."""

    FILES = ""
    TAR = "tar"
    TAR_ZSTD = "tar.zst"

    @property
    def is_archive(self) -> bool:
        return self is not Form.FILES


@dataclass(frozen=True, slots=True)
class Transfer:
    """These paths of this guest into that folder, as files or as one archive."""

    source: Source
    device: str
    """The mountable that is `/` of the paths."""
    of_system: bool
    """Whether an operating system is mounted there with all its file systems, or the device alone."""
    paths: tuple[str, ...]
    folder: Path
    form: Form = Form.FILES
    archive: str = ""
    """The archive's name in the folder."""
    verify: bool = False
    """Whether checksums are computed in the guest and compared with what arrived."""
    manifest: bool = False
    """Whether a list of the checksums is written beside what arrived."""
    begun: tuple[Made, ...] = ()
    """What is in the folder already, where it was begun before."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the paths go by: guest text."""
        return tuple(path.rstrip("/").rpartition("/")[2] or "/" for path in self.paths)

    @property
    def guest_folder(self) -> str:
        """The folder that all the paths lie in: guest text."""
        return self.paths[0].rstrip("/").rpartition("/")[0] or "/"

    @property
    def target(self) -> Path:
        """What a file manager is to show when it is done."""
        return self.folder / self.archive if self.form.is_archive else self.folder

    def to_json(self) -> str:
        """One line that `from_json` reads."""
        return json.dumps(
            {
                "version": VERSION,
                "name": self.source.name,
                "drives": [drive.to_data() for drive in self.source.drives],
                "device": self.device,
                "of_system": self.of_system,
                "paths": self.paths,
                "folder": str(self.folder),
                "form": self.form.value,
                "archive": self.archive,
                "verify": self.verify,
                "manifest": self.manifest,
                "begun": self.begun,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Transfer:
        """Read what `to_json` wrote. Raises ValueError for anything else."""
        try:
            return cls._read(json.loads(text))
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("This is no transfer.") from error

    @classmethod
    def _read(cls, values: dict[str, Any]) -> Transfer:
        if values["version"] != VERSION:
            raise ValueError("This transfer was written by another version.")
        drives = tuple(map(Drive.of_data, values["drives"]))
        paths = tuple(_text(path) for path in values["paths"])
        if not drives or not paths:
            raise ValueError("A transfer needs a disk and a path.")
        return cls(
            Source(_text(values["name"]), drives),
            _text(values["device"]),
            bool(values["of_system"]),
            paths,
            Path(_text(values["folder"])),
            Form(values["form"]),
            _text(values["archive"]),
            bool(values["verify"]),
            bool(values["manifest"]),
            tuple(map(_made, values.get("begun", ()))),
        )


def _made(value: Any) -> Made:
    name, host, device, inode = value
    if not isinstance(device, int) or not isinstance(inode, int):
        raise TypeError(value)
    return _text(name), _text(host), device, inode


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
