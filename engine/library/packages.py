"""What is installed, in the form in which guestfs(3) tells it. `engine.inspection` reads it.

As in libguestfs, the guest's file systems must be mounted, and packages that are asked for by name have
their version cut at its first hyphen. Portage's, which libguestfs leaves out, are here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from engine.errors import GuestFSError
from engine.inspection.errors import Unreadable
from engine.inspection.portage import portage
from engine.inspection.rpm_database import find_database, headers
from engine.inspection.rpm_header import parse_header
from engine.inspection.software import Package
from engine.inspection.software_unix import apk, dpkg, pacman
from engine.inspection.tree import Tree
from engine.inspection.windows import open_hive
from engine.structs import STRUCTS

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.inspection.hive import Key

Record = dict[str, Any]

_UNINSTALL = (
    r"Microsoft\Windows\CurrentVersion\Uninstall",
    r"WOW6432node\Microsoft\Windows\CurrentVersion\Uninstall",
)


def records(handle: GuestFS, root: str) -> list[Record]:
    """What is installed in the guest with this root, in the order of names."""
    kind = handle.call_daemon("inspect_get_type", root)
    # Says that nothing is mounted, where nothing is.
    handle.call_daemon("statns", "/")
    try:
        if kind == "windows":
            found = list(_windows(handle, root))
        elif kind in ("linux", "hurd"):
            lister = _LISTERS.get(handle.call_daemon("inspect_get_package_format", root))
            found = list(lister(Tree(handle))) if lister else []
        else:
            found = []
    except Unreadable as error:
        raise GuestFSError(f"inspect_list_applications2: {error}") from error
    return sorted(found, key=lambda one: one["app2_name"].encode("utf-8", "surrogateescape"))


def _record(name: str, **known: Any) -> Record:
    record: Record = dict.fromkeys(STRUCTS["application2"].names, "")
    return (
        record | {"app2_epoch": 0, "app2_name": name} | {f"app2_{key}": what for key, what in known.items()}
    )


def _dpkg(tree: Tree) -> Iterator[Record]:
    for package in _listed(tree, dpkg, "/var/lib/dpkg/status"):
        yield from _versioned(
            package,
            source_package=package.source_package,
            summary=package.summary,
            description=package.description,
        )


def _apk(tree: Tree) -> Iterator[Record]:
    for package in _listed(tree, apk, "/lib/apk/db/installed"):
        for record in _versioned(package, description=package.summary):
            yield record | {"app2_release": record["app2_release"].removeprefix("r")}


def _pacman(tree: Tree) -> Iterator[Record]:
    for package in _listed(tree, pacman, "/var/lib/pacman/local"):
        yield from _versioned(package, description=package.summary)


def _portage(tree: Tree) -> Iterator[Record]:
    for package in _listed(tree, portage, "/var/db/pkg"):
        yield from _versioned(package, summary=package.summary)


def _rpm(tree: Tree) -> Iterator[Record]:
    path = find_database(tree)
    if path is None:
        raise GuestFSError("inspect_list_applications2: there is no database of RPM packages.")
    for header in headers(tree, path):
        package = parse_header(header)
        if package is not None:
            yield _record(
                package.name,
                epoch=package.epoch or 0,
                version=package.version,
                release=package.release,
                arch=package.arch,
                url=package.url,
                summary=package.summary,
                description=package.description,
            )


_LISTERS: dict[str, Callable[[Tree], Iterator[Record]]] = {
    "deb": _dpkg,
    "rpm": _rpm,
    "apk": _apk,
    "pacman": _pacman,
    "ebuild": _portage,
}
"""By package format, in the words of guestfs(3)."""


def _listed(
    tree: Tree, lister: Callable[[Tree, list[str]], Iterator[Package]], place: str
) -> Iterator[Package]:
    if tree.status(place) is None:
        raise GuestFSError(f"inspect_list_applications2: there is no {place}.")
    return lister(tree, [])


def _versioned(package: Package, **known: Any) -> Iterator[Record]:
    """The record, unless its version makes no sense."""
    epoch, colon, rest = package.version.partition(":")
    number, rest = (epoch, rest) if colon else ("0", package.version)
    version, _, release = rest.partition("-")
    if number.isascii() and number.isdigit() and int(number) < 1 << 31:
        yield _record(
            package.name,
            epoch=int(number),
            version=version,
            release=release,
            arch=package.arch,
            url=package.url,
            **known,
        )


def _windows(handle: GuestFS, root: str) -> Iterator[Record]:
    path = handle.call_daemon("inspect_get_windows_software_hive", root)
    hive = open_hive(Tree(handle, ignore_case=True), path)
    if hive is None:
        raise GuestFSError(f"inspect_list_applications2: there is no {path}.")
    for place in _UNINSTALL:
        top = hive.find(place)
        for key in top.children() if top else ():
            yield from _program(key)


def _program(key: Key) -> Iterator[Record]:
    values = {value.name.lower(): value for value in key.values()}
    texts = {name: value.text for name, value in values.items()}
    # What Windows itself does not list either has no name to display.
    if "displayname" not in values:
        return
    hidden = "systemcomponent" in values and values["systemcomponent"].number == 1
    yield _record(
        key.name,
        display_name=texts["displayname"],
        version=texts.get("displayversion", ""),
        install_path=texts.get("installlocation", ""),
        publisher=texts.get("publisher", ""),
        url=texts.get("urlinfoabout", ""),
        description=texts.get("comments", ""),
        **{"class": "systemcomponent" if hidden else ""},
    )
