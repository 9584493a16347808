"""Installed packages of Linux: dpkg, RPM, apk, pacman, Portage, Flatpak and Snap."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from engine.inspection.bundle import fetch
from engine.inspection.facts import from_unix
from engine.inspection.portage import portage
from engine.inspection.rpm_database import find_database, headers
from engine.inspection.rpm_header import parse_header
from engine.inspection.snaps import snap
from engine.inspection.software import MOST, Origin, Package, Software, gathered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.system import System
    from engine.inspection.tree import Tree

_LARGEST = 64 << 20
_DPKG = "/var/lib/dpkg/status"
_DPKG_PARTS = "/var/lib/dpkg/status.d"
_DPKG_INFO = "/var/lib/dpkg/info"
_APK = ("/lib/apk/db/installed", "/usr/lib/apk/db/installed")
_PACMAN = "/var/lib/pacman/local"
_FLATPAK = "/var/lib/flatpak"
_KIBIBYTE = 1024


def read(tree: Tree, _system: System) -> Software:
    """The card of a mounted system."""
    return gathered(tree, (dpkg, _rpm, apk, pacman, portage, _flatpak, snap))


def dpkg(tree: Tree, problems: list[str]) -> Iterator[Package]:
    times = _list_times(tree)
    paths = [
        _DPKG,
        *(f"{_DPKG_PARTS}/{name}" for name in tree.names(_DPKG_PARTS) if not name.endswith(".md5sums")),
    ]
    for path in paths[:MOST]:
        content = tree.read(path, _LARGEST)
        if content is None:
            continue
        bad = 0
        for paragraph in re.split(r"\n\s*\n", content.decode("utf-8", "replace").strip("\n")):
            fields = _fields(paragraph)
            # Packages of images without dpkg have no state.
            state = fields.get("Status", "installed" if path != _DPKG else "")
            if not fields.get("Package") or "Version" not in fields:
                bad += bool(paragraph.strip()) and not state.startswith(("deinstall", "purge", "unknown"))
                continue
            if state.endswith("installed") and not state.endswith("not-installed"):
                yield _from_dpkg(fields, times, path)
        if bad:
            problems.append(f"{path} has {bad} entries that make no sense.")


def _from_dpkg(fields: dict[str, str], times: dict[str, datetime | None], path: str) -> Package:
    name, arch = fields["Package"], fields.get("Architecture", "")
    size = fields.get("Installed-Size", "")
    summary, _, description = fields.get("Description", "").partition("\n")
    return Package(
        name=name,
        version=fields["Version"],
        origin=Origin.DPKG,
        summary=summary,
        arch=arch,
        section=fields.get("Section", ""),
        vendor=fields.get("Maintainer", ""),
        size=int(size) * _KIBIBYTE if _is_number(size) else None,
        installed=times.get(name) or times.get(f"{name}:{arch}"),
        source=path,
        url=fields.get("Homepage", ""),
        description=description,
        # The version stands behind it where it is another.
        source_package=fields.get("Source", "").partition(" ")[0],
    )


def _list_times(tree: Tree) -> dict[str, datetime | None]:
    """When the list of each package's files was written, which is when it was last installed."""
    names = [name for name in tree.names(_DPKG_INFO) if name.endswith(".list")][:MOST]
    found = tree.statuses(_DPKG_INFO, names)
    return {name.removesuffix(".list"): from_unix(status.mtime) for name, status in found.items()}


def _fields(paragraph: str) -> dict[str, str]:
    """Of a paragraph as in deb822(5)."""
    fields: dict[str, str] = {}
    name = ""
    for line in paragraph.split("\n"):
        if line[:1] in (" ", "\t"):
            if name:
                fields[name] += f"\n{line[1:]}"
            continue
        name, separator, value = line.partition(":")
        if separator:
            fields[name] = value.strip()
        else:
            name = ""
    return fields


