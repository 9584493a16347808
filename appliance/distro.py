"""What the host's distribution calls the packages that Guestscope needs: the one place for names.

`python3 appliance/distro.py install run test` prints the commands that install what is missing,
one a line, and nothing when all is there. scripts/setup asks that before there is a virtual
environment, so this module imports only the standard library and runs as a file.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

QUERY_TIMEOUT = 30
"""Seconds that the package database may take to answer."""


class Family(StrEnum):
    """Distributions that share package names and tools."""

    DEBIAN = "debian"
    UBUNTU = "ubuntu"
    FEDORA = "fedora"
    RHEL = "rhel"
    SUSE = "suse"
    ARCH = "arch"
    OTHER = "other"


_IDENTIFIERS = {
    "ubuntu": Family.UBUNTU,
    "debian": Family.DEBIAN,
    "rhel": Family.RHEL,
    "centos": Family.RHEL,
    "fedora": Family.FEDORA,
    "suse": Family.SUSE,
    "opensuse": Family.SUSE,
    "arch": Family.ARCH,
}
"""What os-release's ID and ID_LIKE may hold."""

_PARENTS = {Family.UBUNTU: Family.DEBIAN, Family.RHEL: Family.FEDORA}
"""Whose names and tools hold where a family has none of its own."""

_INSTALL = {
    Family.DEBIAN: "apt-get install -y --no-install-recommends",
    Family.FEDORA: "dnf install -y --setopt=install_weak_deps=False",
    Family.SUSE: "zypper --non-interactive install --no-recommends",
    Family.ARCH: "pacman -S --needed --noconfirm",
}
_REFRESH = {Family.DEBIAN: "apt-get update -q", Family.ARCH: "pacman -Sy"}

# {deb}, {rpm}, {qemu} and {python} depend on the machine: see Distribution.packages.
_PACKAGES: Mapping[str, Mapping[Family, str]] = {
    "qemu": {
        Family.DEBIAN: "qemu-system-{qemu} qemu-utils",
        Family.FEDORA: "qemu-system-{rpm}-core qemu-img",
        Family.RHEL: "qemu-kvm-core qemu-img",
        Family.SUSE: "qemu-{qemu} qemu-img",
        Family.ARCH: "qemu-system-{rpm} qemu-img",
    },
    "supermin": {
        Family.DEBIAN: "supermin",
        Family.FEDORA: "supermin",
        Family.SUSE: "supermin",
        Family.ARCH: "supermin",
    },
    "parts": {
        Family.DEBIAN: "libguestfs0 libguestfs-xfs",
        Family.FEDORA: "libguestfs-appliance libguestfs-xfs",
        Family.SUSE: "libguestfs-appliance",
        Family.ARCH: "libguestfs",
    },
    "kernel": {
        Family.DEBIAN: "linux-image-cloud-{deb}",
        Family.UBUNTU: "linux-image-virtual",
        Family.FEDORA: "kernel-core",
        Family.SUSE: "kernel-default",
        Family.ARCH: "linux",
    },
    "venv": {Family.DEBIAN: "python{python}-venv"},
    # What Qt's wheels expect of the system: GL, fonts, X11's extensions, Wayland's cursors.
    "window": {
        Family.DEBIAN: "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libx11-xcb1"
        " libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0"
        " libxcb-sync1 libxcb-xfixes0 libwayland-cursor0 libwayland-egl1 libgssapi-krb5-2 fonts-dejavu-core",
        Family.FEDORA: "libglvnd-egl libglvnd-glx glib2 dbus-libs fontconfig libX11-xcb libxkbcommon-x11"
        " xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
        " libwayland-cursor libwayland-egl krb5-libs dejavu-sans-fonts",
        Family.SUSE: "libglvnd libglib-2_0-0 libdbus-1-3 libfontconfig1 libX11-xcb1 libxkbcommon-x11-0"
        " libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libwayland-cursor0"
        " libwayland-egl1 dejavu-fonts",
        Family.ARCH: "libglvnd glib2 dbus fontconfig libxkbcommon-x11 xcb-util-cursor xcb-util-keysyms"
        " xcb-util-wm wayland krb5 ttf-dejavu",
    },
    # What tells a file manager which program opens which file.
    "desktop": {
        Family.DEBIAN: "desktop-file-utils shared-mime-info",
        Family.FEDORA: "desktop-file-utils shared-mime-info",
        Family.SUSE: "desktop-file-utils shared-mime-info",
        Family.ARCH: "desktop-file-utils shared-mime-info",
    },
    # libvirt's Python binding is published as source only.
    "libvirt": {
        Family.DEBIAN: "libvirt-dev pkg-config gcc",
        Family.FEDORA: "libvirt-devel pkgconf-pkg-config gcc",
        Family.SUSE: "libvirt-devel pkg-config gcc",
        Family.ARCH: "libvirt pkgconf gcc",
    },
    "headers": {
        Family.DEBIAN: "python{python}-dev libc6-dev",
        Family.FEDORA: "python3-devel",
        Family.SUSE: "python3-devel",
    },
    # A desktop to try ours in: a screen, a bus, what opens files by their type, and what checks our entry.
    "screen": {
        Family.DEBIAN: "xvfb xdotool dbus xdg-utils libglib2.0-bin appstream",
        Family.FEDORA: "xorg-x11-server-Xvfb xdotool dbus-daemon xdg-utils glib2 appstream",
        Family.SUSE: "xorg-x11-server-Xvfb xdotool dbus-1-daemon xdg-utils glib2-tools AppStream",
        Family.ARCH: "xorg-server-xvfb xdotool dbus xdg-utils glib2 appstream",
    },
    # A libvirt with machines that run.
    "hypervisor": {
        Family.DEBIAN: "libvirt-daemon libvirt-daemon-driver-qemu libvirt-clients",
        Family.FEDORA: "libvirt-daemon libvirt-daemon-driver-qemu libvirt-client",
        Family.SUSE: "libvirt-daemon libvirt-daemon-driver-qemu libvirt-client",
        Family.ARCH: "libvirt",
    },
    # What shows a guest's files in a folder.
    "fuse": {
        Family.DEBIAN: "fuse3",
        Family.FEDORA: "fuse3",
        Family.SUSE: "fuse3",
        Family.ARCH: "fuse3",
    },
    # What decodes files that Windows keeps compressed. Debian's library has its version in its name.
    "wim": {
        Family.DEBIAN: "wimtools",
        Family.FEDORA: "wimlib",
        Family.SUSE: "wimtools",
        Family.ARCH: "wimlib",
    },
    # QEMU's parts that reach disks on other machines.
    "remote": {
        Family.DEBIAN: "qemu-block-extra qemu-system-common",
        Family.FEDORA: "qemu-block-curl qemu-block-iscsi qemu-block-rbd qemu-block-ssh qemu-common",
        Family.RHEL: "qemu-kvm-block-curl qemu-kvm-block-rbd qemu-kvm-block-ssh qemu-kvm-common",
        Family.SUSE: "qemu-block-curl qemu-block-iscsi qemu-block-rbd qemu-block-ssh qemu-tools",
        Family.ARCH: "qemu-block-curl qemu-block-iscsi qemu-block-ssh qemu-storage-daemon",
    },
    # The reference that our answers are compared with, and what makes disks and systems for tests.
    "reference": {
        Family.DEBIAN: "python3-guestfs",
        Family.FEDORA: "python3-libguestfs",
        Family.SUSE: "python3-libguestfs",
        Family.ARCH: "libguestfs",
    },
    "disks": {
        Family.DEBIAN: "genisoimage debootstrap squashfs-tools",
        Family.FEDORA: "genisoimage debootstrap squashfs-tools",
        Family.SUSE: "mkisofs debootstrap squashfs",
        Family.ARCH: "cdrtools debootstrap squashfs-tools",
    },
}

