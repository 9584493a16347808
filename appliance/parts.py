"""Finding what an appliance is made of: supermin's parts, or an appliance that was made elsewhere.

Folders named by LIBGUESTFS_PATH are searched, as in guestfs(3), else the places where the
distributions put libguestfs' parts. The files are those of libguestfs and stay untouched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from . import distro
from .errors import PartsMissing

_SUPERMIN_FOLDER = "supermin.d"
_FIXED_FILES = ("kernel", "initrd", "root")
_PLACES = (
    "usr/local/lib*/guestfs",
    "usr/local/lib/*/guestfs",
    "usr/lib/*/guestfs",
    "usr/lib64/guestfs",
    "usr/lib/guestfs",
)
_PACKAGE_DATABASES = (
    "var/lib/dpkg/status",
    "usr/lib/sysimage/rpm/rpmdb.sqlite",
    "usr/lib/sysimage/rpm/Packages.db",
    "var/lib/rpm/rpmdb.sqlite",
    "var/lib/rpm/Packages",
    "var/lib/pacman/local",
)


class PartsKind(StrEnum):
    SUPERMIN = "supermin"
    FIXED = "fixed"


@dataclass(frozen=True)
class Parts:
    """Where the parts lie.

    For SUPERMIN `folder` is the `supermin.d` itself and `supermin` the program that reads it; for
    FIXED it holds `kernel`, `initrd` and `root`.
    """

    folder: Path
    kind: PartsKind
    supermin: Path | None = None
    system: Path = Path("/")
    """The root of the system that supermin takes programs from; always `/` but in tests."""

    def fingerprint(self) -> str:
        """A hash of all that a build of these parts depends on, the kernel apart.

        supermin copies files from installed packages, so any change of the package database
        counts. Blocks for some milliseconds; raises `PartsMissing` when the parts went away.
        """
        digest = hashlib.sha256(f"{self.kind} {self.folder}\n".encode())
        try:
            if self.kind is PartsKind.FIXED:
                for name in _FIXED_FILES:
                    digest.update(_identity(self.folder / name))
                return digest.hexdigest()
            for part in sorted(self.folder.iterdir()):
                content = part.read_bytes()
                digest.update(f"{part.name} {len(content)}\n".encode() + content)
            for path in (self.supermin, *(self.system / place for place in _PACKAGE_DATABASES)):
                if path is not None and path.exists():
                    digest.update(_identity(path))
        except OSError as error:
            raise PartsMissing(
                f"The appliance's parts in {self.folder} cannot be read: {error.strerror or error}.",
                _install_again(),
            ) from error
        return digest.hexdigest()


def find_parts(environ: Mapping[str, str] = os.environ, system: Path = Path("/")) -> Parts:
    """The parts to use, with what makes an appliance of them. Raises `PartsMissing`."""
    folder, kind = locate(environ, system)
    supermin = _find_supermin(environ) if kind is PartsKind.SUPERMIN else None
    return Parts(folder, kind, supermin, system)


def locate(environ: Mapping[str, str] = os.environ, system: Path = Path("/")) -> tuple[Path, PartsKind]:
    """Where parts are, whether or not they can be used. Raises `PartsMissing`.

    What LIBGUESTFS_PATH names is used or refused, never passed over. Empty words in it are
    ignored: no folder is searched for being the current one.
    """
    named = [Path(word) for word in environ.get("LIBGUESTFS_PATH", "").split(os.pathsep) if word]
    for folder in named or _places(system):
        supermin_folder = folder / _SUPERMIN_FOLDER
        if supermin_folder.is_dir():
            return supermin_folder.absolute(), PartsKind.SUPERMIN
        if all((folder / name).is_file() for name in _FIXED_FILES):
            return folder.absolute(), PartsKind.FIXED
    if named:
        raise PartsMissing(
            f"LIBGUESTFS_PATH names {os.pathsep.join(map(str, named))}, which holds neither a folder"
            f" {_SUPERMIN_FOLDER} nor an appliance of {', '.join(_FIXED_FILES)}.",
            "Unset the variable, or name a folder that does.",
        )
    raise PartsMissing(
        "The parts that the appliance is made of are not installed.",
        f"Install them: {distro.this().install_command('parts', 'supermin')}",
    )


def _places(system: Path) -> Iterator[Path]:
    for place in _PLACES:
        yield from sorted(system.glob(place))


def _find_supermin(environ: Mapping[str, str]) -> Path:
    found = shutil.which("supermin", path=environ.get("PATH"))
    if found is None:
        raise PartsMissing(
            "supermin, which makes an appliance of its parts, is not installed.",
            f"Install it: {distro.this().install_command('supermin')}",
        )
    return Path(found).resolve()


def _install_again() -> str:
    return f"Install them again: {distro.this().install_command('parts', 'supermin')}"


def _identity(path: Path) -> bytes:
    found = path.stat()
    return f"{path} {found.st_size} {found.st_mtime_ns}\n".encode()
