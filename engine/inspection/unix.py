"""The first look at a root file system of Linux or BSD."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.inspection.binaries import HEAD, architecture
from engine.inspection.distros import (
    Distro,
    find_distro,
    package_format,
    package_management,
    parse_assignments,
    parse_version,
)
from engine.inspection.fstab import Entry, parse_crypttab, parse_fstab, parse_mdadm
from engine.inspection.system import System

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.inspection.devices import Devices
    from engine.inspection.tree import Tree

_PROGRAMS = ("/bin/bash", "/bin/ls", "/bin/echo", "/bin/rm", "/bin/sh", "/sbin/init")
_HOSTNAME_FILES = ("/etc/HOSTNAME", "/etc/hostname")
_NAMES_OF_ROOT = frozenset({"fstab", "hosts", "os-release", "hostname", "passwd"})
_LONGEST_HOSTNAME = 253
_VIRTUAL_TYPES = frozenset({"swap", "tmpfs", "proc", "sysfs", "devpts", "nfs", "nfs4", "cifs", "none"})

_BSD = (
    ("freebsd", ("/etc/freebsd-update.conf", "/etc/fstab"), "/etc/motd", "FreeBSD"),
    ("netbsd", ("/netbsd", "/etc/fstab", "/etc/release"), "/etc/release", "NetBSD"),
    ("openbsd", ("/bsd", "/etc/fstab", "/etc/motd"), "/etc/motd", "OpenBSD"),
)
"""A system, the files by which it is known, the one whose first line tells the version, and its name."""


@dataclass
class Mounts:
    """What fstab(5) of a system comes to: where things are mounted, and what is not there."""

    found: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    source: str = ""


def is_root(tree: Tree, names: list[str]) -> bool:
    """Whether this is the top of an installed system; `names` are those in the top folder."""
    if "etc" not in names or not ("bin" in names or "usr" in names) or not tree.is_dir("/etc"):
        return False
    return not _NAMES_OF_ROOT.isdisjoint(tree.names("/etc"))


def read_mounts(tree: Tree, root: str, devices: Devices) -> Mounts:
    """Resolve fstab(5) of the root in `tree`, which is the mountable `root`."""
    content = tree.read("/etc/fstab")
    mounts = Mounts(found={"/": root})
    if content is None:
        return mounts
    mounts.source = "/etc/fstab"
    crypttab = parse_crypttab(tree.read("/etc/crypttab") or b"")
    arrays: dict[str, str] = {}
    for path in ("/etc/mdadm.conf", "/etc/mdadm/mdadm.conf"):
        arrays |= parse_mdadm(tree.read(path) or b"")
    for entry in parse_fstab(content):
        if not entry.place or entry.place == "/" or entry.type in _VIRTUAL_TYPES or "bind" in entry.options:
            continue
        device = devices.find(entry.spec, crypttab, arrays)
        if device is not None:
            mounts.found[entry.place] = _mountable(device, entry)
        elif entry.spec.startswith("/dev/") or "=" in entry.spec:
            mounts.missing[entry.place] = entry.spec
    return mounts


def look(tree: Tree, root: str, mounts: Mounts) -> System:
    """Tell what system this is. `tree` has the system's file systems where fstab(5) wants them."""
    for kind, files, release_file, name in _BSD:
        if all(tree.is_file(path) for path in files):
            return _bsd(tree, root, mounts, kind, release_file, name)
    distro = find_distro(tree)
    hostname, hostname_source = _hostname(tree)
    arch, arch_source = _architecture(tree)
    packages = package_format(distro)
    has_dnf = packages == "rpm" and tree.is_file("/usr/bin/dnf")
    sources = {
        "distro": distro.source,
        "name": distro.source if distro.name else "",
        "version": (distro.release_source or distro.source) if distro.version else "",
        "release": distro.release_source,
        "hostname": hostname_source,
        "arch": arch_source,
        "mounts": mounts.source,
    }
    return System(
        root=root,
        type="linux",
        distro=distro.id,
        name=distro.name,
        version=distro.version,
        release=distro.release,
        hostname=hostname,
        arch=arch,
        package_format=packages,
        package_management=package_management(distro, has_dnf=has_dnf),
        mounts=mounts.found,
        missing=mounts.missing,
        sources=_known(sources),
    )


def _bsd(tree: Tree, root: str, mounts: Mounts, kind: str, release_file: str, name: str) -> System:
    line = tree.first_line(release_file)
    version = parse_version(line)
    distro = Distro(id=kind, version=version)
    if kind == "openbsd":
        hostname, source = tree.first_line("/etc/myname"), "/etc/myname"
    else:
        hostname, source = (
            parse_assignments(tree.text("/etc/rc.conf") or "").get("hostname", ""),
            "/etc/rc.conf",
        )
    arch, arch_source = _architecture(tree)
    sources = {
        "version": release_file if version else "",
        "hostname": source if hostname else "",
        "arch": arch_source,
        "mounts": mounts.source,
    }
    return System(
        root=root,
        type=kind,
        distro=distro.id,
        name=f"{name} {version[0]}.{version[1]}" if version else name,
        version=version,
        release=line,
        hostname=hostname[:_LONGEST_HOSTNAME],
        arch=arch,
        mounts=mounts.found,
        missing=mounts.missing,
        sources=_known(sources),
    )


def _hostname(tree: Tree) -> tuple[str, str]:
    for path in _HOSTNAME_FILES:
        name = tree.first_line(path)
        if name:
            return name[:_LONGEST_HOSTNAME], path
    path = "/etc/sysconfig/network"
    name = parse_assignments(tree.text(path) or "").get("HOSTNAME", "")
    return name[:_LONGEST_HOSTNAME], path if name else ""


def _architecture(tree: Tree) -> tuple[str, str]:
    for path in _PROGRAMS:
        found = architecture(tree.read(path, HEAD) or b"")
        if found:
            return found, path
    return "", ""


def _mountable(device: str, entry: Entry) -> str:
    subvolume = entry.option("subvol").strip("/") if entry.type == "btrfs" else ""
    return f"btrfsvol:{device}/{subvolume}" if subvolume else device


def _known(sources: Mapping[str, str]) -> dict[str, str]:
    return {name: path for name, path in sources.items() if path}