GROUPS: Mapping[str, tuple[str, ...]] = {
    "run": ("venv", "qemu", "supermin", "parts", "kernel", "window", "desktop"),
    "extra": ("libvirt", "headers", "wim"),
    "test": ("wim", "reference", "disks", "screen", "hypervisor", "remote", "fuse"),
}
"""Needs that set-up asks for together."""

_BY_SIGHT = ("qemu", "supermin", "kernel")
"""Needs that can be seen to be met without asking for packages."""

_BY_HAND = "Install these with its package manager, and libguestfs's appliance:"
_KERNELS = ("boot/vmlinuz-*", "boot/Image-*", "lib/modules/*/vmlinuz")


@dataclass(frozen=True)
class Distribution:
    """One host: its family, its name for people, its processor, and whether we are root there."""

    family: Family
    name: str
    machine: str
    is_root: bool

    def packages(self, *needs: str) -> tuple[str, ...]:
        """The packages for these needs, empty where this distribution's names are not known."""
        cpu = self.machine
        words = {
            "rpm": {"x86_64": "x86"}.get(cpu, cpu),
            "deb": {"x86_64": "amd64", "aarch64": "arm64"}.get(cpu, cpu),
            "qemu": {"x86_64": "x86", "aarch64": "arm"}.get(cpu, cpu),
            "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        }
        found = (self._of(_PACKAGES[need]) or "" for need in needs)
        return tuple(dict.fromkeys(" ".join(found).format_map(words).split()))

    def install_command(self, *needs: str) -> str:
        """The shell command that installs the packages for these needs."""
        return self._command(self.packages(*needs) or needs)

    def install_missing(self, *groups: str) -> list[str]:
        """Shell commands that install what these groups need and do not have; none when all is there.

        Asks the package database: blocks for up to `QUERY_TIMEOUT`. Unknown names are not missed.
        """
        needs = [need for group in groups for need in GROUPS[group] if not is_there(need)]
        wanted = self.packages(*needs)
        missing = wanted if self.family is Family.OTHER else _not_installed(wanted)
        if not missing:
            return []
        refresh = self._of(_REFRESH)
        return [*([self._as_root(refresh)] if refresh else []), self._command(missing)]

    def copy_kernel_command(self, folder: Path) -> str:
        """The shell command that unpacks the newest kernel's package into `folder`, without root.

        Empty where the distribution's tools cannot do that, or its kernels are readable anyway.
        """
        if self._root_family() is not Family.DEBIAN:
            return ""
        (meta,) = self.packages("kernel")
        modules = " linux-modules-$R" if self.family is Family.UBUNTU else ""
        return (
            f"mkdir -p {shlex.quote(str(folder))} && cd {shlex.quote(str(folder))}"
            f" && R=$(apt-cache depends {meta} | sed -n 's/.*Depends: linux-image-//p' | head -n1)"
            f" && apt-get download linux-image-$R{modules}"
            ' && for p in ./*.deb; do dpkg-deb -x "$p" . || exit; done && rm ./*.deb'
            " && { [ -e lib ] || ln -s usr/lib lib; } && /sbin/depmod -b . $R"
        )

    def _command(self, words: Sequence[str]) -> str:
        install = self._of(_INSTALL)
        if install is None:
            return f"with {self.name}'s package manager: {' '.join(words)}"
        return self._as_root(f"{install} {shlex.join(words)}")

    def _as_root(self, command: str) -> str:
        return command if self.is_root else f"sudo {command}"

    def _of(self, table: Mapping[Family, str]) -> str | None:
        return table.get(self.family, table.get(self._root_family()))

    def _root_family(self) -> Family:
        return _PARENTS.get(self.family, self.family)


@functools.cache
def this() -> Distribution:
    """The distribution that we run on."""
    for place in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            return read(Path(place).read_text(errors="replace"))
        except OSError:
            continue
    return read("")


def read(os_release: str) -> Distribution:
    """The distribution that an os-release(5) file tells of, on this machine and for this user."""
    fields: dict[str, str] = {}
    for line in os_release.splitlines():
        if match := re.fullmatch(r"([A-Z_]+)=(.*)", line.strip()):
            try:
                fields[match[1]] = " ".join(shlex.split(match[2]))
            except ValueError:
                continue
    words = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace("opensuse-", "opensuse ").split()
    family = next((_IDENTIFIERS[word] for word in words if word in _IDENTIFIERS), Family.OTHER)
    name = fields.get("PRETTY_NAME") or fields.get("NAME") or "this system"
    return Distribution(family, name, platform.machine(), os.geteuid() == 0)


def is_there(need: str, system: Path = Path("/")) -> bool:
    """Whether a need is met however it came, so that no package is wanted for it."""
    if need == "venv":
        return importlib.util.find_spec("ensurepip") is not None
    if need == "headers":
        return Path(sysconfig.get_paths()["include"], "Python.h").exists()
    if need == "qemu":
        return all(map(shutil.which, (f"qemu-system-{platform.machine()}", "qemu-img")))
    if need == "supermin":
        return shutil.which("supermin") is not None
    if need == "kernel":
        return any(any(system.glob(pattern)) for pattern in _KERNELS)
    return False


def _not_installed(packages: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(packages)
    if not wanted:
        return ()
    if shutil.which("dpkg-query"):
        there = _names(["dpkg-query", "-W", "-f", "${db:Status-Abbrev}\t${Package}, ${Provides}\n"], "ii")
        return tuple(name for name in wanted if name not in there)
    query = ["rpm", "-q", "--whatprovides"] if shutil.which("rpm") else ["pacman", "-Q"]
    return tuple(name for name in wanted if _fails([*query, name]))


def _names(query: list[str], status: str) -> set[str]:
    names: set[str] = set()
    for line in _ask(query).stdout.splitlines():
        state, _, packages = line.partition("\t")
        if state.strip() == status:
            names.update(name.split()[0] for name in packages.split(",") if name.strip())
    return names


def _fails(query: list[str]) -> bool:
    return _ask(query).returncode != 0


def _ask(query: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        query,
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        errors="replace",
        timeout=QUERY_TIMEOUT,
        check=False,
    )


def main(arguments: Sequence[str]) -> int:
    """`install GROUP…`: print the commands that install what the groups lack."""
    if len(arguments) < 2 or arguments[0] != "install" or not set(arguments[1:]) <= set(GROUPS):
        sys.stderr.write(f"usage: distro.py install {{{','.join(GROUPS)}}}…\n")
        return 2
    here = this()
    if here.family is Family.OTHER and (unmet := [need for need in _BY_SIGHT if not is_there(need)]):
        sys.stderr.write(
            f"What {here.name} calls its packages is not known here. {_BY_HAND} {', '.join(unmet)}\n"
        )
        return 1
    sys.stdout.writelines(f"{command}\n" for command in here.install_missing(*arguments[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