def _rpm(tree: Tree, problems: list[str]) -> Iterator[Package]:
    path = find_database(tree)
    if path is None:
        return
    bad = 0
    for header in headers(tree, path):
        found = parse_header(header)
        if found is None:
            bad += 1
        elif found.name != "gpg-pubkey":
            epoch = f"{found.epoch}:" if found.epoch else ""
            yield Package(
                name=found.name,
                version=f"{epoch}{found.version}-{found.release}" if found.release else found.version,
                origin=Origin.RPM,
                summary=found.summary,
                arch=found.arch,
                section="" if found.group == "Unspecified" else found.group,
                vendor=found.vendor,
                size=found.size,
                installed=found.installed,
                source=path,
            )
    if bad:
        problems.append(f"{path} has {bad} entries that make no sense.")
    log = tree.status(f"{path}-wal")
    if log is not None and log.size:
        problems.append(f"{path}-wal holds changes that are not shown.")


def apk(tree: Tree, _problems: list[str]) -> Iterator[Package]:
    path = next((path for path in _APK if tree.is_file(path)), None)
    if path is None:
        return
    text = (tree.read(path, _LARGEST) or b"").decode("utf-8", "replace")
    for paragraph in text.split("\n\n"):
        fields = dict(re.findall(r"^([PVATUIoLm]):(.*)$", paragraph, re.MULTILINE))
        if fields.get("P") and "V" in fields:
            size = fields.get("I", "")
            yield Package(
                name=fields["P"],
                version=fields["V"],
                origin=Origin.APK,
                summary=fields.get("T", ""),
                arch=fields.get("A", ""),
                vendor=fields.get("m", ""),
                size=int(size) if _is_number(size) else None,
                source=path,
                url=fields.get("U", ""),
                source_package=fields.get("o", ""),
            )


def pacman(tree: Tree, problems: list[str]) -> Iterator[Package]:
    bad = 0
    for item in fetch(tree, _PACMAN, excludes=("*/files", "*/mtree", "*/install", "*/changelog")):
        if item.name != "desc" or item.target is not None:
            continue
        fields = _pacman_fields(item.text)
        if not fields.get("NAME") or "VERSION" not in fields:
            bad += 1
            continue
        size, installed = fields.get("SIZE", ""), fields.get("INSTALLDATE", "")
        yield Package(
            name=fields["NAME"],
            version=fields["VERSION"],
            origin=Origin.PACMAN,
            summary=fields.get("DESC", ""),
            arch=fields.get("ARCH", ""),
            section=fields.get("GROUPS", ""),
            vendor=fields.get("PACKAGER", ""),
            size=int(size) if _is_number(size) else None,
            installed=from_unix(int(installed)) if _is_number(installed) else None,
            source=item.path,
            url=fields.get("URL", ""),
            source_package=fields.get("BASE", ""),
        )
    if bad:
        problems.append(f"{_PACMAN} has {bad} entries that make no sense.")


def _pacman_fields(text: str) -> dict[str, str]:
    found = re.findall(r"^%(\w+)%\n([^\n]*)", text, re.MULTILINE)
    return dict(found)


def _flatpak(tree: Tree, _problems: list[str]) -> Iterator[Package]:
    for home in ("", *(f"/home/{name}/.local/share/flatpak" for name in tree.names("/home")[:100])):
        top = home or _FLATPAK
        for kind in ("app", "runtime"):
            for name in tree.names(f"{top}/{kind}")[:1000]:
                for arch in tree.names(f"{top}/{kind}/{name}")[:10]:
                    if arch != "current":
                        yield from _flatpak_branches(tree, f"{top}/{kind}", name, arch)


def _flatpak_branches(tree: Tree, top: str, name: str, arch: str) -> Iterator[Package]:
    for branch in tree.names(f"{top}/{name}/{arch}")[:20]:
        path = f"{top}/{name}/{arch}/{branch}/active"
        metadata = tree.text(f"{path}/metadata")
        if metadata is None:
            continue
        entry = tree.text(f"{path}/files/share/applications/{name}.desktop") or ""
        title = re.search(r"^Name=(.*)$", entry, re.MULTILINE)
        runtime = re.search(r"^runtime=(.*)$", metadata, re.MULTILINE)
        link = tree.link_status(path)
        yield Package(
            name=name,
            version=branch,
            origin=Origin.FLATPAK,
            summary=title[1] if title else "",
            arch=arch,
            section=runtime[1] if runtime else "",
            installed=from_unix(link.mtime) if link else None,
            source=f"{path}/metadata",
        )


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 15
