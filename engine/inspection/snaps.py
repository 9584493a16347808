"""Snap packages: a file system of its own each, whose version stands in the package alone.

The appliance mounts them for a moment, all in one process, as it mounts the guest's own file systems.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from engine.errors import DaemonError
from engine.inspection.facts import from_unix
from engine.inspection.software import Origin, Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.inspection.tree import Tree

_FOLDER = "/var/lib/snapd/snaps"
_FILE = re.compile(r"([a-z0-9-]+(?:_[a-z0-9]+)?)_(x?\d+)\.snap")
_MOST = 60
"""Packages that are looked into, at some tenths of a second each; of more only the revision is told."""
_LONGEST = 100

# Only a file, and of the package itself: links in it lead into the appliance.
_SCRIPT = """
m=/tmp/guestscope-snap; mkdir -p $m
for f in {files}; do
    mount -t squashfs -o ro,loop,nodev,nosuid,noexec {folder}/$f $m 2>/dev/null || continue
    y=$m/meta/snap.yaml
    [ -L $m/meta ] || [ -L $y ] || [ ! -f $y ] || echo "$f $(grep -a -m1 '^version:' $y)"
    umount $m
done
:
"""


def snap(tree: Tree, _problems: list[str]) -> Iterator[Package]:
    """The packages that are in use."""
    found = dict(_in_use(tree))
    statuses = tree.statuses(_FOLDER, found)
    files = [file for file in found if file in statuses and statuses[file].is_file]
    versions = _versions(tree, files[:_MOST])
    for file, (name, revision) in found.items():
        status = statuses.get(file)
        version = versions.get(file, "")
        yield Package(
            name=name,
            version=f"{version} (revision {revision})" if version else f"revision {revision}",
            origin=Origin.SNAP,
            size=status.size if status else None,
            installed=from_unix(status.mtime) if status else None,
            source=f"{_FOLDER}/{file}",
        )


def _in_use(tree: Tree) -> Iterator[tuple[str, tuple[str, str]]]:
    for file in tree.names(_FOLDER):
        match = _FILE.fullmatch(file)
        if match is None:
            continue
        name, revision = match[1], match[2]
        current = tree.readlink(f"/snap/{name}/current")
        # Older revisions stay for a way back; without the link nobody knows which is in use.
        if current is None or current == revision:
            yield file, (name, revision)


def _versions(tree: Tree, files: Iterable[str]) -> dict[str, str]:
    place, names = tree.place(_FOLDER), " ".join(files)
    if place is None or not names:
        return {}
    try:
        answer = tree.handle.running.shell(
            _SCRIPT.format(files=names, folder=shlex.quote(f"/sysroot{place}"))
        )
    except DaemonError:
        return {}
    found = {}
    for line in answer.splitlines():
        file, _, words = line.partition(" ")
        version = words.removeprefix("version:").strip().strip("'\"")
        if version and len(version) <= _LONGEST:
            found[file] = version
    return found
