"""Guestscope in the desktop of this user: its entry in the menu, its icon, and what a double-click opens.

Only files of the user's own are written, below `XDG_DATA_HOME`, and the associations in `mimeapps.list`
(https://specifications.freedesktop.org/mime-apps-spec/latest/). Both can be taken back. Blocks for as long
as the desktop's own tools take to bring their caches up to date, mostly some tens of milliseconds.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from browser import associations
from browser.base_folders import CONFIG, DATA, base_folder
from resources import desktop_source, icon_source

ID = "org.guestscope.Guestscope"
ENTRY = f"{ID}.desktop"

OPENED = (
    "application/x-qemu-disk",
    "application/x-qed-disk",
    "application/x-vmdk-disk",
    "application/x-vdi-disk",
    "application/x-vhd-disk",
    "application/x-vhdx-disk",
)
"""The types that a double-click opens. ISO and raw images stay with what mounts and writes them."""

_TOOLS = (("update-desktop-database", "applications"), ("gtk-update-icon-cache", "icons/hicolor"))
_TOOL_TIMEOUT = 30


class DesktopError(RuntimeError):
    """The desktop could not be told. `cause` and `remedy` are sentences."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause, remedy)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the desktop looks."""

    data: Path
    config: Path

    @classmethod
    def of_user(cls) -> Folders:
        """As the XDG base directory specification has it."""
        return cls(base_folder(DATA), base_folder(CONFIG))

    @property
    def entry(self) -> Path:
        return self.data / "applications" / ENTRY

    @property
    def associations(self) -> Path:
        return self.config / "mimeapps.list"


def command() -> Path:
    """The command that a double-click shall run. Raises DesktopError where there is none."""
    beside = Path(sys.executable).with_name("guestscope")
    found = str(beside) if os.access(beside, os.X_OK) else shutil.which("guestscope")
    if found is None:
        raise DesktopError("The command “guestscope” is not installed.", "Run scripts/setup first.")
    return Path(found).absolute()


def is_installed(folders: Folders) -> bool:
    """Whether the desktop has our entry, however it came there."""
    return folders.entry.exists()


def install(command: Path, folders: Folders) -> list[str]:
    """Tell the desktop that `command` opens disks. Returns the types that the user opens with something else.

    May be called again, after the command has moved for instance. Raises DesktopError.
    """
    content = desktop_source(ENTRY).decode()
    named = content.replace("\nExec=guestscope", f"\nExec={_quoted(command)}")
    named = named.replace("\nTryExec=guestscope", f"\nTryExec={_escaped(str(command))}")
    for path, data in (
        (folders.entry, named.encode(errors="surrogateescape")),
        (folders.data / "metainfo" / f"{ID}.metainfo.xml", desktop_source(f"{ID}.metainfo.xml")),
        (folders.data / "icons/hicolor/scalable/apps" / f"{ID}.svg", icon_source("guestscope")),
    ):
        _write(path, data)
    before = _read(folders.associations)
    after, others = associations.with_default(before, OPENED, ENTRY)
    if after != before:
        _write(folders.associations, after.encode(errors="surrogateescape"))
    _refresh(folders)
    return others


def remove(folders: Folders) -> bool:
    """Take everything back that `install` did; whether there was anything. Raises DesktopError."""
    was_there = is_installed(folders)
    for path in (
        folders.entry,
        folders.data / "metainfo" / f"{ID}.metainfo.xml",
        folders.data / "icons/hicolor/scalable/apps" / f"{ID}.svg",
    ):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _failed(path, error) from error
    before = _read(folders.associations)
    after = associations.without(before, ENTRY)
    if after != before:
        _write(folders.associations, after.encode(errors="surrogateescape"))
    if was_there:
        _refresh(folders)
    return was_there


def _escaped(text: str) -> str:
    """A string value of a desktop entry."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _quoted(command: Path) -> str:
    """A word of an Exec line: quoted by its rules, then escaped as every string value is."""
    quoted = re.sub(r'(["`$\\])', r"\\\1", str(command).replace("%", "%%"))
    return _escaped(f'"{quoted}"')


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode(errors="surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _failed(path, error) from error


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, through a link if the user's own file is one."""
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as draft:
                draft.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> DesktopError:
    return DesktopError(
        f"{path} could not be changed: {error.strerror}.", "See to it that you may write there."
    )


def _refresh(folders: Folders) -> None:
    """Bring the desktop's caches up to date: file managers find programs by them."""
    for tool, folder in _TOOLS:
        program = shutil.which(tool)
        place = folders.data / folder
        if program is None or not place.is_dir():
            continue
        options = ["-q"] if tool == "update-desktop-database" else ["-q", "-t", "-f"]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(
                [program, *options, place], check=False, capture_output=True, timeout=_TOOL_TIMEOUT
            )
