"""Actions that tell more of an inspected guest than the daemon's own: its icon, and its short name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.library.older import inspect_get_build_id as build_of

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.inspection.tree import Tree

_ICONS = {
    "altlinux": ("/usr/share/icons/hicolor/48x48/apps/altlinux.png",),
    "debian": ("/usr/share/pixmaps/debian-logo.png",),
    "fedora": ("/usr/share/icons/hicolor/96x96/apps/fedora-logo-icon.png",),
    "mageia": ("/usr/share/icons/mageia.png",),
    "opensuse": ("/usr/share/icons/hicolor/24x24/apps/distributor.png",),
    "ubuntu": (
        "/usr/share/icons/gnome/24x24/places/ubuntu-logo.png",
        "/usr/share/help/C/ubuntu-help/figures/ubuntu-logo.png",
    ),
    "voidlinux": ("/usr/share/void-artwork/void-logo.png",),
} | dict.fromkeys(
    ("rhel", "redhat-based", "centos", "scientificlinux", "oraclelinux"),
    (
        "/usr/share/pixmaps/redhat/shadowman-transparent.png",
        "/usr/share/pixmaps/fedora-logo-sprite.png",
    ),
)
_ICONS |= dict.fromkeys(("sles", "suse-based"), _ICONS["opensuse"])
"""Where the files of a distribution have its own logo."""

_LARGEST = {"altlinux": 20480, "voidlinux": 20480, "debian": 2048, "mageia": 2048, "ubuntu": 2048}
_LARGEST |= dict.fromkeys(("opensuse", "sles", "suse-based"), 2048)
_LARGEST |= dict.fromkeys(("rhel", "redhat-based", "centos", "scientificlinux", "oraclelinux"), 102400)
"""Bytes above which it is no logo. For others, and for favicons, four for each pixel."""

_SMALL_ICONS = frozenset({"ubuntu"})
"""Distributions whose logo is of no high quality."""

_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_LEAST_PIXELS, _MOST_PIXELS = 16, 1024

_FIRST_OF_11 = 22000
"""The build from which on Windows 10 calls itself 11."""

_NT = {(5, 1): "winxp", (6, 0): "winvista", (6, 1): "win7", (6, 2): "win8", (6, 3): "win8.1"}
_SERVERS = {(6, 0): "win2k8", (6, 1): "win2k8r2", (6, 2): "win2k12", (6, 3): "win2k12r2"}
_SERVERS_10 = {"2025": "win2k25", "2022": "win2k22", "2019": "win2k19"}


def inspect_get_icon(
    handle: GuestFS, root: str, *, favicon: bool | None = None, highquality: bool | None = None
) -> bytes:
    from engine.inspection.tree import Tree

    kind = handle.call_daemon("inspect_get_type", root)
    distro = handle.call_daemon("inspect_get_distro", root)
    handle.call_daemon("statns", "/")
    tree = Tree(handle, ignore_case=kind == "windows")
    if favicon is not False and not highquality:
        icon = _png(tree, "/etc/favicon.png")
        if icon:
            return icon
    if kind not in ("linux", "hurd") or (highquality and distro in _SMALL_ICONS):
        return b""
    paths = _ICONS.get(distro, ())
    if len(paths) == 2 and distro not in _SMALL_ICONS:
        is_new = handle.call_daemon("inspect_get_major_version", root) >= 7
        paths = (paths[is_new],)
    for path in paths:
        icon = _png(tree, path, _LARGEST.get(distro))
        if icon:
            return icon
    return b""


def _png(tree: Tree, path: str, largest: int | None = None) -> bytes:
    """The picture in a file, if it is a PNG of a reasonable size; else nothing."""
    head = tree.read(path, 24) or b""
    if not head.startswith(_PNG) or len(head) < 24:
        return b""
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    if not (_LEAST_PIXELS <= width <= _MOST_PIXELS and _LEAST_PIXELS <= height <= _MOST_PIXELS):
        return b""
    status = tree.status(path)
    limit = largest or 4 * width * height
    if status is None or status.size > limit:
        return b""
    return tree.read(path, limit) or b""


def inspect_get_osinfo(handle: GuestFS, root: str) -> str:
    kind = handle.call_daemon("inspect_get_type", root)
    distro = handle.call_daemon("inspect_get_distro", root)
    major = handle.call_daemon("inspect_get_major_version", root)
    minor = handle.call_daemon("inspect_get_minor_version", root)
    if kind == "linux":
        return _linux(distro, major, minor)
    if kind in ("freebsd", "netbsd", "openbsd"):
        return f"{distro}{major}.{minor}"
    if kind == "dos" and distro == "msdos":
        return "msdos6.22"
    if kind == "windows":
        return _windows(handle, root, major, minor)
    return "unknown"


def _linux(distro: str, major: int, minor: int) -> str:
    match distro:
        case "archlinux" | "gentoo" | "voidlinux":
            return distro
        case "fedora" | "mageia":
            return f"{distro}{major}"
        case "centos" if major == 7:
            return "centos7.0"
        case "centos" | "circle" | "rocky" if major >= 8:
            return f"{distro}{major}"
        case "debian" if major >= 4:
            return f"debian{major}"
        case "sles":
            return f"sles{major}sp{minor}" if minor else f"sles{major}"
        case "ubuntu":
            return f"ubuntu{major}.{minor:02}"
        case "altlinux":
            return f"{'alt' if major >= 8 else distro}{major}.{minor}"
    return f"{distro}{major}.{minor}" if distro != "unknown" and (major > 0 or minor > 0) else "unknown"


def _windows(handle: GuestFS, root: str, major: int, minor: int) -> str:
    product = handle.call_daemon("inspect_get_product_name", root)
    is_server = "Server" in handle.call_daemon("inspect_get_product_variant", root)
    if (major, minor) == (5, 2):
        return "winxp" if "XP" in product else "win2k3r2" if "R2" in product else "win2k3"
    if (major, minor) == (10, 0) and is_server:
        return next((name for year, name in _SERVERS_10.items() if year in product), "win2k16")
    if (major, minor) == (10, 0):
        build = re.match(r"\d+", build_of(handle, root))
        return "win11" if build and int(build[0]) >= _FIRST_OF_11 else "win10"
    names = _SERVERS if is_server and major == 6 else _NT
    return names.get((major, minor), "unknown")
