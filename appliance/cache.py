"""The folder where one user's appliances, templates and kernels are kept between runs.

As in guestfs(3): below LIBGUESTFS_CACHEDIR, else TMPDIR, else /var/tmp, under a name of the user's
own. Such places are shared with other users, so nothing there is believed before it was seen to
be a folder of ours that nobody else can write to or swap (as CVE-2013-4419 had it).
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from .errors import CacheUnusable

# These are only where our own folders are made, and each of those is checked.
_LASTING, _PASSING = "/var/tmp", "/tmp"  # noqa: S108
_OTHER_FOLDER = "Name another folder in LIBGUESTFS_CACHEDIR."
_OTHER_TEMPORARY_FOLDER = "Name another folder in LIBGUESTFS_TMPDIR."
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_REFRESH_EVERY = 24 * 3600
"""Seconds; systemd-tmpfiles removes what nobody touched in /var/tmp for 30 days."""

_REFRESHED = ".used"
FORGOTTEN_AFTER = 24 * 3600
"""Seconds without a use after which what another version of us has made is in nobody's way any more."""


def note_use(folder: Path) -> None:
    """Tell other versions of us, which would throw it away otherwise, that this is used."""
    # Not by the time of access: that moves whenever somebody looks what is there.
    with contextlib.suppress(OSError):
        os.utime(folder)


def is_forgotten(folder: Path) -> bool:
    """Whether nobody has used a folder of the cache for a day."""
    return time.time() - folder.stat().st_mtime > FORGOTTEN_AFTER


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The user's cache folder, made when it is not there yet. Raises `CacheUnusable`."""
    parent = _existing(environ, ("LIBGUESTFS_CACHEDIR", "TMPDIR"), _LASTING, _OTHER_FOLDER)
    path = parent / f".guestscope-{os.geteuid()}"
    try:
        above = os.open(parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            _check_parent(parent, os.fstat(above))
            folder = _open_own(path, above)
        finally:
            os.close(above)
        try:
            _check_own(path, os.fstat(folder))
            _refresh(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise CacheUnusable(
            f"The cache folder {path} cannot be used: {error.strerror or error}.", _OTHER_FOLDER
        ) from error
    return path


def temporary_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where files that end with the process are made; shared with others. Raises `CacheUnusable`."""
    folder = _existing(environ, ("LIBGUESTFS_TMPDIR", "TMPDIR"), _PASSING, _OTHER_TEMPORARY_FOLDER)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CacheUnusable(f"You may not write to {folder}.", _OTHER_TEMPORARY_FOLDER)
    return folder


def free_space(folder: Path) -> int:
    """Bytes that this user may still write where `folder` lies. Raises `CacheUnusable`."""
    try:
        found = os.statvfs(folder)
    except OSError as error:
        raise CacheUnusable(
            f"The free space of {folder} cannot be read: {error.strerror}.", _OTHER_FOLDER
        ) from error
    return found.f_bavail * found.f_frsize


def write_json(path: Path, content: object) -> None:
    """Replace the file at `path`: a reader finds all of it or what was there. Raises `OSError`."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def _existing(environ: Mapping[str, str], variables: tuple[str, ...], default: str, remedy: str) -> Path:
    variable = next((name for name in variables if environ.get(name)), None)
    named = environ[variable] if variable else default
    try:
        folder = Path(named).resolve(strict=True)
        if folder.is_dir():
            return folder
        reason = "it is not a folder"
    except OSError as error:
        reason = error.strerror or str(error)
    by = f", which {variable} names," if variable else ""
    raise CacheUnusable(f"{named}{by} cannot be used: {reason}.", remedy)


def _open_own(path: Path, above: int) -> int:
    with contextlib.suppress(FileExistsError):
        os.mkdir(path.name, 0o700, dir_fd=above)
    try:
        return os.open(path.name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=above)
    except OSError as error:
        # Its mode may keep us out too, so the owner is asked by name; nothing is opened by that.
        found = os.stat(path.name, dir_fd=above, follow_symlinks=False)
        if stat.S_ISDIR(found.st_mode):
            _check_own(path, found)
            raise
        raise CacheUnusable(
            f"{path} is not a folder, so it cannot hold the cache.", f"Remove it: rm {quote(str(path))}"
        ) from error


def _check_own(path: Path, found: os.stat_result) -> None:
    if found.st_uid != os.geteuid():
        raise CacheUnusable(f"{path} belongs to another user (uid {found.st_uid}).", _OTHER_FOLDER)
    if found.st_mode & _WRITABLE_BY_OTHERS:
        raise CacheUnusable(
            f"Other users can write to {path}, so what it holds cannot be trusted.",
            f"Remove it: rm -r {quote(str(path))}",
        )


def _check_parent(parent: Path, found: os.stat_result) -> None:
    if found.st_uid not in (0, os.geteuid()):
        raise CacheUnusable(
            f"{parent}, where the cache folder would lie, belongs to another user (uid {found.st_uid}).",
            _OTHER_FOLDER,
        )
    for folder in (parent, *parent.parents):
        mode = folder.lstat().st_mode
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            raise CacheUnusable(
                f"Every user can rename what lies in {folder}, so no cache is safe below it.", _OTHER_FOLDER
            )


def _refresh(folder: int) -> None:
    """Once a day mark all that the cache holds as read just now, so that no cleaner takes parts of it."""
    now = time.time_ns()
    with contextlib.suppress(OSError):
        with contextlib.suppress(FileNotFoundError):
            last = os.stat(_REFRESHED, dir_fd=folder, follow_symlinks=False).st_mtime
            if 0 <= now / 1e9 - last < _REFRESH_EVERY:
                return
        for _path, folders, files, inside in os.fwalk(".", dir_fd=folder):
            for name in (*folders, *files):
                modified = os.stat(name, dir_fd=inside, follow_symlinks=False).st_mtime_ns
                # The time of change stays: an appliance is known by it.
                os.utime(name, ns=(now, modified), dir_fd=inside, follow_symlinks=False)
        stamp = os.open(
            _REFRESHED, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=folder
        )
        os.close(stamp)
        os.utime(_REFRESHED, dir_fd=folder, follow_symlinks=False)
