"""Whether the files of a folder are still those that were put there.

A manifest holds a SHA-256 of each file. Hashing 200 MB takes 0.2 s, so what was once found right is
remembered with the look of each file (inode, size, times, owner, mode) until the host's next boot;
a file that looks different is hashed again. Changing a file without changing its look takes a
change of the system's clock or root's rights.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from appliance import sparse
from appliance.cache import write_json

_MANIFEST = "manifest.json"
_LOOKS = "looks.json"
_LOOK = ("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns", "st_uid", "st_mode")

Look = dict[str, int]


def look(status: os.stat_result) -> Look:
    """What tells one version of a file from another without reading it."""
    return {name: getattr(status, name) for name in _LOOK}


def boot_id() -> str:
    """Changes with each boot of the host."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def write(folder: Path, facts: Mapping[str, object], files: Mapping[str, str]) -> None:
    """Write the manifest of `folder`: `facts` and the digest of each file by name."""
    write_json(folder / _MANIFEST, {**facts, "sha256": dict(files)})


def read(folder: Path) -> dict[str, object]:
    """The manifest of `folder`; `OSError` or `ValueError` when there is none that can be read."""
    manifest = _load(folder / _MANIFEST)
    if not isinstance(manifest, dict):
        raise ValueError("the manifest is not a table")
    return manifest


def made(folder: Path) -> float:
    """When the manifest was written, in seconds since 1970."""
    return (folder / _MANIFEST).stat().st_mtime


def damage(folder: Path, facts: Mapping[str, object], files: Iterable[str] = ()) -> str:
    """Why the files in `folder` must not be used, as a sentence; empty when they may.

    They may when the manifest holds `facts` and names `files`, all that it names are ours, and
    their digests are right.
    """
    try:
        manifest = read(folder)
        digests = manifest["sha256"]
        if not isinstance(digests, dict) or any(manifest[name] != value for name, value in facts.items()):
            return "it was made by another version."
        if not digests.keys() >= set(files):
            return "its manifest does not name all files."
        looks: dict[str, object] = {name: look((folder / name).lstat()) for name in (*digests, _MANIFEST)}
        if any((folder / name).lstat().st_uid != os.geteuid() for name in looks):
            return "a file in it belongs to somebody else."
        looks["boot"] = boot_id()
        with contextlib.suppress(OSError, ValueError):
            if _load(folder / _LOOKS) == looks:
                return ""
        for name, expected in digests.items():
            descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                if sparse.digest(descriptor) != expected:
                    return f"its {name} is not as it was saved."
            finally:
                os.close(descriptor)
        write_json(folder / _LOOKS, looks)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"it cannot be read: {error}."
    return ""


def _load(path: Path) -> object:
    try:
        return json.loads(path.read_text())
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
