"""Which distribution it is: os-release(5), lsb-release, and the release files that were there before them.

The words for distributions, package formats and package managers are those of guestfs(3).
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.inspection.tree import Tree

_IDS = {
    "alpine": "alpinelinux",
    "arch": "archlinux",
    "kali": "kalilinux",
    "ol": "oraclelinux",
    "pld": "pldlinux",
    "scientific": "scientificlinux",
    "sled": "sles",
    "void": "voidlinux",
}
"""ID of os-release(5) where guestfs(3) has another word."""

_LSB_IDS = {"CoreOS": "coreos", "LinuxMint": "linuxmint", "Mageia": "mageia", "Ubuntu": "ubuntu"}

_RELEASE_FILES = (
    ("/etc/oracle-release", r"Oracle Linux", "oraclelinux"),
    ("/etc/rocky-release", r"Rocky Linux", "rocky"),
    ("/etc/almalinux-release", r"AlmaLinux", "almalinux"),
    ("/etc/centos-release", r"CentOS", "centos"),
    ("/etc/altlinux-release", r"", "altlinux"),
    ("/etc/redhat-release", r"Fedora", "fedora"),
    ("/etc/redhat-release", r"Red Hat", "rhel"),
    ("/etc/redhat-release", r"CentOS", "centos"),
    ("/etc/redhat-release", r"Scientific Linux", "scientificlinux"),
    ("/etc/redhat-release", r"", "redhat-based"),
    ("/etc/debian_version", r"", "debian"),
    ("/etc/pardus-release", r"", "pardus"),
    ("/etc/arch-release", r"", "archlinux"),
    ("/etc/gentoo-release", r"", "gentoo"),
    ("/etc/meego-release", r"", "meego"),
    ("/etc/slackware-version", r"", "slackware"),
    ("/etc/SuSE-release", r"SUSE (?:Linux|LINUX) Enterprise|Novell Linux Desktop", "sles"),
    ("/etc/SuSE-release", r"", "opensuse"),
    ("/etc/cirros/version", r"", "cirros"),
    ("/etc/br-version", r"", "buildroot"),
    ("/etc/alpine-release", r"", "alpinelinux"),
    ("/etc/frugalware-release", r"", "frugalware"),
    ("/etc/pld-release", r"", "pldlinux"),
)
"""In the order of trust: a file, a pattern for its first line, and what it then says the system is."""

_SHORT_IN_OS_RELEASE = {"debian": "/etc/debian_version", "centos": "/etc/centos-release"}
"""Whose os-release tells the major version alone, and the file that tells more."""

_FORMATS = {
    "rpm": "altlinux almalinux amzn centos fedora mageia mandriva meego neokylin kylin openmandriva opensuse "
    "oraclelinux redhat-based rhel rocky scientificlinux sles suse-based openEuler",
    "deb": "debian kalilinux linuxmint ubuntu raspbian pop devuan",
    "pacman": "archlinux manjaro endeavouros",
    "ebuild": "gentoo",
    "pisi": "pardus",
    "apk": "alpinelinux postmarketos",
    "xbps": "voidlinux",
}
_FORMAT_OF = {distro: name for name, distros in _FORMATS.items() for distro in distros.split()}
_LIKE = {"debian": "deb", "ubuntu": "deb", "rhel": "rpm", "fedora": "rpm", "suse": "rpm", "arch": "pacman"}

_OTHER_RPM_TOOLS = {
    "altlinux": "apt",
    "mageia": "urpmi",
    "mandriva": "urpmi",
    "meego": "yum",
    "opensuse": "zypper",
    "sles": "zypper",
    "suse-based": "zypper",
}
_TOOLS = {"deb": "apt", "pacman": "pacman", "ebuild": "portage", "pisi": "pisi", "apk": "apk", "xbps": "xbps"}

_VERSION = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?")
_RED_HAT_UPDATE = re.compile(r"release (\d{1,9}).*Update (\d{1,9})")
_NEOKYLIN = re.compile(r"V(\d{1,9})Update(\d{1,9})")
_SUSE_PATCH = re.compile(r"^PATCHLEVEL = (\d{1,9})", re.MULTILINE)
_SUSE_VERSION = re.compile(r"^VERSION = (\d{1,9})", re.MULTILINE)


@dataclass(frozen=True)
class Distro:
    """What the release files say; `source` and `release_source` are the files."""

    id: str = ""
    name: str = ""
    version: tuple[int, int] | None = None
    release: str = ""
    source: str = ""
    release_source: str = ""
    like: tuple[str, ...] = ()


def find_distro(tree: Tree, os_release: str = "/etc/os-release") -> Distro:
    """The distribution of a Linux root; every field may be empty."""
    found = Distro()
    for path in (os_release, "/usr/lib/os-release"):
        text = tree.text(path)
        if text is not None:
            found = from_os_release(parse_assignments(text), path)
            break
    if found.id in _SHORT_IN_OS_RELEASE and (found.version is None or found.version[1] == 0):
        return _completed(tree, found)
    if found.id:
        return found
    text = tree.text("/etc/lsb-release")
    if text is not None:
        lsb = _from_lsb(parse_assignments(text))
        if lsb.id:
            return replace(lsb, name=found.name or lsb.name)
    older = _from_release_files(tree)
    return replace(older, name=found.name or older.name) if older.id else found


def from_os_release(values: Mapping[str, str], source: str) -> Distro:
    """Make sense of the assignments of an os-release file."""
    identity = values.get("ID", "").strip()
    distro = "opensuse" if identity.startswith("opensuse") else _IDS.get(identity, identity)
    name = values.get("PRETTY_NAME") or f"{values.get('NAME', '')} {values.get('VERSION', '')}".strip()
    version_text = values.get("VERSION_ID", "")
    neokylin = _NEOKYLIN.fullmatch(version_text)
    version = (int(neokylin[1]), int(neokylin[2])) if neokylin else parse_version(version_text)
    return Distro(distro, name, version, source=source, like=tuple(values.get("ID_LIKE", "").split()))


def parse_version(text: str) -> tuple[int, int] | None:
    """Major and minor of the first number in a text."""
    match = _VERSION.search(text)
    return (int(match[1]), int(match[2] or 0)) if match else None


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST_VALUE = 4096


def parse_assignments(text: str) -> dict[str, str]:
    """Lines of NAME=value, quoted as a shell reads them; what no shell would take is left out."""
    values: dict[str, str] = {}
    for line in text.splitlines()[:1000]:
        name, separator, value = line.strip().partition("=")
        # Splitting takes time that grows with the square of the length.
        if not separator or len(value) > _LONGEST_VALUE or not _NAME.fullmatch(name):
            continue
        try:
            words = shlex.split(value, comments=False)
        except ValueError:
            continue
        values[name] = " ".join(words)
    return values


def package_format(distro: Distro) -> str:
    """The word of guestfs(3) for how packages are made; "" if that is not known."""
    known = _FORMAT_OF.get(distro.id)
    return known or next((_LIKE[one] for one in distro.like if one in _LIKE), "")


def package_management(distro: Distro, *, has_dnf: bool) -> str:
    """The word of guestfs(3) for what manages the packages; `has_dnf`: whether there is /usr/bin/dnf."""
    packages = package_format(distro)
    if packages != "rpm":
        return _TOOLS.get(packages, "")
    if distro.id in _OTHER_RPM_TOOLS:
        return _OTHER_RPM_TOOLS[distro.id]
    if "suse" in distro.like:
        return "zypper"
    major = distro.version[0] if distro.version else 0
    if distro.id == "fedora":
        return "dnf" if major >= 22 and has_dnf else "yum" if major else ""
    if major >= 8:
        return "dnf"
    return "yum" if major >= 5 else "up2date" if major >= 2 else ""


def _completed(tree: Tree, found: Distro) -> Distro:
    path = _SHORT_IN_OS_RELEASE[found.id]
    line = tree.first_line(path)
    if not line:
        return found
    return replace(found, release=line, release_source=path, version=parse_version(line) or found.version)


def _from_lsb(values: Mapping[str, str]) -> Distro:
    return Distro(
        _LSB_IDS.get(values.get("DISTRIB_ID", ""), ""),
        values.get("DISTRIB_DESCRIPTION", ""),
        parse_version(values.get("DISTRIB_RELEASE", "")),
        source="/etc/lsb-release",
    )


def _from_release_files(tree: Tree) -> Distro:
    for path, pattern, distro in _RELEASE_FILES:
        if not tree.is_file(path):
            continue
        line = tree.first_line(path)
        if not re.search(pattern, line):
            continue
        update = _RED_HAT_UPDATE.search(line)
        version = (int(update[1]), int(update[2])) if update else parse_version(line)
        if path == "/etc/SuSE-release":
            text = tree.text(path) or ""
            major, minor = _SUSE_VERSION.search(text), _SUSE_PATCH.search(text)
            if major:
                version = (int(major[1]), int(minor[1]) if minor else (version or (0, 0))[1])
        return Distro(distro, line, version, source=path)
    return Distro()
